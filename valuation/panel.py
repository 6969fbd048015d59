"""Four notes of a criterion: how far apart seats and sides are, how they agree, and what that lets one conclude.

Two seats are named by the Assurance maladie, two by the physicians. *Agreement* (how the four stand together) and
*verdict* (what they say of the valuation) are two things: four notes of 2 agree, and reject. Notes are integers 1 to 9,
None where a seat gave none; means, gaps and IPRAS are exact. Nothing here makes euros
(forfaits-techniques.md §5 and its corrections).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from ccam.formats.panel_rules import NOTE_PLACES, Accord, Ipras, PanelRule

SEATS = ("AM1", "AM2", "MED1", "MED2")
"""In this order wherever four things are listed."""
SIDES = ((0, 1), (2, 3))
"""Places of the seats of each side: Assurance maladie, physicians."""
UNIT = 10**NOTE_PLACES

Notes = tuple[int | None, int | None, int | None, int | None]
"""Notes in the order of :data:`SEATS`."""


class Third(StrEnum):
    """A third of the scale."""

    LOW = "bas"
    MIDDLE = "moyen"
    HIGH = "haut"


class Verdict(StrEnum):
    """What the notes of a criterion say of the valuation, the mildest first; « non noté » says nothing."""

    VALID = "valide"
    RESERVED = "valide avec réserve"
    RANGE = "intervalle"
    UNSCORED = "non noté"
    TWO_VALUES = "deux valeurs"
    REJECTED = "rejeté"


class Reservation(StrEnum):
    """What a verdict never hides."""

    LONE = "voix_isolee"
    OPPOSITE = "voix_isolee_opposee"
    SIDES_APART = "cotes_disjoints"
    ABSENT = "siege_sans_note"


@dataclass(frozen=True, slots=True)
class Spread:
    """IPRAS of the notes: it fires where the range is above the limit, and says nothing of one dissenter: ``blind``
    where it is silent and a rater stands in an extreme third while another stands in the other (strict RAND reading).
    """

    range: Fraction
    limit: Fraction
    fires: bool
    blind: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the notes are, whatever the rule. ``within`` and ``means`` by side, None where a side lacks notes."""

    notes: Notes
    within: tuple[int | None, int | None]
    means: tuple[Fraction | None, Fraction | None]
    between: Fraction | None
    median: Fraction | None
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule makes of the notes. ``apart`` are the places of the seats outside the third that ``third`` names
    (None where fewer than a majority share one). ``failed``: under the threshold of a gate, were it one.
    """

    accord: Accord
    verdict: Verdict
    third: Third | None
    reservations: tuple[Reservation, ...]
    apart: tuple[int, ...]
    failed: bool


@cache
def reading(notes: Notes, ipras: Ipras) -> Reading:
    """Gaps, means, median and IPRAS of four notes."""
    given = [note for note in notes if note is not None]
    pairs = [[note for place in side if (note := notes[place]) is not None] for side in SIDES]
    means = [Fraction(sum(pair), len(pair)) if pair else None for pair in pairs]
    first, second = means
    return Reading(
        notes,
        (_gap(pairs[0]), _gap(pairs[1])),
        (first, second),
        None if first is None or second is None else abs(first - second),
        percentile(given, 50) if given else None,
        spread(tuple(sorted(given)), ipras) if len(given) > 1 else None,
    )


@cache
def judge(notes: Notes, rule: PanelRule) -> Judgement:
    """The agreement and the verdict of four notes under a rule, with what they leave open."""
    thirds = [third_of(note, rule) for note in notes]
    counts = {third: thirds.count(third) for third in Third}
    shared = max(counts, key=lambda third: counts[third])
    most = shared if counts[shared] >= rule.majority else None
    missing = any(sum(notes[place] is not None for place in side) < rule.quorum for side in SIDES)
    accord = Accord.MISSING if missing else _accord(notes, rule, thirds, counts[shared])
    outside = tuple(
        place for place, third in enumerate(thirds) if third is not None and most is not None and third is not most
    )
    return Judgement(
        accord, _verdict(accord, most), most, _reservations(notes, rule, accord, thirds, most, outside), outside,
        _under(notes, rule),
    )  # fmt: skip


def third_of(note: int | None, rule: PanelRule) -> Third | None:
    """The third of a note under a rule."""
    if note is None:
        return None
    return Third.LOW if note <= rule.low else Third.MIDDLE if note <= rule.middle else Third.HIGH


def percentile(values: Sequence[int], percent: int) -> Fraction:
    """By linear interpolation between ordered values, which are not empty."""
    ordered = sorted(values)
    place = Fraction((len(ordered) - 1) * percent, 100)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def sides_apart(notes: Notes, rule: PanelRule) -> bool:
    """Whether the two sides are disjoint and their means at least as far apart as the rule says."""
    first, second = ([note for place in side if (note := notes[place]) is not None] for side in SIDES)
    if not first or not second or not (max(first) < min(second) or max(second) < min(first)):
        return False
    gap = abs(Fraction(sum(first), len(first)) - Fraction(sum(second), len(second)))
    return bool(gap * UNIT >= rule.apart)


def _gap(pair: Sequence[int]) -> int | None:
    return abs(pair[0] - pair[1]) if len(pair) > 1 else None


@cache
def spread(given: tuple[int, ...], ipras: Ipras) -> Spread:
    """The IPRAS of at least two notes, in their order: four seats make 495 sets of them, 6 561 seatings."""
    low, high = percentile(given, ipras.low), percentile(given, ipras.high)
    limit = Fraction(ipras.base, UNIT) + Fraction(ipras.slope, UNIT) * abs(ipras.centre - (low + high) / 2)
    fires = high - low > limit
    apart = min(given) <= ipras.lowest and max(given) >= ipras.highest
    return Spread(high - low, limit, fires, apart and not fires)


def _accord(notes: Notes, rule: PanelRule, thirds: Sequence[Third | None], shared: int) -> Accord:
    """The first accord of the rule's order that the notes make."""
    split = thirds.count(Third.LOW) == thirds.count(Third.HIGH) == len(SEATS) // 2
    made = {
        Accord.UNANIMOUS: shared == len(SEATS),
        Accord.QUALIFIED: shared >= rule.majority,
        Accord.BLOCK: sides_apart(notes, rule),
        Accord.CROSS: split and all(thirds[one] is not thirds[other] for one, other in SIDES),
    }
    return next((accord for accord in rule.order if made[accord]), Accord.UNDECIDED)


def _verdict(accord: Accord, third: Third | None) -> Verdict:
    if accord is Accord.MISSING:
        return Verdict.UNSCORED
    if accord is Accord.BLOCK:
        return Verdict.TWO_VALUES
    if accord not in (Accord.UNANIMOUS, Accord.QUALIFIED) or third is None or third is Third.MIDDLE:
        return Verdict.RANGE
    if third is Third.LOW:
        return Verdict.REJECTED
    return Verdict.VALID if accord is Accord.UNANIMOUS else Verdict.RESERVED


def _reservations(
    notes: Notes, rule: PanelRule, accord: Accord, thirds: Sequence[Third | None], most: Third | None,
    outside: Sequence[int],
) -> tuple[Reservation, ...]:  # fmt: skip
    found = []
    if len(outside) == 1:
        extremes = {thirds[outside[0]], most}
        found.append(Reservation.OPPOSITE if extremes == {Third.LOW, Third.HIGH} else Reservation.LONE)
    if accord is not Accord.BLOCK and sides_apart(notes, rule):
        found.append(Reservation.SIDES_APART)
    if None in notes:
        found.append(Reservation.ABSENT)
    return tuple(found)


def _under(notes: Notes, rule: PanelRule) -> bool:
    """Whether the mean of the lower side is under the threshold of a gate."""
    pairs = [[note for place in side if (note := notes[place]) is not None] for side in SIDES]
    return any(pair and Fraction(sum(pair), len(pair)) * UNIT < rule.gate for pair in pairs)
