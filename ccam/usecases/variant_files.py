"""Variants of one's own: the dials of the screen « Impact » under a name, as files of this machine, never in the base.

The file is a scenario like any other (``ccam impact --scenario FILE``); the dials that a scenario cannot hold, charges,
transition and year, are told in its remark, and read back from there.
"""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import tui_impact as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.model.money import decimal_string
from ccam.model.text import file_name
from ccam.usecases.impact.views import Levers
from ccam.usecases.scenarios import IN_FORCE, Scenarios, Source, open_scenarios, read_scenario
from ccam.usecases.templates import write_whole
from ccam.usecases.variants import variant

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

SUFFIX = ".toml"


def folder() -> Path:
    """Where variants are kept on this machine."""
    kept = os.environ.get("XDG_DATA_HOME", "")
    return (Path(kept) if kept else Path.home() / ".local" / "share") / "ccam" / "variantes"


def variants() -> dict[str, Path]:
    """Files of the variants kept, by their names; those that cannot be read are passed over."""
    found = {}
    for path in sorted(folder().glob(f"*{SUFFIX}")):
        try:
            found[read_scenario(path).document.name] = path
        except CcamError:
            continue
    return found


def text_of(workbench: "Workbench", name: str, levers: Levers) -> str:
    """The file of a variant. Raises as :func:`ccam.usecases.variants.variant`."""
    store, settings = workbench.room.store, workbench.study.settings
    known, today = open_scenarios(store), date.fromisoformat(store.clock()[:10])
    below, fc = _under(known, levers)
    remark = fr.VARIANT_REMARK.format(
        charges=levers.charges, transition=levers.transition, year="" if levers.year is None else levers.year
    )
    return variant(
        known, name, author=workbench.actor, on=today, start=settings.on, grid=settings.grid,
        fc=fc, below=below, remark=remark,
    )  # fmt: skip


def _under(known: Scenarios, levers: Levers) -> tuple[str | None, str | None]:
    """The scenario of the base that the variant is laid over, and its FC; a file gives its own."""
    scenario = known.find(levers.scenario)
    fc = levers.fc
    if scenario.source is not Source.LOCAL or scenario.file is None:
        return (None if scenario.name == IN_FORCE.name else scenario.name), _decimal(fc)
    if fc is None and scenario.file.fc:
        fc = scenario.file.fc[0].rate
    return scenario.file.document.base or None, _decimal(fc)


def _decimal(fc: int | None) -> str | None:
    return None if fc is None else decimal_string(fc, 4)


def keep(text: str, name: str) -> Path:
    """Keep the file of a variant under its name, over one that had it. Raises :class:`DataRefused`."""
    path = folder() / f"{file_name(name)}{SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise DataRefused(fr.NO_VARIANTS_FOLDER, folder=path.parent) from None
    write_whole(path, text.encode(), replace=variants().get(name) == path)
    return path


def levers_of(path: Path) -> Levers:
    """The dials of a variant. Raises as :func:`ccam.usecases.scenarios.read_scenario`."""
    told = re.fullmatch(fr.VARIANT_PATTERN, read_scenario(path).document.remark)
    if told is None:
        return Levers(str(path))
    charges, transition, year = told.groups()
    return Levers(str(path), charges=charges, transition=transition, year=int(year) if year else None)
