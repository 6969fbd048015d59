"""``decider etat``, ``decider avis`` and ``tour``: what they print, and what they refuse."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode
from ccam.cli.main import run as run_words


@pytest.fixture(autouse=True)
def base(demo_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))


def run(*words: str) -> int:
    return run_words(words)


def data(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert run(*words, "--json") == ExitCode.DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_from_an_opinion_to_a_validation(capsys: pytest.CaptureFixture[str]) -> None:
    for member in ("a", "b", "c"):
        given = data(capsys, "decider", "avis", "ACQK001", "pour", "--fonction", "CNP", "--membre", member)
    assert (given["avis"], given["decomptes"]["ACQK001"][0]["pour"]) == ("pour", ["a", "b", "c"])
    assert data(capsys, "decider", "etat", "ACQK001", "proposé")["lettre"] == "P"
    moved = data(capsys, "decider", "etat", "ACQK001", "valide-cnp", "--role", "president")
    assert (moved["avant"], moved["etat"], moved["genre"]) == (["propose"], "valide-cnp", "changer etat")
    assert data(capsys, "dossier", "ACQK001")["etat"] == "P"
    data(capsys, "decider", "etat", "ACQK001", "valide-hcn")
    assert data(capsys, "dossier", "ACQK001")["etat"] == "V"


def test_a_refusal_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("decider", "etat", "AHQB024", "propose") == ExitCode.DONE
    assert run("decider", "etat", "AHQB024", "valide-cnp") == ExitCode.DATA_SAYS_NO
    said = capsys.readouterr().err
    assert said.count("quorum non réuni") == 1, "two acts that lack the same are told once"
    assert "AHQB024, AHQB026 : quorum non réuni (tous votants : 0 sur 3)" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("decider", "etat", "ACQK001", "ailleurs"), ExitCode.USAGE),
        (("decider", "etat", "ACQK001", "propose", "--reference", "x"), ExitCode.USAGE),
        (("decider", "etat", "ACQK001", "propose", "--le", "hier"), ExitCode.USAGE),
        (("decider", "etat", "ZZZZ999", "propose"), ExitCode.DATA_SAYS_NO),
        (("decider", "avis", "ACQK001", "oui", "--fonction", "CNP"), ExitCode.USAGE),
        (("decider", "avis", "ACQK001", "contre", "--fonction", "CNP", "--membre", "a"), ExitCode.DATA_SAYS_NO),
        (("decider", "avis", "ACQK001", "pour", "--membre", "a"), ExitCode.USAGE),
        (("tour", "voir", "T-0001"), ExitCode.DATA_SAYS_NO),
        (("tour", "deposer", "T-0001", "--score", "P-01-0101=1", "--auteur", "a"), ExitCode.DATA_SAYS_NO),
        (("decider", "avis", "ACQK001", "pour", "--fonction", "CNP"), ExitCode.USAGE),
    ],
)
def test_what_is_refused(words: tuple[str, ...], code: ExitCode) -> None:
    assert run(*words) == code


def test_a_round_from_its_opening_to_who_is_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert data(capsys, "tour", "ouvrir", "AHQB024", "--nature", "scores")["tour"] == "T-0001"
    sheet = tmp_path / "a.json"
    line = "P-01-0101/1/0"
    filed = data(
        capsys, "tour", "deposer", "T-0001", "--score", f"{line}=400", "--auteur", "a", "--feuille", str(sheet)
    )
    assert (filed["membre"], filed["feuille"]) == ("a", str(sheet))
    assert run("tour", "deposer", "T-0001", "--score", f"{line}=360,5", "--auteur", "b") == ExitCode.DONE
    assert "préférez --feuille" in capsys.readouterr().err
    closed = data(capsys, "tour", "clore", "T-0001", "--feuille", str(sheet))
    assert (closed["clos"], closed["devoiles"], closed["manquants"]) == (True, ["a", "b"], [])
    assert closed["lignes"][0]["scores"][1] == {"membre": "a", "points": "400", "ecart": 1096}
    assert run("tour", "voir", "T-0001") == ExitCode.DONE
    assert "a 400 (+11,0" in capsys.readouterr().out
    assert [one["tour"] for one in data(capsys, "tour", "voir")["tours"]] == ["T-0001"]
    assert data(capsys, "base", "verifier")["integre"] is True


def test_components_are_filed_and_shown_once_they_are_revealed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tour", "ouvrir", "AHQB024", "--nature", "scores") == ExitCode.DONE
    line = "P-01-0101/1/0"
    deposit = ("tour", "deposer", "T-0001", "--auteur")
    for bad in ("110:90:95", "110:90:95:x", ":::", "110:90:95:120:1"):
        assert run(*deposit, "a", "--composantes", f"{line}={bad}") == ExitCode.USAGE
    capsys.readouterr()
    assert run(*deposit, "a", "--composantes", f"{line}=110::95,5:120") == ExitCode.DATA_SAYS_NO
    assert "il manque stress, ou un score d'ensemble" in capsys.readouterr().err
    assert run(*deposit, "a", "--composantes", f"{line}=110:90:95,5:120") == ExitCode.DONE
    overall = ("--score", f"{line}=100")
    assert run(*deposit, "b", "--composantes", "p-01-0101=110::95,5:120", *overall) == ExitCode.DONE
    assert run(*deposit, "c", "--score", f"{line}=90") == ExitCode.DONE
    assert "95,5" not in capsys.readouterr().out
    assert run("tour", "voir", "T-0001") == ExitCode.DONE
    assert "95,5" not in capsys.readouterr().out
    (shown,) = data(capsys, "tour", "clore", "T-0001")["lignes"]
    parts = {one["membre"]: (one["points"], one.get("composantes")) for one in shown["scores"]}
    assert parts == {
        "a": ("103.21", ["110", "90", "95.5", "120"]), "b": ("100", ["110", None, "95.5", "120"]), "c": ("90", None)
    }  # fmt: skip
    assert run("tour", "voir", "T-0001") == ExitCode.DONE
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[1:] for row in rows if row.startswith(line) and "95,5" in row] == [
        ["b", "110", "–", "95,5", "120", "100"], ["a", "110", "90", "95,5", "120", "103,21"]
    ]  # fmt: skip
    assert data(capsys, "base", "verifier")["integre"] is True


def test_a_blind_opinion_is_read_once_it_is_revealed(capsys: pytest.CaptureFixture[str]) -> None:
    members = ("--membre", "a", "--membre", "b")
    assert run("tour", "ouvrir", "ACQK001", *members, "--echeance", "2026-03-12") == ExitCode.DONE
    assert run("tour", "deposer", "T-0001", "--avis", "pour", "--fonction", "CNP", "--auteur", "a") == ExitCode.DONE
    capsys.readouterr()
    shown = data(capsys, "tour", "voir", "T-0001")
    assert (shown["deposes"], shown["attendus"], shown["decomptes"]) == (["a"], ["b"], {})
    assert run("tour", "clore", "T-0001") == ExitCode.DONE
    assert "Sans dépôt : b." in capsys.readouterr().out
