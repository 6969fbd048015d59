"""The report as JSON: its bytes, and nothing lost on the way back."""

import json
import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given

from ccam.model.errors import DataRefused
from ccam.publish.report import as_json
from ccam.publish.report.figures import Money
from ccam.publish.report.model import Report
from ccam.publish.report.shapes import AMOUNT, COUNT, FLAG, POINTS, RATE, TEXT, record
from tests.publish.golden_files import same_as_golden
from tests.publish.report_sample import REPORT
from tests.publish.report_strategies import reports


def keys(state: Any) -> set[str]:
    """Every key of every object."""
    if isinstance(state, list):
        return set().union(*map(keys, state))
    return set(state).union(*map(keys, state.values())) if isinstance(state, dict) else set()


def floats(state: Any) -> list[float]:
    """Every float of every object: there is none."""
    if isinstance(state, list | dict):
        return [found for item in (state.values() if isinstance(state, dict) else state) for found in floats(item)]
    return [state] if isinstance(state, float) else []


@given(reports())
def test_nothing_is_lost_in_the_json(report: Report) -> None:
    assert as_json.read(as_json.text(report)) == report


@given(reports())
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    text = as_json.text(report)
    assert as_json.text(as_json.read(text)) == text
    assert text.endswith("}\n")


def test_golden_json() -> None:
    same_as_golden("rapport_appendicectomies.json", as_json.text(REPORT))


def test_keys_are_french_without_accents_and_no_figure_is_a_float() -> None:
    state = json.loads(as_json.text(REPORT))
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in keys(state))
    assert floats(state) == []
    assert state["unite"] == "honoraires"


def test_every_scale_has_its_places() -> None:
    state = json.loads(as_json.text(REPORT))
    appendix = state["dossiers"][0]
    assert state["total"]["apres"]["observe"] == "114917.00"
    assert state["charges"]["cles"][1]["taux"][0]["cp"] == "0.2690"
    assert [line["valeur"] for line in state["sources"]["parametres"]] == ["0.4700", "0.2690", "240.5"]
    assert appendix["actes_proposes"][0]["lignes"][0]["points"] == "262"
    assert [way["part"] for way in appendix["actes_actuels"][2]["alternatives"]] == [9200, 800]
    assert state["dossiers"][3]["actes_actuels"][0]["alternatives"][0]["part"] is None


@pytest.mark.parametrize(
    ("shape", "value", "written"),
    [(AMOUNT, -5, "-0.05"), (RATE, 4700, "0.4700"), (POINTS, 1750, "17.5"), (POINTS, 2000, "20"), (POINTS, 5, "0.05")],
)
def test_scaled_integers(shape: Any, value: int, written: str) -> None:
    assert shape.write(value) == written
    assert shape.read(written) == value


@pytest.mark.parametrize(
    ("shape", "state"), [(COUNT, True), (FLAG, 1), (TEXT, 3), (AMOUNT, 12), (AMOUNT, "1.234"), (AMOUNT, "NaN")]
)
def test_a_value_of_another_kind_is_refused(shape: Any, state: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        shape.read(state)


def _without(state: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name != key}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: _without(state, "format"),
        lambda state: state | {"schema": 1},
        lambda state: state | {"unite": "AMO"},
        lambda state: _without(state, "sources"),
        lambda state: state | {"inconnu": 1},
        lambda state: state | {"alertes": {}},
        lambda state: state | {"total": []},
        lambda state: state | {"dossiers_majeurs": ["ZZZZ999"]},
        lambda state: state | {"couverture": state["couverture"] | {"base": "1.00"}},
        lambda state: [state],
    ],
)
def test_another_json_is_not_taken_for_a_report(spoil: Any) -> None:
    spoiled = json.dumps(spoil(json.loads(as_json.text(REPORT))))
    with pytest.raises(DataRefused) as refused:
        as_json.read(spoiled)
    assert refused.value.code == "rapport-illisible"


def test_what_is_not_json_is_not_a_report() -> None:
    with pytest.raises(DataRefused):
        as_json.read("<html>")


def test_a_field_without_a_key_is_caught_when_the_shape_is_declared() -> None:
    assert is_dataclass(Money)
    assert len(fields(Money)) == 5
    with pytest.raises(TypeError):
        record(Money, observed=("observe", AMOUNT))
