"""A monkey at the keyboard: sequences of keys out of the registry, with the texts that people type.

Whatever it does, the application stays alive, the journal verifies, nothing is written but by a decision, and
``escape`` leads back. A sequence that breaks a law is made as short as it can be.
"""

import asyncio
import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from ccam.french.tui import NOMENCLATURE
from ccam.model.codes import ActCode
from ccam.store.store import Store, open_store
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import meanwhile, press, screen_text, settle
from tui.actions import REGISTRY, SCREENS
from tui.app import MainScreen, WorkbenchApp

AUTHOR, OTHER = "expert-3", "expert-7"
SIZES = ((80, 24), (120, 40), (60, 18))
KEYS = tuple(key for action in REGISTRY if action.id != "quit" for key in action.keys)
"""Every key of the registry but the one that leaves."""

TEXTS = (
    "HHFA016", "HHFA001 HHFA011", "HLHJ003", "P-07-0001", "nouveau", "nouveau 1", "70", "33,33", "0", "-1", "100",
    "1e400", "pour", "contre", "oui", "1", "comite_clinique", "chap:07", "tarif>", "devenir:indécis", "œdème d’essai",
    "2026-03-31", "31/03/2026", "=1+1", "\u202f", "HHFA016/1/0", "égale", "ouvrir", "AM",
)  # fmt: skip
"""What is typed in fields, right or wrong."""

CTRL = ("ctrl+c", "ctrl+u", "ctrl+k", "backspace", "delete", "ctrl+right", "f1")
BACK = 12
"""Steps back after which one is out of anything."""

Step = tuple[str, ...]

ELSEWHERE: Step = ("@ailleurs",)
"""Not a key: another member writes meanwhile."""
MOVED = ActCode("HHFA016")
"""The act whose shares the other member turns round."""


def steps(seed: int, count: int) -> tuple[Step, ...]:
    """So many steps: a key, a text followed by ``enter``, a way out, or what another member does."""
    rng = random.Random(seed)  # noqa: S311 - a monkey needs a seed, not a secret
    kinds = ("key", "text", "out", "enter", "odd", "screen", "other")
    drawn = rng.choices(kinds, weights=(55, 14, 10, 9, 5, 6, 1), k=count)
    return tuple(_step(kind, rng) for kind in drawn)


def _step(kind: str, rng: random.Random) -> Step:
    match kind:
        case "key":
            return (rng.choice(KEYS),)
        case "text":
            return (*rng.choice(TEXTS), *rng.choice(((), ("enter",), ("tab",))))
        case "screen":
            return ("escape", "escape", str(rng.randrange(1, len(SCREENS) + 4)))
        case "odd":
            return (rng.choice(CTRL),)
        case "other":
            return ELSEWHERE
        case _:
            return ("escape",) if kind == "out" else ("enter",)


@dataclass(frozen=True)
class Broken:
    """A law that did not hold, and the shortest sequence found for it."""

    law: str
    steps: tuple[Step, ...]
    seed: int

    def __str__(self) -> str:
        keys = " ".join("·".join(step) for step in self.steps)
        return f"seed {self.seed}, size {SIZES[self.seed % len(SIZES)]}: {self.law}\n  {keys}"


def play(model: Path, folder: Path, seed: int, count: int) -> Broken | None:
    """Play a sequence on a copy of the base ``model``; None where every law holds."""
    whole = steps(seed, count)
    law = broken_by(model, folder, seed, whole)
    return Broken(law, shortest(model, folder, seed, whole), seed) if law else None


def shortest(model: Path, folder: Path, seed: int, sequence: Sequence[Step], tries: int = 60) -> tuple[Step, ...]:
    """Take away parts as long as a law is still broken."""
    kept, size = tuple(sequence), len(sequence) // 2
    while size and tries:
        for start in range(0, len(kept), size):
            without = kept[:start] + kept[start + size :]
            tries -= 1
            if without and broken_by(model, folder, seed, without):
                kept = without
                break
            if not tries:
                break
        else:
            size //= 2
    return kept


def broken_by(model: Path, folder: Path, seed: int, sequence: Sequence[Step]) -> str:
    """The law that a sequence breaks, "" for none."""
    base = Path(shutil.copy(model, folder / "singe.sqlite"))
    try:
        with open_store(str(base)) as store, closing(sqlite3.connect(base)) as watcher:
            asyncio.run(_played(store, Watched(base, watcher), sequence, SIZES[seed % len(SIZES)]))
    except Exception as error:  # whatever comes is what is looked for
        return f"{type(error).__name__}: {error}"[:2000]
    finally:
        for file in folder.glob(f"{base.name}*"):
            file.unlink()
    return ""


@dataclass(frozen=True)
class Watched:
    """The base, seen from a connection that only looks."""

    base: Path
    connection: sqlite3.Connection

    def commits(self) -> int:
        """A number that changes when anyone else commits anything."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])


async def _played(store: Store, watched: Watched, sequence: Sequence[Step], size: tuple[int, int]) -> None:
    made = len(store.entries())
    app = WorkbenchApp(Workbench(store, actor=AUTHOR))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for step in sequence:
            before = store.head(), watched.commits()
            await _take(pilot, watched.base, step)
            if app._exit:
                break
            screen_text(app)
            decided = store.head() != before[0]
            assert decided or watched.commits() == before[1], f"{step} wrote without a decision"
        else:
            await _lead_back(pilot)
    problems = store.verify()
    assert not problems, problems
    authors = {entry.actor for entry in store.entries()[made:]}
    assert authors <= {AUTHOR, OTHER}, authors


async def _take(pilot: Pilot[None], base: Path, step: Step) -> None:
    if step == ELSEWHERE:
        with open_store(str(base)) as theirs:
            workbench = Workbench(theirs, actor=OTHER)
            act = workbench.study.draft.old.get(MOVED)
            if act is not None and len(act.shares) == 2:
                workbench.distribute(MOVED, (act.shares[1], act.shares[0]), "essai")
    else:
        await meanwhile(pilot, *step)
    await settle(pilot)


async def _lead_back(pilot: Pilot[None]) -> None:
    """Out of whatever is open, to the first screen."""
    for _ in range(BACK):
        await press(pilot, "escape")
    assert isinstance(pilot.app.screen, MainScreen), pilot.app.screen
    await press(pilot, "1")
    assert f"‹1 {NOMENCLATURE}›" in screen_text(pilot.app), "the first screen does not come any more"
