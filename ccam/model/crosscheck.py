"""One version of the nomenclature read from two formats: every disagreement, by field.

Only what both files carry is compared; a field that one of them never fills is named as left out. Swapping the two
releases gives the same result, mirrored.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from ccam.model import crosscheck_values as values
from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Price, Release, Writing
from ccam.model.codes import ActCode
from ccam.model.crosscheck_values import EQUAL, Family, Verdict
from ccam.model.money import decimal_string
from ccam.model.text import normal_label

ACT, TITLE, LINE, PRICE = "acte", "titre de subdivision", "ligne", "prix"
PRESENT = "x"
"""What a side says of a line that it has."""


class Kinship(StrEnum):
    """How near two versions are, by their numbers; ATIH files are numbered by year."""

    SAME = "meme numero"
    CLOSE = "meme version, autre mise a jour"
    OTHER = "versions differentes"
    UNRELATED = "numerotations differentes"


class Disagreement(NamedTuple):
    """One field of one thing on which two files differ. ``key`` is an act, a line (``HHFA001/4/0``), a heading or a
    PMSI extension; a side that has nothing says ``""``. Prices are decimal strings, or how they are written.
    """

    field: str
    key: str
    first: str
    second: str
    writing_only: bool
    family: Family


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field: how many values were compared, how many are equal, written otherwise only, different. ``families``
    counts the explained ones among the last two.
    """

    field: str
    compared: int
    equal: int
    writing: int
    different: int
    families: Mapping[Family, int]


class LeftOut(NamedTuple):
    """A field that was not compared because ``version`` never fills it."""

    field: str
    version: str


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """Two releases against each other, fields in a fixed order, disagreements in the order of their fields, then of
    their keys.
    """

    first: str
    second: str
    kinship: Kinship
    fields: tuple[FieldResult, ...]
    left_out: tuple[LeftOut, ...]
    disagreements: tuple[Disagreement, ...]

    def of(self, field: str) -> list[Disagreement]:
        """The disagreements of one field, real ones first."""
        return sorted((item for item in self.disagreements if item.field == field), key=lambda item: item.writing_only)


T = TypeVar("T")


@dataclass(frozen=True)
class _Field(Generic[T]):
    """How one field is read from a thing, compared, and shown. A release that never fills it does not carry it."""

    name: str
    read: Callable[[T], Any]
    judge: Callable[[Any, Any], Verdict]
    show: Callable[[Any], str]

    def carried(self, things: Iterable[T]) -> bool:
        return any(self.read(thing) for thing in things)


def _flag(value: bool) -> str:
    return "oui" if value else ""


def _text(value: str) -> str:
    return value


def _notes(act: Act) -> tuple[str, ...]:
    return tuple(note.text for note in act.notes)


def _same_notes(first: tuple[str, ...], second: tuple[str, ...]) -> Verdict:
    if first == second:
        return EQUAL
    left, right = sorted(map(normal_label, first)), sorted(map(normal_label, second))
    if left == right:
        return Verdict(False, True, Family.TYPOGRAPHY)
    return values.texts(" ".join(first), " ".join(second))


ACT_FIELDS: tuple[_Field[Act], ...] = (
    _Field("libelle", lambda act: act.label, values.texts, _text),
    _Field("subdivision", lambda act: act.heading, values.words, _text),
    _Field("modificateurs", lambda act: act.modifiers, values.sets, " ".join),
    _Field("notes", _notes, _same_notes, " | ".join),
)
LINE_FIELDS: tuple[_Field[Line], ...] = (
    _Field("libelle de ligne", lambda line: line.label, values.texts, _text),
    _Field("regroupement", lambda line: line.billing_group, values.words, _text),
    _Field("exo tm", lambda line: line.copay_exemption, values.words, _text),
    _Field("accord prealable", lambda line: _flag(line.prior_approval), values.words, _text),
    _Field("remboursement sous conditions", lambda line: _flag(line.conditional_refund), values.words, _text),
    _Field("gestes associes", lambda line: line.associated, values.sets, " ".join),
)


def crosscheck(first: Release, second: Release) -> CrossCheck:
    """Everything on which two releases differ, field by field."""
    made = _Check(first, second)
    made.acts()
    made.headings()
    made.lines()
    made.prices()
    made.details()
    return CrossCheck(
        first.version, second.version, kinship(first.version, second.version),
        tuple(made.result(field) for field in made.compared), tuple(made.left_out), tuple(made.found),
    )  # fmt: skip


def kinship(first: str, second: str) -> Kinship:
    """How near two versions are: ``78`` and ``78.10-nx`` are close, ``78`` and ``81`` are not."""
    left, right = (version.partition("-")[0] for version in (first, second))
    if left == right:
        return Kinship.SAME
    majors = [number.partition(".")[0] for number in (left, right)]
    if majors[0] == majors[1]:
        return Kinship.SAME if {"00", "0", ""} >= {left.partition(".")[2], right.partition(".")[2]} else Kinship.CLOSE
    years = [len(major) == 4 for major in majors]
    return Kinship.UNRELATED if years[0] != years[1] else Kinship.OTHER


class _Check:
    """Gathers counts and disagreements; one method for each level."""

    def __init__(self, first: Release, second: Release) -> None:
        self.releases = first, second
        self.days = first.applicable, second.applicable
        self.common = sorted(first.by_code.keys() & second.by_code.keys())
        self.compared: Counter[str] = Counter()
        self.found: list[Disagreement] = []
        self.left_out: list[LeftOut] = []

    def result(self, field: str) -> FieldResult:
        mine = [item for item in self.found if item.field == field]
        writing = sum(item.writing_only for item in mine)
        families = Counter(item.family for item in mine if item.family)
        compared = self.compared[field]
        return FieldResult(field, compared, compared - len(mine), writing, len(mine) - writing, families)

    def note(self, field: str, key: str, verdict: Verdict, first: str, second: str) -> None:
        self.compared[field] += 1
        if not verdict.equal:
            self.found.append(Disagreement(field, key, first, second, verdict.same, verdict.family))

    def only(self, field: str, key: str, shown: str, side: int, family: Family) -> None:
        """Something that one side has and the other has not."""
        sides = (shown, "") if side == 0 else ("", shown)
        self.note(field, key, Verdict(False, False, family), *sides)

    def carried(self, field: str, *filled: bool) -> bool:
        """Whether both files fill ``field``; what only one fills is left out by name, what neither fills is not."""
        if any(filled):
            self.left_out += [
                LeftOut(field, release.version) for release, full in zip(self.releases, filled, strict=True) if not full
            ]
        return all(filled)

    # levels -----------------------------------------------------------------------------------

    def acts(self) -> None:
        known = [release.by_code for release in self.releases]
        for code in sorted(known[0].keys() | known[1].keys()):
            if code in known[0] and code in known[1]:
                self.note(ACT, code, EQUAL, "", "")
            else:
                side = 0 if code in known[0] else 1
                act = known[side][code]
                family = Family.PMSI if values.is_pmsi(act) else Family.NONE if act.lines else Family.NO_LINE
                self.only(ACT, code, act.label or PRESENT, side, family)
        for field in ACT_FIELDS:
            pairs = [(code, known[0][code], known[1][code]) for code in self.common]
            self.fields(field, pairs, *(release.acts for release in self.releases))

    def fields(
        self, field: _Field[T], pairs: Iterable[tuple[object, T, T]], first: Iterable[T], second: Iterable[T]
    ) -> None:
        """One field over things that both sides have."""
        if not self.carried(field.name, field.carried(first), field.carried(second)):
            return
        for key, left, right in pairs:
            one, other = field.read(left), field.read(right)
            self.note(field.name, str(key), field.judge(one, other), field.show(one), field.show(other))

    def headings(self) -> None:
        titles = [release.heading_titles for release in self.releases]
        if not self.carried(TITLE, bool(titles[0]), bool(titles[1])):
            return
        known = [frozenset(map(normal_label, numbered.values())) for numbered in titles]
        for number in sorted(titles[0].keys() | titles[1].keys()):
            first, second = titles[0].get(number, ""), titles[1].get(number, "")
            verdict = values.texts(first, second)
            elsewhere = _among(first, known[1]) and _among(second, known[0])
            if not verdict.same and elsewhere:
                verdict = verdict._replace(family=Family.MOVED)
            self.note(TITLE, number, verdict, first, second)

    def lines(self) -> None:
        known = [release.by_key for release in self.releases]
        twice = [_with_duplicates(release) for release in self.releases]
        common = frozenset(self.common)
        every = sorted(key for key in known[0].keys() | known[1].keys() if key.code in common)
        both = [key for key in every if key in known[0] and key in known[1]]
        for key in every:
            if key in known[0] and key in known[1]:
                self.note(LINE, str(key), EQUAL, "", "")
            else:
                side = 0 if key in known[0] else 1
                family = Family.DUPLICATE if key.code in twice[1 - side] else Family.NONE
                self.only(LINE, str(key), PRESENT, side, family)
        for field in LINE_FIELDS:
            pairs = [(key, known[0][key], known[1][key]) for key in both]
            self.fields(field, pairs, known[0].values(), known[1].values())

    def prices(self) -> None:
        known = [release.by_key for release in self.releases]
        carried = [{price.grid for line in lines.values() for price in line.prices} for lines in known]
        both = sorted(known[0].keys() & known[1].keys())
        for grid in sorted(carried[0] | carried[1], key=_grid_order):
            field = f"{PRICE} {grid}"
            if not self.carried(field, grid in carried[0], grid in carried[1]):
                continue
            for key in both:
                pair = known[0][key].price(grid), known[1][key].price(grid)
                if pair != (None, None):
                    self.note(field, str(key), values.prices(*pair, self.days), *map(_price, pair))

    def details(self) -> None:
        stated = [_details(release) for release in self.releases]
        for field in sorted(stated[0].keys() & stated[1].keys()):
            for key in sorted(stated[0][field].keys() & stated[1][field].keys()):
                pair = stated[0][field][key], stated[1][field][key]
                verdict = values.texts(*map(" ".join, pair)) if len(pair[0] + pair[1]) == 2 else values.sets(*pair)
                self.note(field, key, verdict, *map(" | ".join, pair))


def _among(title: str, known: frozenset[str]) -> bool:
    """Whether a title, if there is one, stands somewhere in the other file."""
    return not title or normal_label(title) in known


def _with_duplicates(release: Release) -> frozenset[ActCode]:
    """Acts with a row that has the key of an earlier one: its real activity is unknown (formats.md, BELA129)."""
    return frozenset(act.code for act in release.acts if any(line.duplicate for line in act.lines))


def _grid_order(grid: str) -> tuple[bool, int, str]:
    """F, G, then grids by number."""
    return grid not in (SECTOR1, OTHERS), int(grid) if grid.isdigit() else 0, grid


def _price(price: Price | None) -> str:
    if price is None:
        return ""
    return decimal_string(price.cents) if price.writing is Writing.AMOUNT else price.writing.value


def _details(release: Release) -> dict[str, dict[str, tuple[str, ...]]]:
    """Values by field, then by thing."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for detail in release.details:
        found[detail.field][_place(detail.code, detail.extension, detail.activity, detail.phase)].append(detail.value)
    return {field: {key: tuple(sorted(said)) for key, said in known.items()} for field, known in found.items()}


def _place(code: str, extension: str, activity: int | None, phase: int | None) -> str:
    parts = [f"{code}-{extension}" if extension else code]
    parts += [str(number) for number in (activity, phase) if number is not None]
    return "/".join(parts)
