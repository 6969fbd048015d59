"""The criteria as the experts made them, and their notes round by round: sealed first, then feedback, then reasons."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccam.french import panel as fr
from ccam.model.errors import DataRefused
from ccam.model.text import folded
from ccam.usecases.panel.rounds import Rounds, names, rounds_of
from ccam.usecases.panel.sheets import Gesture, PanelSheets, SaidNote
from ccam.usecases.panel.views import ListedCriterion, RatedCriterion

if TYPE_CHECKING:
    from ccam.formats.panel_rules import Criterion, Ipras, PanelRule
    from valuation.panel import Notes

ADD, REWORD, REJECT, WEIGHT = "ajouter", "reformuler", "rejeter", "ponderer"
ONE = 100
"""What a criterion weighs for a seat that says nothing of it, in 1/100."""


def listed_criteria(
    sheets: PanelSheets, proposed: "Sequence[Criterion]", rule: "PanelRule | None"
) -> tuple[ListedCriterion, ...]:
    """Those that are proposed, then those that the experts added. A change to the list holds once as many seats as the
    rule's majority make it; without a rule every criterion is rated, and what each seat asks is shown.
    """
    from ccam.formats.panel_rules import Criterion

    known = {folded(each.name): each for each in proposed}
    for (key, _, name), gesture in sheets.gestures.items():
        if name == ADD and key not in known:
            known[key] = Criterion(gesture.criterion, gesture.words)
    return tuple(
        _listed(each, [made for (key, *_), made in sheets.gestures.items() if key == folded(each.name)], rule)
        for each in known.values()
    )


def _listed(criterion: "Criterion", gestures: Sequence[Gesture], rule: "PanelRule | None") -> ListedCriterion:
    from valuation.panel import SEATS

    count = {name: sum(each.gesture == name for each in gestures) for name in (ADD, REJECT)}
    weights = {each.seat: each.weight for each in gestures if each.gesture == WEIGHT and each.weight is not None}
    weight = sum(weights.get(seat, ONE) for seat in SEATS)
    counts, words = True, criterion.words
    if rule is not None:
        added = criterion.metric is not None or count[ADD] >= rule.majority
        counts = added and count[REJECT] < rule.majority and weight > 0
        said = [each.words for each in gestures if each.gesture == REWORD]
        words = next((text for text in said if _same(text, said) >= rule.majority), words)
    return ListedCriterion(criterion, words, weight, counts, tuple(gestures))


def _same(text: str, said: Sequence[str]) -> int:
    return sum(folded(each) == folded(text) for each in said)


def rated(
    sheets: PanelSheets, obj: str, listed: ListedCriterion, rule: "PanelRule | None", ipras: "Ipras",
    measure: tuple[str, Mapping[str, int]],
) -> RatedCriterion:  # fmt: skip
    """The notes of one criterion on one fee; :class:`DataRefused` for a round that its rule does not allow."""
    from valuation.panel import SEATS, judge, reading

    mine = answers(sheets, obj, listed)
    first = mine.get(1, {})
    filed = tuple(seat for seat in SEATS if seat in first)
    if len(filed) < len(SEATS):
        return RatedCriterion(listed, *measure, filed, sealed=bool(filed))
    last = {seat: max(number for number, said in mine.items() if seat in said) for seat in SEATS}
    kept = {seat: mine[last[seat]][seat] for seat in SEATS}
    notes = _notes([kept[seat].note for seat in SEATS])
    return RatedCriterion(
        listed, *measure, filed, sealed=False, notes=notes,
        first=tuple(first[seat].note for seat in SEATS), round=max(last.values()),
        reasons=tuple(kept[seat].reason for seat in SEATS), reading=reading(notes, ipras),
        judgement=judge(notes, rule) if rule else None,
    )  # fmt: skip


def answers(sheets: PanelSheets, obj: str, listed: ListedCriterion) -> Rounds:
    """The notes of one criterion on one fee by round and seat; :class:`DataRefused` where they break the rounds."""
    mine = rounds_of(sheets, obj, folded(listed.criterion.name))
    _require_reasons(sheets, obj, listed, mine)
    return mine


def _notes(notes: Sequence[int | None]) -> "Notes":
    first, second, third, fourth = notes
    return first, second, third, fourth


def _require_reasons(
    sheets: PanelSheets, obj: str, listed: ListedCriterion, mine: Mapping[int, Mapping[str, SaidNote]]
) -> None:
    from valuation.panel import SEATS

    awaited = [seat for seat in SEATS if seat not in mine.get(1, {})]
    for number, said in sorted(mine.items()):
        for seat, note in said.items():
            facts: dict[str, Any] = {
                "seat": fr.SEATS[seat], "object": sheets.named.get(obj, obj), "criterion": listed.criterion.name,
                "round": number,
            }  # fmt: skip
            if number > 1 and awaited:
                raise DataRefused(fr.ROUND_TOO_SOON, awaited=fr.seats(awaited), **facts)
            if number > 1 and not note.reason:
                raise DataRefused(fr.NO_REASON, **facts)


def require_known(sheets: PanelSheets, listed: Sequence[ListedCriterion]) -> None:
    """Refuse a note on a criterion that nobody proposed or added."""
    known = [folded(each.criterion.name) for each in listed]
    for (_, criterion, *_), filed in sheets.notes.items():
        if not any(names(criterion, each) for each in known):
            shown = ", ".join(each.criterion.name for each in listed)
            raise DataRefused(fr.UNKNOWN_CRITERION, document=filed[0].document, name=criterion, known=shown)
