"""Save a base in one file, restore it: the way from an embedded draft to a shared base, and back."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccam.store.backup import Saved


def save(url: str, path: Path) -> "Saved":
    """One portable, verified file with all that the base holds; refused where a file is already."""
    from ccam.store.backup import save as write

    return write(url, path)


def restore(path: Path, url: str) -> "Saved":
    """All that the file holds in an empty base, SQLite or PostgreSQL, verified before and after."""
    from ccam.store.backup import restore as read

    return read(path, url)
