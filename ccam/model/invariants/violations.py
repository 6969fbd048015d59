"""What a check says of a draft: a violation, its level, and the dossier it was looked for in."""

from dataclasses import dataclass
from enum import StrEnum

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
    """One thing that does not hold. ``acts`` are current codes or shown codes of proposed acts."""

    id: str
    level: Level
    dossier: str
    acts: tuple[str, ...]
    sentence: str
    hint: str


def violated(sentence: Sentence, level: Level, dossier: str, *acts: str, **facts: object) -> Violation:
    """The violation that ``sentence`` states; ``act`` in it is the first of ``acts``."""
    known = {"act": acts[0] if acts else "", "dossier": dossier, **facts}
    return Violation(
        sentence.code, level, dossier, acts, sentence.message.format(**known), sentence.hint.format(**known)
    )


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
