"""The records of an NX file as a stream: never more than a chunk in memory, each of 128 bytes."""

from collections.abc import Iterator
from typing import IO

from ccam.formats.nx import WIDTH
from ccam.french import findings_nx as fr
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity
from importers.findings import Findings

CHUNK = 1 << 18
LONGEST = 1024
"""A line longer than this is not read to its end."""


def records(stream: IO[bytes], findings: Findings) -> Iterator[list[bytes]]:
    """Records by chunks, without their line feeds; raises :class:`FileRefused` at the first that is not 128 bytes."""
    seen, rest = 0, b""
    while chunk := stream.read(CHUNK):
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        if len(rest) > LONGEST:
            _refuse(findings.file, rest, seen + len(lines) + 1)
        yield _checked(lines, seen, findings)
        seen += len(lines)
    if rest:
        yield _checked([rest], seen, findings)


def _checked(lines: list[bytes], seen: int, findings: Findings) -> list[bytes]:
    """These lines, the first of them the ``seen + 1``-th, once each is known to be a whole record."""
    if all(len(line) == WIDTH for line in lines):
        return lines
    made = []
    for row, line in enumerate(lines, seen + 1):
        if line.endswith(b"\r"):
            findings.repeat(Severity.INFO, fr.WINDOWS_LINES, row)
        made.append(line.removesuffix(b"\r"))
        if len(made[-1]) != WIDTH:
            _refuse(findings.file, made[-1], row)
    return made


def _refuse(name: str, line: bytes, row: int) -> None:
    if _is_utf8(line):
        raise FileRefused(fr.REENCODED, where=name, name=name, row=row)
    length = str(len(line)) if len(line) <= LONGEST else fr.ENDLESS.format(limit=LONGEST)
    raise FileRefused(fr.BAD_LENGTH, where=name, name=name, row=row, length=length)


def _is_utf8(line: bytes) -> bool:
    """Whether a record reads as 128 characters of UTF-8, a mark at the start of the file left aside."""
    try:
        return len(line) > WIDTH and len(line.decode("utf-8-sig")) == WIDTH
    except UnicodeDecodeError:
        return False
