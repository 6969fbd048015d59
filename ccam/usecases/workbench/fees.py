"""Screen « Forfaits techniques »: devices and panel of four as the author sees them, and what a seat files there.

What is filed is one row of the template ``panel`` under the rules of a sheet (:mod:`ccam.usecases.panel.edit`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.model.text import folded
from ccam.usecases.fees.seen import SEATS, FeesAsked, FeesSeen, seat_held
from ccam.usecases.panel import edit as panel_edit
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.imaging.report import Asked, ImagingReport
    from ccam.usecases.panel.edit import Written
    from ccam.usecases.study import Study
    from ccam.usecases.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Rating:
    """A note of a seat: 1 to 9, None where it does not rate; a reason from the second round on."""

    criterion: str
    round: int
    note: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a seat supposes, in the words of the template; ``item`` for a cost."""

    name: str
    item: str
    value: str
    reason: str
    source: str = ""


class FeesRoom:
    """The room of a :class:`~ccam.usecases.workbench.workbench.Workbench`: what it reads."""

    study: "Study"
    actor: str
    _store: "Store"

    def fees(self, asked: FeesAsked) -> FeesSeen:
        """Everything but the imaging path. What refuses one part leaves the others."""
        from ccam.usecases.panel.state import panel_rules

        store = self._store
        held = seat_held(store.members(), store.author(self.actor))
        seats = (held,) if held else () if store.has_rights else SEATS
        seat = held or (asked.seat if asked.seat in seats else "")
        registered = {each.question: each for each in self.study.draft.registers.disagreements.values()}
        seen = FeesSeen(
            replace(asked, seat=seat), tuple(panel_rules().rules.values()), seats, held, registered=registered,
            position=store.head()[0],
        )  # fmt: skip
        return _with_devices(store, _with_panel(store, seen))

    def fees_moved(self, seen: FeesSeen) -> bool:
        """Whether anything was written in the base since."""
        return self._store.head()[0] != seen.position

    def imaging(self, asked: "Asked") -> "ImagingReport":
        """The imaging path, both readings; raises as :func:`~ccam.usecases.imaging.report.imaging_report`."""
        from ccam.usecases.imaging.report import imaging_report

        today = date.fromisoformat(self._store.clock()[:10])
        return imaging_report(self._store, replace(asked, on=asked.on or today))


def _with_panel(store: "Store", seen: FeesSeen) -> FeesSeen:
    from ccam.usecases.panel.sheets import read_panel
    from ccam.usecases.panel.state import open_panel

    try:
        return replace(seen, state=open_panel(store, rule=seen.asked.rule), sheets=read_panel(store))
    except CcamError as refused:
        return replace(seen, refused=f"{refused.message} {refused.hint}".strip())


def _with_devices(store: "Store", seen: FeesSeen) -> FeesSeen:
    from ccam.usecases.fees.bill import bills
    from ccam.usecases.fees.cost import cost_views
    from ccam.usecases.fees.loaded import open_fees

    try:
        fees = open_fees(store)
        seen = replace(seen, perimeter=fees.perimeter)
        devices, told = cost_views(fees, fees.pick())
        return replace(seen, devices=devices, told=told, bills=bills(fees))
    except CcamError as refused:
        return replace(seen, told=(f"{refused.message} {refused.hint}".strip(),))


def rate(workbench: "Workbench", seat: str, fee: str, ratings: Iterable[Rating]) -> Outcome:
    """File notes, one document each; what was filed before one is refused stays filed, and the refusal says so."""
    done: list[str] = []
    for each in ratings:
        try:
            done.append(
                panel_edit.rate(
                    workbench.room.store, seat=words.SEATS[seat], fee=fee, criterion=each.criterion,
                    note="" if each.note is None else str(each.note), round=each.round, reason=each.reason,
                    actor=workbench.actor,
                ).sentence
            )  # fmt: skip
        except CcamError as refused:
            if not done:
                raise
            filed = ", ".join(done)
            raise DataRefused(fr.PARTLY_FILED, filed=filed, why=refused.message, hint=refused.hint) from refused
    return _told(workbench, done[0] if len(done) == 1 else fr.NOTES_FILED.format(count=len(done), fee=fee))


def edit_criterion(
    workbench: "Workbench", seat: str, criterion: str, gesture: str, reason: str, *, wording: str = "", weight: str = ""
) -> Outcome:
    """Add, reword, reject, weight a criterion, or withdraw what the seat did to it."""
    return _filed(
        workbench,
        lambda store, actor: panel_edit.edit_criterion(
            store, seat=words.SEATS[seat], criterion=criterion, gesture=gesture, reason=reason, wording=wording,
            weight=weight, actor=actor,
        ),
    )  # fmt: skip


def place_item(
    workbench: "Workbench", seat: str, item: str, standing: str, reason: str, *, fee: str = "", source: str = ""
) -> Outcome:
    """Put a cost item in the fee or out of it, for one fee or for all."""
    return _filed(
        workbench,
        lambda store, actor: panel_edit.place_item(
            store, seat=words.SEATS[seat], item=item, standing=standing, reason=reason, fee=fee, source=source,
            actor=actor,
        ),
    )  # fmt: skip


def suppose(workbench: "Workbench", seat: str, fee: str, hypothesis: Hypothesis) -> Outcome:
    """File a hypothesis; a new one of the same thing replaces it."""
    return _filed(
        workbench,
        lambda store, actor: panel_edit.suppose(
            store, seat=words.SEATS[seat], fee=fee, hypothesis=hypothesis.name, item=hypothesis.item,
            value=hypothesis.value, reason=hypothesis.reason, source=hypothesis.source, actor=actor,
        ),
    )  # fmt: skip


def register(workbench: "Workbench", rule: str, fee: str, question: str = "") -> Outcome:
    """Enter in the register every open disagreement of a fee, or only that of ``question``; then keep it up to date."""
    from ccam.usecases.panel.register import register_disputes
    from ccam.usecases.panel.state import open_panel

    store = workbench.room.store
    state = open_panel(store, rule=rule, object=fee)
    fees = tuple(
        replace(each, disputes=tuple(one for one in each.disputes if question in ("", one.question)))
        for each in state.fees
        if folded(each.described.name) == folded(fee)
    )
    rows = register_disputes(store, replace(state, fees=fees), workbench.draft_name, actor=workbench.actor)
    told = fr.registered([(row.id, row.state) for row in rows])
    written = store.entries(workbench.draft_name, after=workbench.study.draft.position)
    if not written:
        return Outcome(told, "", None, workbench.nation())
    outcome = workbench.written(written[-1], told)
    return outcome if len(written) == 1 else replace(outcome, undo=fr.ONE_BY_ONE)


def _filed(workbench: "Workbench", file: "Callable[[Store, str], Written]") -> Outcome:
    done = file(workbench.room.store, workbench.actor)
    return _told(workbench, " ; ".join((done.sentence, *done.told)))


def _told(workbench: "Workbench", sentence: str) -> Outcome:
    """A filed sheet moves no dossier: the nation stays as it is."""
    return Outcome(f"{sentence}.", fr.FILED_HINT, None, workbench.nation())
