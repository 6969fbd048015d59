"""The published schema: it is the one in force, and it tells a report from anything else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from ccam.publish.report import as_json
from ccam.publish.report.model import Report
from tests.publish.report_sample import REPORT
from tests.publish.report_strategies import reports

PUBLISHED = Path(__file__).parents[2] / "docs" / "rapport.schema.json"
SCHEMA = json.loads(as_json.schema())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_published_schema_is_the_one_in_force() -> None:
    assert PUBLISHED.read_text("utf-8") == as_json.schema(), "python -m docs.fabriquer"
    Draft202012Validator.check_schema(SCHEMA)


@given(reports())
def test_any_report_obeys_it(report: Report) -> None:
    VALIDATOR.validate(json.loads(as_json.text(report)))


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
    VALIDATOR.validate(state)
    assert not VALIDATOR.is_valid(state | spoil)


def test_a_parameter_has_the_places_of_its_unit() -> None:
    state = json.loads(as_json.text(REPORT))
    state["sources"]["parametres"][0]["valeur"] = "0.47001"
    assert not VALIDATOR.is_valid(state)
