"""Links of an exchange file, SSSOM or FHIR, as rows of a transcodage table: verbs are declared, or told from what the
links of an act say; what contradicts itself refuses the file.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from ccam.formats import transcodage as layout
from ccam.formats.relations import RELATION_OF_VERB, Relation, verb_of
from ccam.formats.transcodage import TransitionRow
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_exchange as words
from ccam.model.codes import ActCode
from ccam.model.draft import Verb
from ccam.model.text import normal_label
from importers.rows import FilledRow
from importers.transcodage_parts import check as check_parts
from importers.transcodage_ways import Way, check_creations, check_way, row_of

KNOWN_VERBS = fr.listed(layout.VERBS)
KNOWN_ORIGINS = fr.listed(layout.ORIGINS)
once = lru_cache(maxsize=4096)
"""Few words fill these columns, on thousands of rows: each is read once."""
read_verb, read_heading, read_origin = once(layout.read_verb), once(layout.read_heading), once(layout.read_origin)
WORD_OF_VERB = {verb: word for word, verb in layout.VERBS.items()}


@dataclass(slots=True)
class Said:
    """One row of the file. ``link`` is None where one of the two terms was not found; ``write`` gives the word for a
    link in the vocabulary of the file.
    """

    way: Way
    link: Relation | None
    declared: bool
    rank: int
    old_label: str
    write: Callable[[Relation], str]


def said(
    filled: FilledRow,
    link: Relation | None,
    read_weight: Callable[[str], int | None],
    write: Callable[[Relation], str],
) -> Said:
    """Read the cells of a row, each on its own: ``old``, ``target``, ``verb``, ``part``, ``together``, ``heading``,
    ``origin``, ``code``, ``rank``, ``old_label``, and the texts that need no reading.
    """
    declared = bool(filled.text("verb"))
    way = Way(
        filled,
        filled.value("old", layout.read_old, None, refusals.BAD_ACT_CODE),
        filled.given("verb", read_verb, None, fr.BAD_VERB, known=KNOWN_VERBS),
        filled.value("target", layout.read_target, "", fr.BAD_TARGET),
        filled.given("part", read_weight, None, words.BAD_WEIGHT),
        filled.text("together"),
        filled.given("heading", read_heading, "", fr.BAD_HEADING),
        filled.given("origin", read_origin, None, fr.BAD_ORIGIN, known=KNOWN_ORIGINS),
        filled.given("code", layout.read_old, None, refusals.BAD_ACT_CODE),
    )
    rank = filled.given("rank", read_rank, 0, words.BAD_RANK)
    return Said(way, link, declared, rank, filled.text("old_label"), write)


@once
def read_rank(text: str) -> int:
    """Place of a row among those of its act, 0 where it is not said."""
    if text and not (text.isascii() and text.isdecimal() and len(text) < layout.PART_PLACES):
        raise ValueError(text)
    return int(text or 0)


def transitions(rows: Iterable[Said]) -> tuple[TransitionRow, ...]:
    """The rows of a table, act by act; what does not hold together is told on its row."""
    acts: defaultdict[ActCode | None, list[Said]] = defaultdict(list)
    for row in rows:
        if row.way.filled.sound:
            acts[row.way.old].append(row)
    for act, of_act in acts.items():
        if len(of_act) > 1:
            of_act.sort(key=_rank)
        for row in of_act:
            _check_term(row)
        if act:
            _decide(act, of_act)
    every = [row for of_act in acts.values() for row in of_act]
    _check_created(every)
    for row in every:
        if row.way.filled.sound:
            check_way(row.way, WORD_OF_VERB[row.way.verb])
    ways = [row.way for row in every]
    check_creations(ways)
    check_parts(ways)
    return tuple(row_of(way) for way in ways if way.filled.sound)


_rank = attrgetter("rank")


def _check_term(row: Said) -> None:
    """A row without one of its terms is a deletion or a creation, whatever else it says."""
    if row.link is None:
        verb = Verb.DELETE if row.way.old else Verb.CREATE
        if row.declared and row.way.verb is not verb:
            row.way.filled.refuse(words.VERB_AGAINST_TERM, "verb", verb=row.way.filled.text("verb"))
        row.way.verb, row.declared = verb, True


def _decide(act: ActCode, rows: list[Said]) -> None:
    links = [row for row in rows if row.link is not None]
    ends = [row for row in rows if row.link is None]
    if ends and links:
        later, earlier = (ends[0], links[0]) if ends[0].rank >= links[0].rank else (links[0], ends[0])
        later.way.filled.refuse(words.NO_TERM_AND_LINK, "target", act=act, other=earlier.way.filled.number)
    if not links:
        return
    if len(links) > 1:
        _refuse_same(act, links)
    verb = next((row.way.verb for row in links if row.declared), None) or _told(act, links)
    for row in links:
        if not row.declared:
            row.way.verb = verb
    _compare(act, links)


def _refuse_same(act: ActCode, links: list[Said]) -> None:
    """No equivalence on a split (I13): two would say that the new acts are one and the same."""
    for row in links:
        if row.link is Relation.SAME:
            narrower, related = row.write(Relation.NARROWER), row.write(Relation.RELATED)
            row.way.filled.refuse(
                words.SAME_ON_SPLIT, "link", act=act, target=row.way.target, narrower=narrower, related=related
            )


def _told(act: ActCode, links: list[Said]) -> Verb:
    """The verb that the links of an act tell."""
    first = links[0]
    label = first.way.filled.text("label")
    bundles = {row.way.together for row in links}
    return verb_of(
        {row.link for row in links if row.link},
        same_code=act in (first.way.target, first.way.code),
        same_label=not (label and first.old_label) or normal_label(label) == normal_label(first.old_label),
        together=len(links) > 1 and len(bundles) == 1 and "" not in bundles,
    )


def _compare(act: ActCode, links: list[Said]) -> None:
    """Tell once of an act whose links do not say what its verb says."""
    for row in links:
        expected = RELATION_OF_VERB.get(row.way.verb) if row.way.verb else None
        if expected and row.link is not expected:
            verb = WORD_OF_VERB[row.way.verb]
            row.way.filled.warn(words.LINK_AGAINST_VERB, "link", act=act, verb=verb, expected=row.write(expected))
            return


def _check_created(rows: list[Said]) -> None:
    """What comes from nowhere comes from no old act either (I3)."""
    reached = {row.way.target: row.way.filled for row in rows if row.link is not None}
    for row in rows:
        earlier = reached.get(row.way.target) if row.way.verb is Verb.CREATE else None
        if earlier:
            row.way.filled.refuse(words.NO_TERM_AND_LINK, "old", act=row.way.target, other=earlier.number)
