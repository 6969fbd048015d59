"""What the processes of the tests of concurrency do; in a module of its own, for a fork server to find."""

import os
import signal

from ccam.store.store import open_store
from tests import strategies as s
from tests.store.edits import decide, write_node

EDITS = 25


def append(address: str, worker: int) -> None:
    """Twenty-five decisions, each on what the draft holds by then."""
    with open_store(address) as store:
        for number in range(EDITS):
            node = s.new_act(100 * worker + number)
            decide(store, write_node(store.draft("essai"), node), actor=f"expert-{worker}")


def die(address: str) -> None:
    """A release, a draft, a decision, and no end."""
    with open_store(address) as store, store.write("expert-3", "jamais") as writer:
        writer.add_release(s.release(*map(s.act, range(900)), version="82"), ())
        writer.create_draft("jamais", "82")
        writer.decide(write_node(store.draft("essai"), s.mapped(1, (1,))))
        os.kill(os.getpid(), signal.SIGKILL)
