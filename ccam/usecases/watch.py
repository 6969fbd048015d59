"""What others wrote while a session was open, in one sentence."""

from collections.abc import Sequence

from ccam.french import watch as fr
from ccam.french.numbers import plural
from ccam.model.decisions import BASE_TO, Entry, Kind
from ccam.model.subjects import subjects_of


def told(entries: Sequence[Entry]) -> str:
    """« Expert 5 a modifié HHFA001. » ``entries`` is not empty."""
    actors = list(dict.fromkeys(fr.named(entry.actor) for entry in entries))
    who = fr.AND.join(actors)
    kinds = {entry.decision.kind for entry in entries}
    sentence = fr.DECIDED_ONE if len(actors) == 1 else fr.DECIDED_MANY
    if len(actors) == len(kinds) == 1:
        sentence = fr.SAID.get(kinds.pop().value, sentence)
    return sentence.format(who=who, what=_what(entries))


def _what(entries: Sequence[Entry]) -> str:
    """The acts, by their codes where they are few; else what the last entry names."""
    last = entries[-1].decision
    if last.kind in (Kind.SEAL, Kind.PUBLISH):
        return str(last.facts["etape"])
    if last.kind is Kind.REBASE:
        return str(last.facts[BASE_TO])
    names = sorted({name for entry in entries for name in subjects_of(entry.decision)})
    acts = [name for name in names if "/" not in name]
    if not acts:
        return ", ".join(name.replace("/", " ") for name in names[: fr.FEW])
    return ", ".join(acts) if len(acts) <= fr.FEW else plural(len(acts), fr.SUBJECT)
