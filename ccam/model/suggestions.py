"""What an undecided act may become: candidates with the evidence for each, best first.

From the strongest evidence: the same code, the lineage that an official base states, the same normalised label, then
labels that look alike inside the same topography and action letters. Nothing is decided here: a person accepts or
refuses, and what was refused is not suggested again.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ccam.model.acts import Act, Release
from ccam.model.codes import ActCode
from ccam.model.draft import Draft, Verb
from ccam.model.graph import dossiers, predecessors
from ccam.model.history import ActRecord
from ccam.model.text import folded, normal_label

WHOLE = 1000
"""Two labels that hold the same words: scores are in per mille."""
LEAST = 700
"""Under this score, two labels are not said to look alike."""
MOST = 3
"""Look-alikes kept for one act."""

Lineage = Mapping[ActCode, frozenset[ActCode]]
"""Acts that an official base says to continue each act."""


class Evidence(StrEnum):
    """Why a candidate is suggested, from the strongest."""

    CODE = "meme code"
    LINEAGE = "filiation"
    LABEL = "meme libelle"
    ALIKE = "libelle proche"


_RANK = {evidence: rank for rank, evidence in enumerate(Evidence)}


class Candidate(NamedTuple):
    """An act that another may become: ``name`` is the id of a proposed act, or the code of an act of a newer release.
    ``letters`` are topography and action, ``""`` where nothing tells them; ``place`` is then the chapter. ``joined`` is
    what one more old act would make of the dossier of a proposed act, None where it has no old act yet.
    """

    name: str
    code: ActCode | None
    label: str
    letters: str
    place: str
    joined: Verb | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One link that may be drawn. ``score`` says how alike the labels are, in per mille; ``verb`` is what the change
    would be by its shape.
    """

    old: ActCode
    target: str
    label: str
    verb: Verb
    evidence: Evidence
    score: int

    @property
    def name(self) -> str:
        """``HHFA001>P-07-0001``: how it is named, in a command and once refused."""
        return link_name(self.old, self.target)


def link_name(old: str, target: str) -> str:
    """Name of a link that is suggested or refused."""
    return f"{old}>{target}"


def candidates_of(draft: Draft, release: Release, newer: Release | None) -> list[Candidate]:
    """The acts proposed in ``draft``, which stands on ``release``, then those of ``newer`` that no proposed act stands
    for, by name.
    """
    incoming = predecessors(draft)
    merged = {name: len(dossier.new) == 1 for dossier in dossiers(draft, release) for name in dossier.new}
    found = []
    for act in draft.proposed.values():
        near = [act.code] if act.code else incoming.get(act.id, [])
        joined = (Verb.MERGE if merged[act.id] else Verb.RESTRUCTURE) if act.id in incoming else None
        found.append(Candidate(act.id, act.code, act.label, _letters(near), act.chapter, joined))
    taken = {act.code for act in draft.proposed.values()}
    for official in newer.acts if newer else ():
        if official.code not in taken:
            letters = _letters([official.code])
            found.append(Candidate(official.code, official.code, official.label, letters, official.chapter))
    return sorted(found, key=lambda candidate: candidate.name)


def _letters(codes: Sequence[ActCode]) -> str:
    """Topography and action of the first of ``codes``."""
    return codes[0][:3] if codes else ""


def lineage_of(acts: Iterable[ActRecord]) -> dict[ActCode, frozenset[ActCode]]:
    """What continues each act, from both ends of the links that an official base states."""
    found: dict[ActCode, set[ActCode]] = {}
    for act in acts:
        if act.next:
            found.setdefault(ActCode(act.code), set()).add(ActCode(act.next))
        if act.previous:
            found.setdefault(ActCode(act.previous), set()).add(ActCode(act.code))
    return {code: frozenset(heirs) for code, heirs in found.items()}


def suggest(
    acts: Iterable[Act], candidates: Sequence[Candidate], lineage: Lineage, refused: Collection[str],
    *, least: int = LEAST, most: int = MOST,
) -> list[Suggestion]:  # fmt: skip
    """Suggestions for ``acts`` among ``candidates``, by code of the act, the best first; ``refused`` are names of
    links. Look-alikes are searched for only where nothing stronger was found.
    """
    finder = _Finder(candidates, lineage, refused, least, most)
    return [made for act in sorted(acts, key=lambda act: act.code) for made in finder.of(act)]


class _Finder:
    """Candidates indexed by all that they are looked for by."""

    def __init__(
        self, candidates: Sequence[Candidate], lineage: Lineage, refused: Collection[str], least: int, most: int
    ) -> None:
        self.lineage, self.refused, self.least, self.most = lineage, frozenset(refused), least, most
        self.declined = Counter(name.partition(">")[0] for name in refused)
        self.by_code: dict[ActCode, list[Candidate]] = {}
        self.by_label: dict[str, list[Candidate]] = {}
        self.blocks: dict[str, tuple[list[Candidate], list[str]]] = {}
        for candidate in candidates:
            if candidate.code:
                self.by_code.setdefault(candidate.code, []).append(candidate)
            self.by_label.setdefault(normal_label(candidate.label), []).append(candidate)
            block, texts = self.blocks.setdefault(candidate.letters or candidate.place, ([], []))
            block.append(candidate)
            texts.append(words(candidate.label))

    def of(self, act: Act) -> list[Suggestion]:
        """Everything suggested for one act."""
        found: dict[str, Suggestion] = {}
        for evidence, candidate in self.certain(act):
            if candidate.name not in found and link_name(act.code, candidate.name) not in self.refused:
                found[candidate.name] = _made(act, candidate, evidence, alike(words(act.label), words(candidate.label)))
        if not found:
            found = {made.target: made for made in self.look_alikes(act)}
        return sorted(found.values(), key=lambda made: (_RANK[made.evidence], -made.score, made.target))

    def certain(self, act: Act) -> Iterator[tuple[Evidence, Candidate]]:
        """Candidates that do not depend on how words look alike, strongest evidence first."""
        for candidate in self.by_code.get(act.code, ()):
            yield Evidence.CODE, candidate
        for heir in sorted(self.lineage.get(act.code, ())):
            for candidate in self.by_code.get(heir, ()):
                yield Evidence.LINEAGE, candidate
        for candidate in self.by_label.get(normal_label(act.label), ()):
            yield Evidence.LABEL, candidate

    def look_alikes(self, act: Act) -> Iterator[Suggestion]:
        """The candidates of the same topography and action whose labels are nearest; of the same chapter for those
        that have no letters yet.
        """
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        mine = words(act.label)
        for block in (act.code[:3], act.chapter):
            candidates, texts = self.blocks.get(block, ([], []))
            near = extract(
                mine, texts, scorer=Indel.normalized_similarity, processor=None,
                limit=self.most + self.declined[act.code], score_cutoff=(self.least - 1) / WHOLE,
            )  # fmt: skip
            kept = [
                _made(act, candidates[number], Evidence.ALIKE, alike(mine, theirs))
                for theirs, _, number in near
                if link_name(act.code, candidates[number].name) not in self.refused
            ]
            yield from [made for made in kept if made.score >= self.least][: self.most]


def words(label: str) -> str:
    """The words of a label without accents or marks, sorted, so that their order does not count."""
    return " ".join(sorted(_WORD.findall(folded(label))))


_WORD = re.compile(r"\w+")


def alike(first: str, second: str) -> int:
    """How alike two texts are, in per mille: the letters that both have in the same order, over all of them."""
    from rapidfuzz.distance import Indel

    total = len(first) + len(second)
    return WHOLE * (total - Indel.distance(first, second)) // total if total else WHOLE


def _made(act: Act, candidate: Candidate, evidence: Evidence, score: int) -> Suggestion:
    return Suggestion(act.code, candidate.name, candidate.label, _verb(act, candidate), evidence, score)


def _verb(act: Act, candidate: Candidate) -> Verb:
    """What the change would be: the acts that already lead to the candidate count."""
    if candidate.joined:
        return candidate.joined
    if candidate.code != act.code:
        return Verb.RECODE
    return Verb.KEEP if normal_label(act.label) == normal_label(candidate.label) else Verb.RELABEL
