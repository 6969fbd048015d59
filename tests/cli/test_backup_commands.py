"""``ccam base sauver`` and ``ccam base restaurer`` as a person types them."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run


def test_saved_and_restored(demo_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, fresh = str(tmp_path / "s.sqlite"), str(tmp_path / "neuve.sqlite")
    assert run(["base", "sauver", path, "--base", str(demo_base)]) == ExitCode.DONE
    said = capsys.readouterr().out.replace("\u202f", " ").replace("\xa0", " ")
    assert said.startswith(f"Base sauvée dans {path} (")
    assert " Mo), vérifiée : " in said
    assert run(["base", "restaurer", path, "--base", fresh, "--json"]) == ExitCode.DONE
    restored = json.loads(capsys.readouterr().out)
    assert restored["empreinte"][:16] in said
    assert run(["base", "verifier", "--base", fresh]) == ExitCode.DONE


def test_a_second_time_is_refused(demo_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "s.sqlite")
    assert run(["base", "sauver", path, "--base", str(demo_base)]) == ExitCode.DONE
    assert run(["base", "sauver", path, "--base", str(demo_base)]) == ExitCode.DATA_SAYS_NO
    assert run(["base", "restaurer", path, "--base", str(demo_base)]) == ExitCode.DATA_SAYS_NO
    said = capsys.readouterr().err
    assert "il est resté tel quel" in said
    assert "contient déjà quelque chose" in said
