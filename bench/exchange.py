"""SSSOM and FHIR of the national set: written, and read back to a plan of decisions, beside the tools of others."""

import csv
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.measure import line, medians, ratio
from bench.national import national
from ccam.formats.concept_map import FhirRelease
from ccam.formats.transcodage import TransitionTables
from ccam.publish.code_system import code_system
from ccam.publish.concept_map import concept_map
from ccam.publish.sssom import sssom
from ccam.usecases.exports.exchange import correspondence
from importers.registry import read

GOAL = "≤ 10"
ORACLE = Path(__file__).parents[1] / ".venv" / "oracle" / "bin" / "python"
ROUNDS = 3
IN_ITS_OWN = """
import csv, io, sys, time, warnings, logging
warnings.simplefilter("ignore"); logging.disable()
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
from sssom_schema import MappingSet
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
def timed(call):
    start = time.process_time(); call(); return time.process_time() - start
plain = min(timed(lambda: sum(1 for _ in csv.reader(io.StringIO(text), delimiter="\\t"))) for _ in range(5))
print(timed(lambda: parse_sssom_table(path)) / plain)
"""
"""Run under its own interpreter: the reading of ``sssom`` against a plain read of the same file."""


def run() -> Iterator[str]:
    """Ratios to a plain read of the very file that is written or read."""
    made = national()
    whole = correspondence(made.draft, made.release)
    content = sssom(whole)
    text = content.decode()
    yield line("SSSOM export / plain csv read of it", ratio(lambda: sssom(whole), lambda: _rows(text)), GOAL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "national.sssom.tsv"
        path.write_bytes(content)
        yield line("SSSOM load and check / plain csv read of it", ratio(_load(path), lambda: _rows(text)), GOAL)
        yield from _peers(path, text)
        yield from _fhir(Path(folder), lambda: concept_map(whole, FhirRelease.R5), "FHIR ConceptMap")
        yield from _fhir(Path(folder), lambda: code_system(whole), "FHIR CodeSystem")


def _rows(text: str) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(text), delimiter="\t"))


def _load(path: Path) -> Callable[[], int]:
    def load() -> int:
        content = read(path).content
        assert isinstance(content, TransitionTables)  # noqa: S101 - what is timed must be the whole reading
        return len(content.transitions)

    return load


def _peers(path: Path, text: str) -> Iterator[str]:
    import sssom_pydantic

    pydantic, plain = medians(lambda: sssom_pydantic.read(path), lambda: _rows(text), rounds=ROUNDS)
    yield line("sssom-pydantic, the read alone / plain csv read", pydantic / plain, "none: a peer (about 29)")
    if not ORACLE.exists():
        yield "sssom is not installed (make systeme): not measured"
        return
    said = subprocess.run([ORACLE, "-c", IN_ITS_OWN, path], capture_output=True, text=True, check=True)
    yield line("sssom, the read alone / plain csv read", float(said.stdout.split()[-1]), "none: a peer (about 210)")


def _fhir(folder: Path, write: Callable[[], bytes], name: str) -> Iterator[str]:
    """The plain read is that of the same JSON, and of as many rows of text."""
    content = write()
    path = folder / "national.json"
    path.write_bytes(content)
    yield line(f"{name} export / json read of it", ratio(write, lambda: json.loads(content), rounds=ROUNDS), GOAL)
    taken = ratio(_load(path), lambda: json.loads(content), rounds=ROUNDS)
    yield line(f"{name} load and check / json read of it", taken, GOAL)


if __name__ == "__main__":
    sys.stdout.writelines(f"{said}\n" for said in run())
