"""``ccam exporter`` as a person types it, and what ``ccam importer`` and ``ccam appliquer`` make of its files."""

import json
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
