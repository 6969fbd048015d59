"""The workbench on the national set, in SQLite: first paint, from a key to the figure painted, a keystroke, memory.

CPU times throughout: a busy neighbour hardly moves them. The stages of an edit are measured where they happen, inside
the application that a member runs; what is neither commit, re-check nor value is paint.
"""

import asyncio
import gc
import random
import resource
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import process_time, thread_time
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from bench.grid import Empty
from bench.journal import NAME, filled
from bench.measure import line
from bench.national import national
from bench.valuation import volumes_of
from ccam.model.codes import ActCode
from ccam.store.store import Store, init_base, open_store
from ccam.usecases.study import Study
from ccam.usecases.workbench.workbench import Workbench
from tui.app import WorkbenchApp
from tui.frame import Strip
from tui.messages import Write
from tui.widgets.grid import Grid

SIZE = (120, 40)
EDITS = 40
ROUNDS = 9
TYPED = "acte inventé numéro 27"
STAGES = ("commit", "re-check", "value")


class Clock:
    """CPU milliseconds by stage of one edit, of the thread that makes it: another paints meanwhile."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside counts for ``name``."""
        started = thread_time()
        yield
        self.spent[name] += (thread_time() - started) * 1_000


class Timed(Workbench):
    """The workbench of the application, its stages timed where they are."""

    clock = Clock()

    def _catch_up(self) -> None:
        with self.clock.stage("re-check"):
            super()._catch_up()
            _ = self.study.violations

    def _outcome(self, *args: Any) -> Any:
        with self.clock.stage("value"):
            self.study.total()
            return super()._outcome(*args)


def run() -> Iterator[str]:
    """Every figure, in one process."""
    made = national()
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "base.sqlite")
        init_base(url)
        with open_store(url) as store:
            filled(store, made)
            with store.write("secretariat", "banc") as writer:
                writer.add_volumes(volumes_of(made), ())
            yield from _figures(store)


def _figures(store: Store) -> Iterator[str]:
    before = _memory()
    workbench = Timed(store, draft=NAME, actor="banc")
    for each in (workbench.acts, workbench.dossiers, workbench.headings, workbench.nation):
        each()
    yield f"national workbench: {len(workbench.acts())} acts, {len(workbench.dossiers())} dossiers"
    frame, full = asyncio.run(_opened(workbench))
    yield line("workbench, compose to its first frame / empty app to idle, CPU", frame, "≤ 1.5")
    yield line("workbench, compose to 13 800 acts and idle / empty app to idle, CPU", full, "none")
    stages = asyncio.run(_edits(workbench))
    goals = {"commit": "≤ 5", "re-check": "≤ 8", "value": "≤ 5", "paint": "≤ 15", "in all": "≤ 33", "idle": "none"}
    for name, goal in goals.items():
        yield line(f"key to painted figure, {name}, p95, CPU ms", quantiles(stages[name], n=20)[-1], goal)
    for name, select in (("acts", workbench.filter_acts), ("dossiers", workbench.filter_dossiers)):
        yield line(f"a keystroke in the filter of {name}, CPU ms", _keystroke(select), "≤ 16")
    yield line("memory for the national workbench, MB", _memory() - before, "≤ 400")


async def _opened(workbench: Workbench) -> tuple[float, float]:
    """First frame, then acts in their list and idle, over an empty app to idle; taken in turns, a neighbour slows all
    three alike.
    """
    empty, first, idle = [], [], []
    for make in (Empty, lambda: WorkbenchApp(workbench)):
        await _paint(make)
    for _ in range(ROUNDS):
        empty.append((await _paint(Empty))[1])
        one, all_ = await _paint(lambda: WorkbenchApp(workbench))
        first.append(one)
        idle.append(all_)
    return median(first) / median(empty), median(idle) / median(empty)


async def _paint(make: Callable[[], App[None]]) -> tuple[float, float]:
    gc.collect()
    painted: list[float] = []
    started = process_time()
    app = make()
    _after_display(app, lambda: painted.append(process_time() - started))
    async with app.run_test(size=SIZE) as pilot:
        await _settled(app, pilot)
        return painted[0], process_time() - started


async def _settled(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until the base is open and the screens have nothing left to do."""
    await pilot.pause()
    while app.workers or (isinstance(app, WorkbenchApp) and app.desk.busy):
        await pilot.pause(0.01)


def _after_display(app: App[None], call: Callable[[], object]) -> None:
    """Have ``call`` run whenever a frame has been written out. Textual's own method: it is pinned."""
    display = app._display

    def shown(*args: Any) -> None:
        display(*args)
        call()

    app._display = shown  # type: ignore[assignment, method-assign]


async def _edits(workbench: Timed) -> dict[str, list[float]]:
    """CPU times of shares that are moved one after the other in the dossier under the cursor, from the key that decides
    to the frame that has the new figures in the strip, then until list and dossier are drawn again and all is idle.
    """
    app = WorkbenchApp(workbench, start_screen="transcodage")
    found: dict[str, list[float]] = {name: [] for name in (*STAGES, "paint", "in all", "idle")}
    async with app.run_test(size=SIZE) as pilot:
        await _settled(app, pilot)
        for code, parts in _moves(workbench.study):
            app.query_one("#dossiers", Grid).go_to(workbench.study.owner[code].id)
            await pilot.pause()
            clock = workbench.clock = Clock()
            gc.collect()
            started = process_time()
            total = await _decided(app, code, parts, clock)
            await _settled(app, pilot)
            found["idle"].append((process_time() - started) * 1_000)
            for name in STAGES:
                found[name].append(clock.spent[name])
            found["paint"].append(total - sum(clock.spent.values()))
            found["in all"].append(total)
    return found


def _moves(study: Study) -> list[tuple[ActCode, tuple[int, ...]]]:
    """Acts at random that have two ways, with their shares turned."""
    two = [code for code, act in study.draft.old.items() if len(act.shares) == 2]
    chosen = random.Random(3).sample(two, EDITS)  # noqa: S311 - a bench needs a seed, not a secret
    return [(code, (7_000, 3_000)) for code in chosen]


async def _decided(app: WorkbenchApp, code: ActCode, parts: tuple[int, ...], clock: Clock) -> float:
    """Post one decision, and wait for the frame that shows its dossier in the strip."""
    painted, done = asyncio.Event(), asyncio.Event()
    strip = app.query_one(Strip)
    before = str(strip.content)
    _after_display(app, lambda: painted.set() if done.is_set() and str(strip.content) != before else None)

    def edit(workbench: Workbench) -> Any:
        started, spent = thread_time(), sum(clock.spent.values())
        outcome = workbench.distribute(code, parts, "banc")
        within = sum(clock.spent.values()) - spent
        clock.spent["commit"] += (thread_time() - started) * 1_000 - within
        return outcome

    started = process_time()
    app.post_message(Write(edit, done.set, lambda *_: done.set()))
    await asyncio.wait_for(painted.wait(), 60)
    spent = (process_time() - started) * 1_000
    del app._display  # the wrapper; the method of the class comes back
    return spent


def _keystroke(select: Callable[[str], list[int]]) -> float:
    """Median CPU time of the filter after each letter typed, in ms."""
    found = []
    for length in range(1, len(TYPED) + 1):
        started = process_time()
        select(TYPED[:length])
        found.append((process_time() - started) * 1_000)
    return median(found)


def _memory() -> float:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
