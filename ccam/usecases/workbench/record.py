"""What the terminal reads and writes of the record: history, families, séances, suggestions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.model.codes import ActCode
from ccam.model.draft import Fate
from ccam.model.registers import Session
from ccam.usecases import families, meet, suggest
from ccam.usecases.journal import Asked, EntryRow, journal
from ccam.usecases.meet_amend import Amendment, amend_session
from ccam.usecases.minutes.figures import effects
from ccam.usecases.suggest import Suggested, Wanted
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.model.suggestions import Suggestion
    from ccam.usecases.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Agenda:
    """An open séance. ``body`` is the instance in words; ``dossiers`` are those of its agenda; ``counted`` are members
    present with a voice.
    """

    session: Session
    body: str
    dossiers: frozenset[str]
    counted: int

    @property
    def quorate(self) -> bool:
        """Whether the quorum is met."""
        return self.counted >= self.session.quorum


def history(workbench: "Workbench", dossier: str, last: int = 60) -> tuple[tuple[EntryRow, ...], int]:
    """The latest entries on a dossier, oldest first, and how many there are in all."""
    record = journal(workbench.room.store, workbench.draft_name, Asked(dossier=dossier, last=last))
    return record.rows, record.found


def known_families(workbench: "Workbench") -> tuple[tuple[str, str], ...]:
    """Families by number, each with its name."""
    known = workbench.study.draft.registers.families
    return tuple((id_, known[id_].name) for id_ in sorted(known))


def place(workbench: "Workbench", subjects: Sequence[str], family: str | None, reason: str = "") -> Outcome:
    """Place subjects in a family, or in none: one decision."""
    done = families.place(workbench.room, subjects, family, workbench.signed(reason))
    return workbench.written(done.entry)


def agendas(workbench: "Workbench") -> tuple[Agenda, ...]:
    """The open séances, by number."""
    study = workbench.study
    return tuple(
        Agenda(
            session, meet.body_of(session),
            frozenset(study.owner[subject].id for subject in session.agenda if subject in study.owner),
            meet.counted(session),
        )
        for _, session in sorted(study.draft.registers.sessions.items())
        if not session.closed
    )  # fmt: skip


def bodies() -> tuple[tuple[str, str], ...]:
    """The instances that sit, by their key, each with its name."""
    return tuple((key, body.name) for key, body in meet.bodies().items())


def open_session(
    workbench: "Workbench", body: str, agenda: Sequence[str], present: Mapping[str, str], *, committee: str = "",
    title: str = "",
) -> Outcome:  # fmt: skip
    """Open a séance on dossiers; ``present`` are functions by member."""
    room = workbench.room
    call = meet.Call(body, tuple(agenda), present, committee, title=title)
    return workbench.written(meet.open_session(room.store, room.draft, call, actor=workbench.actor))


def amend(workbench: "Workbench", number: str, change: Amendment) -> Outcome:
    """Correct an open séance: who is present, what is on its agenda, who withdraws."""
    room = workbench.room
    return workbench.written(amend_session(room.store, room.draft, number, change, actor=workbench.actor))


def close_session(workbench: "Workbench", number: str) -> Outcome:
    """Close a séance, and keep the effects of its dossiers with it for its relevé."""
    room = workbench.room
    figures = effects(workbench.study, meet.find_session(room.draft, number))
    entry = meet.close_session(room.store, room.draft, number, actor=workbench.actor, figures=figures)
    return workbench.written(entry)


def suggestions(workbench: "Workbench", code: ActCode | None) -> Suggested:
    """What an undecided act may become; every undecided act where ``code`` is None."""
    wanted = Wanted(everything=True) if code is None else Wanted(code)
    return suggest.suggestions(workbench.room.store, workbench.draft_name, wanted)


def is_undecided(workbench: "Workbench", code: ActCode) -> bool:
    """Whether nothing was said yet of what an act becomes."""
    return workbench.study.draft.fate_of(code).fate is Fate.UNDECIDED


def accept(workbench: "Workbench", seen: Suggested, chosen: "Sequence[Suggestion]", reason: str = "") -> Outcome:
    """Draw the links chosen, as one decision."""
    entry = suggest.accept(workbench.room.store, seen, chosen, actor=workbench.actor, reason=reason)
    return workbench.written(entry)


def refuse(workbench: "Workbench", seen: Suggested, chosen: "Sequence[Suggestion]", reason: str) -> Outcome:
    """Remember that the links chosen are not wanted, and why, as one decision."""
    entry = suggest.refuse(workbench.room.store, seen, chosen, actor=workbench.actor, reason=reason)
    return workbench.written(entry)
