"""Opinions by function, never by name, and who withdrew from what."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ccam.french import minutes as fr
from ccam.model.registers import Opinion, Session, Stance

if TYPE_CHECKING:
    from ccam.publish.minutes.model import Ground, Recusal, Vote

Tally = tuple[int, int, int]


def function_of(session: Session, member: str) -> str:
    """The function of a member present."""
    known = dict(zip(session.present, session.functions, strict=False))
    return known.get(member, fr.NO_FUNCTION)


def recused_members(session: Session, subjects: Iterable[str]) -> set[str]:
    """Those who withdrew from any of these subjects."""
    wanted = {*subjects}
    return {conflict.member for conflict in session.conflicts if conflict.subject in wanted}


def recusals(session: Session, subjects: Iterable[str]) -> "tuple[Recusal, ...]":
    """The same by function, with their reasons."""
    from ccam.publish.minutes.model import Recusal

    wanted = {*subjects}
    found: dict[tuple[str, str], list[str]] = {}
    for conflict in session.conflicts:
        if conflict.subject in wanted:
            found.setdefault((conflict.member, conflict.reason), []).append(conflict.subject)
    return tuple(Recusal(function_of(session, member), tuple(acts), reason) for (member, reason), acts in found.items())


def votes(opinions: Sequence[Opinion], subjects: Sequence[str]) -> "tuple[Vote, ...]":
    """Opinions counted by function; acts that were answered alike stand together, ``acts`` empty for all of them."""
    from ccam.publish.minutes.model import Vote

    by_tally: dict[tuple[str, Tally], list[str]] = {}
    for subject in subjects:
        here = [item for item in opinions if item.subject == subject]
        for function in sorted({item.function for item in here}):
            by_tally.setdefault((function, _tally(here, function)), []).append(subject)
    return tuple(
        Vote(function, () if len(acts) == len(subjects) else tuple(acts), *tally)
        for (function, tally), acts in by_tally.items()
    )


def _tally(opinions: Iterable[Opinion], function: str) -> Tally:
    stances = [item.stance for item in opinions if item.function == function]
    return stances.count(Stance.FOR), stances.count(Stance.AGAINST), stances.count(Stance.ABSTAIN)


def grounds(opinions: Iterable[Opinion]) -> "tuple[Ground, ...]":
    """Reasons and vetoes, each once: a member says the same of every act of a dossier."""
    from ccam.publish.minutes.model import Ground

    said = {
        (item.member, item.reason, item.veto): Ground(item.function, item.stance.value, item.reason, item.veto)
        for item in opinions
        if item.reason or item.veto
    }
    return tuple(sorted(said.values(), key=lambda item: (not item.veto, item.stance, item.function, item.reason)))
