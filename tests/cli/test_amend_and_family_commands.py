"""``ccam seance modifier``, ``ccam famille placer`` and ``ccam famille supprimer`` as a person types them."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run

OPEN = ("seance", "ouvrir", "HHFA016", "--instance", "HCN", "--present", "expert-1=HCN", "--quorum", "1")


@pytest.fixture
def here(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_open_seance_is_corrected_and_a_closed_one_says_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(OPEN) == ExitCode.DONE
    amend = ("seance", "modifier", "S-0001", "--present", "expert-2=HCN", "--dossier", "hlhj003")
    assert run((*amend, "--deport", "expert-1=HLHJ003 : brevet")) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert "expert-2 (HCN) présent ; HLHJ003 à l'ordre du jour ; déport de expert-1 sur HLHJ003." in out
    assert "Quorum atteint" in out
    assert "ne s'annule pas" in err
    assert run((*amend, "--titre", "Voies", "--json")) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["ordre_du_jour"] == ["HHFA016", "HLHJ003"]
    assert run(("seance", "clore", "S-0001")) == ExitCode.DONE
    assert run((*amend, "--quorum", "2")) == ExitCode.DATA_SAYS_NO
    assert "seance rouvrir S-0001" in capsys.readouterr().err


def test_families_from_a_table_then_one_that_goes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "f.csv").write_text("acte;famille;nom de la famille\nHHFA016;07;Digestif\nHLHJ003;08;Foie\n", "utf-8")
    assert run(("famille", "placer", "f.csv", "--a-blanc")) == ExitCode.DONE
    assert "rien n'a été écrit" in capsys.readouterr().out
    assert run(("famille", "placer", "f.csv")) == ExitCode.DONE
    assert "2 actes placés, 2 familles créées, d'après f.csv." in capsys.readouterr().out
    assert run(("famille", "supprimer", "08")) == ExitCode.DATA_SAYS_NO
    assert "--vers" in capsys.readouterr().err
    assert run(("famille", "supprimer", "08", "--vers", "07")) == ExitCode.DONE
    assert "HLHJ003 : famille 08 → 07." in capsys.readouterr().out
    assert run(("importer", "f.csv")) == ExitCode.DATA_SAYS_NO
    assert "famille placer" in capsys.readouterr().err


def test_associations_are_said_where_the_dossier_is_shown(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ("decider", "completer", "--ligne", "P-07-0001/1/0")
    assert run((*line, "--associations", "zzlp025/4, GELE001")) == ExitCode.DONE
    capsys.readouterr()
    assert run(("dossier", "HHFA001", "--json")) == ExitCode.DONE
    acts = json.loads(capsys.readouterr().out)["actes_proposes"]
    assert any("associations ZZLP025/4 GELE001" in each["conditions"] for act in acts for each in act["lignes"])
    assert run((*line, "--associations", "ZZLP025/9")) == ExitCode.USAGE
