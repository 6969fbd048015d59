"""``ccam reconstituer`` as a person types it: share of spend first, one act explained, and a file that comes back."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run
from ccam.formats.parameters import Status, parse
from ccam.store.store import open_store
from ccam.usecases.parameters import documents
from ccam.usecases.recover.file import baseline
from ccam.usecases.recover.view import open_recovery
from tests.recovery_base import ABOVE, COUNT, DAYS, FROZEN, KNOWN, code, make_base


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base, made once; a test that writes takes a copy."""
    return make_base(tmp_path_factory.mktemp("reconstitution") / "base.sqlite")


@pytest.fixture
def base(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to stand on."""
    own = tmp_path / "base.sqlite"
    own.write_bytes(made.read_bytes())
    monkeypatch.setenv("CCAM_BASE", str(own))
    monkeypatch.chdir(tmp_path)
    return own


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert run(("reconstituer", *words, "--json")) == ExitCode.DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_share_of_spend_comes_first(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("reconstituer",)) == ExitCode.DONE
    out = capsys.readouterr().out
    first = out.replace("\u00a0", " ").splitlines()[0]
    assert first.startswith("Points déduits des prix, colonne F : 25,0 % de la base observée")
    assert "FC +0,015 € par point" in out
    assert "0,269     249" in out


def test_a_machine_is_told_each_line_with_the_keys_of_the_catalogue(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys)
    assert said["part_depense"] == 2_500
    assert len(said["lignes"]) == COUNT
    by_code = {line["code"]: line for line in said["lignes"]}
    assert {key: by_code[code(KNOWN)][key] for key in ("activite", "phase", "colonne", "score", "cp", "classe")} == {
        "activite": 1, "phase": 0, "colonne": "F", "score": "17", "cp": "0.3990", "classe": "a la cible",
    }  # fmt: skip
    assert by_code[code(KNOWN)]["scores_admissibles"] == ["17"]
    assert by_code[code(KNOWN)]["ecart"] == "0.00"
    assert (by_code[code(FROZEN)]["classe"], by_code[code(FROZEN)]["score"]) == ("inchangee", None)
    assert by_code[code(ABOVE)]["score"] == "84"
    assert [rise["date"] for rise in said["hausses"]] == [day.isoformat() for day in DAYS[1:]]
    assert [rate["cp"] for rate in said["taux"]] == ["0.2690", "0.3990"]
    assert [check["sur_un_taux"]["exact"] == check["sur_un_taux"]["lignes"] for check in said["epreuve"]] == [True] * 3


def test_the_other_column_is_read_apart_through_the_points_of_the_first(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "--colonne", "G")
    assert said["familles"][0]["pas_fc"] == ["0.0087", "0.0087"]
    assert said["familles"][0]["fc"] is None
    assert {(line["cp"], line["ecart"]) for line in said["lignes"]} == {(None, None)}


def test_one_act_is_explained(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("reconstituer", code(KNOWN))) == ExitCode.DONE
    out = " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())
    assert "14,26 € avant le 01/01/2025, 14,52 € depuis le 01/01/2025, 14,77 € depuis le 01/01/2026" in out
    assert "Points entiers possibles : 17." in out
    assert "17 × (0,47 + 0,399) = 14,773 → cible 14,77 €." in " ".join(out.split())
    assert len(told(capsys, f"{code(KNOWN)}/1/0")["lignes"]) == 1


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("--colonne", "H"), ExitCode.USAGE, "ni une colonne"),
        (("--colonne", "16"), ExitCode.DATA_SAYS_NO, "base complète"),
        (("ZZZZ999",), ExitCode.DATA_SAYS_NO, "n'a pas de prix"),
        (("n'importe quoi",), ExitCode.DATA_SAYS_NO, "code"),
        (("--colonne", "G", "-o", "g.toml"), ExitCode.DATA_SAYS_NO, "Aucun point"),
        (("-o", "absent/f.toml"), ExitCode.USAGE, "ne peut pas être écrit"),
    ],
)
def test_what_cannot_be_done_is_said(
    base: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], exit_code: int, said: str
) -> None:
    assert run(("reconstituer", *words)) == exit_code
    assert said in capsys.readouterr().err


def test_the_file_is_taken_back_by_importer_exactly(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("reconstituer", "-o", "points.toml")) == ExitCode.DONE
    with open_store(str(base), read_only=True) as store:
        view = open_recovery(store)
    text = Path("points.toml").read_text("utf-8")
    read = parse(text, name="points.toml")
    assert read == baseline(view, on=read.points[0].checked)
    assert {entry.status for entry in read.points} == {entry.status for entry in read.cp} == {Status.DEDUCED}
    known = next(entry for entry in read.points if entry.line.code == code(KNOWN))
    assert (known.score, known.cp_key) == (1_700, "déduit 0,399 (colonne F)")
    assert run(("reconstituer", "-o", "points.toml")) == ExitCode.USAGE
    assert run(("reconstituer", "-o", "points.toml", "--remplacer")) == ExitCode.DONE
    capsys.readouterr()
    assert run(("importer", "points.toml")) == ExitCode.DONE
    with open_store(str(base), read_only=True) as store:
        assert [file.points for file in documents(store)] == [read.points]


def test_it_can_be_kept_in_the_base_and_the_journal_says_so(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("reconstituer", "--verser", "--auteur", "Dr Essai")) == ExitCode.DONE
    with open_store(str(base), read_only=True) as store:
        assert [file.document.name for file in documents(store)] == ["Points et taux déduits des prix, colonne F"]
        last = store.entries()[-1]
    assert (last.actor, last.reason) == ("Dr Essai", "points et taux déduits des prix, colonne F")
    assert run(("base", "verifier")) == ExitCode.DONE
    assert run(("reconstituer", "--verser")) == ExitCode.DATA_SAYS_NO
    assert "déjà" in capsys.readouterr().err
