"""Bars of the screen « Impact », in block characters; each factor has a sign of its own beside its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccam.french import tui_impact as fr
from ccam.french.numbers import NBSP, euros_short, percent
from tui.drawing.lines import wrapped

if TYPE_CHECKING:
    from valuation.movement import Bin

SIGNS = {
    "cible": "▚",
    "points": "█",
    "fc": "▓",
    "cp": "▒",
    "transcodage": "░",
    "transition": "▞",
    "inconnu": "?",
    "associations": "+",
}
EIGHTHS = " ▁▂▃▄▅▆▇█"
PARTIAL = " ▏▎▍▌▋▊▉"
FULL = "█"
LEFT, RIGHT = "▕", "▏"


def bar(amount: int, largest: int, width: int) -> str:
    """A bar of ``amount`` out of ``largest``, in eighths of a cell; something is never drawn as nothing."""
    if amount <= 0 or largest <= 0:
        return ""
    eighths = max(1, (8 * width * amount + largest // 2) // largest)
    return FULL * (eighths // 8) + PARTIAL[eighths % 8].strip()


def stacked(factors: Sequence[str], parts: Sequence[int], width: int) -> list[str]:
    """Gains then losses as two stacked bars of one scale, and what each sign is; one line where nothing moves."""
    if not any(parts):
        return [fr.NO_EFFECT]
    sides = [(fr.GAINS, 1), (fr.LOSSES, -1)]
    sums = [sum(max(sign * part, 0) for part in parts) for _, sign in sides]
    column = max(len(name) for name, _ in sides)
    amounts = [euros_short(total * sign, sign=True) for total, (_, sign) in zip(sums, sides, strict=True)]
    room = max(8, width - column - max(map(len, amounts)) - 4)
    lines = []
    for (name, sign), total, amount in zip(sides, sums, amounts, strict=True):
        if total:
            cells = _cells([max(sign * part, 0) for part in parts], max(sums), room)
            drawn = "".join(SIGNS[factor] * count for factor, count in zip(factors, cells, strict=True))
            lines.append(f"{name.ljust(column)} {amount.rjust(max(map(len, amounts)))} {LEFT}{drawn}{RIGHT}")
    legend = [
        f"{SIGNS[factor]}{NBSP}{fr.FACTORS[factor].replace(' ', NBSP)}{NBSP}{euros_short(part, sign=True)}"
        for factor, part in zip(factors, parts, strict=True)
    ]
    return [*lines, *wrapped("  ".join(legend), width)]


def _cells(parts: Sequence[int], largest: int, width: int) -> list[int]:
    """Cells of each part; ends are rounded, not lengths, so that the whole has the right one."""
    done, made = 0, []
    for place in range(len(parts)):
        end = (sum(parts[: place + 1]) * width + largest // 2) // largest
        made.append(end - done)
        done = end
    return made


def spread(bins: "Sequence[Bin]", width: int) -> str:
    """The shape of the changes, from falls to rises, by spend; then the same in words."""
    base = sum(one.base for one in bins)
    if base <= 0:
        return ""
    figured = [one for one in bins if one.figured]
    largest = max((one.base for one in figured), default=0)
    shape = "".join(_height(one.base, largest) for one in figured)
    lost, gained = [one for one in figured if _falls(one)], [one for one in figured if _rises(one)]
    still = sum(one.base for one in figured if one.low == one.high)
    silent = sum(one.base for one in bins if not one.figured)
    ends = [
        fr.SPREAD_STILL.format(percent=percent(still, base)),
        fr.SPREAD_SILENT.format(percent=percent(silent, base)),
    ]
    for much, last in ((True, ends[1:]), (False, ends[1:]), (False, [])):
        down, up = _side(lost, base, fr.SPREAD_LOST, much), _side(gained, base, fr.SPREAD_GAINED, much)
        told = fr.SPREAD.format(shape=f"{LEFT}{shape}{RIGHT}", parts=" · ".join([down, ends[0], up, *last]))
        if len(told) <= width:
            break
    return told


def _height(amount: int, largest: int) -> str:
    if amount <= 0:
        return EIGHTHS[0]
    return EIGHTHS[max(1, (8 * amount + largest // 2) // largest)]


def _falls(one: "Bin") -> bool:
    return one.low is None or one.low < 0


def _rises(one: "Bin") -> bool:
    return one.high is None or one.high > 0


def _side(bins: "Sequence[Bin]", base: int, sentence: str, detailed: bool) -> str:
    """One side of the changes; in detail, how much of it is far."""
    much = sum(one.base for one in bins if one.low is None or one.high is None)
    told = sentence.format(percent=percent(sum(one.base for one in bins), base))
    return told + fr.SPREAD_MUCH.format(percent=percent(much, base)) if much and detailed else told
