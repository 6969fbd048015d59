"""``ccam charges`` as a person types it, and what a machine is told."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run
from ccam.resources import demo_folder


@pytest.fixture
def here(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_state_on_one_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("charges",)) == ExitCode.DONE
    out, _ = capsys.readouterr()
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")]
    places = [titles.index(title) for title in (
        "Sources côte à côte", "Contesté, le plus lourd d'abord", "Manque", "Accordé",
        "Ce que chaque choix déplace, le plus lourd d'abord", "Postes de charges : dans le calcul ou non",
        "Coûts propres des actes",
    )]  # fmt: skip
    assert places == sorted(places)
    assert max(map(len, out.splitlines())) <= 80
    assert "EN JEU\u00a0: 141,7\u00a0M€" in out
    assert "0,9796" in out


def test_one_key_with_its_items_and_its_acts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("charges", "--cle", "cardiologie", "--actes", "--postes", "--limite", "0")) == ExitCode.DONE
    out, _ = capsys.readouterr()
    assert "formation continue" in out
    assert "[actes désignés]" in out
    assert "× facteur 0,9796" in out
    assert "Effet par acte" in out
    assert "œil" not in out


def test_gaps_are_entered_and_rates_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("charges", "--inscrire", "--cle", "œil")) == ExitCode.DONE
    assert "D-0001 ouvert" in capsys.readouterr().out
    assert run(("charges", "-o", "cp.toml", "--origine", "CNAM 2025 (fictif)", "--json")) == ExitCode.DONE
    made = json.loads(capsys.readouterr().out)
    assert (made["fichier"], made["unite"], made["reference"]) == ("cp.toml", "honoraires", "CNAM 2025 (fictif)")
    assert run(("importer", "cp.toml")) == ExitCode.DONE
    capsys.readouterr()
    assert run(("charges", "-o", "cp.toml")) == ExitCode.DATA_SAYS_NO
    assert "--remplacer" in capsys.readouterr().err
    assert run(("charges", "--origine", "x")) == ExitCode.USAGE
    assert run(("charges", "--regle", "ponderee")) == ExitCode.DATA_SAYS_NO
    assert "ccam modele ventilation" in capsys.readouterr().err


def test_a_single_source_puts_nothing_at_stake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ("--base", str(tmp_path / "b.sqlite"))
    assert run(("base", "init", *base)) == ExitCode.DONE
    names = ("CCAM_V81_demo.csv", "actes-techniques-ccam_2023_demo.csv")
    assert run(("importer", *(str(demo_folder() / name) for name in names), *base)) == ExitCode.DONE
    assert run(("projet", "creer", "essai", "--sur", "81-demo", *base)) == ExitCode.DONE
    tables = ("transcodage_janvier.csv", "lignes_janvier.csv")
    assert run(("appliquer", *(str(demo_folder() / name) for name in tables), *base)) == ExitCode.DONE
    capsys.readouterr()
    assert run(("charges", *base)) == ExitCode.DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "EN JEU : rien à comparer, une seule source est chargée." in out
