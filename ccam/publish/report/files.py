"""Files written together: all of them whole, or what was there before."""

import os
from collections.abc import Mapping
from pathlib import Path

from ccam.french import report as fr
from ccam.french.sentence import Sentence
from ccam.model.errors import DataRefused


def replace_together(contents: Mapping[Path, str | bytes], refusal: Sentence = fr.CANNOT_WRITE) -> None:
    """Write every file beside its place, texts in UTF-8; only when all are whole, move them in.

    Raises :class:`DataRefused`, with the sentence of ``refusal``, where the system refuses.
    """
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            staged |= _stage(path, content)
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        why = fr.REASONS.get(type(error).__name__, fr.OTHER_REASON)
        raise DataRefused(refusal, where=str(path), folder=path.parent, why=why) from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(path: Path, content: str | bytes) -> dict[Path, Path]:
    if path.is_dir():
        raise IsADirectoryError(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        if temporary.is_file():
            temporary.unlink()
        raise
    return {path: temporary}
