"""Bring files into the base: releases, volumes, documents. All or nothing, one thing at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccam.french import load as fr
from ccam.model.acts import Release
from ccam.model.bulk import making_many
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.filled import FilledSheet
from ccam.model.findings import Finding, Severity
from ccam.model.history import FullRelease
from ccam.model.records import Document, KnownFile, Nature
from ccam.model.volumes import HospitalVolumes, VolumeSet

if TYPE_CHECKING:
    from ccam.store.store import Store, Writer
    from importers.registry import Reading

LONG = 8 * 2**20
"""Bytes from which the reading of a content is worth a percentage."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What was noticed ``count`` times under one code, and the first of it."""

    first: Finding
    count: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """One thing, taken or already there. ``lines`` are priced lines, volume rows, dated values or filled rows;
    ``prices`` the dated prices of a full base; ``what`` says all that in words. A ``personal`` sheet is not kept.
    """

    file: str
    format: str
    name: str
    acts: int
    lines: int
    prices: int = 0
    what: str = ""
    findings: tuple[Finding, ...] = ()
    already_there: bool = False
    dry_run: bool = False
    personal: bool = False
    told: tuple[str, ...] = ()

    @property
    def finding_counts(self) -> dict[str, int]:
        """Findings by code, most frequent first."""
        return dict(Counter(found.code for found in self.findings).most_common())

    @property
    def finding_kinds(self) -> list[FindingKind]:
        """Findings by code, the gravest first, then the most frequent."""
        order = list(Severity)
        firsts: dict[str, Finding] = {}
        for found in sorted(self.findings, key=lambda found: order.index(found.severity)):
            firsts.setdefault(found.code, found)
        kinds = [FindingKind(firsts[code], count) for code, count in self.finding_counts.items()]
        return sorted(kinds, key=lambda kind: order.index(kind.first.severity))


def load_files(
    store: "Store",
    paths: Iterable[Path],
    *,
    actor: str,
    format: str | None = None,  # noqa: A002
    at: date | None = None,
    dry_run: bool = False,
    replace: bool = False,
    say: Say = lambda line: None,
    progress: Say = lambda line: None,
) -> Iterator[Loaded]:
    """Read and keep each thing in turn; raises :class:`FileRefused` at the first that is not taken.

    ``at`` is the day to show of files that hold every date. ``say`` is told of each file, and ``progress`` what to
    show in place while a long one is read.
    """
    from importers.registry import read_all

    def skip(sha256: str) -> bool:
        known = _already_there(store, sha256, at)
        return known is not None and known.nature is not Nature.DOCUMENT

    readings = read_all(_announced(paths, say), format=format, at=at, skip=skip, watch=_watch(progress))
    while True:
        # From the reading to the end of the writing: looking for cycles in a full base between the two takes a second.
        with making_many():
            if (reading := next(readings, None)) is None:
                return
            loaded = _checked(store, reading, at, actor, dry_run=dry_run)
            if not (loaded.already_there or loaded.dry_run or loaded.personal):
                progress(fr.WRITING.format(name=loaded.file))
                with store.write(actor, fr.reason(loaded.file, loaded.told)) as writer:
                    _changes_told(store, reading, actor)  # again: another seat may have answered meanwhile
                    _keep(writer, reading, replace=replace)
            del reading
        yield loaded


def refuse_errors(reading: "Reading") -> None:
    """Raise :class:`FileRefused`, with every finding, when one of them is an error."""
    errors = [found for found in reading.findings if found.severity is Severity.ERROR]
    if errors:
        name = reading.source.name
        raise FileRefused(
            fr.FILE_REFUSED, findings=reading.findings, where=name, name=name, count=fr.errors(len(errors))
        )


def _announced(paths: Iterable[Path], say: Say) -> Iterator[Path]:
    for path in paths:
        say(fr.READING.format(name=path.name))
        yield path


def _watch(progress: Say) -> Callable[[str, int, int], None]:
    told = ""

    def watch(name: str, done: int, size: int) -> None:
        nonlocal told
        line = fr.READING_AT.format(name=name, percent=done * 100 // size) if size >= LONG else told
        if line != told:
            told = line
            progress(line)

    return watch


def _already_there(store: "Store", sha256: str, at: date | None) -> KnownFile | None:
    """What is in the base from these bytes, unless they are now to be shown on another day."""
    from importers.registry import FORMATS

    known = store.known_file(sha256)
    if known is None or at in (None, known.applicable):
        return known
    reader = FORMATS.get(known.source.format)
    return None if reader and reader.dated else known


def _checked(store: "Store", reading: "Reading", at: date | None, actor: str, *, dry_run: bool) -> Loaded:
    refuse_errors(reading)
    known = _already_there(store, reading.source.sha256, at)
    if known is not None and reading.content is None:
        return Loaded(reading.source.name, known.source.format, known.name, known.acts, known.lines, already_there=True)
    loaded = _described(reading, already_there=known is not None, dry_run=dry_run)
    return loaded if loaded.already_there else replace_fields(loaded, told=_changes_told(store, reading, actor))


def _keep(writer: "Writer", reading: "Reading", *, replace: bool) -> None:
    from ccam.formats.life import FORMAT, LifeFile
    from ccam.formats.parameters import ParameterFile

    content, findings = reading.content, reading.findings
    if isinstance(content, Release):
        writer.add_release(content, findings, replace=replace)
    elif isinstance(content, FullRelease):
        writer.add_release(content.release, findings, replace=replace, history=content.history)
    elif isinstance(content, VolumeSet):
        writer.add_volumes(content, findings, replace=replace)
    elif isinstance(content, HospitalVolumes):
        writer.add_hospital(content, findings, replace=replace)
    elif isinstance(content, ParameterFile):
        head = content.document
        writer.add_document(Document(head.name, head.nature, reading.source, content.text), findings, replace=replace)
    elif isinstance(content, FilledSheet):
        document = Document(content.name, content.nature, reading.source, content.text)
        writer.add_document(document, findings, replace=replace)
    elif isinstance(content, LifeFile):
        document = Document(content.name, FORMAT, reading.source, content.text)
        writer.add_document(document, findings, replace=replace)
    else:
        other = fr.FAMILIES_ELSEWHERE if reading.format == "familles" else fr.GOES_ELSEWHERE
        raise DataRefused(other, name=reading.source.name)


class _Told(NamedTuple):
    """What a content is and holds: the sentence, and what fills it."""

    sentence: str
    name: str = ""
    acts: int = 0
    lines: int = 0
    prices: int = 0


def _changes_told(store: "Store", reading: "Reading", actor: str) -> tuple[str, ...]:
    """What a sheet of the panel takes back, and for whom else it files; :class:`DataRefused` for what it may not."""
    from ccam.french import panel as words

    if not isinstance(reading.content, FilledSheet):
        return ()
    from ccam.usecases.panel.rounds import taken_back
    from ccam.usecases.panel.seats import filed_elsewhere

    content = reading.content
    elsewhere = filed_elsewhere(store, content, actor)
    return (*elsewhere, *(words.taken_back(each.seat, each.notes) for each in taken_back(store, content)))


def _described(reading: "Reading", *, already_there: bool, dry_run: bool) -> Loaded:
    told = _told(reading.content)
    personal = isinstance(reading.content, FilledSheet) and reading.content.personal
    return Loaded(
        reading.source.name, reading.format, told.name, told.acts, told.lines, told.prices, fr.what(*told),
        reading.findings, already_there, dry_run, personal,
    )  # fmt: skip


def _told(content: object) -> _Told:
    from ccam.formats.families import FamilyTable
    from ccam.formats.life import LifeFile
    from ccam.formats.parameters import ParameterFile
    from ccam.formats.transcodage import TransitionTables

    if isinstance(content, FullRelease):
        prices = len(content.history.prices)
        return _told(content.release)._replace(sentence=fr.FULL_RELEASE_READ, prices=prices)
    if isinstance(content, Release):
        return _Told(fr.RELEASE_READ, content.version, len(content.acts), content.line_count)
    if isinstance(content, VolumeSet):
        acts = len({row.key.code for row in content.rows})
        return _Told(fr.VOLUMES_READ, content.name, acts, len(content.rows))
    if isinstance(content, HospitalVolumes):
        return _Told(fr.HOSPITAL_READ, content.name, len({row.code for row in content.rows}), len(content.rows))
    if isinstance(content, ParameterFile):
        lines = len(content.fc) + len(content.cp) + len(content.points)
        return _Told(fr.PARAMETERS_READ, content.document.name, lines=lines)
    if isinstance(content, FilledSheet):
        return _Told(fr.SHEET_READ, content.name, lines=content.rows)
    if isinstance(content, LifeFile):
        return _Told(fr.LIFE_READ, content.name, lines=len(content.life.states))
    if isinstance(content, FamilyTable):
        return _Told(fr.FAMILIES_READ, acts=len(content.rows))
    if isinstance(content, TransitionTables):
        acts = len({row.old for row in content.transitions if row.old})
        return _Told(fr.TABLE_READ, acts=acts, lines=len(content.lines))
    raise TypeError(content)
