"""A short run of the fuzzer: ``make fuzz`` is the long one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_spoilt_files_are_taken_whole_or_refused_in_french() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--graine", "1", "--fichiers", "250"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert "250 mutants" in done.stdout
