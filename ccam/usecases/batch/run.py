"""The reports of a milestone in one go: every family, every committee, the plenary, an index page and a manifest.

What was made is written as it goes, so that a batch that was stopped takes up where it was; a report is made again
when what it depends on has changed, or a byte of its files.
"""

import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.formats import batch_manifest as marks
from ccam.formats.batch import BatchOrder, parse
from ccam.formats.batch_manifest import INDEX, MANIFEST, PARTIAL, FileMark, Left, Manifest, ReportMark, Told
from ccam.french import batch as fr
from ccam.model.errors import DataRefused
from ccam.usecases.batch.inputs import inputs
from ccam.usecases.batch.plan import Opened, Planned, part_of, plan
from ccam.usecases.report.build import report_on
from ccam.usecases.report.part import NothingBilled

if TYPE_CHECKING:
    from ccam.publish.report.model import Report
    from ccam.store.store import Store

Say = Callable[[str], None]
"""Hears what is being done."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch did. ``kept``: how many reports were there already, byte for byte."""

    folder: Path
    manifest: Manifest
    made: int
    kept: int


def run_batch(store: "Store", file: Path, target: Path, *, overwrite: bool = False, say: Say = lambda _: None) -> Batch:
    """Make every report that the file asks for under ``target``. Raises :class:`DataRefused` for a file that cannot be
    read, or a folder that holds a batch made of something else, unless ``overwrite``.
    """
    text, order = read_order(file)
    opened = Opened(store)
    comparisons = dict.fromkeys([order.comparison, *(extra.comparison for extra in order.extras)])
    given = inputs(store, text, comparisons)
    before = _standing(target, given, overwrite=overwrite)
    started = Manifest(order.title, given, (), ())
    there = {mark.fichiers[0].chemin: mark for mark in before.rapports if _whole(target, mark)} if before else {}
    done = _make(target, plan(order, opened), opened, started, there, say)
    return replace(done, manifest=_finish(target, done.manifest))


def read_order(file: Path) -> tuple[str, BatchOrder]:
    """The file of a batch as it is and as it is read; raises :class:`DataRefused`, or :class:`FileRefused`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataRefused(fr.CANNOT_READ, where=str(file), name=file.name) from error
    return text, parse(text, name=file.name)


def _standing(target: Path, given: marks.Inputs, *, overwrite: bool) -> Manifest | None:
    """What an earlier run of the same batch left in the folder."""
    for name in (PARTIAL, MANIFEST):
        if not (target / name).is_file():
            continue
        found = marks.read((target / name).read_bytes(), name)
        if found.entrees == given:
            return found
        if not overwrite:
            raise DataRefused(fr.OTHER_BATCH, where=str(target), folder=target, title=found.titre)
        _withdraw(target, found)
    return None


def _withdraw(target: Path, manifest: Manifest) -> None:
    """Take away the files of a batch that is replaced; what it did not write stays."""
    for mark in (*(file for each in manifest.rapports for file in each.fichiers), manifest.index):
        path = target / mark.chemin if mark else None
        if mark and path and digest(path) == mark.sha256:
            path.unlink()
            with contextlib.suppress(OSError):  # a folder that holds something else stays
                path.parent.rmdir()


def digest(path: Path) -> str:
    """SHA-256 of a file, "" where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _whole(target: Path, mark: ReportMark) -> bool:
    return all(digest(target / file.chemin) == file.sha256 for file in mark.fichiers)


def _make(
    target: Path, planned: tuple[Planned, ...], opened: Opened, manifest: Manifest, there: dict[str, ReportMark],
    say: Say,
) -> Batch:  # fmt: skip
    """Every report in turn; after each, the partial manifest says what is done."""
    made = kept = 0
    for number, each in enumerate(planned, start=1):
        mark = there.get(f"{each.stem}.{each.formats[0]}")
        if mark is not None and len(mark.fichiers) == len(each.formats):
            manifest, kept = replace(manifest, rapports=(*manifest.rapports, mark)), kept + 1
            continue
        try:
            mark = _written(target, each, opened, _counted(say, number, len(planned), each.name))
        except NothingBilled:
            manifest = replace(manifest, sans_rapport=(*manifest.sans_rapport, Left(each.name, fr.NOTHING_BILLED)))
        else:
            manifest, made = replace(manifest, rapports=(*manifest.rapports, mark)), made + 1
        put(target, {PARTIAL: marks.text(manifest).encode()})
    return Batch(target, manifest, made, kept)


def _counted(say: Say, number: int, total: int, name: str) -> Say:
    return lambda what: say(fr.STEP.format(done=number, total=total, name=name, what=what))


def _written(target: Path, planned: Planned, opened: Opened, say: Say) -> ReportMark:
    mark, contents = rendered(planned, opened, say)
    put(target, {file.chemin: content for file, content in zip(mark.fichiers, contents, strict=True)})
    return mark


def rendered(planned: Planned, opened: Opened, say: Say) -> tuple[ReportMark, tuple[bytes, ...]]:
    """A report as the manifest holds it, and the bytes of its files; raises :class:`NothingBilled`."""
    from ccam.publish.report import as_json
    from ccam.publish.report.formats import contents

    ends = opened.ends(planned.comparison)
    report = report_on(ends, part_of(ends, planned.nature, planned.key), say=say)
    made = contents(report, planned.formats, say)
    files = tuple(
        FileMark(f"{planned.stem}.{name}", len(content), hashlib.sha256(content).hexdigest())
        for name, content in made.items()
    )
    model = made.get("json") or as_json.text(report).encode()
    asked = planned.comparison
    mark = ReportMark(
        planned.name, planned.nature, asked.before, asked.after, asked.draft, asked.scenario, planned.key,
        hashlib.sha256(model).hexdigest(), _told(report), files,
    )  # fmt: skip
    return mark, tuple(made.values())


def _told(report: "Report") -> Told:
    after = report.total.after
    return Told(after.observed, after.low, after.high, after.unknown_base, len(report.changes))


def put(target: Path, contents: dict[str, bytes]) -> None:
    """Write files under a folder, together; raises :class:`DataRefused` where the system refuses."""
    from ccam.publish.report.files import replace_together

    paths = {target / name: content for name, content in contents.items()}
    # Where the system refuses, so does the writing below, which says why.
    with contextlib.suppress(OSError):
        for folder in {path.parent for path in paths}:
            folder.mkdir(parents=True, exist_ok=True)
    replace_together(paths)


def _finish(target: Path, manifest: Manifest) -> Manifest:
    """The index page and the manifest, together; then nothing is left of the partial one."""
    from ccam.publish.report.contents_page import page

    index = page(manifest).encode()
    whole = replace(manifest, index=FileMark(INDEX, len(index), hashlib.sha256(index).hexdigest()))
    put(target, {INDEX: index, MANIFEST: marks.text(whole).encode()})
    (target / PARTIAL).unlink(missing_ok=True)
    return whole
