"""``make docs``: the command reference, the pages of findings and invariants, the screenshot: made from what runs."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ccam.french.commands import COMMANDS
from ccam.publish.report import as_json
from docs import constats, exports, invariants

HERE = Path(__file__).parent
SCHEMA = HERE / "rapport.schema.json"
REFERENCE = HERE / "guide" / "commandes.md"
SCREENSHOT = HERE / "images" / "atelier.svg"
SIZE = (120, 36)

HEADING = "# Les commandes\n\nPage écrite par `make docs` à partir des commandes elles-mêmes.\n"
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Textual's picture asks a web site for its font; ours asks nobody for anything."""


def reference() -> str:
    """Every help page, in the order of the catalogue."""
    return HEADING + "".join(_pages())


def _pages() -> Iterator[str]:
    import contextlib
    import io

    from ccam.cli.main import run

    for name in COMMANDS:
        page = io.StringIO()
        with contextlib.redirect_stdout(page):
            run([*name.split(), "--help"])
        text = "\n".join(line.rstrip() for line in page.getvalue().rstrip().splitlines())
        yield f"\n## ccam {name}\n\n```\n{text}\n```\n"


async def screenshot(folder: Path) -> str:
    """The appendectomy dossier on the screen of transcodage, as SVG."""
    from ccam.usecases.base import open_base
    from ccam.usecases.demo import make_demo
    from ccam.usecases.workbench.workbench import Workbench
    from docs.captures import settled
    from tui.app import WorkbenchApp

    made = make_demo(folder, say=lambda line: None)
    with open_base(str(made.base)) as store:
        app = WorkbenchApp(Workbench(store, actor="expert 3"), start_screen="transcodage")
        async with app.run_test(size=SIZE) as pilot:
            await settled(app, pilot)
            await pilot.press("/", *"HHFA001", "enter")
            await settled(app, pilot)
            await pilot.press("escape")  # the filter goes, the cursor stays
            await settled(app, pilot)
            picture = app.export_screenshot(title="ccam atelier")
    return FONT_FACE.sub("", picture)


def main() -> None:
    """Write all of them."""
    constats.PAGE.write_text(constats.page(), encoding="utf-8")
    invariants.PAGE.write_text(invariants.page(), encoding="utf-8")
    exports.PAGE.write_text(exports.page(), encoding="utf-8")
    SCHEMA.write_text(as_json.schema(), encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")
    SCREENSHOT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        SCREENSHOT.write_text(asyncio.run(screenshot(Path(folder))), encoding="utf-8")
    sys.stdout.write(
        f"{REFERENCE.name}, {constats.PAGE.name}, {invariants.PAGE.name}, {exports.PAGE.name}, {SCREENSHOT.name}\n"
    )


if __name__ == "__main__":
    main()
