"""``ccam rapport --lot`` and ``ccam reproduire``, as a secretariat would run them."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run

ORDER = '[lot]\ntitre = "Mars"\nde = "janvier"\na = "mars"\nformats = ["html", "json"]\n'


@pytest.fixture
def lot(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lot.toml").write_text(ORDER)
    return tmp_path / "rapports"


def test_a_batch_is_made_told_and_reproduced(lot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rapport", "--lot", "lot.toml", "--vers", "rapports"]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "1 rapport dans rapports : 1 fait, 0 repris" in said
    assert "rapports/index.html" in said
    assert run(["rapport", "--lot", "lot.toml", "--vers", "rapports", "--json"]) == ExitCode.DONE
    state = json.loads(capsys.readouterr().out)
    assert (state["faits"], state["repris"], state["scelle"]) == (0, 1, True)
    assert run(["reproduire", "rapports/manifeste.json"]) == ExitCode.DONE
    assert "2 fichiers : refait à partir des sceaux seuls" in capsys.readouterr().out
    (lot / "pleniere/pleniere.html").write_text("autre")
    assert run(["reproduire", "rapports/manifeste.json"]) == ExitCode.DATA_SAYS_NO
    said = capsys.readouterr().out
    assert "MODIFIÉ depuis le lot" in said
    assert "modifié depuis le lot : 1 fichier." in said
    assert run(["reproduire", "rapports/manifeste.json", "--json"]) == ExitCode.DATA_SAYS_NO
    state = json.loads(capsys.readouterr().out)
    assert {file["chemin"]: file["disque"] for file in state["fichiers"]} == {
        "pleniere/pleniere.html": "modifie", "pleniere/pleniere.json": "intact",
    }  # fmt: skip
    assert state["programmes"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rapport"], "De quel point"),
        (["rapport", "--lot", "lot.toml", "--de", "janvier", "--format", "md"], "--de, --format"),
        (["rapport", "--de", "janvier", "--famille", "07", "--comite", "x"], "pas les deux"),
    ],
)
def test_what_does_not_go_together_is_a_matter_of_usage(
    lot: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(words) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert not lot.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rapport", "--lot", "absent.toml"], "n'a pas pu être lu"),
        (["rapport", "--de", "janvier", "--comite", "x"], "Aucune famille n'appartient"),
        (["reproduire", "absent.json"], "absent.json n'existe pas"),
        (["reproduire", "."], "ne peut pas être ouvert"),
        (["reproduire", "lot.toml"], "n'est pas le manifeste"),
    ],
)
def test_what_cannot_be_read_is_refused_in_french(
    lot: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(words) == ExitCode.DATA_SAYS_NO
    assert said in capsys.readouterr().err
    assert not lot.exists()
