"""« 3 présents » on the top line, and who they are in the palette."""

import asyncio
import time

from textual.pilot import Pilot

from ccam.model.members import Present
from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.screen_text import COMFORTABLE, SMALL, opened, press, words
from tui.messages import Around

PATIENCE = 20
"""Seconds after which the line has not changed; on a quiet machine it takes less than one."""
SURGEON, SECRETARY, OTHER = Present("expert-3", "chirurgien"), Present("secretariat-1", ""), Present("")


async def top_line(pilot: Pilot[None], end: str) -> None:
    """It comes from a thread that listens: wait until the first line of the screen ends so."""
    limit = time.monotonic() + PATIENCE
    while not words(pilot.app).splitlines()[0].endswith(end):
        assert time.monotonic() < limit, words(pilot.app)
        await asyncio.sleep(0.02)


async def test_the_top_line_counts_and_the_palette_names() -> None:
    fake = FakeWorkbench()
    fake.actor, fake.is_shared, fake.present = "expert-3", True, (OTHER, SURGEON, SECRETARY)
    for size in (COMFORTABLE, SMALL):
        async with opened(size=size, fake=fake) as (app, pilot, _):
            await top_line(pilot, " expert-3   3 présents")
            await press(pilot, "colon", *"qui est la", "enter")
            text = words(app)
            assert "3 présents sur cette base, vous compris." in text
            assert "  expert-3 · chirurgien (vous)" in text
            assert "  secretariat-1 · sans fonction" in text
            assert "  un compte du serveur, qui n'est celui d'aucun membre " in text
            await press(pilot, "escape")
            app.post_message(Around((SURGEON,)))
            await top_line(pilot, " expert-3   1 présent")
            await press(pilot, "colon", *"qui est la", "enter")
            assert "Vous êtes seul sur cette base." in words(app)


async def test_an_unknown_presence_is_said_and_not_counted() -> None:
    fake = FakeWorkbench()
    async with opened(fake=fake) as (app, pilot, _):
        assert "présent" not in words(app)
        await press(pilot, "colon", *"qui est la", "enter")
        assert "Cette base est un fichier : il ne sait pas qui l'a ouvert." in words(app)
        await press(pilot, "escape")
        fake.is_shared = True
        await press(pilot, "colon", *"qui est la", "enter")
        assert "Le serveur n'a pas encore répondu" in words(app)
