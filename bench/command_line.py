"""``ccam --version`` against a bare interpreter, ``ccam --help`` against ``import typer``."""

import subprocess
import sys
from collections.abc import Iterator

from bench.measure import line, ratio


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def run() -> Iterator[str]:
    """Both ratios, each in fresh processes."""
    version = "from ccam.cli.main import main; main(['--version'])"
    yield line("ccam --version / bare interpreter", ratio(lambda: _python(version), lambda: _python("")), "close to 1")
    help_page = "from ccam.cli.main import main; main(['--help'])"
    yield line("ccam --help / import typer", ratio(lambda: _python(help_page), lambda: _python("import typer")), "≤ 4")
