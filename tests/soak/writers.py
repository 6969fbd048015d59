"""Several processes that write at once in one base: zero lost updates, one chain, no deadlock, and how fast.

Each adds one to the counter of a node that it shares with the others, or of one of its own. What it is told has been
written is counted on its side; the base must count the same.
"""

import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from random import Random
from typing import NamedTuple

from ccam.model.decisions import GENESIS
from ccam.model.draft import ProposedAct
from ccam.model.errors import DossierMoved
from ccam.store.store import Store, open_store
from tests import strategies as s
from tests.soak.kills import PROCESSES, Lost
from tests.soak.victims import DRAFT, changing

SHARED = 2
"""Nodes that everyone writes."""
MEETING = 0.5
"""How often a writer goes to one of them."""
FEWEST = 10
"""Writes that each makes, however slow the machine."""
GRACE = 60
"""Seconds after the end in which a writer must have come back: no deadlock."""


class Load(NamedTuple):
    """What happened: writes acknowledged, writes refused because someone was there before, and for how long."""

    writers: int
    seconds: float
    writes: int
    conflicts: int

    @property
    def pace(self) -> float:
        """Writes a second, all writers together."""
        return self.writes / self.seconds


class Tally(NamedTuple):
    """What one writer counted: its writes by act, and its conflicts."""

    writes: Counter[int]
    conflicts: int


def crowd(url: str, seconds: float, writers: int) -> Load:
    """Have ``writers`` processes write for a while, then hold what they counted against the base."""
    with open_store(url) as store:
        before = store.head()[0]
    together = PROCESSES.Barrier(writers + 1, timeout=GRACE)
    lines = [_start(url, seconds, number, together) for number in range(writers)]
    together.wait()
    started = time.monotonic()
    tallies = []
    for told in lines:
        with closing(told):
            if not told.poll(seconds + GRACE):
                raise Lost("a writer never came back")
            tallies.append(told.recv())
    lasted = time.monotonic() - started
    counted = sum((tally.writes for tally in tallies), Counter[int]())
    with open_store(url) as store:
        require_counted(store, before, counted)
    return Load(writers, lasted, counted.total(), sum(tally.conflicts for tally in tallies))


def _start(url: str, seconds: float, number: int, together: Barrier) -> Connection:
    told, telling = PROCESSES.Pipe(duplex=False)
    PROCESSES.Process(target=write_for, args=(url, seconds, number, together, telling), daemon=True).start()
    telling.close()
    return told


def write_for(url: str, seconds: float, number: int, together: Barrier, told: Connection) -> None:
    """Begin with the others, write for ``seconds`` and a few times at least, then tell the :class:`Tally`. An act that
    is not there yet is one more thing to meet on.
    """
    random = Random(number)  # noqa: S311 reproducible on purpose
    writes, conflicts = Counter[int](), 0
    with open_store(url) as store:
        together.wait()
        end = time.monotonic() + seconds
        while time.monotonic() < end or writes.total() < FEWEST:
            meeting = random.random() < MEETING
            act = random.randrange(1, SHARED + 1) if meeting else 100 + number
            try:
                _add_one(store, act, f"expert-{number}")
            except DossierMoved:
                conflicts += 1
            else:
                writes[act] += 1
    told.send(Tally(writes, conflicts))


def _add_one(store: Store, number: int, actor: str) -> None:
    draft = store.draft(DRAFT)
    known = draft.proposed.get(s.proposed(number), s.new_act(number, label="0"))
    after = replace(known, label=str(count_of(known) + 1))
    with store.write(actor, "essai") as writer:
        writer.decide(changing(draft, {f"acte/{known.id}": after}), base=draft.base)


def count_of(act: ProposedAct) -> int:
    """How many times an act of the crowd was written."""
    return int(act.label)


def require_counted(store: Store, before: int, counted: Counter[int]) -> None:
    """Every acknowledged write is an entry of one chain, and has moved its counter by one."""
    entries = store.entries(after=before)
    if [entry.position for entry in entries] != list(range(before + 1, before + 1 + counted.total())):
        raise Lost(f"{counted.total()} writes acknowledged, {len(entries)} in the journal")
    chain = [entry.previous for entry in store.entries()]
    if chain != [GENESIS, *(entry.hash for entry in store.entries()[:-1])]:
        raise Lost("the chain forks")
    draft = store.draft(DRAFT)
    found = {number: count_of(draft.proposed[s.proposed(number)]) for number in counted}
    if found != dict(counted):
        raise Lost(f"acknowledged {dict(counted)}, in the draft {found}")
    if problems := store.verify():
        raise Lost(problems)
