"""Séances and families: open, correct, close; place in a family."""

from ccam.french import tui_decide as fr
from ccam.french.life import listed
from ccam.french.numbers import plural
from ccam.model.errors import DataRefused
from ccam.usecases import typed
from ccam.usecases.meet_amend import Amendment
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import record as workbench_record
from ccam.usecases.workbench.record import Agenda
from tui.decisions.acts import REASON
from tui.decisions.choice import ACTS, Subject
from tui.screens.dialogue import Edit
from tui.screens.form import Column, Field, Spec, Table, Typed

MEMBERS = (Column(fr.COLUMN_MEMBER, 24), Column(fr.COLUMN_FUNCTION, 0))


def place(subject: Subject) -> Spec:
    """Place the acts of dossiers in a family, or in none."""
    subjects = _subjects(subject)
    known = workbench_record.known_families(subject.workbench)
    if not known:
        raise DataRefused(fr.NO_FAMILY)

    def submit(typed_: Typed) -> Edit:
        family = None if typed_["family"] == fr.NO_FAMILY_WORD else typed_["family"].partition(" ")[0]
        return lambda workbench: workbench_record.place(workbench, subjects, family, typed_["reason"])

    names = [*(f"{id_} {name}" for id_, name in known), fr.NO_FAMILY_WORD]
    hint = (fr.FAMILIES.format(names=" · ".join(names)),)
    fields = (
        Field("family", fr.FAMILY, placeholder=fr.FAMILY_EXAMPLE, hints=hint, read=typed.choice(names, numbered=False)),
        REASON,
    )
    title = fr.PLACE_TITLE.format(acts=plural(len(subjects), fr.ONE_ACT))
    return Spec(f"place {' '.join(subjects[:ACTS])}", title, submit, (listed(subjects, ACTS),), fields)


def _subjects(subject: Subject) -> tuple[str, ...]:
    owner = subject.workbench.study.owner
    found = [code for id_ in subject.choice.several() if id_ in owner for code in owner[id_].subjects]
    return tuple(dict.fromkeys(found))


def open_session(subject: Subject) -> Spec:
    """Open a séance on the dossiers chosen."""
    bodies = workbench_record.bodies()
    keys = [key for key, _name in bodies]

    def submit(typed_: Typed) -> Edit:
        present = _present(typed_)
        if not present:
            raise BadText(fr.NOBODY_PRESENT, "table")
        return lambda workbench: workbench_record.open_session(
            workbench, typed_["body"], typed_["agenda"], present, committee=typed_["committee"], title=typed_["title"]
        )

    fields = (
        Field("body", fr.BODY, placeholder=fr.BODY_EXAMPLE, hints=(", ".join(keys),), read=typed.choice(keys)),
        Field("committee", fr.COMMITTEE, placeholder=fr.COMMITTEE_EXAMPLE),
        Field("title", fr.TITLE_OF_SESSION, placeholder=fr.OPTIONAL),
        Field("agenda", fr.AGENDA, " ".join(subject.choice.dossiers), fr.AGENDA_EXAMPLE, read=typed.subjects),
    )
    table = Table(MEMBERS, ((subject.workbench.actor.replace(" ", "-"), ""),), hint=fr.PRESENT_HINT)
    return Spec("session", fr.OPEN_SESSION_TITLE, submit, (fr.OPEN_SESSION_INTRO,), fields, table, before=4)


def amend_session(subject: Subject) -> Spec:
    """Correct the open séance: who comes, which dossiers are added."""
    agenda = the_agenda(subject)
    session = agenda.session
    now = dict(zip(session.present, session.functions, strict=False))

    def submit(typed_: Typed) -> Edit:
        present = _present(typed_)
        added = tuple(code for code in typed_["agenda"] if code not in session.agenda)
        dropped = tuple(code for code in session.agenda if code not in typed_["agenda"])
        came = {who: what for who, what in present.items() if now.get(who) != what}
        change = Amendment(came, tuple(who for who in now if who not in present), added, dropped)
        return lambda workbench: workbench_record.amend(workbench, session.id, change)

    fields = (Field("agenda", fr.AGENDA, " ".join(session.agenda), fr.AGENDA_EXAMPLE, read=typed.subjects),)
    table = Table(MEMBERS, tuple(now.items()), hint=fr.PRESENT_HINT)
    title = fr.AMEND_TITLE.format(id=session.id, body=agenda.body)
    return Spec(f"amend {session.id}", title, submit, (presence(agenda),), fields, table, before=1)


def close_session(subject: Subject) -> Spec:
    """Close the open séance; what its dossiers weigh then is kept for its relevé."""
    agenda = the_agenda(subject)

    def submit(typed_: Typed) -> Edit:
        if not typed_["sure"]:
            raise BadText(fr.CLOSE_NEEDS_YES, "sure")
        return lambda workbench: workbench_record.close_session(workbench, agenda.session.id)

    fields = (Field("sure", fr.SURE, placeholder=fr.YES_OR_NO, read=typed.yes),)
    title = fr.CLOSE_SESSION_TITLE.format(id=agenda.session.id, body=agenda.body)
    return Spec(f"close {agenda.session.id}", title, submit, (presence(agenda), fr.CLOSE_SESSION_INTRO), fields)


def the_agenda(subject: Subject) -> Agenda:
    """The open séance of the author, else the first one; refused where none is open."""
    found = workbench_record.agendas(subject.workbench)
    if not found:
        raise DataRefused(fr.NO_SESSION)
    mine = [agenda for agenda in found if subject.workbench.actor in agenda.session.present]
    return (mine or list(found))[0]


def presence(agenda: Agenda) -> str:
    """« 4 présents (rédacteur, anesthésiste…), quorum 3 atteint »."""
    words = fr.QUORUM_MET if agenda.quorate else fr.QUORUM_MISSED
    return fr.PRESENCE.format(
        present=plural(len(agenda.session.present), fr.ONE_PRESENT), functions=listed(agenda.session.functions, ACTS),
        quorum=words.format(counted=agenda.counted, quorum=agenda.session.quorum),
    )  # fmt: skip


def _present(typed_: Typed) -> dict[str, str]:
    present: dict[str, str] = {}
    for who, function in typed_.rows:
        if not who or not function:
            raise BadText(fr.MEMBER_NEEDS_BOTH, "table")
        if who in present:
            raise BadText(fr.MEMBER_TWICE.format(member=who), "table")
        present[who] = function
    return present
