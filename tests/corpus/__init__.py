"""A tiny hand-made corpus: one file, or one maker of files, for each thing an importer can notice or refuse.

- ``tests/corpus/<format>/<code>.<ext>`` is a text file that shows the finding, or the refusal, of that code; a note may
  follow the code after ``@``.
- ``tests/corpus/make_<name>.py`` does it for what is not text, or too long to be written by hand: its ``CASES`` maps
  ``<format>/<code>`` to a function that writes the files of the case in a folder and returns them.

``docs/constats.md`` is made from it, and the fuzzer starts from it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ccam.french.sentence import Sentence
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers.registry import read_all

HERE = Path(__file__).parent

Maker = Callable[[Path], Sequence[Path]]


class Case(NamedTuple):
    """One case: the format under which it is filed, the code that it shows, the files that show it."""

    format: str
    code: str
    make: Maker

    @property
    def name(self) -> str:
        """How tests name it."""
        return f"{self.format}/{self.code}"


def cases() -> list[Case]:
    """Every case, by format, then by code."""
    return sorted((*_written(), *_made()), key=lambda case: case.name)


def shown_by(paths: Sequence[Path]) -> tuple[Finding, ...]:
    """What reading these files notices; a refusal counts as a finding of level error of its own code."""
    found: list[Finding] = []
    try:
        for reading in read_all(paths):
            found += reading.findings
    except FileRefused as refused:
        found += refused.findings
        found.append(Finding(refused.code, Severity.ERROR, "", 0, "", "", refused.message, refused.hint))
    return tuple(found)


def finding_codes() -> dict[str, Sentence]:
    """Every code that the catalogue of findings knows."""
    import ccam.french

    modules = (info.name for info in pkgutil.iter_modules(ccam.french.__path__) if info.name.startswith("findings"))
    return {
        value.code: value
        for name in modules
        for value in vars(importlib.import_module(f"ccam.french.{name}")).values()
        if isinstance(value, Sentence)
    }


def _written() -> Iterator[Case]:
    for path in HERE.glob("*/*"):
        if path.is_file() and path.suffix != ".pyc":
            code = path.name.partition(".")[0].partition("@")[0]
            yield Case(path.parent.name, code, partial(_as_it_is, path))


def _as_it_is(path: Path, folder: Path) -> Sequence[Path]:
    return [path]


def _made() -> Iterator[Case]:
    for info in pkgutil.iter_modules([str(HERE)]):
        if info.name.startswith("make_"):
            module = importlib.import_module(f"tests.corpus.{info.name}")
            for name, make in module.CASES.items():
                format_name, _, code = name.partition("/")
                yield Case(format_name, code, make)
