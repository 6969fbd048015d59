"""``ccam modele`` as a person types it."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_without_a_name_the_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "modele")
    assert code == ExitCode.DONE
    assert [line.split()[0] for line in out.splitlines()[1:]] == [
        "scores", "liens", "charges", "equipements", "panel", "transcodage", "familles", "ventilation", "depassements",
        "profil", "forfaits", "scenario", "lot",
    ]  # fmt: skip
    listed = json.loads(call(capsys, "modele", "--json")[1])["modeles"]
    assert listed[0] == {
        "modele": "scores",
        "sujet": "Scores des actes, par composante et par expert",
        "fichier": "scores.xlsx",
    }


def test_a_template_says_what_to_do_next(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = call(capsys, "modele", "transcodage", "-o", "mars.xlsx")
    assert (code, Path("mars.xlsx").is_file()) == (ExitCode.DONE, True)
    assert "mars.xlsx" in out
    assert "ccam appliquer mars.xlsx" in err
    assert call(capsys, "modele", "profil", "--json", "--silencieux")[1:] == (
        json.dumps(
            {
                "modele": "profil",
                "sujet": "Mon activité d'une année",
                "fichier": "profil.xlsx",
                "ensuite": "ccam importer profil.xlsx",
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n",
        "",
    )


def test_a_file_that_is_there_is_kept_unless_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("scores.xlsx").write_bytes(b"mon travail")
    code, out, err = call(capsys, "modele", "scores")
    assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
    assert "scores.xlsx existe déjà" in err
    assert Path("scores.xlsx").read_bytes() == b"mon travail"
    assert call(capsys, "modele", "scores", "--remplacer")[0] == ExitCode.DONE
    assert Path("scores.xlsx").read_bytes() != b"mon travail"
    assert call(capsys, "modele", "score")[0] == ExitCode.DATA_SAYS_NO
    assert call(capsys, "modele", "scores", "-o", "s.csv")[0] == ExitCode.USAGE
