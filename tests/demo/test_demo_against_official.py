"""Every fact of the demonstration equals that of the official file it was taken from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ccam.model.acts import Act, Release
from ccam.model.volumes import VolumeSet
from importers.registry import read
from tests.demo import demo_set as demo

pytestmark = pytest.mark.reel

ALIKE: dict[str, Callable[[Act], object]] = {
    "label": lambda act: act.label,
    "heading": lambda act: act.heading,
    "modifiers": lambda act: act.modifiers,
    "prices": lambda act: [(line.key, line.label, line.prices) for line in act.lines],
    "rules": lambda act: [
        (line.key, line.copay_exemption, line.prior_approval, line.conditional_refund, line.billing_group)
        for line in act.lines
    ],
}


@pytest.fixture(scope="module")
def official(real_data: Path) -> Release:
    held = read(real_data / "classeur" / "CCAM_V81.csv").content
    assert isinstance(held, Release)
    return held


@pytest.mark.parametrize("fact", ALIKE)
def test_acts_are_the_official_ones(official: Release, fact: str) -> None:
    for act in demo.release().acts:
        assert ALIKE[fact](act) == ALIKE[fact](official.by_code[act.code])


def test_headings_notes_and_associated_codes_are_official(official: Release) -> None:
    titles = official.heading_titles
    for heading in demo.release().headings:
        assert heading.title == titles[heading.number]
    for act in demo.release().acts:
        source = official.by_code[act.code]
        assert {note.text for note in act.notes} <= {note.text for note in source.notes}
        for line, theirs in zip(act.lines, source.lines, strict=True):
            assert line.associated == tuple(c for c in theirs.associated if c in demo.release().by_code)


def test_modifier_definitions_are_official(official: Release) -> None:
    known = {(one.letter, one.wording): (one.unit, one.sector1, one.others) for one in official.modifiers}
    for one in demo.release().modifiers:
        assert known[one.letter, one.wording] == (one.unit, one.sector1, one.others)


def test_the_selection_is_small(official: Release) -> None:
    assert len(demo.release().acts) * 30 < len(official.acts)
    for chapter in {act.chapter for act in demo.release().acts}:
        chosen = sum(act.chapter == chapter for act in demo.release().acts)
        assert chosen * 5 < sum(act.chapter == chapter for act in official.acts), chapter


def test_volumes_are_the_official_ones(real_data: Path) -> None:
    held = read(real_data / "volumes" / "liberal" / "2023_actes-techniques-ccam_serie-annuelle.xlsx").content
    assert isinstance(held, VolumeSet)
    theirs = {row.key: row for row in held.rows}
    for row in demo.volumes().rows:
        source = theirs[row.key]
        assert (row.quantity, row.base, row.reimbursed) == (source.quantity, source.base, source.reimbursed)
        assert (row.tariff_sector1, row.tariff_others) == (source.tariff_sector1, source.tariff_others)
        assert (row.billing_group, row.category, row.subcategory) == (
            source.billing_group, source.category, source.subcategory,
        )  # fmt: skip
