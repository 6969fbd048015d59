"""The drawings of charts: everything inside its frame, on a scale that holds it, and words clear of the lines."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ccam.publish.page.drawing import WIDTH, scale_of, width_of
from ccam.publish.report.plots import LABELS, Bar, climb, fitted, rows, years

CENTS = st.integers(-(10**15), 10**15)
NAMES = st.text(min_size=1, max_size=60)
BARS = st.lists(st.builds(Bar, NAMES, CENTS, CENTS, st.just("+1,0 M€")), min_size=1, max_size=14).map(tuple)
YEARS = st.lists(st.tuples(CENTS, CENTS, CENTS).map(sorted), min_size=2, max_size=16).map(
    lambda found: tuple((f"Année {number}", *values) for number, values in enumerate(found))
)


@given(st.lists(CENTS, min_size=1), st.integers(2, 12))
def test_a_scale_holds_its_values_between_two_of_its_ticks(values: list[int], most: int) -> None:
    scale = scale_of(values, 10, 300, most)
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert {scale.low, scale.high} <= {*scale.ticks}
    assert 2 <= len(scale.ticks) <= most + 3
    assert str(scale.step).strip("0") in ("1", "2", "5")
    assert scale.at(scale.low) == pytest.approx(10)
    assert scale.at(scale.high) == pytest.approx(310)


def inside(svg: str) -> None:
    root = etree.fromstring(svg)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    assert width == WIDTH
    for element in root.iter("text"):
        assert 0 <= float(element.get("x", "")) <= width
        assert 0 <= float(element.get("y", "")) <= height
    for path in (element.get("d", "") for element in root.iter("path")):
        for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", path):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


@given(BARS, st.booleans())
@settings(max_examples=40)
def test_bars_stay_in_their_frame(bars: tuple[Bar, ...], steps: bool) -> None:
    inside(rows(bars, "dit", steps=steps))


@given(st.lists(st.integers(10_000, 90_000), min_size=1, max_size=12))
@settings(max_examples=30)
def test_ratios_begin_at_the_smallest(spreads: list[int]) -> None:
    drawn = rows(tuple(Bar("pont", 10_000, each, "× 2") for each in spreads), "dit", axis="tension")
    inside(drawn)
    assert {match[1] for match in re.finditer(r'd="M([\d.]+),[\d.]+h', drawn)} == {f"{LABELS:.1f}"}


def middle(svg: str, words: str) -> list[tuple[float, float, float]]:
    """Where words set in the middle stand, those that hold ``words``: their place, their line, half their width."""
    found = (text for text in etree.fromstring(svg).iter("text") if text.get("text-anchor") == "middle")
    return [
        (float(text.get("x", "")), float(text.get("y", "")), width_of(text.text or "") / 2)
        for text in found
        if words in (text.text or "")
    ]


@given(YEARS)
@settings(max_examples=40)
def test_the_amount_of_a_year_stands_clear_of_its_line(points: tuple[tuple[str, int, int, int], ...]) -> None:
    drawn = years(points, "dit")
    inside(drawn)
    (line,) = (each.get("d", "") for each in etree.fromstring(drawn).iter("path") if each.get("stroke-width") == "1.6")
    corners = [tuple(map(float, corner.split(","))) for corner in line.strip("M").split("L")]
    for x, bottom, half in middle(drawn, "€"):
        for (left, start), (right, end) in pairwise(corners):
            edges = [min(max(each, left), right) for each in (x - half, x + half)]
            if edges[0] < edges[1] or left <= x <= right:
                assert all(bottom < start + (end - start) * (each - left) / (right - left) for each in edges)


def test_words_of_neighbouring_years_never_touch() -> None:
    many = tuple((f"Année {number}", 0, 10**9 * number, 10**10) for number in range(20))
    drawn = years(many, "dit")
    for words in ("Année", "€"):
        said = middle(drawn, words)
        assert len(said) > 4
        assert all(right - half >= left + other for (left, _, other), (right, _, half) in pairwise(said))
    assert ">Année 19<" in drawn


@given(
    st.lists(st.tuples(NAMES, st.tuples(CENTS, CENTS, CENTS)), min_size=1, max_size=4).map(tuple),
    st.integers(1, 10**13),
)
@settings(max_examples=30)
def test_lines_that_climb_are_named_and_told_apart(
    series: tuple[tuple[str, tuple[int, ...]], ...], target: int
) -> None:
    drawn = climb(series, (2025, 2026, 2027), target, "cible", "dit")
    inside(drawn)
    texts = [text.text or "" for text in etree.fromstring(drawn).iter("text")]
    assert sum(" : " in text and text.endswith("€") for text in texts) >= len(series)


def test_a_long_label_keeps_its_beginning_and_its_end() -> None:
    label = "13 Appareil ostéoarticulaire et musculaire du membre supérieur"
    cut = fitted(label)
    assert cut.startswith("13 Appareil ostéo")
    assert cut.endswith("… du membre supérieur")
    assert width_of(cut) <= LABELS - 10
    assert fitted("03 Oreille") == "03 Oreille"
