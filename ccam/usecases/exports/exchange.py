"""Write a draft in the formats in which correspondences are exchanged: one table of formats, one way to write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccam.formats.tabulate import tables_of
from ccam.french import exchange as fr
from ccam.french import numbers
from ccam.model.draft import Draft, Fate, Verb
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.graph import dossiers
from ccam.model.text import file_name
from ccam.usecases.curate import pick_draft
from ccam.usecases.exports import tables as figures
from ccam.usecases.milestones import find_seal

if TYPE_CHECKING:
    from ccam.formats.exchange import Correspondence
    from ccam.formats.exports import Rows
    from ccam.model.acts import Release
    from ccam.model.records import Seal
    from ccam.store.store import Store
    from ccam.usecases.exports.release import ProjectRelease
    from ccam.usecases.exports.rows import Taken
    from ccam.usecases.study import Study

LINES, LEFT, NOTES, UNDECIDED, JUSTIFICATIONS = "lignes", "laissées", "notes", "indécis", "justifications"
MEASURES = "parts par une autre mesure"
COLUMNS = frozenset({LINES, LEFT, NOTES, UNDECIDED, JUSTIFICATIONS})
EVERYTHING = COLUMNS | {MEASURES}
LINKS_ONLY: frozenset[str] = frozenset()

Say = Callable[[str], None]


@dataclass(frozen=True)
class Outgoing:
    """A draft on its way out, with the release it stands on. A publication also has its date of effect and number;
    ``seal`` is that of the étape that is exported; ``names`` gives authors as the journal has them.

    What several formats are made of is computed once, when a format first asks for it.
    """

    store: "Store"
    release: "Release"
    draft: Draft
    whole: "Correspondence"
    effective: date | None = None
    number: str = ""
    seal: "Seal | None" = None
    names: bool = False

    @cached_property
    def study(self) -> "Study":
        """The draft valued: under what the étape kept, or under what the base has now."""
        from ccam.usecases.milestones import sealed_study
        from ccam.usecases.study import open_study

        if self.seal is None:
            return open_study(self.store, draft=self.draft.name, at=self.draft.position, on=self.effective)
        kept = sealed_study(self.store, self.seal)
        on = self.effective or kept.settings.on
        return kept if on == kept.settings.on else replaced(kept, settings=replaced(kept.settings, on=on))

    @cached_property
    def taken(self) -> "Taken":
        """The study with its journal."""
        from ccam.usecases.exports.rows import Taken

        entries = self.store.entries(self.draft.name, upto=self.draft.position)
        return Taken(self.study, entries, self.store.members(), self.seal, self.names)

    @cached_property
    def rows(self) -> "Rows":
        """Rows of every table."""
        from ccam.usecases.exports.rows import rows_of

        return rows_of(self.taken)

    @cached_property
    def project(self) -> "ProjectRelease":
        """The draft as a release of its own; raises :class:`DataRefused` where no workbook could name its version."""
        from ccam.usecases.exports.release import project_release

        made = project_release(self.draft, self.release, figures.targets(self), self.effective)
        figures.readable_version(made.release.title, made.release.version)
        return made


def _nothing(given: Outgoing) -> list[str]:
    return []


class Export(NamedTuple):
    """A format: how the name of its file ends, what it makes for a path, what it carries beyond the links, what
    else it leaves out, in French, and what it comes back as: « projet », « version » or « lignes » of the same draft.
    """

    suffix: str
    make: Callable[[Outgoing, Path], Mapping[Path, bytes]]
    carries: frozenset[str]
    leaves: Callable[[Outgoing], list[str]] = _nothing
    returns: str = "projet"


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
    """The CodeSystem of the proposed acts stands beside the map, under the same name with « -actes »."""
    from ccam.formats.code_system import BESIDE
    from ccam.formats.concept_map import FhirRelease
    from ccam.publish.code_system import code_system
    from ccam.publish.concept_map import concept_map

    name, dot, suffix = path.name.partition(".")
    beside = path.with_name(f"{name}{BESIDE}{dot}{suffix}")
    made = {path: concept_map(given.whole, FhirRelease[release])}
    # FHIR has no empty list: a draft that only deletes has no CodeSystem.
    return made | {beside: code_system(given.whole)} if given.draft.proposed else made


def _nx(given: Outgoing, path: Path) -> dict[Path, bytes]:
    from ccam.usecases.exports.publication import nx_of

    return {path: nx_of(given)}


IN_WORKBOOK = frozenset({LINES, NOTES, UNDECIDED, MEASURES})
EXPORTS = {
    "transcodage": Export(".xlsx", _workbook, COLUMNS),
    "transcodage-csv": Export(".csv", _csv, COLUMNS),
    "sssom": Export(".sssom.tsv", _sssom, LINKS_ONLY),
    "fhir-r5": Export(".r5.json", _fhir_r5, frozenset({LINES})),
    "fhir-r4": Export(".r4.json", _fhir_r4, frozenset({LINES})),
    "nx": Export(".nx.txt", _nx, EVERYTHING, returns="version"),
    "tarifs": Export(".tarifs.xlsx", figures.tariffs, frozenset({LINES}), figures.left_of_tariffs, "lignes"),
    "tarifs-csv": Export(".tarifs.csv", figures.tariffs_csv, frozenset({LINES}), figures.left_of_tariffs, "lignes"),
    "classeur": Export(".classeur.xlsx", figures.workbook, IN_WORKBOOK, figures.left_of_workbook, "version"),
    "classeur-csv": Export(".classeur.csv", figures.workbook_csv, IN_WORKBOOK, figures.left_of_workbook, "version"),
    "jsonl": Export(".jsonl.zip", figures.jsonl, EVERYTHING),
    "parquet": Export(".parquet.zip", figures.parquet, EVERYTHING),
    "duckdb": Export(".duckdb", figures.duckdb_file, EVERYTHING),
    "paquet": Export(".paquet.zip", figures.package, EVERYTHING),
}
"""Every format, by the name that ``--format`` takes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``undecided``: acts of the release of which the draft decides nothing; ``left_out``: what the
    draft says and this format does not carry, in French; ``hashes``: the SHA-256 of each file.
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
    hashes: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is exported; ``effective`` and ``number`` are those of a publication, ``names`` gives authors as known."""

    draft: str | None = None
    milestone: str | None = None
    effective: date | None = None
    number: str = ""
    names: bool = False


def export(
    store: "Store", format_name: str, *, draft: str | None = None, milestone: str | None = None,
    target: Path | None = None, replace: bool = False, effective: date | None = None, number: str = "",
) -> Exported:  # fmt: skip
    """:func:`export_all` of one format."""
    asked = Asked(draft=draft, milestone=milestone, effective=effective, number=number)
    (done,) = export_all(store, [format_name], asked, target=target, replace=replace)
    return done


def export_all(
    store: "Store", formats: Sequence[str], asked: Asked, *, target: Path | None = None, replace: bool = False,
    say: Say = lambda line: None,
) -> list[Exported]:  # fmt: skip
    """Write a draft, as it is or as an étape sealed it, in each of ``formats``: in the file ``target``, in the folder
    that it is, or under its own name in the current folder. All of the files are written, or none.

    Raises :class:`UsageError` for a format that does not exist and for one name for several formats,
    :class:`UnknownThing` for an étape that does not exist, :class:`DataRefused` where there is nothing to say, a file
    is already there (unless ``replace``) or cannot be written.
    """
    from ccam.publish.report.files import replace_together

    for name in formats:
        if name not in EXPORTS:
            raise UsageError(fr.FORMAT_UNKNOWN, format=name, known=", ".join(EXPORTS))
    folder = target if target and target.is_dir() else None
    if target and not folder and len(formats) > 1:
        raise UsageError(fr.ONE_NAME, target=target, count=len(formats))
    given = outgoing(store, asked.draft, asked.milestone)
    given = replaced(given, effective=asked.effective, number=asked.number, names=asked.names)
    if not given.draft.old and not given.draft.proposed:
        raise DataRefused(fr.EMPTY_DRAFT, draft=given.draft.name)
    made: dict[str, Mapping[Path, bytes]] = {}
    for name in formats:
        say(fr.MAKING.format(format=name))
        path = (folder or Path()) / f"{_stem(given)}{EXPORTS[name].suffix}"
        made[name] = EXPORTS[name].make(given, path if folder or target is None else target)
    whole = {path: content for files in made.values() for path, content in files.items()}
    for path in whole:
        if path.exists() and not replace:
            raise DataRefused(fr.EXISTS, where=str(path), file=path.name)
    replace_together(whole, fr.CANNOT_WRITE)
    return [_exported(given, name, files) for name, files in made.items()]


def read_formats(text: str) -> tuple[str, ...]:
    """``sssom,tarifs`` as formats, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip())) or (text,)


def _stem(given: Outgoing) -> str:
    """The names of the draft and of the étape in the name of a file: letters, figures and hyphens only."""
    return file_name(" ".join((given.draft.name, given.seal.name))) if given.seal else given.whole.slug


def outgoing(store: "Store", draft: str | None, milestone: str | None) -> Outgoing:
    """The draft named (or the only one), as it is or as an étape sealed it."""
    info = pick_draft(store, draft)
    made = None
    if milestone is not None:
        made = find_seal(store, info.name, milestone)
        if made is None:
            seals = ", ".join(seal.name for seal in store.seals(info.name)) or "–"
            raise UnknownThing(fr.NO_MILESTONE, name=milestone, seals=seals)
    current = store.draft(info.name, made.position if made else None)
    release = store.release(current.base)
    return Outgoing(store, release, current, correspondence(current, release), seal=made)


def correspondence(draft: Draft, release: "Release") -> "Correspondence":
    """What ``draft`` says of the acts of ``release``; decisions on acts that it no longer has are left out."""
    from ccam.formats.exchange import Correspondence

    standing = {code: act for code, act in draft.old.items() if code in release.by_code}
    kept = replaced(draft, old=standing)
    owner = {node: dossier for dossier in dossiers(kept, release) for node in (*dossier.old, *dossier.new)}
    labels = {code: release.by_code[code].label for code in standing}
    return Correspondence(draft.name, release.version, draft.position, tables_of(kept), labels, owner)


def _exported(given: Outgoing, format_name: str, made: Mapping[Path, bytes]) -> Exported:
    draft, release, form = given.draft, given.release, EXPORTS[format_name]
    undecided = sum(draft.fate_of(code).fate is Fate.UNDECIDED for code in release.by_code)
    return Exported(
        draft.name, release.version, draft.position, format_name, tuple(made),
        old=len(release.by_code) - undecided, new=len(draft.proposed), lines=len(given.whole.tables.lines),
        undecided=undecided, left_out=(*form.leaves(given), *_left_out(given, form.carries)),
        hashes={path: sha256(content).hexdigest() for path, content in made.items()},
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
        MEASURES: (fr.OTHER_MEASURES, len(tables.shares)),
    }
    never = [
        (fr.REVIEW, sum(bool(act.review) for act in draft.old.values())),
        (fr.GONE, sum(code not in given.release.by_code for code in draft.old)),
    ]
    told = [told for name, told in counts.items() if name not in carries] + never
    return [sentence.format(count=numbers.integer(count)) for sentence, count in told if count]
