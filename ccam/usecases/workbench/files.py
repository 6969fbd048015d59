"""What the terminal makes files of: reports and exports, in memory, step by step, so that one can stop."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ccam.french import tui_seals as fr
from ccam.model.text import file_name
from ccam.usecases.diff import NOW

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Tell = Callable[[str, int, int], None]
"""Hears what is being done, how many steps are done, and out of how many. What it raises stops the work."""
Files = Mapping[str, bytes]
"""Contents by file name."""
REPORT_STEPS = 3
"""Steps of a report before its first format."""


def report_formats() -> tuple[str, ...]:
    """Formats of a report, the most read first."""
    from ccam.formats.batch import FORMATS

    return tuple(FORMATS)


def export_formats() -> tuple[str, ...]:
    """Formats of an export."""
    from ccam.usecases.exports.exchange import EXPORTS

    return tuple(EXPORTS)


def report_files(workbench: "Workbench", before: str, after: str, formats: Sequence[str], tell: Tell) -> Files:
    """The report from a point to another. Raises as :func:`ccam.usecases.report.build.build_report`."""
    from ccam.usecases.report.build import build_report
    from ccam.usecases.report.files import write

    done, steps = count(), REPORT_STEPS + len(formats)

    def say(words: str) -> None:
        tell(words, min(next(done), steps - 1), steps)

    end = None if after == NOW else after
    made = build_report(workbench.room.store, before=before, after=end, draft=workbench.draft_name, say=say)
    with TemporaryDirectory() as folder:
        write(made, Path(folder), formats, say)
        return _read(Path(folder))


def export_files(
    workbench: "Workbench", milestone: str | None, formats: Sequence[str], tell: Tell, given: Mapping[str, Any]
) -> Files:
    """The draft as it is, or as an étape sealed it, in formats of :data:`ccam.usecases.exports.exchange.EXPORTS`.

    ``given`` are the date of effect and the number that a publication in NX needs.
    Raises as :func:`ccam.usecases.exports.exchange.export`.
    """
    from ccam.usecases.exports.exchange import EXPORTS, export

    stem = file_name(" ".join(filter(None, (workbench.draft_name, milestone))))
    with TemporaryDirectory() as folder:
        for place, name in enumerate(formats):
            tell(fr.STEP_EXPORT.format(format=name), place, len(formats))
            target = Path(folder) / f"{stem}{EXPORTS[name].suffix}"
            export(workbench.room.store, name, draft=workbench.draft_name, milestone=milestone, target=target, **given)
        return _read(Path(folder))


def _read(folder: Path) -> Files:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {"-".join(path.relative_to(folder).parts): path.read_bytes() for path in files}
