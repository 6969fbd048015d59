"""What becomes of each old act of a dossier, drawn: old acts at the left, proposed ones at the right, shares between.

The width of a line goes with the acts it carries; every figure stands in words beside it, so that nothing is told by
the drawing alone. A dossier with more acts than a sheet holds has no drawing, but the same words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from ccam.french import numbers
from ccam.french import report_charts as fr
from ccam.model.draft import Fate
from ccam.model.text import safe
from ccam.publish.page.blocks import Block, Bullets, Drawing
from ccam.publish.page.drawing import FONT
from ccam.publish.report.changes import DossierChange, NewSide, OldSide

WIDTH, SIDE, LINE, GAP = 640, 240, 14.5, 12
"""Whole width, that of each side, height of a line of words, room between two acts."""
LABEL_LINES = 3
"""Lines of a label: what is left out stands in the tables."""
MOST = 16
"""Acts of one side that a sheet holds."""
CHARACTERS = 40
"""Characters of a line of a side."""
THICK = 9
"""Width of the line that carries most."""


@dataclass(frozen=True, slots=True)
class Box:
    """An act: its code, the words under it, and where it stands."""

    code: str
    words: tuple[str, ...]
    top: float = 0.0

    @property
    def height(self) -> float:
        """In the unit of the drawing."""
        return LINE * (1 + len(self.words))

    @property
    def middle(self) -> float:
        """Where lines come to."""
        return self.top + self.height / 2


def flow(change: DossierChange) -> Iterator[Block]:
    """The drawing of a dossier; its words alone where a sheet would not hold it, nothing where no old act is in it."""
    if not change.old:
        return
    told = tuple(map(line_of, change.old))
    if max(len(change.old), len(change.new)) > MOST:
        yield Bullets(told)
        return
    words = "\n".join(told)
    yield Drawing(partial(_svg, change, words), fr.FLOW, words)


def line_of(act: OldSide) -> str:
    """What becomes of an old act, in one line."""
    fates = ", ".join(_way(way.acts, way.part) for way in act.ways) or _fate(act)
    return fr.LINE.format(act=f"{act.code} {act.label}".strip(), terms=_old_terms(act), fates=fates)


def _way(acts: tuple[str, ...], part: int | None) -> str:
    named = fr.AND.join(acts)
    return fr.NO_PART.format(acts=named) if part is None else fr.WAY.format(part=numbers.share(part), acts=named)


def _fate(act: OldSide) -> str:
    return fr.DELETED if act.fate is Fate.DELETED else fr.UNDECIDED


def _old_terms(act: OldSide) -> str:
    price = fr.NO_PRICE if act.price is None else numbers.euros(act.price)
    if act.quantity is None:
        return price
    return fr.OLD_TERMS.format(price=price, volume=numbers.plural(act.quantity, *fr.VOLUME))


def _new_terms(act: NewSide) -> str:
    """The first line of an act: its points, its tariff, what flows into it."""
    if not act.lines:
        return ""
    line = act.lines[0]
    tariff = fr.NO_PRICE if line.tariff is None else numbers.euros(line.tariff)
    volume = numbers.plural(line.quantity, *fr.VOLUME)
    if line.score is None:
        return fr.OLD_TERMS.format(price=tariff, volume=volume)
    points = f"{numbers.points(line.score)} {fr.POINTS[line.score >= 200]}"
    return fr.OLD_TERMS.format(price=fr.TARIFF.format(points=points, tariff=tariff), volume=volume)


# drawing --------------------------------------------------------------------------------------


def _svg(change: DossierChange, words: str) -> str:
    left = _placed([Box(act.code, (*_wrapped(act.label), _old_terms(act))) for act in change.old])
    right = _placed([Box(act.shown, (*_wrapped(act.label), *filter(None, [_new_terms(act)]))) for act in change.new])
    height = max(each[-1].top + each[-1].height for each in (left, right) if each) + GAP
    left, right = _centred(left, height), _centred(right, height)
    parts = [*_lines(change, left, right)]
    parts += [_text(box, SIDE - 8, "end") for box in left] + [_text(box, WIDTH - SIDE + 8, "start") for box in right]
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(safe(words))}" '
        f'font-family="{FONT}" font-size="12" fill="currentColor">{"".join(parts)}</svg>'
    )


def _placed(boxes: list[Box]) -> list[Box]:
    top, made = 2.0, []
    for box in boxes:
        made.append(Box(box.code, box.words, top))
        top += box.height + GAP
    return made


def _centred(boxes: list[Box], height: float) -> list[Box]:
    """The shorter side in the middle of the longer one."""
    if not boxes:
        return boxes
    down = (height - GAP - boxes[-1].top - boxes[-1].height + 2) / 2
    return [Box(box.code, box.words, box.top + max(0.0, down)) for box in boxes]


def _lines(change: DossierChange, left: list[Box], right: list[Box]) -> Iterator[str]:
    """A line for each target of each way, its share at its start."""
    targets = {box.code: box for box in right}
    most = max(abs(act.quantity or 0) for act in change.old) or 1
    for act, box in zip(change.old, left, strict=True):
        if not act.ways:
            yield _share(SIDE + 10, box.middle, _fate(act), "start")
        for number, way in enumerate(act.ways):
            start = box.middle + (number - (len(act.ways) - 1) / 2) * 13
            carried = abs(act.quantity or 0) * (way.part or 0) / 10_000
            thick = max(0.8, THICK * carried / most)
            known = [targets[code] for code in way.acts if code in targets]
            yield from (_curve(start, target.middle, thick, bare=way.part is None) for target in known)
            told = fr.NO_SHARE if way.part is None else numbers.share(way.part)
            yield _share(SIDE + 6, start - thick / 2 - 2, told if known else fr.KEPT, "start")


def _curve(start: float, end: float, thick: float, *, bare: bool) -> str:
    """From one side to the other; dashed where its share is missing."""
    near, far = SIDE, WIDTH - SIDE - 7
    bend = (near + far) / 2
    dash = ' stroke-dasharray="4 3"' if bare else ""
    return (
        f'<path d="M{near},{start:.1f}C{bend:.0f},{start:.1f} {bend:.0f},{end:.1f} {far},{end:.1f}" fill="none" '
        f'stroke="currentColor" stroke-opacity="0.4" stroke-width="{thick:.1f}"{dash}/>'
        f'<path d="M{far},{end - 4:.1f}l7,4l-7,4z"/>'
    )


def _share(x: float, y: float, told: str, anchor: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.1f}" text-anchor="{anchor}" font-size="10.5">{escape(told)}</text>'


def _text(box: Box, x: int, anchor: str) -> str:
    """The code, then its words."""
    first = box.top + LINE - 3
    lines = [f'<text x="{x}" y="{first:.1f}" text-anchor="{anchor}" font-weight="bold">{escape(safe(box.code))}</text>']
    for number, line in enumerate(box.words, 1):
        lines.append(f'<text x="{x}" y="{first + number * LINE:.1f}" text-anchor="{anchor}">{escape(line)}</text>')
    return "".join(lines)


def _wrapped(label: str) -> list[str]:
    """A label on a few lines, cut at words; an ellipsis where more is left."""
    lines = [""]
    for word in safe(label).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > CHARACTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()[:CHARACTERS]
    if len(lines) > LABEL_LINES:
        return [*lines[: LABEL_LINES - 1], f"{lines[LABEL_LINES - 1][: CHARACTERS - 2]}…"]
    return [line for line in lines if line]
