"""``python -m tests.soak``: every long run in turn, each with its share of the time; one line a figure."""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from random import SystemRandom

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from ccam.store.store import init_base, open_store
from ccam.usecases.demo import make_demo
from tests import strategies as s
from tests.soak.kills import kill_once
from tests.soak.laws import Laws, laws_on
from tests.soak.server_kills import kill_server
from tests.soak.victims import DRAFT, WRITES
from tests.soak.writers import crowd
from tests.store.pg_server import running
from tests.tui import monkey

Figures = Iterator[str]
CROWDS = {"sqlite": 8, "postgresql": 50}
"""Writers at once, by engine."""
STEPS = 50
"""Actions of one run of the laws."""


def main() -> int:
    """Run what was asked for; a run that is stopped leaves no server behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    asked = _arguments()
    chosen = [RUNS[name] for name in asked.quoi or RUNS]
    for run in chosen:
        for line in run(asked.secondes / len(chosen)):
            print(line, flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("quoi", nargs="*", choices=[*RUNS, []], metavar="|".join(RUNS))
    parser.add_argument("--secondes", type=float, default=60)
    return parser.parse_args()


@contextmanager
def _base(engine: str) -> Iterator[str]:
    """The address of a base with a release and an empty draft."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            url = str(Path(folder) / "base.sqlite")
            init_base(url)
            yield _begun(f"sqlite:///{url}")
    else:
        with running() as server, server.database() as name:
            yield _begun(server.url(name))


def _begun(url: str) -> str:
    with open_store(url) as store, store.write("secretariat", "départ") as writer:
        writer.add_release(s.release(*map(s.act, range(1, 5))), ())
        writer.create_draft(DRAFT, "81")
    return url


def _kills(engine: str) -> Callable[[float], Figures]:
    def run(seconds: float) -> Figures:
        for kind in WRITES:
            with _base(engine) as url:
                random, end, kills = SystemRandom(), time.monotonic() + seconds / len(WRITES), []
                while time.monotonic() < end:
                    kills.append(kill_once(url, kind, random))
            torn = sum(kill.torn for kill in kills)
            told = sum(kill.acknowledged for kill in kills)
            yield (
                f"kill -9 {engine}, {kind} : {len(kills)} tués dont {torn} en pleine écriture, {told} écritures "
                "confirmées, 0 perdue, 0 à moitié"
            )

    return run


def _crowd(engine: str) -> Callable[[float], Figures]:
    def run(seconds: float) -> Figures:
        with _base(engine) as url:
            load = crowd(url, seconds, CROWDS[engine])
        yield (
            f"{engine}, {load.writers} processus, {load.seconds:.0f} s : {load.pace:.0f} écritures/s, "
            f"{load.conflicts} conflits pour {load.writes} écritures, 0 perdue, une seule chaîne"
        )

    return run


def _laws(seconds: float) -> Figures:
    yield from _held(Laws, "sqlite", seconds, 20)


def _laws_on_server(seconds: float) -> Figures:
    with running() as server:
        yield from _held(laws_on(server), "postgresql", seconds, 5)


def _held(machine: type[Laws], engine: str, seconds: float, together: int) -> Figures:
    """Run the laws, ``together`` sequences at a time, each of them new."""
    bounded = settings(
        max_examples=together, stateful_step_count=STEPS, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    end, runs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        run_state_machine_as_test(machine, settings=bounded)
        runs += together
    yield f"lois {engine} : {runs} suites de {STEPS} actions au plus, toutes les lois après chacune"


def _monkey(seconds: float) -> Figures:
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as folder, chdir(folder):
        model = make_demo(Path(made), say=lambda line: None).base
        random, end, runs, broken = SystemRandom(), time.monotonic() + seconds, 0, 0
        while time.monotonic() < end:
            found = monkey.play(model, Path(folder), random.randrange(10**6), STEPS)
            runs += 1
            if found is not None:
                broken += 1
                yield str(found)
    yield f"singe au clavier : {runs} suites de {STEPS} gestes, {broken} qui rompent une loi"
    if broken:
        raise AssertionError(broken)


def _server(seconds: float) -> Figures:
    kills, told = kill_server(seconds)
    yield f"kill -9 du serveur PostgreSQL : {kills} arrêts, {told} écritures confirmées, 0 perdue"


RUNS: dict[str, Callable[[float], Figures]] = {
    "tuer": _kills("sqlite"),
    "tuer-postgresql": _kills("postgresql"),
    "tuer-serveur": _server,
    "foule": _crowd("sqlite"),
    "foule-postgresql": _crowd("postgresql"),
    "lois": _laws,
    "lois-postgresql": _laws_on_server,
    "singe": _monkey,
}
"""What ``make soak`` runs, by name."""

if __name__ == "__main__":
    sys.exit(main())
