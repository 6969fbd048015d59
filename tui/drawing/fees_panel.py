"""Screen « Forfaits techniques »: criteria, perimeter, hypotheses and disagreements as rows, and each row in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.formats.templates_imaging import HYPOTHESES as HYPOTHESIS_WORDS
from ccam.french import fees as text_words
from ccam.french import numbers
from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.model.text import folded
from ccam.usecases.fees.seen import SEATS, FeesSeen
from ccam.usecases.panel import said as texts
from ccam.usecases.panel.disputes import item_name, rounded
from ccam.usecases.panel.views import ItemView, JudgedFee, PanelDispute, RatedCriterion
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.widgets.columns import Column

if TYPE_CHECKING:
    from ccam.model.registers import Disagreement
    from ccam.usecases.panel.sheets import Said, SaidValue

BAR = words.SIDE_BAR
NAMES = tuple(words.SEATS.values())

SAID = (Column(fr.COLUMN_ACCORD, 16), Column(fr.COLUMN_VERDICT, 19))
CRITERIA_COLUMNS = (
    Column(fr.COLUMN_CRITERION, 8, flexible=True),
    Column(fr.COLUMN_MEASURE, 24, drop=2, most=70),
    *(Column(name, 4, right=True) for name in NAMES[:2]),
    Column(BAR, 1),
    *(Column(name, 5, right=True) for name in NAMES[2:]),
    Column(fr.COLUMN_BETWEEN, 5, right=True, drop=1),
    *SAID,
)
PERIMETER_COLUMNS = (
    Column(fr.COLUMN_ITEM, 16, flexible=True),
    *(Column(name, 5) for name in NAMES[:2]),
    Column(BAR, 1),
    *(Column(name, 5) for name in NAMES[2:]),
    Column(fr.COLUMN_STATE, 10),
    Column(fr.COLUMN_PER_EXAM, 15, right=True),
)
HYPOTHESES_COLUMNS = (
    Column(fr.COLUMN_HYPOTHESIS, 15, flexible=True),
    *(Column(name, 10, right=True) for name in NAMES[:2]),
    Column(BAR, 1),
    *(Column(name, 10, right=True) for name in NAMES[2:]),
    Column(fr.COLUMN_WEIGHS, 8, right=True, value=lambda row: row.weighs, decimals=2),
)
DISPUTES_COLUMNS = (
    Column(fr.COLUMN_NATURE, 9),
    Column(fr.COLUMN_DISPUTE, 16, flexible=True),
    Column(fr.COLUMN_PER_EXAM, 15, right=True),
    Column(fr.COLUMN_YEARLY, 10, right=True, value=lambda row: row.yearly, decimals=2),
    Column(fr.COLUMN_REGISTER, 10),
)


@dataclass(frozen=True, slots=True)
class HypothesisRow:
    """One hypothesis of a fee as each seat supposes it; ``weighs`` is what it changes in cents from the lowest value to
    the highest, None where it is not known. The first row has no ``name``: it is the value.
    """

    name: str
    item: str
    label: str
    said: "tuple[SaidValue | None, ...]"
    weighs: int | None

    @property
    def key(self) -> str:
        """What names the row."""
        return f"{self.name}/{self.item}"


# criteria --------------------------------------------------------------------------------------------------------


def criterion_cells(each: RatedCriterion, rating: "tuple[int, str] | None" = None) -> tuple[str, ...]:
    """One criterion; ``rating`` is the place of the seat that is rating it, and what is typed."""
    notes = texts.notes_said(each)
    if rating:
        place, typed = rating
        notes[place] = fr.RATING.format(note=typed) if typed else fr.RATING_EMPTY
    accord, verdict = texts.judged_said(each)
    between = texts.exact_said(each.reading.between) if each.reading else ""
    name = each.listed.criterion.name + (words.GATE_MARK if each.listed.criterion.gate else "")
    return (
        f"{name} {each.listed.words}", each.measure, *notes[:2], BAR, *notes[2:], between, accord, verdict,
    )  # fmt: skip


def criterion_lines(seen: FeesSeen, fee: JudgedFee, each: RatedCriterion, width: int) -> list[Line]:
    """A criterion in full: what is measured, who says what, agreement apart from verdict."""
    criterion = each.listed.criterion
    lines = [*paragraph(f"{criterion.name} {each.listed.words}", width, "bold")]
    lines += section(fr.MEASURE, [each.measure], width)
    lines += section(fr.NOTES, list(_notes(seen, fee, each)), width)
    accord, verdict = texts.judged_said(each)
    if not each.sealed and each.judgement:
        lines += section(fr.ACCORD, [accord], width)
        lines += section(fr.VERDICT, [verdict], width)
    if reserves := list(texts.reservations_said(each)):
        lines += section(fr.RESERVES, reserves, width)
    if each.reading:
        lines += section(fr.GAPS, [texts.gaps_said(each), texts.ipras_said(each)], width)
    if said := list(texts.gestures_said(each)):
        lines += section(fr.GESTURES, said, width)
    weight = [words.WEIGHT.format(weight=numbers.points(each.listed.weight))]
    weight += [] if each.listed.counts else [fr.COUNTS_NOT]
    weight += [fr.GATE] if criterion.gate else []
    return [*lines, *section(fr.WEIGHT, weight, width)]


def _notes(seen: FeesSeen, fee: JudgedFee, each: RatedCriterion) -> Iterator[str]:
    if each.sealed:
        yield fr.SEALED.format(filed=words.seats(each.filed) or fr.NOBODY)
        if seen.held and seen.held in each.filed:
            own = seen.own(fee, each)
            yield fr.OWN_NOTE.format(note=fr.OWN_ABSENT if own is None else own)
        return
    if not each.filed:
        yield fr.NOT_RATED
        return
    said = [f"{name} {note}" for name, note in zip(NAMES, texts.notes_said(each), strict=True)]
    yield f"{' · '.join(said[:2])} {BAR} {' · '.join(said[2:])}"
    for name, reason in zip(NAMES, each.reasons, strict=True):
        if reason:
            yield words.SAYS.format(seat=name, words=reason)


# perimeter -------------------------------------------------------------------------------------------------------


def item_rows(fee: JudgedFee) -> tuple[ItemView, ...]:
    """The items in dispute first, then as the ledger has them."""
    return tuple(sorted(fee.items, key=lambda each: not each.votes.disputed))


def item_cells(each: ItemView) -> tuple[str, ...]:
    """Where each seat puts a cost item."""
    said = [words.STANDINGS[one.value] if one else words.NO_NOTE for one in each.votes.standings]
    state = words.ITEM_STATES[each.votes.state.value]
    return (item_name(each.votes.item), *said[:2], BAR, *said[2:], state, texts.range_said(each.effect))


def item_lines(seen: FeesSeen, fee: JudgedFee, each: ItemView, width: int) -> list[Line]:
    """A cost item in full: what each seat says and why, what the text says, what it weighs."""
    lines = paragraph(f"{item_name(each.votes.item)} : {words.ITEM_STATES[each.votes.state.value]}", width, "bold")
    lines += section(fr.SEATS_TITLE, list(_standings(seen, fee, each)), width)
    weighs = texts.range_said(each.effect)
    lines += section(fr.BASIS, [fr.WEIGHS.format(effect=weighs) if weighs else fr.WEIGHS_UNKNOWN], width)
    text = (seen.perimeter or {}).get(each.votes.item)
    if text:
        said = [text_words.IN_TEXT[text.in_text]]
        if text.until:
            said.append(
                text_words.PAID_ELSEWHERE.format(
                    item=item_name(each.votes.item), code=text.paid_elsewhere, until=numbers.day(text.until)
                )
            )
        if text.since:
            said.append(text_words.NOT_YET.format(item=item_name(each.votes.item), since=numbers.day(text.since)))
        lines += section(fr.TEXT, [*said, *([text.dispute] if text.dispute else [])], width)
    return lines


def _standings(seen: FeesSeen, fee: JudgedFee, each: ItemView) -> Iterator[str]:
    key = folded(fee.described.name)
    for seat, name in words.SEATS.items():
        said = seen.sheets.standing(key, seat, each.votes.item) if seen.sheets else None
        what = words.LONG_STANDINGS[said.standing.value] if said else fr.NO_WORD
        yield fr.SEAT_SAYS.format(seat=name, what=_with_reason(what, said))


# hypotheses ------------------------------------------------------------------------------------------------------


def hypothesis_rows(seen: FeesSeen, fee: JudgedFee) -> tuple[HypothesisRow, ...]:
    """The value of each seat, then what it rests on: what moves the value most comes first."""
    key = folded(fee.described.name)
    supposed = seen.sheets.supposed if seen.sheets else {}
    moves = {lever.name: rounded(lever.cents) for lever in fee.levers}
    rows = []
    for name, item in dict.fromkeys(place[2:] for place in supposed if place[0] == key):
        said = tuple(supposed.get((key, seat, name, item)) for seat in SEATS)
        rows.append(HypothesisRow(name, item, _label(name, item), said, moves.pop(item or name, None)))
    rows.sort(key=lambda row: (-abs(row.weighs or 0), row.label))
    return (HypothesisRow("", "", fr.VALUE_ROW, (), None), *rows) if rows else ()


def _label(name: str, item: str) -> str:
    if item:
        return (fr.COST_OF if name == "cout_annuel" else fr.COST_PER_EXAM_OF).format(item=item_name(item))
    return next(shown for shown, known in HYPOTHESIS_WORDS.items() if known == name)


def hypothesis_cells(fee: JudgedFee, row: HypothesisRow) -> tuple[str, ...]:
    """One hypothesis; the first row is the value."""
    if not row.name:
        shown = [texts.cents_said(each.cents) for each in fee.values]
        low, high = _ends(fee)
        weighs = texts.cents_said(high - low, sign=True) if fee.ends else ""
    else:
        shown = [words.NO_NOTE if said is None else numbers.scaled(said.value, 4, trim=True) for said in row.said]
        weighs = "" if row.weighs is None else texts.cents_said(row.weighs, sign=True)
    return (row.label, *shown[:2], BAR, *shown[2:], weighs)


def _ends(fee: JudgedFee) -> tuple[int, int]:
    known = [each.cents for each in fee.values if each.cents is not None] or [0]
    return min(known), max(known)


def hypothesis_lines(fee: JudgedFee, row: HypothesisRow, width: int) -> list[Line]:
    """A hypothesis in full: each seat's value with its reason and its evidence; or how each value is made."""
    lines = paragraph(row.label, width, "bold")
    if not row.name:
        said = [texts.lacks_said(each) or texts.parts_said(each) for each in fee.values]
        return [*lines, *section(fr.VALUES, said, width), *section(fr.WHAT_MOVES, [_moved(fee)], width)]
    said = []
    for name, one in zip(NAMES, row.said, strict=True):
        what = fr.NO_WORD if one is None else numbers.scaled(one.value, 4, trim=True)
        said.append(fr.SEAT_SAYS.format(seat=name, what=_with_reason(what, one)))
    lines += section(fr.SEATS_TITLE, said, width)
    if fee.ends:
        low, high = (words.SEATS[seat] for seat in fee.ends)
        told = (fr.SAME_EVERYWHERE if row.weighs is None else fr.LEVER_ALONE).format(
            low=low, high=high, cents=texts.cents_said(row.weighs, sign=True)
        )
        lines += section(fr.WHAT_MOVES, [told], width)
    return lines


def _moved(fee: JudgedFee) -> str:
    return texts.levers_said(fee) or fr.NO_GAP


# disagreements ---------------------------------------------------------------------------------------------------


def dispute_cells(each: PanelDispute, known: "Disagreement | None") -> tuple[str, ...]:
    """One disagreement with its euros, and its number once it is in the register."""
    per_exam = "" if each.low is None or each.high is None else texts.range_said((each.low, each.high))
    yearly = "" if each.yearly is None else numbers.euros_short(each.yearly)
    entered = fr.NOT_ENTERED
    if known:
        entered = (fr.ENTERED_CLOSED if known.closed else fr.ENTERED).format(id=known.id)
    return (words.DISPUTE_KINDS[each.kind], each.name, per_exam or words.EFFECT_UNKNOWN, yearly, entered)


def dispute_lines(each: PanelDispute, known: "Disagreement | None", width: int) -> list[Line]:
    """A disagreement in full: the question, both sides in their words, the effect and how it was obtained."""
    lines = [*paragraph(each.question, width, "bold"), blank()]
    lines += section(fr.SIDES, [_side(one.who, one.words, one.evidence) for one in each.sides], width)
    lines += section(fr.BASIS, [texts.effect_said(each), *([each.basis] if each.basis else [])], width)
    lines += section(fr.SETTLES, [each.settles], width) if each.settles else []
    state = fr.NOT_IN_REGISTER
    if known:
        state = fr.OPENED_AS.format(id=known.id, state=fr.OPENED_STATES[known.closed].format(outcome=known.outcome))
    return [*lines, *section(fr.REGISTER, [state], width)]


def _side(who: str, said: str, evidence: str) -> str:
    told = fr.SEAT_SAYS.format(seat=who, what=said)
    return fr.FROM_SOURCE.format(what=told, source=evidence) if evidence else told


def _with_reason(what: str, said: "Said | None") -> str:
    if said is None:
        return what
    told = fr.WITH_REASON.format(what=what, reason=said.reason) if said.reason else what
    return fr.FROM_SOURCE.format(what=told, source=said.source) if said.source else told


def nothing(text: str, width: int) -> Sequence[Line]:
    """Why there is nothing."""
    return [plain(""), *paragraph(text, width)]
