"""Where a report is written: the files of the formats asked for, all of them or none."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.formats.batch import FORMATS
from ccam.french import reporting as fr
from ccam.model.errors import UsageError
from ccam.model.text import file_name, folded
from ccam.usecases.collector import at_rest

if TYPE_CHECKING:
    from ccam.publish.report.model import Report

USUAL = ("html", "json")


def read_formats(text: str) -> tuple[str, ...]:
    """``html,pdf`` as formats, each once; raises :class:`UsageError`."""
    found = tuple(dict.fromkeys(filter(None, (folded(name.strip()) for name in text.split(",")))))
    for name in found or ("",):
        if name not in FORMATS:
            raise UsageError(fr.UNKNOWN_FORMAT, name=name, known=", ".join(FORMATS))
    return found


def write(
    report: "Report", target: Path, formats: Sequence[str] = USUAL, say: Callable[[str], None] = lambda _: None
) -> dict[str, Path]:
    """Write the report under ``target``, and return the file of each format. A folder receives files named after the
    two points; a name that ends with a format gives its own to every file, that format being one of them. Raises
    :class:`DataRefused` where the system refuses; what was there before is then still there.
    """
    from ccam.publish.report.files import replace_together
    from ccam.publish.report.formats import contents

    suffix = folded(target.suffix[1:])
    named = suffix in FORMATS and not target.is_dir()
    stem = target.stem if named else file_stem(report)
    folder = target.parent if named else target
    wanted = (*formats, suffix) if named and suffix not in formats else formats
    if not named:
        # Where the system refuses, so does the writing below, which says why.
        with contextlib.suppress(OSError):
            target.mkdir(parents=True, exist_ok=True)
    with at_rest():
        made = contents(report, wanted, lambda name: say(fr.STEP_WRITE.format(format=name)))
    paths = {name: folder / f"{stem}.{name}" for name in made}
    replace_together({paths[name]: content for name, content in made.items()})
    return paths


def file_stem(report: "Report") -> str:
    """``rapport-janvier-mars``: letters, figures and hyphens only, whatever the points are called."""
    head = report.head
    return file_name(" ".join(("rapport", head.before.name, head.after.name)))
