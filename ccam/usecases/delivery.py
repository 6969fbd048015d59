"""Files made in memory, handed over whole: beside what is there already, or in one parcel for a browser."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ccam.french import tui_seals as fr
from ccam.model.errors import DataRefused

MOST = 99
"""Files of one name in a folder: none is ever written over."""
PARCEL = "ccam.zip"


def save_beside(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write ``files`` by name in ``folder``, made where it is not there; a name that is taken gets a number, the same
    for all. Raises :class:`DataRefused` where the system refuses: then none is there.
    """
    from ccam.publish.report.files import replace_together

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise DataRefused(fr.NO_FOLDER, folder=folder) from None
    for number in range(1, MOST + 1):
        paths = {folder / _numbered(name, number): content for name, content in files.items()}
        if not any(path.exists() for path in paths):
            replace_together(paths)
            return tuple(paths)
    raise DataRefused(fr.TOO_MANY_FILES, folder=folder)


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.partition(".")
    return name if number == 1 else f"{stem}-{number}{dot}{suffix}"


def in_one(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """One file to send: the only one, else all of them in a ZIP whose bytes depend on them alone."""
    if len(files) == 1:
        return next(iter(files.items()))
    parcel = BytesIO()
    with ZipFile(parcel, "w", ZIP_DEFLATED) as written:
        for name in sorted(files):
            written.writestr(ZipInfo(name), files[name], ZIP_DEFLATED)
    return PARCEL, parcel.getvalue()
