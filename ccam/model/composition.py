"""Two correspondences one after the other: from release A to B, then from B to C (I14).

Weights are exact rationals and sum to 1 for each act; composing multiplies them, so they still do. Acts billed
together stay together: each follows its own ways, and each choice of ways is one bundle. Composition is associative,
and moving volumes along the composition is moving them along one, then along the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from ccam.french import invariants as fr
from ccam.model.acts import Release
from ccam.model.draft import Draft, Fate, OldAct
from ccam.model.invariants.violations import Level, Violation, violated
from ccam.model.money import SHARE_UNIT

Bundle = tuple[str, ...]
"""Codes billed together, sorted; one that is reached twice is there twice, ``()`` where the act is deleted."""
Ways = Mapping[Bundle, Fraction]

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What each act of the release ``before`` becomes in ``after``. An act without a usable fate is not in ``ways``:
    undecided is neither kept nor deleted.
    """

    before: str
    after: str
    ways: Mapping[str, Ways]


def correspondence(draft: Draft, release: Release, after: str) -> Correspondence:
    """What ``draft`` makes of every act of its release, by shown codes; ``after`` names what it leads to. Acts
    without a fate, and those whose shares do not sum to 100 %, are left out.
    """
    found: dict[str, Ways] = {}
    for code in release.by_code:
        if ways := _ways(draft, draft.fate_of(code)):
            found[code] = ways
    return Correspondence(release.version, after, found)


def _ways(draft: Draft, act: OldAct) -> Ways | None:
    if act.fate is Fate.DELETED:
        return {(): ONE}
    parts = act.shares if len(act.alternatives) > 1 else (SHARE_UNIT,)
    if not act.alternatives or len(parts) != len(act.alternatives) or sum(parts) != SHARE_UNIT or min(parts) <= 0:
        return None
    bundles = [
        tuple(sorted(draft.proposed[name].shown_code if name in draft.proposed else name for name in way.members))
        for way in act.alternatives
    ]
    return _summed(zip(bundles, (Fraction(part, SHARE_UNIT) for part in parts), strict=True))


def compose(first: Correspondence, second: Correspondence) -> Correspondence:
    """``first``, then ``second``. An act is decided only if everything that it may become is. Raises
    :class:`ValueError` where ``second`` does not start from what ``first`` leads to.
    """
    if first.after != second.before:
        raise ValueError(first.after, second.before)
    made = {code: ways for code, then in first.ways.items() if (ways := _composed(then, second.ways)) is not None}
    return Correspondence(first.before, second.after, made)


def _composed(ways: Ways, second: Mapping[str, Ways]) -> Ways | None:
    if any(member not in second for bundle in ways for member in bundle):
        return None
    return _summed(
        (
            tuple(sorted(code for bundle, _ in choice for code in bundle)),
            weight * prod((w for _, w in choice), start=ONE),
        )
        for start, weight in ways.items()
        for choice in product(*(second[member].items() for member in start))
    )


def _summed(pairs: Iterable[tuple[Bundle, Fraction]]) -> Ways:
    """Ways that lead to the same acts are one: what was split and merged again reads as one target."""
    found: dict[Bundle, Fraction] = {}
    for bundle, weight in pairs:
        found[bundle] = found.get(bundle, Fraction(0)) + weight
    return found


def check_chain(chain: Sequence[Correspondence]) -> Iterator[Violation]:
    """I14 over successive étapes: each starts where the one before ends, no version comes twice, weights sum to 1."""
    for one, two in pairwise(chain):
        if one.after != two.before:
            yield violated(
                fr.CHAIN_BROKEN, Level.ERROR, "", two.before, first=one.before, end=one.after, second=two.after,
                start=two.before,
            )  # fmt: skip
    versions = [*(link.before for link in chain), *(link.after for link in chain[-1:])]
    for version in sorted({version for version in versions if versions.count(version) > 1}):
        yield violated(fr.CHAIN_LOOP, Level.ERROR, "", version)
    for link in chain:
        for code, ways in sorted(link.ways.items()):
            if (total := sum(ways.values(), start=Fraction(0))) != ONE:
                yield violated(fr.CHAIN_SUM, Level.ERROR, "", code, sum=total)
