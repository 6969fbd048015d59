"""``suggerer``, ``dossier --demeler`` and ``verifier --complet``, as people and machines read them."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import run
from ccam.model.money import parse_scaled


@pytest.fixture
def base(demo_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))


def cents(text: str) -> int:
    return parse_scaled(text.replace(".", ","), 2)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("base")
def test_suggestions_are_listed_refused_and_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["suggerer", "--tous"]) == 0
    page = capsys.readouterr().out
    assert "libellé proche" in page
    assert "--accepter" in page
    first = told(capsys, "suggerer", "KCHJ001")["suggestions"][0]
    assert (first["numero"], first["acte"], first["indice"]) == (1, "P-10-0001", "libelle proche")
    assert run(["suggerer", "KCHJ001", "--refuser", "1"]) == 2
    assert "motif" in capsys.readouterr().err
    refused = told(capsys, "suggerer", "KCHJ001", "--refuser", "1", "--motif", "autre organe")
    assert refused["decision"] is not None
    assert told(capsys, "suggerer", "KCHJ001")["suggestions"] == []
    assert run(["suggerer", "KCHJ004", "--accepter", "KCHJ004>P-10-0001"]) == 0
    assert "1 suggestion acceptée : KCHJ004>P-10-0001" in capsys.readouterr().out
    assert run(["suggerer", "KCHJ004"]) == 1
    assert "recoder" in capsys.readouterr().err
    assert run(["suggerer"]) == 2
    assert run(["suggerer", "--tous", "--accepter", "1", "--refuser", "2", "--motif", "x"]) == 2


@pytest.mark.usefixtures("base")
def test_a_try_says_what_would_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["suggerer", "--tous", "--accepter", "tout", "--a-blanc"]) == 0
    page = capsys.readouterr().out
    assert "rien n'a été écrit" in page
    assert "autres" in page


@pytest.mark.usefixtures("base")
def test_a_tangle_says_what_each_side_weighs(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "dossier", "HHFA001", "--demeler")
    whole = told(capsys, "dossier", "HHFA001")
    assert found["unite"]
    assert found["liens"] == 6
    for made in found["separations"]:
        assert sum(cents(side["base"]) for side in made["cotes"]) == cents(whole["base"])
        assert sorted(code for side in made["cotes"] for code in side["actes"]) == sorted(
            act["code"] for act in whole["actes_actuels"]
        )
    smallest = [min(cents(side["base"]) for side in made["cotes"]) for made in found["separations"]]
    assert smallest == sorted(smallest, reverse=True)
    assert {"P-07-0001", "HHFA016"} <= {pivot["acte"] for pivot in found["actes_charnieres"]}
    assert run(["dossier", "HHFA001", "--demeler"]) == 0
    page = capsys.readouterr().out
    assert "HHFA016 → P-07-0002" in page
    assert "honoraires" in page
    assert run(["dossier", "ACQK001", "--demeler"]) == 0
    assert "d'un bloc" in capsys.readouterr().out


@pytest.mark.usefixtures("base")
def test_a_complete_check_adds_the_volumes(capsys: pytest.CaptureFixture[str]) -> None:
    fast, complete = told(capsys, "verifier"), told(capsys, "verifier", "--complet")
    assert fast["couverture"] is None
    assert cents(complete["couverture"]["base"]) > cents(complete["couverture"]["base_suivie"]) > 0
    assert {"I10"} & {one["invariant"] for one in complete["violations"]} == set()
    assert run(["verifier", "--complet"]) == 0
    assert "base observée" in capsys.readouterr().out
