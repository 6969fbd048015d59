"""What a seat of the panel files from screen 5: one form each, which writes what a filled sheet writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ccam.formats.templates_imaging import COSTS, HYPOTHESES, STANDINGS
from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.model.errors import DataRefused
from ccam.usecases import typed
from ccam.usecases.panel.disputes import item_name
from ccam.usecases.panel.views import ItemView, RatedCriterion
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import fees as workbench_fees
from ccam.usecases.workbench.fees import Hypothesis, Rating
from tui.drawing.fees_panel import HypothesisRow
from tui.screens.dialogue import Edit
from tui.screens.form import Column, Field, Spec, Table, Typed

WHY = Field("reason", fr.FIELD_REASON, placeholder=fr.REASON_EXAMPLE, read=typed.needed(fr.NEEDED_REASON))
SOURCE = Field("source", fr.FIELD_SOURCE, placeholder=fr.SOURCE_EXAMPLE)
SCOPES = (fr.ONLY_THIS_FEE, fr.EVERY_FEE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who files, and for which fee."""

    seat: str
    fee: str

    @property
    def name(self) -> str:
        """The seat as people call it."""
        return words.SEATS[self.seat]

    def key(self, what: str, about: str = "") -> str:
        """Names a form, for what was typed in one that was given up to come back."""
        return f"5 {what} {self.seat} {self.fee} {about}"


def reasons(speaker: Speaker, ratings: Sequence[Rating]) -> Spec:
    """Notes of a later round, each with its reason."""
    columns = (
        Column(fr.COLUMN_CRITERION, 10, fixed=True), Column(fr.COLUMN_ROUND, 5, fixed=True),
        Column(fr.COLUMN_NOTE, 6, fixed=True), Column(fr.COLUMN_REASON, 0),
    )  # fmt: skip
    rows = tuple((each.criterion, str(each.round), _note(each.note), each.reason) for each in ratings)

    def submit(typed_: Typed) -> Edit:
        said = {row[0]: row[3] for row in typed_.rows}
        made = [Rating(each.criterion, each.round, each.note, said.get(each.criterion, "")) for each in ratings]
        if any((each.round > 1 or each.note is None) and not each.reason for each in made):
            raise BadText(fr.REASON_ROUND, "table")
        return lambda workbench: workbench_fees.rate(workbench, speaker.seat, speaker.fee, made)

    title = fr.REASONS_TITLE.format(seat=speaker.name, fee=speaker.fee)
    return Spec(speaker.key("notes"), title, submit, fr.REASONS_INTRO, (), Table(columns, rows, spare=False))


def _note(note: int | None) -> str:
    return words.NO_NOTE if note is None else str(note)


def add(speaker: Speaker, _: RatedCriterion | None) -> Spec:
    """A criterion of the panel's own."""

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_fees.edit_criterion(
            workbench, speaker.seat, typed_["criterion"], "ajouter", typed_["reason"], wording=typed_["wording"]
        )

    fields = (
        Field(
            "criterion", fr.FIELD_CRITERION, placeholder=fr.CRITERION_EXAMPLE, read=typed.needed(fr.NEEDED_CRITERION)
        ),
        Field("wording", fr.FIELD_WORDING, placeholder=fr.WORDING_EXAMPLE, read=typed.needed(fr.NEEDED_WORDING)),
        WHY,
    )
    return Spec(speaker.key("c"), fr.ADD_TITLE.format(seat=speaker.name), submit, (fr.GESTURE_INTRO,), fields)


def reword(speaker: Speaker, row: RatedCriterion | None) -> Spec:
    """The same criterion in other words."""
    each = _chosen(row)
    field = Field("wording", fr.FIELD_WORDING, each.listed.words, read=typed.needed(fr.NEEDED_WORDING))
    return _gesture(speaker, each, "reformuler", fr.REWORD_TITLE, field)


def reject(speaker: Speaker, row: RatedCriterion | None) -> Spec:
    """A criterion that the seat does not want."""
    return _gesture(speaker, _chosen(row), "rejeter", fr.REJECT_TITLE)


def weigh(speaker: Speaker, row: RatedCriterion | None) -> Spec:
    """What a criterion weighs for the seat."""
    field = Field("weight", fr.FIELD_WEIGHT, placeholder=fr.WEIGHT_EXAMPLE, read=typed.needed(fr.NEEDED_WEIGHT))
    return _gesture(speaker, _chosen(row), "pondérer", fr.WEIGH_TITLE, field)


def restore(speaker: Speaker, row: RatedCriterion | None) -> Spec:
    """What the seat did to a criterion is withdrawn."""
    return _gesture(speaker, _chosen(row), "rétablir", fr.RESTORE_TITLE)


def _gesture(speaker: Speaker, each: RatedCriterion, gesture: str, title: str, *fields: Field) -> Spec:
    name = each.listed.criterion.name

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_fees.edit_criterion(
            workbench, speaker.seat, name, gesture, typed_["reason"],
            wording=typed_.values.get("wording", ""), weight=typed_.values.get("weight", ""),
        )  # fmt: skip

    intro = (f"{name} {each.listed.words}", fr.GESTURE_INTRO)
    shown = title.format(seat=speaker.name, criterion=name)
    return Spec(speaker.key(gesture, name), shown, submit, intro, (*fields, WHY))


def place(speaker: Speaker, row: ItemView | None) -> Spec:
    """A cost item in the fee, out of it, paid elsewhere, or open."""
    if row is None:
        raise DataRefused(fr.NO_ROW)
    item = item_name(row.votes.item)
    options = tuple(STANDINGS)

    def submit(typed_: Typed) -> Edit:
        fee = speaker.fee if typed_["scope"] != fr.EVERY_FEE else ""
        return lambda workbench: workbench_fees.place_item(
            workbench, speaker.seat, item, typed_["standing"], typed_["reason"], fee=fee, source=typed_["source"]
        )

    fields = (
        Field(
            "standing", fr.FIELD_STANDING, placeholder=fr.STANDING_EXAMPLE, hints=_numbered(options),
            read=typed.choice(options),
        ),
        Field("scope", fr.FIELD_FEE, SCOPES[0], hints=_numbered(SCOPES), read=typed.choice(SCOPES)),
        WHY, SOURCE,
    )  # fmt: skip
    title = fr.PLACE_TITLE.format(seat=speaker.name, item=item)
    return Spec(speaker.key("t", row.votes.item), title, submit, (_standing_now(speaker, row),), fields)


def _standing_now(speaker: Speaker, row: ItemView) -> str:
    here = row.votes.standings[list(words.SEATS).index(speaker.seat)]
    return fr.PLACED_NOW.format(what=words.LONG_STANDINGS[here.value] if here else fr.NO_WORD)


def suppose(speaker: Speaker, row: HypothesisRow | None) -> Spec:
    """One hypothesis: that of the row, or a new one."""
    known = {value: name for name, value in HYPOTHESES.items()}
    told = row is not None and bool(row.name)
    said = row.said[list(words.SEATS).index(speaker.seat)] if row is not None and told else None

    def submit(typed_: Typed) -> Edit:
        costs = HYPOTHESES[typed_["hypothesis"]] in ("cout_annuel", "cout_par_examen")
        if costs and not typed_["item"]:
            raise BadText(fr.NEEDED_ITEM, "item")
        made = Hypothesis(
            typed_["hypothesis"], typed_["item"] if costs else "", typed_["value"], typed_["reason"], typed_["source"]
        )
        return lambda workbench: workbench_fees.suppose(workbench, speaker.seat, speaker.fee, made)

    names, items = tuple(HYPOTHESES), tuple(COSTS)
    fields = (
        Field(
            "hypothesis", fr.FIELD_HYPOTHESIS, known[row.name] if row is not None and told else "",
            fr.HYPOTHESIS_EXAMPLE, () if told else _numbered(names), typed.choice(names),
        ),
        Field(
            "item", fr.FIELD_ITEM, item_name(row.item) if row is not None and row.item else "", fr.ITEM_EXAMPLE,
            () if told else _numbered(items), typed.choice(items, empty=True),
        ),
        Field(
            "value", fr.FIELD_VALUE, typed_value(said.value) if said else "", fr.VALUE_EXAMPLE,
            read=typed.needed(fr.NEEDED_VALUE),
        ),
        WHY, Field("source", fr.FIELD_SOURCE, said.source if said else "", fr.SOURCE_EXAMPLE),
    )  # fmt: skip
    about = row.key if row is not None and told else ""
    return Spec(
        speaker.key("l", about), fr.SUPPOSE_TITLE.format(seat=speaker.name, fee=speaker.fee), submit,
        (row.label,) if row is not None and told else (), fields,
    )  # fmt: skip


def typed_value(value: int) -> str:
    """A hypothesis in 10⁻⁴ of its unit, as people type it."""
    whole, rest = divmod(value, 10_000)
    return f"{whole},{rest:04d}".rstrip("0").rstrip(",")


def _numbered(options: Sequence[str]) -> tuple[str, ...]:
    return (" · ".join(f"{number} {option}" for number, option in enumerate(options, 1)),)


def _chosen(row: RatedCriterion | None) -> RatedCriterion:
    if row is None:
        raise DataRefused(fr.NO_ROW)
    return row


CRITERIA_FORMS: dict[str, Callable[[Speaker, RatedCriterion | None], Spec]] = {
    "create": add, "relabel": reword, "delete": reject, "weigh": weigh, "restore": restore,
}  # fmt: skip
"""What is decided of the list of criteria, by the name of its action."""
