"""Shapes of the fixtures that make files, and readers that tests share."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from ccam.model.errors import FileRefused
from ccam.model.findings import Finding
from importers.registry import read

Rows = Sequence[Sequence[object]]
SaveText = Callable[..., Path]
SaveSheets = Callable[[Mapping[str, Rows]], Path]


def findings_of(path: Path) -> tuple[Finding, ...]:
    """What reading told of a file."""
    return read(path).findings


def codes_of(path: Path) -> list[str]:
    """Codes of the findings, in file order."""
    return [found.code for found in findings_of(path)]


def one(path: Path, code: str) -> Finding:
    """The only finding of a kind."""
    (found,) = [found for found in findings_of(path) if found.code == code]
    return found


def refusal(path: Path, format_name: str | None = None) -> FileRefused:
    """The refusal that reading raises."""
    with pytest.raises(FileRefused) as caught:
        read(path, format=format_name)
    return caught.value
