"""Each door loads only what it needs: looked at in a fresh interpreter, through ``sys.modules``."""

import subprocess
import sys

import pytest

HEAVY = ("sqlmodel", "sqlalchemy", "textual", "numpy", "networkx", "jinja2", "python_calamine", "alembic")


def loaded_by(code: str) -> set[str]:
    """Top-level modules in ``sys.modules`` once ``code`` has run."""
    probe = f"{code}\nimport sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return {line.partition(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    ("code", "forbidden"),
    [
        ("from ccam.cli.main import main; main(['--version'])", (*HEAVY, "typer", "rich")),
        ("from ccam.cli.main import run; run(['--help'])", (*HEAVY, "rich")),
        ("from ccam.cli.main import run; run(['impact', '--help'])", (*HEAVY, "rich")),
        ("import ccam.model.graph, ccam.model.invariants, ccam.model.decisions", (*HEAVY, "typer", "rich")),
        ("import ccam.formats.workbook, ccam.formats.transcodage, ccam.formats.parameters", (*HEAVY, "typer", "rich")),
        (
            "import ccam.usecases.workbench.workbench, ccam.usecases.report.build, ccam.usecases.milestones",
            (*HEAVY, "typer"),
        ),
        ("import tui", HEAVY),
        ("import ccam.store", HEAVY),
        ("import valuation", ("sqlmodel", "sqlalchemy", "textual", "typer", "rich", "jinja2")),
    ],
)
def test_a_door_loads_only_what_it_needs(code: str, forbidden: tuple[str, ...]) -> None:
    assert loaded_by(code) & set(forbidden) == set()


def test_the_probe_can_see() -> None:
    assert "networkx" in loaded_by("import networkx")
