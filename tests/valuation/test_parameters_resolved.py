"""Parameters once resolved: series by date, overlays, sources kept, one canonical text."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.parameters import (
    CpEntry,
    DocumentHead,
    FcEntry,
    Nature,
    ParameterFile,
    PointsEntry,
    Status,
)
from ccam.model.codes import ActCode, LineKey, line_key
from tests.valuation.worlds import DELIVERED
from valuation.parameters import Parameters

JANUARY = date(2026, 1, 1)
SOURCED = (Status.READ, "essai", JANUARY)


def fc(rate: int, scope: tuple[str, ...] = ("*",), start: date = JANUARY, grid: str = "F") -> FcEntry:
    return FcEntry(grid, start, scope, rate, *SOURCED)


def cp(rate: int, key: str = "chirurgie", origin: str = "historique", start: date = JANUARY) -> CpEntry:
    return CpEntry(key, key, origin, start, rate, *SOURCED)


def file(*entries: FcEntry | CpEntry | PointsEntry, name: str = "essai") -> ParameterFile:
    return ParameterFile(
        DocumentHead(name, Nature.SCENARIO, "essai"),
        tuple(entry for entry in entries if isinstance(entry, FcEntry)),
        tuple(entry for entry in entries if isinstance(entry, CpEntry)),
        tuple(entry for entry in entries if isinstance(entry, PointsEntry)),
    )


def value(parameters: Parameters, on: date, group: str = "ADC", grid: str = "F") -> int | None:
    rate = parameters.fc(grid, on, group)
    return rate.value if rate else None


@pytest.mark.parametrize(
    ("on", "rate"),
    [
        (date(2004, 12, 31), None),
        (date(2005, 1, 1), 4_400),
        (date(2024, 12, 31), 4_400),
        (date(2025, 1, 1), 4_550),
        (date(2025, 12, 31), 4_550),
        (date(2026, 1, 1), 4_700),
    ],
)
def test_the_delivered_fc_is_a_dated_series(on: date, rate: int | None) -> None:
    assert value(DELIVERED, on) == rate


def test_the_delivered_fc_of_column_g_is_not_invented() -> None:
    assert value(DELIVERED, JANUARY, grid="G") is None


def test_each_delivered_value_says_where_it_comes_from_and_how_sure_it_is() -> None:
    now, cardiology = DELIVERED.fc("F", JANUARY, "ADC"), DELIVERED.cp("Cardiologie", "historique", JANUARY)
    assert now
    assert (now.status, now.start) == (Status.DEDUCED, JANUARY)
    assert cardiology
    assert (cardiology.value, cardiology.status) == (3_990, Status.READ)
    rates = [*DELIVERED.fc_rates.values(), *DELIVERED.cp_rates.values()]
    assert all(rate.source and rate.document and rate.checked.year >= 2026 for rate in rates)
    assert all(points.source and points.document for points in DELIVERED.line_points.values())


def test_delivered_points_and_practice_costs() -> None:
    known = {str(key): (points.score, points.cp_key) for key, points in DELIVERED.line_points.items()}
    assert known == {
        "DEQP003/1/0": (1_700, "cardiologie"),
        "DZQM006/1/0": (11_500, "cardiologie"),
        "DKRP004/1/0": (8_400, "cardiologie"),
    }
    assert DELIVERED.points(line_key("HHFA001/1/0")) is None
    read = [rate.name for rate in DELIVERED.cp_rates.values() if rate.status is Status.READ]
    assert sorted(read) == ["anesthésie", "cardiologie"]
    assert DELIVERED.cp_origins() == ("historique",)


def test_a_group_with_a_series_of_its_own_does_not_follow_the_others() -> None:
    known = Parameters.of([file(fc(4_700), fc(4_400, ("ADI", "ADE"), date(2005, 1, 1)))])
    assert value(known, JANUARY, "ADC") == 4_700
    assert value(known, JANUARY, "ADI") == 4_400
    assert value(known, JANUARY, "") is None
    assert value(known, date(2004, 1, 1), "ADI") is None


def test_before_a_group_has_its_own_series_it_follows_the_others() -> None:
    known = Parameters.of([file(fc(4_400), fc(5_000, ("ADI",), date(2027, 1, 1)))])
    assert value(known, JANUARY, "ADI") == 4_400
    assert value(known, JANUARY, "") == 4_400
    assert value(known, date(2027, 1, 1), "ADI") == 5_000


def test_a_later_file_stands_on_the_same_key_and_date_only() -> None:
    june = date(2026, 6, 1)
    below = file(fc(4_700), fc(4_800, start=june), cp(2_690), name="base")
    above = file(fc(4_850), cp(3_000, "CHIRURGIE"), name="scénario")
    known = Parameters.of([below, above])
    assert (value(known, JANUARY), value(known, june)) == (4_850, 4_800)
    rate = known.cp("chirurgie", "Historique", JANUARY)
    assert rate
    assert (rate.value, rate.document) == (3_000, "scénario")
    assert value(Parameters.of([above, below]), JANUARY) == 4_700


def test_evaluations_of_charges_do_not_mix() -> None:
    known = Parameters.of([file(cp(2_690), cp(3_100, origin="CNAM 2025"), cp(3_990, "cardiologie"))])
    assert known.cp_origins() == ("CNAM 2025", "historique")
    found = known.cp("chirurgie", "cnam 2025", JANUARY)
    assert found
    assert found.value == 3_100
    assert known.cp("cardiologie", "CNAM 2025", JANUARY) is None
    assert known.cp("chirurgie", "historique", date(2025, 12, 31)) is None


def test_nothing_known_is_none() -> None:
    empty = Parameters.of([])
    assert (empty.fc("F", JANUARY, "ADC"), empty.cp("x", "y", JANUARY), empty.cp_origins()) == (None, None, ())


DAYS = st.integers(0, 800).map(lambda days: JANUARY + timedelta(days=days))
ENTRIES = st.one_of(
    st.builds(fc, st.integers(1, 9_999), st.sampled_from([("*",), ("ADC",), ("ADI", "ATM")]), DAYS),
    st.builds(cp, st.integers(0, 9_999), st.sampled_from(["chirurgie", "œil"]), st.sampled_from(["a", "b"]), DAYS),
    st.builds(
        lambda number, score: PointsEntry(LineKey(ActCode(f"AAAA{number:03d}"), 1, 0), score, "x", *SOURCED),
        st.integers(0, 5), st.integers(1, 10**6),
    ),
)  # fmt: skip
FILES = st.lists(st.lists(ENTRIES, max_size=6).map(lambda entries: file(*entries)), max_size=4)


@given(FILES)
def test_a_seal_gives_back_the_same_parameters(files: list[ParameterFile]) -> None:
    known = Parameters.of(files)
    text = known.canonical()
    assert Parameters.read(text) == known
    assert Parameters.read(text).canonical() == text


@given(FILES)
def test_the_canonical_text_does_not_depend_on_the_order_inside_a_file(files: list[ParameterFile]) -> None:
    def backwards(one: ParameterFile) -> ParameterFile:
        return ParameterFile(one.document, one.fc[::-1], one.cp[::-1], one.points[::-1])

    once = [keep_first_keys(one) for one in files]
    assert Parameters.of(list(map(backwards, once))).canonical() == Parameters.of(once).canonical()


def keep_first_keys(one: ParameterFile) -> ParameterFile:
    """As a parsed file is: one value a key."""
    return ParameterFile(
        one.document,
        tuple({(entry.start, group): entry for entry in one.fc for group in entry.scope[:1]}.values()),
        tuple({(entry.key, entry.origin, entry.start): entry for entry in one.cp}.values()),
        tuple({entry.line: entry for entry in one.points}.values()),
    )


def test_the_canonical_text_holds_no_float() -> None:
    def refuse(text: str) -> None:
        raise AssertionError(text)

    assert json.loads(DELIVERED.canonical(), parse_float=refuse)["fc"][-1]["valeur"] == 4_700
