"""The real workbench on the demonstration base, for the screen Forfaits techniques, on one and the same day."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from ccam.french.panel import SEATS
from ccam.store.store import Store, open_store
from ccam.usecases.panel.state import open_panel
from ccam.usecases.panel.views import JudgedFee, RatedCriterion
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import COMFORTABLE, press, settle
from tui.app import WorkbenchApp

TODAY = "2026-03-12T09:00:00Z"
LADDER = "echelle-proposee"
CT, MRI = "Scanner classe 3 non amorti", "IRM 1,5 T non amortie"
AS_SEAT = {seat: (*["down"] * place, "enter") for place, seat in enumerate(SEATS, 1)}
"""What is pressed once asked from which seat one speaks."""


@asynccontextmanager
async def on_fees(
    base: Path, size: tuple[int, int] = COMFORTABLE, actor: str = "expert-3"
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None], Store]]:
    """The screen Forfaits techniques, its criteria open."""
    with open_store(str(base), clock=lambda: TODAY) as store:
        app = WorkbenchApp(Workbench(store, actor=actor), start_screen="forfaits")
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield app, pilot, store


async def within(pilot: Pilot[None], action: str) -> None:
    """What the palette does with an action that has no key."""
    await pilot.app.run_action(f"app.within('forfaits', \"{action}\")")
    await settle(pilot)


async def under_the_ladder(pilot: Pilot[None]) -> None:
    """Choose the rule that ships."""
    await within(pilot, "choose('rule')")
    await press(pilot, "down", "enter")


async def filled(pilot: Pilot[None], *texts: str) -> None:
    """Fill the fields of the form, and decide; an empty text leaves a field as it is."""
    fields = list(pilot.app.screen.query(Input))
    for field, text in zip(fields, texts, strict=True):
        field.value = text or field.value
    fields[-1].focus()
    await press(pilot, "enter")


def fee_of(store: Store, name: str, rule: str = "") -> JudgedFee:
    """A fee as it is in the base."""
    return open_panel(store, rule=rule, object=name).fees[0]


def criterion_of(store: Store, name: str, which: str) -> RatedCriterion:
    """A criterion on a fee as it is in the base."""
    return next(each for each in fee_of(store, name).criteria if each.listed.criterion.name == which)
