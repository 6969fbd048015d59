"""Small worlds to value: a release, a draft, volumes and parameters, drawn at random or read from a case file."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ccam.formats.parameters import CpEntry, DocumentHead, FcEntry, Nature, ParameterFile, Status, parse
from ccam.model.acts import SECTOR1, Act, Line, Price, Release, Writing
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import (
    MEASURE_ACTS,
    Alternative,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.money import parse_scaled
from ccam.model.volumes import VolumeRow, VolumeSet
from ccam.resources import parameter_files
from tests import strategies as s
from valuation.compile import Book, compile_book
from valuation.impact import Impact, impact_of
from valuation.parameters import Parameters
from valuation.settings import Settings

TESTS = Path(__file__).parents[1]
CASES = TESTS / "cases"
SHIPPED = parameter_files()
DELIVERED = Parameters.of([parse(path.read_text("utf-8"), name=path.name) for path in SHIPPED])
EXPLAINED: list[dict[str, Any]] = tomllib.loads((CASES / "expliquer.toml").read_text("utf-8"))["ligne"]
ORIGIN = "historique"


@dataclass(frozen=True)
class World:
    """All that a figure depends on."""

    release: Release
    draft: Draft
    volumes: VolumeSet
    parameters: Parameters
    settings: Settings

    def book(self) -> Book:
        return compile_book(self.release, self.draft, self.volumes, self.parameters, self.settings)

    def impact(self) -> Impact:
        return impact_of(self.book())


def settings(scope: tuple[str, ...] = ("ADC", "ADA")) -> Settings:
    return Settings(on=s.DAY, cp_origin=ORIGIN, scope=scope)


def rates(fc: int, **cp: int) -> Parameters:
    """One FC for every act of the first column, and CP by key, in 10⁻⁴ €."""
    known = (Status.READ, "essai", s.DAY)
    head = DocumentHead("Essai", Nature.SCENARIO, "essai")
    charges = tuple(CpEntry(key, key, ORIGIN, s.DAY, value, *known) for key, value in cp.items())
    return Parameters.of([ParameterFile(head, (FcEntry(SECTOR1, s.DAY, ("*",), fc, *known),), charges)])


def volumes(*rows: VolumeRow) -> VolumeSet:
    return VolumeSet("Volumes d'essai", 2023, s.SOURCE, "essai", rows)


# worlds read from a case file ------------------------------------------------------------------


def load(name: str) -> tuple[World, dict[str, Any]]:
    """The world of ``tests/cases/<name>.toml`` and the whole case, expectations included."""
    case = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    acts = [(ActCode(act["code"]), act) for act in case["acte"]]
    release = s.release(*(_act(code, act) for code, act in acts if act.get("dans_la_version", True)))
    olds = [_old(code, act) for code, act in acts if "devenir" in act]
    news = [_proposed(act) for act in case["propose"]]
    rows = [_volume(code, line) for code, act in acts for line in act["lignes"] if "quantite" in line]
    known = rates(parse_scaled(case["fc"], 4), **{key: parse_scaled(value, 4) for key, value in case["cp"].items()})
    return World(release, s.draft(*olds, *news), volumes(*rows), known, settings(tuple(case["champ"]))), case


def cents(text: str) -> int:
    return parse_scaled(text, 2)


def _slot(line: dict[str, Any]) -> Slot:
    activity, phase = line["place"].split("/")
    return Slot(int(activity), int(phase))


def _act(code: ActCode, act: dict[str, Any]) -> Act:
    return Act(code, f"Acte {code}", act.get("subdivision", "07.03"), tuple(_line(code, x) for x in act["lignes"]))


def _line(code: ActCode, line: dict[str, Any]) -> Line:
    refused = line["prix"] == "non pris en charge"
    writing = Writing.NOT_COVERED if refused else Writing.AMOUNT
    price = Price(SECTOR1, s.DAY, 0 if refused else cents(line["prix"]), writing)
    return Line(LineKey(code, *_slot(line)), "", (price,), billing_group=line["regroupement"])


def _volume(code: ActCode, line: dict[str, Any]) -> VolumeRow:
    tariff = cents(line["fichier"]) if "fichier" in line else None
    key = LineKey(code, *_slot(line))
    return VolumeRow(key, line["regroupement"], line["quantite"], cents(line["base"]), 0, tariff, None)


def _old(code: ActCode, act: dict[str, Any]) -> OldAct:
    verb = Verb(act["devenir"])
    fate = Fate.DELETED if verb is Verb.DELETE else Fate.MAPPED
    ways = act.get("vers", [])
    alternatives = tuple(Alternative(f"{code}#{n}", tuple(map(ProposedId, way))) for n, way in enumerate(ways, 1))
    parts = tuple(parse_scaled(part, 2) for part in act.get("parts", []))
    sets = {MEASURE_ACTS: ShareSet(parts, ShareOrigin.EXPERT)} if parts else {}
    left = tuple(LeftLine(_slot(line), line["comite"]) for line in act.get("laisse", []))
    return OldAct(code, fate, verb, act.get("motif", ""), alternatives, sets, left)


def _proposed(act: dict[str, Any]) -> ProposedAct:
    lines = tuple(
        ProposedLine(_slot(line), parse_scaled(line["points"], 2) if "points" in line else None, line.get("cle_cp", ""))
        for line in act["lignes"]
    )
    return ProposedAct(ProposedId(act["id"]), act["id"], None, "", lines)


# worlds drawn at random ------------------------------------------------------------------------

# Strategies are made once: making one anew for each draw costs more than the draw.
_CP_KEYS = st.sampled_from(["chirurgie"] * 9 + ["autre"])
_FATES = st.sampled_from([Fate.MAPPED] * 6 + [Fate.DELETED, Fate.UNDECIDED])
_ACTIVITIES = st.sampled_from([(1, 4), (1, 4), (1, 4), (1,)])
_GROUPS = st.sampled_from(["ADC"] * 6 + ["ADA", "HBQ"])
_LEFT = st.sampled_from([()] * 6 + [(LeftLine(Slot(4, 0), "Anesthésie"),)])
_VERBS = st.sampled_from([Verb.KEEP, Verb.RECODE, Verb.SPLIT])
_ONE_IN = {count: st.sampled_from([True] * (count - 1) + [False]) for count in (8, 9)}
"""False once in so many times."""
_SCORES = st.integers(1, 100_000)
_PRICES = st.integers(0, 60_000)
_RATES = st.integers(1, 20_000), st.integers(0, 20_000)
"""FC and CP, in 10⁻⁴ €."""
_QUANTITIES = st.integers(-50, 20_000)
_BASES = st.integers(-10_000, 10**8)
_TARIFFS = st.one_of(st.integers(100, 60_000), st.integers(100, 60_000), st.sampled_from([None, 0]))


@st.composite
def worlds(draw: st.DrawFn, size: int = 4) -> World:
    """Any draft, well formed or not, over acts 1…size. Most lines have a tariff and volumes; volumes also know an
    act and an activity that the release lacks.
    """
    acts = [s.act(n, draw(_ACTIVITIES), draw(_PRICES)) for n in range(1, size + 1)]
    olds = [_any_old(draw, number, size) for number in range(1, size + 1)]
    news = [_any_new(draw, number) for number in range(1, size + 1)]
    keys = [line.key for act in acts for line in act.lines]
    more = draw(_odd_keys((*keys, LineKey(s.code(size + 1), 1, 0), LineKey(s.code(1), 5, 0))))
    rows = [_any_row(draw, key) for key in (*keys, *more)]
    fc, cp = map(draw, _RATES)
    return World(s.release(*acts), s.draft(*olds, *news), volumes(*rows), rates(fc, chirurgie=cp), settings())


@cache
def _ways(number: int, targets: int) -> st.SearchStrategy[list[tuple[int, ...]]]:
    other = st.lists(st.integers(1, targets), min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(st.just([(number,)]), st.lists(other, min_size=2, max_size=3, unique=True))


@cache
def _odd_keys(keys: tuple[LineKey, ...]) -> st.SearchStrategy[list[LineKey]]:
    return st.lists(st.sampled_from(keys), max_size=3)


def _any_old(draw: st.DrawFn, number: int, targets: int) -> OldAct:
    """Any fate; sometimes without usable shares, sometimes with its anaesthesia left to a committee."""
    fate = draw(_FATES)
    if fate is not Fate.MAPPED:
        return OldAct(s.code(number), fate)
    ways = draw(_ways(number, targets))
    parts = draw(s.partitions(len(ways))) if len(ways) > 1 else ()
    kept = parts if draw(_ONE_IN[9]) else parts[1:]
    return replace(s.mapped(number, *ways, parts=kept, verb=draw(_VERBS)), left=draw(_LEFT))


def _any_new(draw: st.DrawFn, number: int) -> ProposedAct:
    slots = [Slot(activity, 0) for activity in draw(_ACTIVITIES)]
    scored = draw(_ONE_IN[8])
    lines = tuple(ProposedLine(slot, draw(_SCORES) if scored else None, draw(_CP_KEYS)) for slot in slots)
    return ProposedAct(s.proposed(number), f"Acte nouveau {number}", None, "", lines)


def _any_row(draw: st.DrawFn, key: LineKey) -> VolumeRow:
    return VolumeRow(key, draw(_GROUPS), draw(_QUANTITIES), draw(_BASES), 0, draw(_TARIFFS), None)
