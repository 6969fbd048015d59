"""One dossier drawn: old acts at the left, shares as arrows, proposed acts at the right, then the checks.

A proposed act is described where an arrow first reaches it; later arrows only name it.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from ccam.french import tui as fr
from ccam.french.numbers import euros, plural, points, share
from ccam.model.codes import ProposedId
from ccam.model.draft import Fate
from ccam.usecases.views import (
    AlternativeView,
    DossierRow,
    DossierView,
    OldActView,
    ProposedActView,
    ProposedLineView,
    ViolationView,
)  # fmt: skip
from tui.drawing import amounts
from tui.drawing.lines import MARGIN, Line, blank, paragraph, plain, section, wrapped
from tui.drawing.said import said_lines
from tui.widgets.columns import fit

ARROW = 14
"""Cells of an arrow: ``─ 92,25 % ─▶ ``."""
ROOMY = 60
"""From how many cells the right side is the wider one."""
LABEL_LINES = 3


def name(row: DossierRow) -> str:
    """``HHFA001 +4``: the first act and how many others stand beside it."""
    others = row.old_count - 1
    return f"{row.id} +{others}" if others > 0 else row.id


def dossier_lines(view: DossierView, width: int) -> list[Line]:
    """The whole dossier; the stops are its old acts, in order."""
    below = [*_checks(view, width), *said_lines(view, width)]
    return [*_head(view.row, width), blank(), *_sides(view, width), blank(), *below]


def _head(row: DossierRow, width: int) -> list[Line]:
    shape = f"{row.kind} {row.old_count}–{row.new_count}"
    word = row.state[-1] if row.state and row.letter != fr.REVIEW_LETTER else fr.STATES.get(row.letter, "")
    state = f"{row.letter} {word}".strip()
    figures = [fr.BASE.format(amount=amounts.whole(row.base))]
    if not amounts.silence(row):
        figures.append(fr.THEORETICAL.format(amount=amounts.whole(row.impact.theoretical, sign=True)))
    if row.impact.unknown_base:
        figures.append(fr.UNKNOWN_BASE.format(amount=amounts.whole(row.impact.unknown_base)))
    shown = amounts.silence(row) or f"{amounts.full(row.impact, row.base)} {fr.OBSERVED}"
    money = [shown, " · ".join(figures)]
    return [
        *paragraph(f"{name(row)}  ·  {shape}  ·  {state}", width, "bold"),
        *paragraph(row.label, width),
        *section(fr.IMPACT_LINE, money, width),
    ]


def _sides(view: DossierView, width: int) -> Iterator[Line]:
    inner = width - len(MARGIN)
    # a line of points and tariff is the longest thing that does not break; a narrow side breaks it anyway
    left = (inner - ARROW) * (46 if inner >= ROOMY else 50) // 100
    right = inner - ARROW - left
    yield plain(fit(fr.OLD_ACTS, left + ARROW) + fr.NEW_ACTS, "dim")
    known = {act.id: act for act in view.new}
    described: set[ProposedId] = set()
    for stop, old in enumerate(view.old):
        pairs = zip_longest(_old(old, left), _fates(old, known, described, right), fillvalue=Text(""))
        for old_text, new_text in pairs:
            yield Line(_beside(old_text, new_text, left), stop)
    for act in view.new:
        if act.id not in described:
            for number, part in enumerate(_proposed(act, right)):
                arrow = f"─ {fr.CREATED} ".ljust(ARROW - 3, "─") + "─▶ " if number == 0 else ""
                yield Line(_beside(Text(""), Text(arrow.ljust(ARROW)) + part, left))


def _beside(left_text: Text, right_text: Text, left: int) -> Text:
    gap = " " * max(0, left - cell_len(left_text.plain))
    return Text.assemble(MARGIN, left_text, gap, right_text, no_wrap=True, end="")


def _old(act: OldActView, width: int) -> list[Text]:
    price = fr.NO_PRICE if act.price is None else euros(act.price)
    count = fr.NO_PRICE if act.quantity is None else plural(act.quantity, fr.ONE_ACT)
    remarks = [fr.REVIEW.format(reason=act.review)] if act.review else []
    remarks += [fr.ORIGIN.format(origin=act.share_origin)] if len(act.alternatives) > 1 else []
    remarks += [
        fr.OTHER_SHARES.format(measure=measure, parts=" / ".join(map(share, parts)))
        for measure, parts in act.other_shares
    ]
    lines = _named(act.code, act.label, width - 2)
    lines += [Text("  " + part) for part in _side_by_side(price, count, width - 4)]
    for remark in [*remarks, *act.left]:
        lines += [Text("  " + part, "dim") for part in wrapped(remark, width - 4)]
    for line in lines:
        line.truncate(width - 2, overflow="ellipsis")
        line.pad_left(1)
    return lines


def _named(code: str, label: str, width: int) -> list[Text]:
    parts = wrapped(f"{code} {label}", width, lines=LABEL_LINES, indent="  ")
    first = Text(parts[0])
    first.stylize("bold", 0, len(code))
    return [first, *(Text(part) for part in parts[1:])]


def _fates(
    old: OldActView, known: dict[ProposedId, ProposedActView], described: set[ProposedId], width: int
) -> list[Text]:
    if not old.alternatives:
        words = fr.DELETED if old.fate == Fate.DELETED else fr.NO_FATE
        parts = ["", *wrapped(old.reason, width)] if old.reason else [""]
        heads = ["─ " + words, *[""] * (len(parts) - 1)]
        return [Text(fit(head, ARROW) + part) for head, part in zip(heads, parts, strict=True)]
    lines: list[Text] = []
    for alternative in old.alternatives:
        lines += _alternative(alternative, known, described, width)
    return lines


def _alternative(
    alternative: AlternativeView, known: dict[ProposedId, ProposedActView], described: set[ProposedId], width: int
) -> list[Text]:
    together = len(alternative.members) > 1
    arrow = f"─ {share(alternative.part)} ".ljust(ARROW - 3, "─") + "─▶ "
    lines = [Text(arrow + fr.TOGETHER)] if together else []
    for place, member in enumerate(alternative.members, 1):
        last = place == len(alternative.members)
        head, rest = ("└▶ " if last else "├▶ ", "   " if last else "│  ") if together else (arrow, "")
        parts = _target(member, known, described, width)
        lines += [Text((head if number == 0 else rest).rjust(ARROW)) + part for number, part in enumerate(parts)]
    return lines


def _target(
    member: ProposedId, known: dict[ProposedId, ProposedActView], described: set[ProposedId], width: int
) -> list[Text]:
    act = known.get(member)
    if act is None:
        return [Text(member, "bold")]
    if member in described:
        label = wrapped(act.label, width - len(act.shown_code) - 1, lines=1)[0]
        return [Text.assemble((act.shown_code, "bold"), " ", label)]
    described.add(member)
    return _proposed(act, width)


def _proposed(act: ProposedActView, width: int) -> list[Text]:
    lines = _named(act.shown_code, act.label, width)
    for line in act.lines:
        lines += [Text("  " + part) for part in _line(line, width - 2)]
    return lines


def _line(line: ProposedLineView, width: int) -> list[str]:
    """Points and tariff of a line, or why they are unknown; the performances that flow into it; its conditions."""
    return [*_tariff(line, width), *(wrapped(line.conditions, width, indent="  ") if line.conditions else ())]


def _tariff(line: ProposedLineView, width: int) -> list[str]:
    slot = str(line.slot.activity) if line.slot.phase == 0 else str(line.slot)
    if line.tariff is None or line.score is None:
        return wrapped(fr.ACTIVITY_UNKNOWN.format(slot=slot, why=line.why or fr.UNKNOWN_POINTS), width)
    words = fr.ACTIVITY_POINTS.format(slot=slot, points=points(line.score), tariff=euros(line.tariff))
    return _side_by_side(words, plural(line.quantity, fr.ONE_ACT), width)


def _side_by_side(first: str, second: str, width: int) -> list[str]:
    """On one line where there is room, else on several: a figure is never cut, its spaces do not break."""
    together = f"{first} · {second}"
    if cell_len(together) <= width:
        return [together]
    return [*wrapped(first, width, indent="  "), *wrapped(second, width, indent="  ")]


def _checks(view: DossierView, width: int) -> list[Line]:
    items = [_violation(violation) for violation in view.checks or view.violations] or [fr.NO_VIOLATION]
    return section(fr.INVARIANTS, items, width)


def _violation(violation: ViolationView) -> str:
    return fr.VIOLATION.format(
        sign=fr.VIOLATION_SIGNS.get(violation.level, "!"),
        id=violation.id,
        level=violation.level,
        sentence=violation.sentence,
        hint=violation.hint,
    ).rstrip()
