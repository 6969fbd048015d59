"""The CodeSystem of a draft, read back: its lines, and what refuses it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccam.formats.code_system import DRAFT_ADDRESS
from ccam.formats.transcodage import LineRow, TransitionTables
from ccam.publish.code_system import code_system
from importers.registry import read
from tests.exchange_cases import outgoing
from tests.importers.files import SaveText, codes_of, refusal

Json = dict[str, Any]
Spoil = Callable[[Json], None]


@pytest.fixture
def spoilt(save: SaveText) -> Callable[[Spoil], Path]:
    """The CodeSystem of the sample, after a change to it."""

    def write(spoil: Spoil) -> Path:
        resource = json.loads(code_system(outgoing()))
        spoil(resource)
        return save(json.dumps(resource, ensure_ascii=False), name="actes.json")

    return write


def first_line(resource: Json) -> Json:
    return next(line for act in resource["concept"] for line in act.get("concept", []))


def set_property(resource: Json, code: str, **value: object) -> None:
    line = first_line(resource)
    line["property"] = [one for one in line["property"] if one["code"] != code] + [{"code": code} | value]


def test_the_lines_come_back_with_their_acts(spoilt: Callable[[Spoil], Path]) -> None:
    content = read(spoilt(lambda resource: None)).content
    assert isinstance(content, TransitionTables)
    assert [(line.target, line.activity, line.phase, line.score) for line in content.lines] == [
        (line.target, line.activity, line.phase, line.score) for line in outgoing().tables.lines
    ]
    assert content.owned == {row.target for row in outgoing().tables.transitions if row.target}


def test_every_field_of_a_line_comes_back(spoilt: Callable[[Spoil], Path]) -> None:
    def fill(resource: Json) -> None:
        first_line(resource)["display"] = "Chirurgien"
        for code, value in (
            ("score", {"valueDecimal": 0.29}), ("cp-key", {"valueString": "=chirurgie"}),
            ("prior-approval", {"valueBoolean": True}), ("conditional-refund", {"valueBoolean": False}),
            ("modifiers", {"valueString": "A, J"}), ("phase", {"valueInteger": 2}),
        ):  # fmt: skip
            set_property(resource, code, **value)

    content = read(spoilt(fill)).content
    assert isinstance(content, TransitionTables)
    assert content.lines[0] == LineRow(
        1, "P-07-0001", 1, 2, 29, "=chirurgie", "Chirurgien", prior_approval=True, modifiers=("A", "J"),
        billing_group=content.lines[0].billing_group,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "value", "finding"),
    [
        ("activity", {"valueInteger": 7}, "activite-illisible"),
        ("phase", {"valueInteger": 9}, "phase-illisible"),
        ("score", {"valueDecimal": 1.234}, "points-illisibles"),
        ("modifiers", {"valueString": "A1"}, "lettres-illisibles"),
    ],
)
def test_a_wrong_cell_refuses_the_file(
    spoilt: Callable[[Spoil], Path], code: str, value: Json, finding: str
) -> None:  # fmt: skip
    path = spoilt(lambda resource: set_property(resource, code, **value))
    assert read(path).content is None
    assert codes_of(path) == [finding]


def test_a_line_said_twice_refuses_the_file(spoilt: Callable[[Spoil], Path]) -> None:
    def twice(resource: Json) -> None:
        lines = next(act["concept"] for act in resource["concept"] if act.get("concept"))
        lines.append(lines[0])

    path = spoilt(twice)
    assert read(path).content is None
    assert codes_of(path) == ["deuxieme-valeur"]


def test_an_unknown_property_is_told_and_left_out(spoilt: Callable[[Spoil], Path]) -> None:
    path = spoilt(lambda resource: first_line(resource)["property"].append({"code": "x", "valueString": "y"}))
    assert read(path).content
    assert codes_of(path) == ["propriete-non-reprise"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("status", "fini", "fini"),
        ("content", "total", "total"),
        ("concept", [], "aucune ligne"),
        ("concept", 3, "concept"),
    ],
)
def test_what_is_no_such_code_system_is_refused(
    spoilt: Callable[[Spoil], Path], key: str, value: object, said: str
) -> None:  # fmt: skip
    assert said in refusal(spoilt(lambda resource: resource.update({key: value}))).message


def test_the_code_system_of_the_ccam_is_another_format(spoilt: Callable[[Spoil], Path]) -> None:
    path = spoilt(lambda resource: resource.update(url=resource["url"].replace(DRAFT_ADDRESS, "https://exemple.test/")))
    assert "terminologie" in refusal(path).message
