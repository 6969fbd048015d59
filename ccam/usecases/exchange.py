"""Write a draft in the formats in which correspondences are exchanged: one table of formats, one way to write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccam.french import exchange as fr
from ccam.french import numbers
from ccam.model.draft import Draft, Fate, Verb
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.graph import dossiers
from ccam.usecases.curate import pick_draft
from ccam.usecases.milestones import find_seal
from ccam.usecases.tabulate import tables_of

if TYPE_CHECKING:
    from ccam.formats.exchange import Correspondence
    from ccam.model.acts import Release
    from ccam.store.store import Store

LINES, LEFT, NOTES, UNDECIDED, JUSTIFICATIONS = "lignes", "laissées", "notes", "indécis", "justifications"
EVERYTHING = frozenset({LINES, LEFT, NOTES, UNDECIDED, JUSTIFICATIONS})
LINKS_ONLY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A draft on its way out, with the release it stands on. A publication also has its date of effect and number."""

    store: "Store"
    release: "Release"
    draft: Draft
    whole: "Correspondence"
    effective: date | None = None
    number: str = ""


class Export(NamedTuple):
    """A format: how the name of its file ends, what it makes for a path, and what it carries beyond the links."""

    suffix: str
    make: Callable[[Outgoing, Path], Mapping[Path, bytes]]
    carries: frozenset[str]


def _workbook(given: Outgoing, path: Path) -> dict[Path, bytes]:
    from ccam.publish.transcodage import workbook

    return {path: workbook(given.whole.tables)}


def _csv(given: Outgoing, path: Path) -> dict[Path, bytes]:
    """The table of lines stands beside, under the same name with « -lignes »."""
    from ccam.publish.transcodage import TRANSITIONS, csv_tables

    made = csv_tables(given.whole.tables)
    return {
        path if name == TRANSITIONS else path.with_stem(f"{path.stem}-{name}"): content
        for name, content in made.items()
    }


def _sssom(given: Outgoing, path: Path) -> dict[Path, bytes]:
    from ccam.publish.sssom import sssom

    return {path: sssom(given.whole)}


def _fhir_r5(given: Outgoing, path: Path) -> dict[Path, bytes]:
    return _fhir(given, path, "R5")


def _fhir_r4(given: Outgoing, path: Path) -> dict[Path, bytes]:
    return _fhir(given, path, "R4")


def _fhir(given: Outgoing, path: Path, release: str) -> dict[Path, bytes]:
    from ccam.formats.concept_map import FhirRelease
    from ccam.publish.concept_map import concept_map

    return {path: concept_map(given.whole, FhirRelease[release])}


def _nx(given: Outgoing, path: Path) -> dict[Path, bytes]:
    from ccam.usecases.publication import nx_of

    return {path: nx_of(given)}


EXPORTS = {
    "transcodage": Export(".xlsx", _workbook, EVERYTHING),
    "transcodage-csv": Export(".csv", _csv, EVERYTHING),
    "sssom": Export(".sssom.tsv", _sssom, LINKS_ONLY),
    "fhir-r5": Export(".r5.json", _fhir_r5, LINKS_ONLY),
    "fhir-r4": Export(".r4.json", _fhir_r4, LINKS_ONLY),
    "nx": Export(".nx.txt", _nx, EVERYTHING),
}
"""Every format, by the name that ``--format`` takes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``undecided``: acts of the release of which the draft decides nothing; ``left_out``: what the
    draft says and this format does not carry, in French.
    """

    draft: str
    version: str
    position: int
    format: str
    files: tuple[Path, ...]
    old: int
    new: int
    lines: int
    undecided: int
    left_out: tuple[str, ...]


def export(
    store: "Store", format_name: str, *, draft: str | None = None, milestone: str | None = None,
    target: Path | None = None, replace: bool = False, effective: date | None = None, number: str = "",
) -> Exported:  # fmt: skip
    """Write a draft, as it is or as an étape sealed it, in ``target`` or under its own name in the current folder.

    Raises :class:`UsageError` for a format that does not exist, :class:`UnknownThing` for an étape that does not,
    :class:`DataRefused` where there is nothing to say, a file is already there (unless ``replace``) or cannot be
    written.
    """
    from ccam.publish.report.files import replace_together

    if format_name not in EXPORTS:
        raise UsageError(fr.FORMAT_UNKNOWN, format=format_name, known=", ".join(EXPORTS))
    wanted = EXPORTS[format_name]
    given = replaced(outgoing(store, draft, milestone), effective=effective, number=number)
    if not given.draft.old and not given.draft.proposed:
        raise DataRefused(fr.EMPTY_DRAFT, draft=given.draft.name)
    made = wanted.make(given, target or Path(f"{given.whole.slug}{wanted.suffix}"))
    for path in made:
        if path.exists() and not replace:
            raise DataRefused(fr.EXISTS, where=str(path), file=path.name)
    replace_together(made, fr.CANNOT_WRITE)
    return _exported(given, format_name, tuple(made))


def outgoing(store: "Store", draft: str | None, milestone: str | None) -> Outgoing:
    """The draft named (or the only one), as it is or as an étape sealed it."""
    info = pick_draft(store, draft)
    position = None
    if milestone is not None:
        made = find_seal(store, info.name, milestone)
        if made is None:
            seals = ", ".join(seal.name for seal in store.seals(info.name)) or "–"
            raise UnknownThing(fr.NO_MILESTONE, name=milestone, seals=seals)
        position = made.position
    current = store.draft(info.name, position)
    release = store.release(current.base)
    return Outgoing(store, release, current, correspondence(current, release))


def correspondence(draft: Draft, release: "Release") -> "Correspondence":
    """What ``draft`` says of the acts of ``release``; decisions on acts that it no longer has are left out."""
    from ccam.formats.exchange import Correspondence

    standing = {code: act for code, act in draft.old.items() if code in release.by_code}
    kept = replaced(draft, old=standing)
    owner = {node: dossier for dossier in dossiers(kept, release) for node in (*dossier.old, *dossier.new)}
    labels = {code: release.by_code[code].label for code in standing}
    return Correspondence(draft.name, release.version, draft.position, tables_of(kept), labels, owner)


def _exported(given: Outgoing, format_name: str, files: tuple[Path, ...]) -> Exported:
    draft, release = given.draft, given.release
    undecided = sum(draft.fate_of(code).fate is Fate.UNDECIDED for code in release.by_code)
    return Exported(
        draft.name, release.version, draft.position, format_name, files,
        old=len(release.by_code) - undecided, new=len(draft.proposed), lines=len(given.whole.tables.lines),
        undecided=undecided, left_out=tuple(_left_out(given, EXPORTS[format_name].carries)),
    )  # fmt: skip


def _left_out(given: Outgoing, carries: frozenset[str]) -> list[str]:
    """What is not carried, each with its count; nothing where there is none of it."""
    tables, draft = given.whole.tables, given.draft
    reached = {link.row.target for link in given.whole.links}
    created = [row for row in tables.transitions if row.verb is Verb.CREATE]
    counts = {
        LINES: (fr.LINES, len(tables.lines)),
        LEFT: (fr.LEFT_LINES, len(tables.left)),
        NOTES: (fr.NOTES, sum(bool(act.notes) for act in draft.proposed.values())),
        UNDECIDED: (fr.EXPLICIT_UNDECIDED, sum(row.verb is None for row in tables.transitions)),
        JUSTIFICATIONS: (fr.JUSTIFICATIONS, sum(row.target in reached for row in created)),
    }
    never = [
        (fr.REVIEW, sum(bool(act.review) for act in draft.old.values())),
        (fr.GONE, sum(code not in given.release.by_code for code in draft.old)),
    ]
    told = [told for name, told in counts.items() if name not in carries] + never
    return [sentence.format(count=numbers.integer(count)) for sentence, count in told if count]
