"""``python -m tests.fuzz``: mutants of the corpus, imported one after the other into one base."""

import argparse
import faulthandler
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random, SystemRandom

from ccam.model.errors import CcamError
from ccam.store.store import Store, init_base, open_store
from ccam.usecases.load import load_files
from tests.corpus import Case, cases
from tests.fuzz.mutations import mutate

MEMORY = 3 * 2**30
"""Bytes that the whole run may claim."""
PATIENCE = 60
"""Seconds after which a mutant counts as a hang: thousands of times what the largest one takes."""


class Broken(Exception):
    """A mutant did what none may do."""


def main() -> int:
    """Run; 1 where a mutant broke a law."""
    asked = _arguments()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seed = asked.graine if asked.graine is not None else SystemRandom().randrange(10**6)
    print(f"graine {seed}", flush=True)
    known = [case for case in cases() if asked.format in (None, case.format)]
    with _base() as (store, folder):
        told = Counter[str]()
        for number in _numbers(asked):
            random = Random(f"{seed}/{number}")  # noqa: S311 reproducible on purpose
            case = random.choice(known)
            try:
                told[_tried(store, case, random, folder / str(number))] += 1
            except Exception:
                traceback.print_exc()
                kept = shutil.copytree(folder / str(number), Path(tempfile.gettempdir()) / f"mutant-{seed}-{number}")
                print(f"graine {seed}, mutant {number} ({case.name}) : fichiers gardés dans {kept}")
                return 1
    total = sum(told.values())
    print(f"{total} mutants, {told['']} importés, {total - told['']} refusés")
    print(", ".join(f"{code} {count}" for code, count in told.most_common(12) if code))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--secondes", type=float)
    parser.add_argument("--fichiers", type=int, default=300)
    parser.add_argument("--graine", type=int)
    parser.add_argument("--format")
    return parser.parse_args()


def _numbers(asked: argparse.Namespace) -> Iterator[int]:
    end = time.monotonic() + asked.secondes if asked.secondes else None
    number = 0
    while time.monotonic() < end if end else number < asked.fichiers:
        yield number
        number += 1


@contextmanager
def _base() -> Iterator[tuple[Store, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "base.sqlite")
        init_base(url)
        with open_store(url) as store:
            yield store, Path(folder)


def _tried(store: Store, case: Case, random: Random, folder: Path) -> str:
    """Import one mutant; the code of its refusal, empty where it was taken. Raises on anything else."""
    folder.mkdir()
    paths = [_spoilt(path, random, folder) for path in _chosen(case, folder)]
    before = store.head()
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    try:
        for _ in load_files(store, paths, actor="fuzz", replace=True):
            before = store.head()
    except CcamError as refused:
        if store.head() != before:
            raise Broken(case.name) from refused
        code = refused.code
    else:
        code = ""
    finally:
        faulthandler.cancel_dump_traceback_later()
    shutil.rmtree(folder)
    return code


def _chosen(case: Case, folder: Path) -> Sequence[Path]:
    origin = folder / "origine"
    origin.mkdir()
    return case.make(origin)


def _spoilt(path: Path, random: Random, folder: Path) -> Path:
    target = folder / path.name
    if path.is_file():
        target.write_bytes(mutate(path.read_bytes(), random))
    return target


if __name__ == "__main__":
    sys.exit(main())
