"""What a check says of a draft: a violation, its level, and the dossier it was looked for in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ccam.french import invariants as fr
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.codes import ProposedId
from ccam.model.draft import Draft, OldAct
from ccam.model.graph import Dossier
from ccam.model.votes import Votes


class Level(StrEnum):
    """How much a violation blocks."""

    ERROR = "error"
    COUNTED = "counted"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not hold. ``acts`` are current codes or shown codes of proposed acts; ``facts`` are what
    fills the sentence ``of`` the catalogue.
    """

    id: str
    level: Level
    dossier: str
    acts: tuple[str, ...]
    sentence: str
    hint: str
    of: Sentence | None = field(default=None, compare=False, repr=False)
    facts: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)


def grouped(violations: Iterable[Violation]) -> list[Violation]:
    """The same with one violation for those that say the same of several acts, where the first of them was."""
    groups: dict[object, list[Violation]] = {}
    for place, one in enumerate(violations):
        apart = fr.apart(one.of) if one.of else None
        same = tuple((name, str(value)) for name, value in one.facts.items() if name not in (apart or ()))
        key = (one.level, one.of, same) if apart is not None else place
        groups.setdefault(key, []).append(one)
    return [_together(found) if len(found) > 1 else found[0] for found in groups.values()]


def _together(found: Sequence[Violation]) -> Violation:
    first = found[0]
    assert first.of is not None  # noqa: S101 only those of a sentence are grouped
    acts = tuple(dict.fromkeys(act for one in found for act in one.acts))
    sentence, hint = fr.together(first.of, [one.facts for one in found])
    return replace(first, acts=acts, sentence=sentence, hint=hint)


def violated(sentence: Sentence, level: Level, dossier: str, *acts: str, **facts: object) -> Violation:
    """The violation that ``sentence`` states; ``act`` in it is the first of ``acts``."""
    known = {"act": acts[0] if acts else "", "dossier": dossier, **facts}
    return Violation(
        sentence.code, level, dossier, acts, sentence.message.format(**known), sentence.hint.format(**known), sentence,
        known,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """One dossier and what its checks look at: its old acts, and what was said of it where that counts."""

    draft: Draft
    release: Release
    dossier: Dossier
    acts: tuple[OldAct, ...]
    votes: Votes | None = None

    def violation(self, sentence: Sentence, level: Level, *acts: str, **facts: object) -> Violation:
        """The violation of this dossier that ``sentence`` states."""
        return violated(sentence, level, self.dossier.id, *acts, **facts)

    def shown(self, proposed: ProposedId) -> str:
        """The code of a proposed act once allotted, its id before."""
        act = self.draft.proposed.get(proposed)
        return act.shown_code if act else proposed
