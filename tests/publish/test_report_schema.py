"""The published schema: it is the one in force, and it tells a report from anything else."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccam.publish.report import as_json
from ccam.publish.report.model import Report
from tests.publish.report_sample import REPORT
from tests.publish.report_strategies import reports

PUBLISHED = Path(__file__).parents[2] / "docs" / "rapport.schema.json"
SCHEMA = json.loads(as_json.schema())
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip


def holds(schema: dict[str, Any], value: Any) -> bool:
    """Whether a value obeys the part of JSON Schema that ours uses; an unknown keyword is an error of the test."""
    rules: dict[str, Callable[[Any], bool]] = {
        "$ref": lambda ref: holds(SCHEMA["$defs"][ref.rpartition("/")[2]], value),
        "anyOf": lambda choices: any(holds(choice, value) for choice in choices),
        "type": lambda name: isinstance(value, TYPES[name]) and (name != "integer" or not isinstance(value, bool)),
        "enum": lambda known: value in known,
        "const": lambda known: value == known and type(value) is type(known),
        "pattern": lambda pattern: re.search(pattern, value) is not None,
        "format": lambda name: name == "date" and date.fromisoformat(value) is not None,
        "required": lambda keys: {*keys} <= value.keys(),
        "properties": lambda known: all(holds(known[key], value[key]) for key in known.keys() & value.keys()),
        "additionalProperties": lambda allowed: allowed or value.keys() <= schema["properties"].keys(),
        "items": lambda each: all(holds(each, item) for item in value),
    }
    notes = {"$schema", "title", "description", "$defs"}
    return all(rules[rule](told) for rule, told in schema.items() if rule not in notes)


def test_the_published_schema_is_the_one_in_force() -> None:
    assert PUBLISHED.read_text("utf-8") == as_json.schema(), "python -m docs.fabriquer"


@given(reports())
def test_any_report_obeys_it(report: Report) -> None:
    assert holds(SCHEMA, json.loads(as_json.text(report)))


@pytest.mark.parametrize(
    "spoil",
    [
        {"schema": as_json.SCHEMA - 1},
        {"inconnu": 1},
        {"total": None},
        {"desaccords": [{"effet": 12}]},
        {"decomposition": {"facteurs": []}},
        {"couverture": {}},
    ],
    ids=lambda spoil: next(iter(spoil)),
)
def test_another_json_does_not(spoil: dict[str, Any]) -> None:
    state = json.loads(as_json.text(REPORT))
    assert holds(SCHEMA, state)
    assert not holds(SCHEMA, state | spoil)


def test_a_parameter_has_the_places_of_its_unit() -> None:
    state = json.loads(as_json.text(REPORT))
    state["sources"]["parametres"][0]["valeur"] = "0.47001"
    assert not holds(SCHEMA, state)
