"""The hierarchy of headings, of a release or of the proposed acts: no orphan, no childless heading, totals (I19)."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ccam.french import invariants as fr
from ccam.model.acts import Release
from ccam.model.draft import Draft
from ccam.model.invariants.violations import Level, Violation, violated


def headings(numbers: Collection[str], placed: Mapping[str, str]) -> Iterator[Violation]:
    """I19 over the headings ``numbers`` and the acts ``placed`` in them: an orphan stands under a heading that is not
    there, a childless heading holds neither heading nor act, and each heading counts its own acts and those of the
    headings below, once each.
    """
    known = frozenset(numbers)
    own = Counter(placed.values())
    for number in sorted(known):
        if (parent := parent_of(number)) and parent not in known:
            yield violated(fr.ORPHAN_HEADING, Level.WARNING, "", number, parent=parent)
    for act, heading in sorted(placed.items()):
        if heading not in known:
            yield violated(fr.ORPHAN_ACT, Level.WARNING, "", act, heading=heading or fr.NO_HEADING)
    below = Counter(parent_of(number) for number in known)
    for number in sorted(known):
        if not own[number] and not below[number]:
            yield violated(fr.CHILDLESS, Level.WARNING, "", number)
    yield from _totals(known, own)


def _totals(known: frozenset[str], own: Counter[str]) -> Iterator[Violation]:
    """Where what stands under a number is not what its own acts and its headings add up to: a level is missing."""
    total: Counter[str] = Counter()
    for heading, count in own.items():
        number = heading
        while number:
            total[number] += count
            number = parent_of(number)
    under: Counter[str] = Counter()
    for child in known:
        under[parent_of(child)] += total[child]
    for number in sorted(known):
        added = own[number] + under[number]
        if total[number] != added:
            yield violated(fr.HEADING_TOTAL, Level.WARNING, "", number, total=total[number], sum=added)


def parent_of(number: str) -> str:
    """``07.03.05`` → ``07.03``; ``""`` above a chapter."""
    return number.rpartition(".")[0]


def release_headings(release: Release) -> Iterator[Violation]:
    """I19 of a release: its modifiers have headings like its acts. One whose file has no headings is not looked at."""
    if release.headings:
        placed: dict[str, str] = {act.code: act.heading for act in release.acts}
        placed |= {f"{item.letter}.{item.variant}": item.heading for item in release.modifiers if item.heading}
        yield from headings([heading.number for heading in release.headings], placed)


def proposed_headings(draft: Draft, release: Release) -> Iterator[Violation]:
    """Proposed acts whose heading the release does not have; a heading left empty waits for its place."""
    known = release.heading_titles
    for act in sorted(draft.proposed.values(), key=lambda act: act.id):
        if act.heading and known and act.heading not in known:
            yield violated(fr.ORPHAN_ACT, Level.WARNING, "", act.shown_code, heading=act.heading)
