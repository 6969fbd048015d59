"""Files and versions: ``importer``, ``versions``, ``comparer``."""

import csv
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.acts import price
from ccam.cli.app import command
from ccam.french import cli as fr
from ccam.french import numbers, releases
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.findings import Finding

if TYPE_CHECKING:
    from ccam.model.acts import SourceFile
    from ccam.model.comparison import Comparison, PriceChange
    from ccam.model.records import HospitalInfo, ReleaseInfo, VolumeInfo
    from ccam.usecases.load import Loaded

LABEL, CONTEXT = 100, 40
"""Cells of a label that changed, and how many of them come before the first difference."""


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "importer")(load)
    command(app, "versions")(versions)
    command(app, "comparer")(compare)


def load(
    files: Annotated[list[Path], typer.Argument(metavar="FICHIER…", help=fr.ARGUMENT_FILES)],
    base: options.Base = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="NOM", help=fr.OPTION_FORMAT)] = None,
    at: Annotated[str | None, typer.Option("--au", metavar="AAAA-MM-JJ", help=fr.OPTION_SHOWN_DAY)] = None,
    dry_run: options.DryRun = False,
    replace: Annotated[bool, typer.Option("--remplacer", help=fr.OPTION_REPLACE)] = False,
    findings: options.Findings = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Import files, one after the other; each is all or nothing."""
    from ccam.usecases.load import load_files

    day = options.read_day(at)
    done: list[Loaded] = []
    noticed: list[Finding] = []
    with options.open_base(base) as store:
        try:
            for loaded in load_files(
                store, files, actor=author, format=format_name, at=day, dry_run=dry_run, replace=replace,
                say=diagnostics.say, progress=_progress(json=json),
            ):  # fmt: skip
                diagnostics.erase()
                done.append(loaded)
                noticed += loaded.findings
                if not json:
                    _say_loaded(loaded)
        except FileRefused as failure:
            noticed += failure.findings
            raise
        finally:
            _write_findings(findings, noticed)
    if json:
        output.emit({"fichiers": [_loaded_json(loaded) for loaded in done]})


def _progress(*, json: bool) -> "Callable[[str], None]":
    """Where the advance of a long reading is shown: nowhere when another program reads what comes out."""
    return (lambda line: None) if json and not sys.stdout.isatty() else diagnostics.show_progress


def _say_loaded(loaded: "Loaded") -> None:
    if loaded.already_there:
        output.line(fr.ALREADY_THERE.format(file=loaded.file))
        return
    sentence = fr.DRY_RUN if loaded.dry_run else fr.PERSONAL if loaded.personal else fr.IMPORTED
    output.line(sentence.format(file=loaded.file, what=loaded.what))
    for told in loaded.told:
        output.line(f"  {told}")
    if loaded.findings:
        _say_findings(loaded)


def _say_findings(loaded: "Loaded") -> None:
    """How many of each severity, then one line a kind: the gravest first, each with the first place where it shows."""
    severities = Counter(found.severity.value for found in loaded.findings)
    counts = ", ".join(numbers.plural(count, name) for name, count in sorted(severities.items()))
    output.line("  " + fr.FINDINGS_TOTAL.format(counts=counts))
    for kind in loaded.finding_kinds:
        count, first = numbers.integer(kind.count), diagnostics.finding_line(kind.first)
        output.line("  " + fr.FINDINGS_KIND.format(code=kind.first.code, count=count, first=first))


def _loaded_json(loaded: "Loaded") -> dict[str, Any]:
    return {
        "fichier": loaded.file,
        "format": loaded.format,
        "version": loaded.name,
        "actes": loaded.acts,
        "lignes": loaded.lines,
        "prix_dates": loaded.prices,
        "deja_present": loaded.already_there,
        "a_blanc": loaded.dry_run,
        "personnel": loaded.personal,
        "reprises": list(loaded.told),
        "constats": loaded.finding_counts,
    }


def _write_findings(path: Path | None, findings: "list[Finding]") -> None:
    if path is None:
        return
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(releases.FINDING_COLUMNS)
            for found in findings:
                row = (found.file, found.row or "", found.column, found.severity.value, found.code)
                writer.writerow([*map(_escaped, (*row, found.value, found.message, found.hint))])
    except OSError as error:
        raise DataRefused(releases.FINDINGS_NOT_WRITTEN, where=str(path), path=path) from error
    diagnostics.say(fr.FINDINGS_WRITTEN.format(count=numbers.plural(len(findings), "constat"), path=path))


def _escaped(cell: object) -> str:
    """A cell that a spreadsheet would take for a formula is escaped (design §7)."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def versions(base: options.Base = None, json: options.Json = False) -> None:
    """List releases, volumes of each family, and documents."""
    with options.open_base(base, read_only=True) as store:
        known, volumes, hospital = store.releases(), store.volume_sets(), store.hospital_sets()
        documents = store.documents()
    if json:
        output.emit({
            "versions": [_release_json(item) for item in known],
            "volumes": [_volumes_json(item) for item in volumes],
            "hopital": [_hospital_json(item) for item in hospital],
            "documents": [{"nom": d.name, "nature": d.nature, **_source_json(d.source)} for d in documents],
        })  # fmt: skip
        return
    output.table(map(_release_cells, known), head=releases.VERSION_HEAD, right=(2, 3))
    if volumes:
        output.line()
        output.table(map(_volumes_cells, volumes), head=releases.VOLUME_HEAD, right=(1, 2, 3, 4))
        output.lines(releases.SCOPE.format(name=item.name, scope=item.scope) for item in volumes)
    if hospital:
        output.line()
        output.table(map(_hospital_cells, hospital), head=releases.HOSPITAL_HEAD, right=(1, 2))
        output.lines(releases.SCOPE.format(name=item.name, scope=item.scope) for item in hospital)
        output.lines(releases.NEVER_ADDED.splitlines())
    if documents:
        output.line()
        output.table([(d.name, d.nature, d.source.name) for d in documents], head=releases.DOCUMENT_HEAD)


def _release_cells(item: "ReleaseInfo") -> tuple[str, ...]:
    acts, lines = numbers.integer(item.acts), numbers.integer(item.lines)
    return (item.version, numbers.day(item.applicable), acts, lines, item.source.name)


def _release_json(item: "ReleaseInfo") -> dict[str, Any]:
    return {
        "version": item.version,
        "titre": item.title,
        "applicable": item.applicable.isoformat(),
        "actes": item.acts,
        "lignes": item.lines,
        "prix": item.priced,
        **_source_json(item.source),
    }


def _volumes_cells(item: "VolumeInfo") -> tuple[str, ...]:
    counts = (numbers.integer(item.rows), numbers.integer(item.quantity))
    return (item.name, *counts, numbers.euros(item.base), numbers.euros(item.reimbursed))


def _volumes_json(item: "VolumeInfo") -> dict[str, Any]:
    return {
        "nom": item.name,
        "annee": item.year,
        "champ": item.scope,
        "lignes": item.rows,
        "quantite": item.quantity,
        "base": output.amount(item.base),
        "rembourse": output.amount(item.reimbursed),
        **_source_json(item.source),
    }


def _hospital_cells(item: "HospitalInfo") -> tuple[str, ...]:
    return (item.name, numbers.integer(item.rows), numbers.integer(item.known_acts))


def _hospital_json(item: "HospitalInfo") -> dict[str, Any]:
    return {
        "nom": item.name,
        "annee": item.year,
        "champ": item.scope,
        "lignes": item.rows,
        "actes_connus": item.known_acts,
        **_source_json(item.source),
    }


def _source_json(source: "SourceFile") -> dict[str, str]:
    return {"fichier": source.name, "sha256": source.sha256}


def compare(
    before: Annotated[str, typer.Argument(metavar="A", help=fr.ARGUMENT_BEFORE)],
    after: Annotated[str, typer.Argument(metavar="B", help=fr.ARGUMENT_AFTER)],
    base: options.Base = None,
    limit: options.Limit = 10,
    json: options.Json = False,
) -> None:
    """Release against release."""
    from ccam.usecases.compare import compare_versions

    with options.open_base(base, read_only=True) as store:
        found = compare_versions(store, before, after)
    if json:
        output.emit(_comparison_json(found))
    else:
        _say_comparison(found, limit)


def _comparison_json(found: "Comparison") -> dict[str, Any]:
    return {
        "avant": found.before,
        "apres": found.after,
        "ajoutes": list(found.added),
        "retires": list(found.removed),
        "relibelles": [{"code": item.code, "avant": item.before, "apres": item.after} for item in found.relabelled],
        "prix": {
            "modifies_f": len(found.changed("F")),
            "modifies_g": len(found.changed("G")),
            "ecriture_seule": len(found.rewritten()),
            "lignes": [_price_json(change) for change in found.prices],
        },
        "lignes_ajoutees": [str(key) for key in found.lines_added],
        "lignes_retirees": [str(key) for key in found.lines_removed],
    }


def _price_json(change: "PriceChange") -> dict[str, Any]:
    return {
        "ligne": str(change.key),
        "colonne": change.grid,
        "avant": output.amount(change.before.cents),
        "apres": output.amount(change.after.cents),
        "ecriture_avant": change.before.writing.value,
        "ecriture_apres": change.after.writing.value,
        "ecriture_seule": change.writing_only,
    }


def _say_comparison(found: "Comparison", limit: int) -> None:
    output.line(releases.COMPARED.format(before=found.before, after=found.after))
    output.line(releases.ADDED.format(count=numbers.plural(len(found.added), "code ajouté", "codes ajoutés")))
    _codes(found.added, limit)
    output.line(releases.REMOVED.format(count=numbers.plural(len(found.removed), "code retiré", "codes retirés")))
    _codes(found.removed, limit)
    output.line(numbers.plural(len(found.relabelled), "acte relibellé", "actes relibellés"))
    for item in found.relabelled[: limit or None]:
        before, after = (
            output.cut(" ".join(text.split()), LABEL) for text in _where_they_differ(item.before, item.after)
        )
        output.lines((f"  {item.code}  − {before}", f"           + {after}"))
    output.line(
        releases.PRICES.format(
            first=numbers.integer(len(found.changed("F"))), second=numbers.integer(len(found.changed("G")))
        )
    )
    output.line(releases.REWRITTEN.format(count=numbers.integer(len(found.rewritten()))))
    for grid in ("F", "G"):
        changes = found.changed(grid)[: limit or None]
        rows = [
            (
                f"  {change.key}",
                grid,
                price(change.before.cents, change.before.writing),
                price(change.after.cents, change.after.writing),
                numbers.euros(change.after.cents - change.before.cents, sign=True),
            )
            for change in changes
        ]
        output.table(rows, right=(2, 3, 4))
    if limit and len(found.prices) > limit:
        output.line(releases.ALL_WITH)


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Two labels from a little before their first difference."""
    first = next((place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = max(0, first - CONTEXT)
    mark = "…" if start else ""
    return mark + before[start:], mark + after[start:]


def _codes(codes: tuple[str, ...], limit: int) -> None:
    if codes:
        shown = codes[: limit or None]
        output.line("  " + " ".join(shown) + (" …" if len(shown) < len(codes) else ""))
