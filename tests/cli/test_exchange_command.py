"""``ccam exporter`` as a person types it, and what ``ccam importer`` and ``ccam appliquer`` make of its files."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run


@pytest.fixture
def here(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a demonstration base."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_person_is_told_what_was_written_and_what_was_not(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("exporter", "--format", "sssom")) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "Écrit : refonte-projet-fictif.sssom.tsv"
    assert "Non repris dans ce format" in out
    assert "ccam appliquer refonte-projet-fictif.sssom.tsv" in err
    assert run(("exporter", "--format", "sssom")) == ExitCode.DATA_SAYS_NO
    assert "--remplacer" in capsys.readouterr().err
    assert run(("exporter", "--format", "sssom", "--remplacer")) == ExitCode.DONE


def test_a_machine_is_told_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("exporter", "--format", "transcodage-csv", "-o", "r.csv", "--json")) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["fichiers"] == ["r.csv", "r-lignes.csv"]
    assert (told["actes_decides"], told["indecis"], told["non_repris"]) == (121, 133, [])
    assert run(("exporter", "--format", "xml")) == ExitCode.USAGE


@pytest.mark.parametrize("format_name", ["sssom", "fhir-r5"])
def test_importer_says_that_a_correspondence_is_applied(
    here: Path, capsys: pytest.CaptureFixture[str], format_name: str
) -> None:
    run(("exporter", "--format", format_name, "-o", "liens"))
    capsys.readouterr()
    assert run(("importer", "liens")) == ExitCode.DATA_SAYS_NO
    assert "ccam appliquer liens" in capsys.readouterr().err
    assert run(("projet", "creer", "copie", "--version", "81-demo")) == ExitCode.DONE
    assert run(("appliquer", "liens", "--projet", "copie")) == ExitCode.DONE
    assert "121 actes actuels, 91 actes proposés" in capsys.readouterr().out


def test_several_formats_are_written_together(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "dossier").mkdir()
    assert run(("exporter", "--format", "tarifs-csv, jsonl", "-o", "dossier", "--json")) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "tarifs-csv,jsonl"
    assert sorted(told["fichiers"]) == sorted(str(path.relative_to(here)) for path in (here / "dossier").iterdir())
    assert told["empreintes"] == {name: sha256((here / name).read_bytes()).hexdigest() for name in told["fichiers"]}
    assert run(("exporter", "--format", "tarifs,jsonl", "-o", "un-seul.zip")) == ExitCode.USAGE
    assert "un dossier qui existe" in capsys.readouterr().err


def test_a_draft_as_a_workbook_is_imported_and_compared(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("exporter", "--format", "classeur")) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert "à part (38)" in out
    assert "ccam importer refonte-projet-fictif.classeur.xlsx --a-blanc" in err
    assert run(("importer", "refonte-projet-fictif.classeur.xlsx")) == ExitCode.DONE
    assert run(("comparer", "81-demo", "81-projet30")) == ExitCode.DONE
    assert "De la version 81-demo à la version 81-projet30" in capsys.readouterr().out


def test_the_name_of_an_etape_never_leads_out_of_the_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal = ("etape", "sceller", "../../mars «2026»/x", "--instance", "CNAM", "--auteur", "secretariat")
    assert run(seal) == ExitCode.DONE, capsys.readouterr().err
    capsys.readouterr()
    before = set(here.parent.iterdir())
    assert run(("exporter", "--format", "jsonl", "--etape", "../../mars «2026»/x", "--json")) == ExitCode.DONE
    (name,) = json.loads(capsys.readouterr().out)["fichiers"]
    assert name == "refonte-projet-fictif-mars-2026-x.jsonl.zip"
    assert (here / name).exists()
    assert set(here.parent.iterdir()) == before
