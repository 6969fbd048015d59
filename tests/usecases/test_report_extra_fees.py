"""Extra fees from the sheet of the demonstration to the first page of its report; what a report says it leaves out."""

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ccam.french import reporting as fr
from ccam.publish.report.imaging import Imaging, ImagingPath, Optam
from ccam.resources import demo_folder as shipped
from ccam.usecases.report.limits import not_modelled

SURGEONS = ("chirurgie orthopédique", "secteur 2 OPTAM")
GASTRO = ("gastro-entérologie et hépatologie", "secteur 2 OPTAM")
UNBOUND = ("chirurgie orthopédique", "secteur 2 hors OPTAM")
NOTHING = Imaging((), None, None, (), ())


@pytest.fixture(scope="module")
def report(demo_folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((demo_folder / "rapport-mars.json").read_text("utf-8"))
    return found


def rows(group: tuple[str, str], *years: str) -> Iterator[dict[str, str]]:
    lines = (shipped() / "depassements.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines[4:], delimiter=";"):
        if (row["spécialité"], row["secteur"]) == group and row["année"] in years:
            yield row


def by_hand(group: tuple[str, str], *years: str) -> tuple[int, int]:
    """Rate and share in 10 000ths. Its tariffs are those of sector 1 already: recalculating changes nothing."""
    found = list(rows(group, *years))
    base = sum(int(row["honoraires sans dépassement"]) for row in found)
    extra = sum(int(row["dépassements"]) for row in found)
    free = sum(
        int(row["honoraires sans dépassement"])
        * (1 - Fraction(int(row["actes avec dépassement"]), int(row["actes facturés"])))
        for row in found
    )
    return tuple(int(10_000 * Fraction(part) / base + Fraction(1, 2)) for part in (extra, free))  # type: ignore[return-value]


def of(report: dict[str, Any], group: tuple[str, str]) -> dict[str, Any]:
    found: list[dict[str, Any]] = report["imagerie"]["optam"]
    return next(each for each in found if each["groupe"] == ", ".join(group))


def indicators(found: dict[str, Any], what: str) -> tuple[int, int]:
    rate, share = (each[what] for each in found["indicateurs"])
    return rate, share


def test_the_figures_of_a_bound_group_are_those_of_its_sheet(report: dict[str, Any]) -> None:
    found = of(report, SURGEONS)
    assert indicators(found, "observe") == by_hand(SURGEONS, "2025") == (3_519, 4_763)
    assert indicators(found, "recalcule") == by_hand(SURGEONS, "2022", "2023") == (3_050, 4_631)
    assert indicators(found, "engagement") == (3_050, 4_631)
    assert [each["comportement"] for each in found["comportements"]] == [
        "honoraire total constant", "dépassement constant", "taux constant",
    ]  # fmt: skip
    total, extra, rate = (each["taux"] for each in found["comportements"])
    # The draft lowers most of these tariffs: the more the patient pays, the higher the rate.
    assert total > extra > rate
    assert sum("(hypothèse)" in each for each in found["hypotheses"]) == 3


def test_both_bounds_of_the_commitment_bind(report: dict[str, Any]) -> None:
    found = of(report, GASTRO)
    assert indicators(found, "recalcule") == by_hand(GASTRO, "2022", "2023") == (609, 9_379)
    assert indicators(found, "engagement") == (1_000, 9_000)
    assert found["engagements_rompus"] == []


def test_nobody_outside_optam_is_bound_and_no_effect_is_made_up(report: dict[str, Any]) -> None:
    found = of(report, UNBOUND)
    assert (found["engage"], found["engagements_rompus"], found["comportements"]) == (False, [], [])
    assert any("l'effet n'est pas connu" in each for each in found["hypotheses"])


def test_a_breached_commitment_is_on_the_first_page(report: dict[str, Any], demo_folder: Path) -> None:
    (alert,) = (each for each in report["alertes"] if each["regle"] == "OPTAM")
    assert "chirurgie orthopédique, secteur 2 OPTAM" in alert["phrase"]
    assert "35,2\N{NO-BREAK SPACE}% pour 30,5\N{NO-BREAK SPACE}%" in alert["phrase"].replace("\u202f", "\u00a0")
    text = (demo_folder / "rapport-mars.html").read_text("utf-8")
    first = text[
        : text.index("Ce qui n&#39;est pas modélisé" if "Ce qui n&#39;est" in text else "Ce qui n'est pas modélisé")
    ]
    assert "chirurgie orthopédique, secteur 2 OPTAM" in first


def test_a_report_leaves_out_what_it_does_not_tell(report: dict[str, Any]) -> None:
    assert report["non_modelise"] == [*fr.NOT_MODELLED, fr.FEES_APART, fr.EXTRA_APART]
    assert not_modelled(NOTHING) == (*fr.NOT_MODELLED, fr.NO_FEES, fr.NO_EXTRA)
    assert not_modelled(None) == (*fr.NOT_MODELLED, fr.ONLY_IN_WHOLE)
    path = Imaging((), None, ImagingPath(0, (), "", (), (), ()), (), ())
    assert fr.FEES_APART in not_modelled(path)
    group = Optam("", 2025, "", True, 0, 0, (), (), (), ())
    assert fr.EXTRA_APART in not_modelled(Imaging((), None, None, (group,), ()))
