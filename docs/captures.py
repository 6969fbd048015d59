"""``make screenshots``: the screens of the workbench on version 81, for the guide; without its files it says so.

What is proposed in them is invented, and said so; codes, labels, prices and volumes of current acts are real.
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import WorkbenchApp

FOLDER = Path(__file__).parent / "images"
SIZE = (120, 32)
DRAFT = "Refonte, projet fictif"
AUTHOR = "membre"
VOLUMES = "volumes/liberal/2023_actes-techniques-ccam_serie-annuelle.xlsx"
INSTANCE = "comité"
LARGEST = 60_000
"""Bytes of one picture."""

SHOWN = {
    "nomenclature": ("1", "slash", *"HHFA016", "enter"),
    "transcodage": ("2", "slash", *"HHFA016", "enter", "enter"),
    "hierarchisation": ("3",),
    "charges": ("4",),
    "forfaits": ("5",),
    "impact": ("6",),
    "etapes": ("7",),
}
"""The keys that lead to each screen."""

KEPT = re.compile(r"HHFA0(01|11|16|20|25)|P-07-000[12]")
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
NAMES = re.compile(r"terminal-\d+-")


def tidy(picture: str) -> str:
    """The same picture, asking no web site for its font, named alike each time."""
    return NAMES.sub("t-", FONT_FACE.sub("", picture))


def make(data: Path, folder: Path) -> dict[str, str]:
    """Every screen as SVG, on a base made in ``folder`` from the official files."""
    from ccam.resources import demo_folder
    from ccam.usecases import base
    from ccam.usecases.curate import apply_tables, create_draft, pick_draft
    from ccam.usecases.demo import CHARGES, IMAGING, PANEL, STEPS
    from ccam.usecases.load import load_files
    from ccam.usecases.milestones import seal
    from ccam.usecases.workbench.workbench import Workbench
    from tui.app import WorkbenchApp

    url = base.resolve_url(str(folder / "captures.sqlite"))
    base.create(url)
    with base.open_base(url, clock=lambda: "2026-03-31T20:00:00Z") as store:
        files = [data / "classeur" / "CCAM_V81.xlsx", data / VOLUMES]
        files += [demo_folder() / name for name in (*CHARGES, *IMAGING, *PANEL)]
        for _loaded in load_files(store, files, actor=AUTHOR):
            pass
        create_draft(store, DRAFT, "81", actor=AUTHOR, reason="captures")
        for name, reason, tables in STEPS:
            kept = [_appendices(demo_folder() / table, folder) for table in tables]
            apply_tables(store, pick_draft(store, None), kept, actor=AUTHOR, reason=reason)
            seal(store, name, draft=None, instance=INSTANCE, actor=AUTHOR)
        return asyncio.run(_pictures(lambda: WorkbenchApp(Workbench(store, actor=AUTHOR))))


def _appendices(table: Path, folder: Path) -> Path:
    """The rows of a table of the demonstration that are about the appendectomies."""
    head, *rows = table.read_text(encoding="utf-8-sig").splitlines()
    made = folder / table.name
    made.write_text("\n".join([head, *(row for row in rows if KEPT.search(row))]) + "\n", encoding="utf-8")
    return made


async def settled(app: "WorkbenchApp", pilot: "Pilot[None]") -> None:
    """Wait until the base is open and the screens have nothing left to do."""
    await pilot.pause()
    while app.workers or app.desk.busy:
        await pilot.pause(0.01)


async def _pictures(opened: "Callable[[], WorkbenchApp]") -> dict[str, str]:
    from tui.actions import SCREENS

    found = {}
    for name, keys in SHOWN.items():
        if name not in SCREENS:
            continue
        app = opened()
        async with app.run_test(size=SIZE) as pilot:
            for key in ("", *keys, ""):
                await pilot.press(*filter(None, [key]))
                await settled(app, pilot)
            found[name] = tidy(app.export_screenshot(title=f"ccam atelier : {app.workbench.base_name}, {DRAFT}"))
    return found


def main() -> int:
    """Write them where the guide looks for them."""
    if not (data := os.environ.get("CCAM_REAL_DATA")):
        sys.stdout.write("Les captures se font sur les fichiers officiels : CCAM_REAL_DATA n'est pas défini.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pictures = make(Path(data), Path(folder))
    for name, picture in pictures.items():
        size = len(picture.encode())
        if size > LARGEST:
            raise ValueError(f"{name}: {size} bytes")
        (FOLDER / f"ecran-{name}.svg").write_text(picture, encoding="utf-8")
        sys.stdout.write(f"ecran-{name}.svg {size}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
