"""What a person asks of the draft in one command, as the rows of a transcodage table: pure, nothing is written here.

The tables that committees fill and the commands end in the same rows, hence obey the same rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ccam.formats.transcodage import LeftRow, LineRow, TransitionRow, TransitionTables, read_target
from ccam.french import decide as fr
from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, is_act_code
from ccam.model.draft import Draft, ShareOrigin, Verb
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.money import SHARE_UNIT
from ccam.model.shares import equal_shares
from ccam.usecases.transition import UNPLACED, next_id

NEW = "nouveau"
"""First letters of the name under which a command speaks of an act that has no number yet."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way an old act will be coded: members billed together, and its part in 10 000ths."""

    members: tuple[str, ...]
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One verb on old acts, each with its ways. Targets are ``P-07-0001``, a CCAM code, or ``nouveau…`` (the same name
    is the same act); ``labels`` go by target. ``inherits``: new acts begin with the lines of those they come from.
    """

    verb: Verb
    ways: Mapping[ActCode, Sequence[Way]]
    labels: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""
    reason: str = ""
    code: ActCode | None = None
    notes: str = ""
    origin: ShareOrigin | None = None
    source: str = ""
    inherits: bool = True


def tables_of(order: Order, draft: Draft, release: Release) -> TransitionTables:
    """The rows that ask for ``order``; raises :class:`DataRefused` for what no row could say."""
    named = _Names(draft, _chapter(order, release))
    rows: list[TransitionRow] = []
    for old, ways in order.ways.items():
        _require_distinct(old, ways)
        rows += _rows_of(order, old, _shared(order, old, ways), named)
    unused = order.labels.keys() - {member for ways in order.ways.values() for way in ways for member in way.members}
    if unused:
        raise DataRefused(fr.LABEL_UNUSED, target=min(unused))
    return TransitionTables(tuple(row._replace(row=number) for number, row in enumerate(rows, start=1)))


def _rows_of(order: Order, old: ActCode, ways: Sequence[Way], named: "_Names") -> Iterable[TransitionRow]:
    base = TransitionRow(0, old, order.verb, reason=order.reason, heading=order.heading, notes=order.notes)
    if not ways:
        yield base
    for number, way in enumerate(ways, start=1):
        together = str(number) if len(way.members) > 1 else ""
        for member in way.members:
            yield base._replace(
                target=named.target(member), label=order.labels.get(member, ""), part=way.part,
                together=together, code=order.code, origin=order.origin, share_source=order.source,
            )  # fmt: skip


def _shared(order: Order, old: ActCode, ways: Sequence[Way]) -> Sequence[Way]:
    """Ways with a part each: the whole for one way, equal parts where they are asked for by name."""
    if len(ways) > 1 and all(way.part is None for way in ways) and order.origin is ShareOrigin.EQUAL:
        return [Way(way.members, part) for way, part in zip(ways, equal_shares(len(ways)), strict=True)]
    if len(ways) > 1 and any(way.part is None for way in ways):
        raise DataRefused(fr.PARTS_MISSING, act=old)
    if len(ways) == 1 and ways[0].part not in (None, SHARE_UNIT):
        raise DataRefused(fr.ONE_WAY, act=old)
    return ways


def _require_distinct(old: ActCode, ways: Sequence[Way]) -> None:
    members = [frozenset(way.members) for way in ways]
    if len(set(members)) != len(members) or any(len(set(way.members)) != len(way.members) for way in ways):
        raise DataRefused(fr.TARGET_TWICE, act=old)


def _chapter(order: Order, release: Release) -> str:
    first = next((release.by_code[old] for old in order.ways if old in release.by_code), None)
    return order.heading[:2] or (first.chapter if first else UNPLACED)


class _Names:
    """The targets of one order: what is written as it is, and what gets the next free number."""

    def __init__(self, draft: Draft, chapter: str) -> None:
        self.draft, self.chapter = draft, chapter
        self.given: dict[str, ProposedId] = {}

    def target(self, text: str) -> str:
        if not text.startswith(NEW):
            return _target(text)
        if text not in self.given:
            self.given[text] = next_id(self.draft, self.chapter, {*self.draft.proposed, *self.given.values()})
        return self.given[text]


def _target(text: str) -> str:
    try:
        return read_target(text)
    except ValueError:
        raise DataRefused(fr.BAD_TARGET, value=text) from None


def creation(draft: Draft, *, target: str, label: str, heading: str, reason: str, notes: str) -> TransitionTables:
    """A new act that comes from none; its justification is compulsory, and its number is free."""
    if not reason.strip():
        raise DataRefused(fr.JUSTIFICATION_MISSING)
    given = _Names(draft, heading[:2] or UNPLACED).target(target)
    if find_proposed(draft, given) is not None:
        raise DataRefused(fr.ALREADY_PROPOSED, act=given)
    row = TransitionRow(1, None, Verb.CREATE, given, label, reason=reason, heading=heading, notes=notes)
    return TransitionTables((row,))


def completion(lines: Iterable[LineRow]) -> TransitionTables:
    """Lines of proposed acts, with what each says."""
    return TransitionTables(lines=tuple(line._replace(row=number) for number, line in enumerate(lines, start=1)))


def leaving(lines: Iterable[tuple[ActCode, int, int]], committee: str, reason: str) -> TransitionTables:
    """Lines of old acts left to a committee."""
    rows = (LeftRow(number, *line, committee, reason) for number, line in enumerate(lines, start=1))
    return TransitionTables(left=tuple(rows))


def find_proposed(draft: Draft, text: str) -> ProposedId | None:
    """The proposed act that a person names by its number or by its allotted code."""
    if is_act_code(text):
        return next((act.id for act in draft.proposed.values() if act.code == text), None)
    return ProposedId(text) if text in draft.proposed else None


def require_proposed(draft: Draft, text: str) -> ProposedId:
    """The same; raises :class:`UnknownThing`."""
    found = find_proposed(draft, text)
    if found is None:
        raise UnknownThing(fr.NOT_PROPOSED, act=text)
    return found
