"""Files and versions: ``importer``, ``versions``, ``comparer``."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.acts import price
from ccam.cli.app import command
from ccam.french import cli as fr
from ccam.french import numbers, releases

if TYPE_CHECKING:
    from ccam.model.comparison import Comparison, PriceChange
    from ccam.model.findings import Finding
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
    dry_run: options.DryRun = False,
    replace: Annotated[bool, typer.Option("--remplacer", help=fr.OPTION_REPLACE)] = False,
    findings: options.Findings = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Import files, one after the other; each is all or nothing."""
    from ccam.model.errors import FileRefused
    from ccam.usecases.load import load_files

    done: list[Loaded] = []
    try:
        with options.open_base(base) as store:
            taken = load_files(store, files, actor=author, format=format_name, dry_run=dry_run, replace=replace)
            for path in files:
                diagnostics.say(fr.READING.format(file=path.name))
                loaded = next(taken)
                done.append(loaded)
                if not json:
                    _say_loaded(loaded)
    except FileRefused as failure:
        _write_findings(findings, [found for one in done for found in one.findings] + list(failure.findings))
        raise
    _write_findings(findings, [found for one in done for found in one.findings])
    if json:
        output.emit({"fichiers": [_loaded_json(loaded) for loaded in done]})


def _say_loaded(loaded: "Loaded") -> None:
    if loaded.already_there:
        output.line(fr.ALREADY_THERE.format(file=loaded.file))
        return
    sentence = fr.DRY_RUN if loaded.dry_run else fr.IMPORTED
    output.line(
        sentence.format(file=loaded.file, what=releases.what(loaded.format, loaded.name, loaded.acts, loaded.lines))
    )
    if loaded.findings:
        counts = ", ".join(f"{code} {count}" for code, count in loaded.finding_counts.items())
        output.line("  " + fr.FINDINGS_TOTAL.format(counts=counts))
        diagnostics.show_findings(loaded.findings, limit=5)


def _loaded_json(loaded: "Loaded") -> dict[str, Any]:
    return {
        "fichier": loaded.file,
        "format": loaded.format,
        "version": loaded.name,
        "actes": loaded.acts,
        "lignes": loaded.lines,
        "deja_present": loaded.already_there,
        "a_blanc": loaded.dry_run,
        "constats": loaded.finding_counts,
    }


def _write_findings(path: Path | None, findings: "list[Finding]") -> None:
    if path is None:
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(releases.FINDING_COLUMNS)
        for found in findings:
            row = (found.file, found.row or "", found.column, found.severity.value, found.code)
            writer.writerow([*row, *map(_escaped, (found.value, found.message, found.hint))])
    diagnostics.say(fr.FINDINGS_WRITTEN.format(count=numbers.plural(len(findings), "constat"), path=path))


def _escaped(text: str) -> str:
    """A cell that a spreadsheet would take for a formula is escaped (design §7)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def versions(base: options.Base = None, json: options.Json = False) -> None:
    """List releases and volumes."""
    with options.open_base(base, read_only=True) as store:
        known, volumes = store.releases(), store.volume_sets()
    if json:
        output.emit(
            {
                "versions": [
                    {
                        "version": r.version,
                        "titre": r.title,
                        "applicable": r.applicable.isoformat(),
                        "actes": r.acts,
                        "lignes": r.lines,
                        "fichier": r.source.name,
                        "sha256": r.source.sha256,
                    }
                    for r in known
                ],
                "volumes": [
                    {
                        "nom": v.name,
                        "annee": v.year,
                        "champ": v.scope,
                        "lignes": v.rows,
                        "quantite": v.quantity,
                        "base": output.amount(v.base),
                        "rembourse": output.amount(v.reimbursed),
                        "fichier": v.source.name,
                        "sha256": v.source.sha256,
                    }
                    for v in volumes
                ],
            }
        )
        return
    rows = [
        (r.version, numbers.day(r.applicable), numbers.integer(r.acts), numbers.integer(r.lines), r.source.name)
        for r in known
    ]
    output.table(rows, head=releases.VERSION_HEAD, right=(2, 3))
    if volumes:
        output.line()
        figures = [
            (
                v.name,
                numbers.integer(v.rows),
                numbers.integer(v.quantity),
                numbers.euros(v.base),
                numbers.euros(v.reimbursed),
            )
            for v in volumes
        ]
        output.table(figures, head=releases.VOLUME_HEAD, right=(1, 2, 3, 4))
        output.lines(releases.SCOPE.format(name=v.name, scope=v.scope) for v in volumes)


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
