"""The state of the evaluation of charges as the command, the report and machines show it.

Rates in 10⁻⁴ € per point, amounts in cents a year in honoraires, points in 1/100 point. A pair is (low, high): disputed
costs left out, or counted. None is what is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SourceRate:
    """What one source says of one key. ``computed`` from its cost items, or published as such. ``gap`` and ``effect``
    are counted from the reference; ``lacks`` is what it does not declare, ``settles`` what would settle the gap.
    """

    key: str
    origin: str
    computed: bool
    rate: Pair | None
    year: int | None = None
    sample: int | None = None
    kind: str = ""
    sector: str = ""
    perimeter: str = ""
    status: str = ""
    source: str = ""
    document: str = ""
    rent: int | None = None
    extra_fees: int | None = None
    share: int | None = None
    points: int | None = None
    rescaled: bool = False
    eligible: Pair | None = None
    lacks: tuple[str, ...] = ()
    gap: Pair | None = None
    effect: Pair | None = None
    settles: str = ""


@dataclass(frozen=True, slots=True)
class KeyState:
    """One key (a speciality): its rate in the reference, what depends on it in the draft, its sources side by side."""

    key: str
    label: str
    reference: int | None
    lines: int
    points: int
    sources: tuple[SourceRate, ...]

    @property
    def rates(self) -> Pair | None:
        """The lowest and the highest rate that a source gives."""
        known = [rate for source in self.sources if source.rate for rate in source.rate]
        return (min(known), max(known)) if known else None

    @property
    def stake(self) -> int | None:
        """From the cheapest source to the dearest, in cents a year; None where the reference has no rate, or no line of
        the draft is priced under the key.
        """
        effects = [effect for source in self.sources if source.effect for effect in source.effect]
        return max(effects) - min(effects) if self.lines and effects else None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One cost item of one evaluation. ``rate`` is what it makes per point, ``effect`` what counting it costs."""

    key: str
    origin: str
    year: int
    name: str
    detail: str
    standing: str
    amount: int
    specific: bool
    rule: str
    source: str
    remark: str
    rate: int | None
    effect: int | None


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger of one evaluation; ``admitted`` + ``disputed`` + ``excluded`` = ``whole``, in cents a year."""

    key: str
    origin: str
    year: int
    whole: int
    admitted: int
    disputed: int
    excluded: int
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that no source contests."""

    key: str
    what: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """Something that sources contest: a rate, an item, a rate that its own items do not give."""

    kind: str
    key: str
    what: str
    effect: int | None
    settles: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a source does not say, of these keys."""

    origin: str
    keys: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that could be decided otherwise, and what it moves."""

    key: str
    origin: str
    what: str
    rate: int
    effect: int | None


@dataclass(frozen=True, slots=True)
class ActEffect:
    """One proposed line under each source: ``tariff`` in the reference, then (origin, Δ tariff per act, effect a year).
    An origin without a rate is absent.
    """

    act: str
    code: str
    label: str
    slot: str
    key: str
    tariff: int
    quantity: int
    effects: tuple[tuple[str, int, int], ...]

    @property
    def size(self) -> int:
        """The largest effect, in cents a year."""
        return max((abs(effect) for *_, effect in self.effects), default=0)


@dataclass(frozen=True, slots=True)
class ActCostRow:
    """The cost of practice of one act from its own inputs, each amount rounded once from the unrounded: ``raw`` and
    ``scaled`` by nature in cents, ``factor`` in 10⁻⁴, ``apparent`` CP and ``rate`` of the key in 10⁻⁴ € per point,
    ``gap`` in cents per act.
    """

    key: str
    origin: str
    line: str
    form: str
    bound: str
    quantity: int
    raw: tuple[tuple[str, int], ...]
    raw_total: int
    factor: int | None
    scaled: tuple[tuple[str, int], ...]
    scaled_total: int | None
    indirect: int | None
    total: int | None
    apparent: int | None
    rate: int | None
    gap: int | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RuleView:
    """The CP of lines under another rule than the reference speciality: lines that change, those that the rule gives
    no rate, and the effect.
    """

    name: str
    lines: int
    without: int
    effect: int | None
    changes: tuple[ActEffect, ...]


@dataclass(frozen=True, slots=True)
class ChargesState:
    """The state of the evaluation: agreed, disputed, missing, at stake."""

    reference: str
    heading: tuple[str, ...]
    keys: tuple[KeyState, ...]
    ledgers: tuple[LedgerView, ...]
    agreed: tuple[Agreed, ...]
    disputed: tuple[Disputed, ...]
    missing: tuple[Missing, ...]
    levers: tuple[Lever, ...]
    costs: tuple[ActCostRow, ...]
    acts: tuple[ActEffect, ...] = ()
    rule: RuleView | None = None

    @property
    def stake(self) -> int | None:
        """The sum over keys of what separates their sources, in cents a year; None where no effect is known."""
        known = [key.stake for key in self.keys if key.stake is not None]
        return sum(known) if known else None

    def source(self, key: str, origin: str) -> SourceRate | None:
        """What an origin says of a key: published, else computed."""
        return best(each for one in self.keys if one.key == key for each in one.sources if each.origin == origin)


def best(sources: Iterable[SourceRate]) -> SourceRate | None:
    """The published rate, else the one computed from the latest year."""
    ranked = sorted(sources, key=lambda each: (each.rate is None, each.computed, -(each.year or 0)))
    return ranked[0] if ranked else None
