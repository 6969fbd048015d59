"""Files on disk as contents to read: plain, .gz, or .zip with everything it holds. Nothing is ever unpacked on disk.

A bomb costs no more than its limits: sizes are checked on what an archive announces, then on what comes out of it.
Names inside an archive that point outside it, links, encrypted members and archives inside archives are refused.
"""

import gzip
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, cast

from ccam.french import errors as fr
from ccam.model.errors import FileRefused
from importers.opened import MAX_STREAMED, Opened, opened
from importers.sheets import ZIP

GZIP = b"\x1f\x8b"
MAX_MEMBERS = 500
"""Most members that an archive may have: the base in DBF has 72 tables in three archives."""
MAX_RATIO = 400
"""An archive may not announce more than this many times its own size; blank fixed records reach about 150."""
SMALL = 16 * 2**20
"""Under this size, no ratio is held against an archive."""

DAMAGED = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError, RuntimeError, OSError)
"""Every way in which reading a damaged archive fails."""

SYSTEM_MEMBERS = ("__MACOSX/", ".DS_Store", "Thumbs.db")
"""What operating systems add to archives without saying so."""


def contents(path: Path) -> list[Opened]:
    """What ``path`` holds: itself, or the members of the archive that it is.

    Raises :class:`FileRefused` when it cannot be read, is empty, damaged or too large, or hides something.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except FileNotFoundError:
        raise FileRefused(fr.FILE_ABSENT, where=str(path), name=path.name) from None
    except OSError:
        raise FileRefused(fr.FILE_UNREADABLE, where=str(path), name=path.name) from None
    try:
        if start.startswith(GZIP):
            return [_checked(path.name, path.name.removesuffix(".gz"), partial(_unpacked, path))]
        if start == ZIP and not _is_workbook(path):
            return list(_members(path))
        return [opened(path.name, path.name, partial(_plain, path))]
    except DAMAGED:
        raise FileRefused(fr.FILE_BROKEN, where=path.name, name=path.name) from None


def _plain(path: Path) -> IO[bytes]:
    return path.open("rb")


def _unpacked(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb"))


def _is_workbook(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()


def _members(path: Path) -> Iterator[Opened]:
    with zipfile.ZipFile(path) as archive:
        known = [info for info in archive.infolist() if not info.is_dir() and not _of_system(info.filename)]
    _check_sizes(path, known)
    if not known:
        raise FileRefused(fr.FILE_EMPTY, where=path.name, name=path.name)
    for info in known:
        _check_member(path, info)
        name = PurePosixPath(info.filename).name
        yield _checked(fr.MEMBER_OF.format(archive=path.name, member=name), name, partial(_member, path, info))


def _check_sizes(path: Path, members: list[zipfile.ZipInfo]) -> None:
    total, packed = sum(info.file_size for info in members), path.stat().st_size
    if total > MAX_STREAMED or len(members) > MAX_MEMBERS or total > max(SMALL, packed * MAX_RATIO):
        raise FileRefused(fr.ARCHIVE_SWELLS, where=path.name, name=path.name, members=len(members))


def _check_member(path: Path, info: zipfile.ZipInfo) -> None:
    place = info.filename
    outside = ".." in PurePosixPath(place).parts or place.startswith(("/", "\\"))
    windows = PureWindowsPath(place)
    if outside or ".." in windows.parts or windows.drive or stat.S_ISLNK(info.external_attr >> 16):
        raise FileRefused(fr.ARCHIVE_TRICK, where=path.name, name=path.name, member=place)
    if info.flag_bits & 1:
        raise FileRefused(fr.FILE_PROTECTED, where=path.name, name=path.name)


def _member(path: Path, info: zipfile.ZipInfo) -> IO[bytes]:
    return zipfile.ZipFile(path).open(info)


def _checked(name: str, base_name: str, stream: Callable[[], IO[bytes]]) -> Opened:
    """A content that must not be an archive in its turn."""
    content = opened(name, base_name, stream)
    nested = content.head.startswith(ZIP) and b"xl/" not in content.head and b"[Content_Types].xml" not in content.head
    if nested or content.head.startswith(GZIP):
        raise FileRefused(fr.ARCHIVE_NESTED, where=name, name=name)
    return content


def _of_system(place: str) -> bool:
    return place.startswith(SYSTEM_MEMBERS[0]) or PurePosixPath(place).name in SYSTEM_MEMBERS[1:]
