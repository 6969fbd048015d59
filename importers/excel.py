"""Workbooks as rows of texts, by calamine.

An .xlsx is read in this process: its parts carry checksums and :mod:`importers.sheets` has looked at its size.
An .xls carries none, and damage in it can abort its reader or claim all memory: it is read in a process of its
own, which runs this very file and therefore imports nothing of ours.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime

MEMORY = 2 * 2**30
"""Bytes that the reader of an .xls may claim."""
PROTECTED_STATUS = 3

Rows = list[list[str]]


class DamagedError(Exception):
    """The workbook cannot be read."""


class ProtectedError(Exception):
    """The workbook wants a password."""


def read_here(data: bytes) -> list[tuple[str, Rows]]:
    """Every worksheet with its name; raises :class:`DamagedError` or :class:`ProtectedError`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [
                (sheet.name, _texts(workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)))
                for sheet in workbook.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise ProtectedError from None
    except (CalamineError, OSError, ValueError):
        raise DamagedError from None


def read_apart(data: bytes) -> list[tuple[str, Rows]]:
    """The same, from a process that may fail without harm."""
    command = [sys.executable, "-I", __file__]
    done = subprocess.run(command, input=data, capture_output=True, check=False)  # noqa: S603 our own file
    if done.returncode == PROTECTED_STATUS:
        raise ProtectedError
    if done.returncode:
        raise DamagedError
    return [(name, rows) for name, rows in json.loads(done.stdout)]


def _texts(rows: Iterable[Iterable[object]]) -> Rows:
    return [[cell if cell.__class__ is str else _text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """Whole numbers without ``.0``, others in their shortest exact form, dates in ISO 8601."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def main() -> None:
    """An .xls on standard input, its sheets as JSON on standard output."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        sheets = read_here(sys.stdin.buffer.read())
    except ProtectedError:
        sys.exit(PROTECTED_STATUS)
    sys.stdout.write(json.dumps(sheets))


if __name__ == "__main__":
    main()
