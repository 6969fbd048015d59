"""What ``sssom``, the reference tool, says of the file that we export."""

import subprocess
from pathlib import Path

import pytest

from ccam.publish.sssom import sssom
from tests.exchange_cases import outgoing

pytestmark = pytest.mark.oracle


def judged(oracles: Path, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([oracles / "sssom", "validate", path], capture_output=True, text=True, check=False)


def test_the_reference_tool_finds_our_file_valid_and_a_spoilt_one_not(oracles: Path, tmp_path: Path) -> None:
    path = tmp_path / "refonte.sssom.tsv"
    path.write_bytes(sssom(outgoing()))
    told = judged(oracles, path)
    assert told.returncode == 0, told.stderr
    path.write_text(path.read_text().replace("semapv:ManualMappingCuration", "semapv:Vote"))
    assert judged(oracles, path).returncode == 1
