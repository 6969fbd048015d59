"""Blind rounds of scores: open one, file one's ratings, reveal them all at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import tui_scale as fr
from ccam.model.codes import ActCode
from ccam.usecases import typed
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import rounds as workbench_rounds
from ccam.usecases.workbench.rounds import Rating, RoundRow, scoring_of
from tui.decisions.acts import REASON
from tui.screens.form import Column, Field, Spec, Table, Typed

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench
    from tui.screens.dialogue import Edit

RATINGS = (
    Column(fr.COLUMN_LINE, 13, fixed=True),
    *(Column(title, 8, typed.points) for title in fr.FORM_COMPONENTS),
    Column(fr.COLUMN_OVERALL, 9, typed.points),
    Column(fr.COLUMN_LABEL, 0, fixed=True),
)
"""One line: four rating cells, or a whole score."""


def deposit(workbench: "Workbench", row: RoundRow) -> Spec:
    """The ratings of every line of a round, in cells where digits are typed."""
    names = {line.shown: line.line for line in row.lines}

    def submit(typed_: Typed) -> "Edit":
        ratings: dict[str, Rating] = {}
        for shown, *parts, overall, _label in typed_.rows:
            if all(part is None for part in (*parts, overall)):
                continue
            rating = (tuple(parts), overall)
            if scoring_of(rating) is None:
                lacking = [name for name, part in zip(fr.COMPONENTS, parts, strict=True) if part is None]
                raise BadText(fr.DEPOSIT_PARTIAL.format(line=shown, names=", ".join(lacking)), "table")
            ratings[names[shown]] = rating
        if not ratings:
            raise BadText(fr.DEPOSIT_NOTHING, "table")
        sheet = Path(typed_["sheet"]).expanduser() if typed_["sheet"] else None
        return lambda bench: workbench_rounds.deposit(bench, row.id, typed_["member"], ratings, sheet)

    me = workbench_rounds.member_id(workbench)
    fields = (
        Field("member", fr.MEMBER, me, read=typed.needed(fr.MEMBER_NEEDED)),
        Field("sheet", fr.SHEET, placeholder=fr.SHEET_EXAMPLE),
    )
    intro = [fr.DEPOSIT_INTRO]
    intro += [fr.DEPOSIT_AGAIN] if row.mine else []
    intro += [] if workbench.room.store.has_rights else [fr.DEPOSIT_SEEN]
    rows = tuple((line.shown, "", "", "", "", "", line.label) for line in row.lines)
    table = Table(RATINGS, rows, spare=False, hint=fr.DEPOSIT_HINT)
    return Spec(f"i {row.id}", fr.DEPOSIT_TITLE.format(round=row.id), submit, tuple(intro), fields, table)


def open_round(codes: Sequence[str]) -> Spec:
    """Which acts, who, by when."""

    def submit(typed_: Typed) -> "Edit":
        return lambda bench: workbench_rounds.open_round(
            bench, typed_["acts"], typed_["members"].replace(",", " ").split(), typed_["due"], typed_["reason"]
        )

    fields = (
        Field("acts", fr.ACTS, " ".join(codes), fr.ACTS_EXAMPLE, read=typed.subjects),
        Field("members", fr.MEMBERS, placeholder=fr.MEMBERS_EXAMPLE),
        Field("due", fr.DUE, placeholder=fr.DUE_EXAMPLE, read=typed.day),
        REASON,
    )
    return Spec("round", fr.OPEN_TITLE, submit, (fr.OPEN_INTRO,), fields)


def reveal(row: RoundRow) -> Spec:
    """Close a round; it asks, since nothing takes it back."""

    def submit(typed_: Typed) -> "Edit":
        excluded = typed_["excluded"].replace(",", " ").split()
        sheets = [Path(name).expanduser() for name in typed_["sheets"].split()]
        return lambda bench: workbench_rounds.reveal(
            bench, row.id, excluded=excluded, sheets=sheets, reason=typed_["reason"]
        )

    awaited = fr.ALL if row.open_to_all else ", ".join(row.awaited) or fr.NOBODY
    intro = (
        fr.REVEAL_INTRO.format(filed=", ".join(row.filed) or fr.NOBODY, awaited=awaited),
        fr.REVEAL_WARNING, fr.REVEAL_RIGHT,
    )  # fmt: skip
    fields = (
        Field("excluded", fr.EXCLUDED, placeholder=fr.EXCLUDED_EXAMPLE),
        Field("sheets", fr.SHEETS, placeholder=fr.SHEETS_EXAMPLE),
        REASON,
        Field("sure", fr.SURE, placeholder=fr.SURE_WORD, read=_sure),
    )
    return Spec(f"t {row.id}", fr.REVEAL_TITLE.format(round=row.id), submit, intro, fields)


def _sure(text: str) -> bool:
    if not (text and typed.yes(text)):
        raise BadText(fr.SURE_NEEDED)
    return True


def act_of(line: str) -> ActCode:
    """The act of a line, as people write it."""
    return ActCode(line.partition("/")[0])
