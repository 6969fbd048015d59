"""Blind ballots: what a member files is known by its hash until the round is closed.

The hash binds a nonce, the round, the member and what they say; so a ballot can be neither guessed from its hash, nor
copied by someone else, nor changed once filed. It is the same before and after the reveal.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hmac import compare_digest
from typing import Any, NamedTuple

from ccam.model.codec import Json, canonical
from ccam.model.decisions import Decision, Entry, Kind
from ccam.model.registers import BlindScore

ROUND, MEMBER, HASH, SHEET = "tour", "membre", "empreinte", "feuille"
"""Facts of a BALLOT; the last one where it is kept outside the base."""
REVEALED, MISSING, EXCLUDED = "depots", "manquants", "ecartes"
"""Facts of a REVEAL: ballots with their nonces; members whose ballot is not there; those set aside by name."""

_NONCE = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one member filed in a round. ``payload`` is canonical JSON; ``nonce`` 64 hexadecimal digits."""

    round: str
    member: str
    nonce: str
    payload: str

    @property
    def commitment(self) -> str:
        """The hash that the journal holds."""
        return commitment(self.round, self.member, self.nonce, self.payload)


def commitment(blind_round: str, member: str, nonce: str, payload: str) -> str:
    """SHA-256 of the canonical list (round, member, nonce, payload): a list, so that nothing can slide from one to the
    next. Raises :class:`ValueError` for a nonce of another shape.
    """
    if not _NONCE.fullmatch(nonce):
        raise ValueError(nonce)
    return hashlib.sha256(canonical([blind_round, member, nonce, payload]).encode()).hexdigest()


def matches(ballot: Ballot, filed: str) -> bool:
    """Whether ``ballot`` is what was filed under the hash ``filed``."""
    return bool(_NONCE.fullmatch(ballot.nonce)) and compare_digest(ballot.commitment, filed)


def filing(draft: str, ballot: Ballot, subjects: Iterable[str], reads: Mapping[str, int], *, sheet: bool) -> Decision:
    """The entry of a ballot: its hash and nothing of what it says; whether it waits on a sheet."""
    facts: dict[str, object] = {ROUND: ballot.round, MEMBER: ballot.member, HASH: ballot.commitment}
    facts |= {"sujets": list(subjects)} | ({SHEET: True} if sheet else {})
    return Decision(Kind.BALLOT, draft, (), facts, tuple(reads.items()))


class Commitment(NamedTuple):
    """The hash of a ballot that was filed, and whether it waits on a sheet."""

    hash: str
    sheet: bool


def commitments(entries: Iterable[Entry], draft: str, blind_round: str) -> dict[str, Commitment]:
    """Each member's last ballot in a round, in the order of their first one."""
    found: dict[str, Commitment] = {}
    for entry in entries:
        facts = entry.decision.facts
        if entry.decision.kind is Kind.BALLOT and (entry.decision.draft, facts[ROUND]) == (draft, blind_round):
            found[str(facts[MEMBER])] = Commitment(str(facts[HASH]), SHEET in facts)
    return found


def revealed(entry: Entry) -> tuple[Ballot, ...]:
    """The ballots that a REVEAL made known."""
    facts: Any = entry.decision.facts
    return tuple(
        Ballot(str(facts[ROUND]), str(one[MEMBER]), str(one["nonce"]), str(one["depot"])) for one in facts[REVEALED]
    )


def as_fact(ballot: Ballot) -> Json:
    """A ballot as a REVEAL writes it."""
    return {MEMBER: ballot.member, "nonce": ballot.nonce, "depot": ballot.payload}


@dataclass(frozen=True, slots=True)
class Apart:
    """One member on one line: ``points`` in 1/100, ``gap`` from the middle score, in 10 000ths of it (signed)."""

    member: str
    points: int
    gap: int


@dataclass(frozen=True, slots=True)
class LineSpread:
    """The scores of one line, lowest first. ``middle`` is the lower median; no mean is taken."""

    line: str
    middle: int
    scores: tuple[Apart, ...]

    @property
    def spread(self) -> int:
        """Highest minus lowest, in 1/100 point."""
        return self.scores[-1].points - self.scores[0].points


def spreads(scores: Iterable[BlindScore]) -> tuple[LineSpread, ...]:
    """Each line with who is apart and by how much, the widest first."""
    lines: dict[str, list[BlindScore]] = {}
    for score in scores:
        lines.setdefault(score.line, []).append(score)
    found = [_spread(line, sorted(given, key=lambda one: (one.points, one.member))) for line, given in lines.items()]
    return tuple(sorted(found, key=lambda one: (-Fraction(one.spread, one.middle), one.line)))


def _spread(line: str, given: list[BlindScore]) -> LineSpread:
    middle = given[(len(given) - 1) // 2].points
    apart = tuple(Apart(one.member, one.points, _gap(one.points, middle)) for one in given)
    return LineSpread(line, middle, apart)


def _gap(points: int, middle: int) -> int:
    """Half-up, away from zero on both sides alike."""
    size = (abs(points - middle) * 20_000 + middle) // (2 * middle)
    return size if points >= middle else -size
