"""Where the files that ship with the workbench are: parameters, demonstration, dictionaries."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ccam.model.letters import Letters


@cache
def data_folder() -> Path:
    """``ccam/_data`` in an installed wheel, ``data/`` beside ``pyproject.toml`` in a checkout."""
    packaged = Path(__file__).parent / "_data"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    raise FileNotFoundError(packaged)


RULES = frozenset(
    {
        "calendrier",
        "cotation",
        "criteres",
        "droits",
        "etats",
        "forfaits",
        "imagerie",
        "incertitude",
        "instances",
        "optam",
        "regles_panel",
    }
)
"""Files of ``data/parameters`` that hold rules of procedure, not series."""


def parameter_files() -> list[Path]:
    """The dated, sourced series that ship with the workbench, in a fixed order."""
    return sorted(path for path in (data_folder() / "parameters").glob("*.toml") if path.stem not in RULES)


@cache
def rules(name: str) -> dict[str, Any]:
    """The rules of ``data/parameters/<name>.toml``."""
    return tomllib.loads((data_folder() / "parameters" / f"{name}.toml").read_text("utf-8"))


@cache
def code_letters() -> Letters:
    """The dictionary of the letters of a code."""
    tables = tomllib.loads((data_folder() / "dictionaries" / "code_letters.toml").read_text("utf-8"))
    return Letters(tables["topographie"], tables["action"], tables["acces"])


def demo_folder() -> Path:
    """The small demonstration set, written by hand."""
    return data_folder() / "demo"
