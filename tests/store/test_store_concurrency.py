"""Several writers at once, and writers that die: nothing is lost, nothing is half written."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.process import BaseProcess
from signal import SIGKILL
from threading import Barrier

from ccam.model.codec import decode_old
from ccam.model.decisions import Entry
from ccam.model.draft import old_node
from ccam.model.errors import DossierMoved
from ccam.store.store import Store, open_store
from tests import strategies as s
from tests.soak.kills import PROCESSES
from tests.store.edits import decide, write_node
from tests.store.hands import append, die

PATIENCE = 120


def ended(process: BaseProcess) -> int | None:
    """How a process ended; None where it did not."""
    process.join(PATIENCE)
    return process.exitcode


def test_two_writers_on_one_node(started: Store) -> None:
    """Both have read the same state: one writes, the other is told by whom it was overtaken."""
    both_have_read = Barrier(2, timeout=30)

    def edit(number: int) -> Entry | DossierMoved:
        with open_store(started.url) as store:
            seen = store.draft("essai")
            both_have_read.wait()
            try:
                return decide(store, write_node(seen, s.mapped(1, (number,))), actor=f"expert-{number}")
            except DossierMoved as moved:
                return moved

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(edit, (1, 2)))

    (entry,) = (outcome for outcome in outcomes if isinstance(outcome, Entry))
    (moved,) = (outcome for outcome in outcomes if isinstance(outcome, DossierMoved))
    assert (moved.facts["actor"], moved.facts["position"]) == (entry.actor, entry.position)
    kept = entry.decision.changes[0].after
    assert kept is not None
    assert started.draft("essai").old[s.code(1)] == decode_old(kept)
    assert started.draft("essai").versions == {old_node(s.code(1)): 1}
    assert started.verify() == []


def test_threads_share_a_store(started: Store) -> None:
    def edit(number: int) -> int:
        return decide(started, write_node(started.draft("essai"), s.new_act(number))).position

    with ThreadPoolExecutor(4) as pool:
        positions = list(pool.map(edit, range(20)))
    assert sorted(positions) == list(range(3, 23))
    assert started.verify() == []


def test_four_processes_keep_one_chain(started: Store) -> None:
    workers = [PROCESSES.Process(target=append, args=(started.url, n)) for n in range(4)]
    for worker in workers:
        worker.start()
    assert [ended(worker) for worker in workers] == [0, 0, 0, 0]
    entries = started.entries("essai", after=2)
    assert [entry.position for entry in entries] == list(range(3, 103))
    assert {actor: sum(entry.actor == actor for entry in entries) for actor in {e.actor for e in entries}} == {
        f"expert-{n}": 25 for n in range(4)
    }
    assert len(started.draft("essai").proposed) == 100
    assert started.verify() == []


def test_a_writer_killed_in_the_middle_leaves_nothing(started: Store) -> None:
    before = started.head(), started.releases(), started.drafts()
    victim = PROCESSES.Process(target=die, args=(started.url,))
    victim.start()
    assert ended(victim) == -SIGKILL
    assert (started.head(), started.releases(), started.drafts()) == before
    assert started.verify() == []
    assert decide(started, write_node(started.draft("essai"), s.new_act(1))).position == 3
