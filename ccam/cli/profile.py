"""``ccam profil``: a practitioner's or a hospital's own activity under a draft, entirely local."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.draft import interval_json
from ccam.french import impact as shared
from ccam.french import numbers
from ccam.french import profile as words
from ccam.french import study as fr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ccam.usecases.profile import ProfileLine, ProfileReport

MILLION = 10**8
"""Cents of a million euros."""
FEW_SILENT = 8
"""Lines without a figure that are named."""


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "profil")(profile)


def profile(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help=words.ARGUMENT_PROFILE)],
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    year: Annotated[int | None, typer.Option("--annee", metavar="AAAA", help=words.OPTION_YEAR)] = None,
    limit: options.Limit = 20,
    json: options.Json = False,
) -> None:
    """One's own activity, before and after."""
    from ccam.cli.optam import optam_json, optam_lines
    from ccam.usecases.optam.report import optam_of_profile
    from ccam.usecases.profile import profile_report, read_profile
    from ccam.usecases.study import open_study

    read = read_profile(file, year=year)
    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges, on=options.read_day(on))
    report = profile_report(study, read)
    extra = optam_of_profile(study, file, read)
    if json:
        output.emit(_json(report) | {"optam": optam_json(*extra) if extra else None})
        return
    _print(report, limit)
    if extra:
        output.lines(("", *optam_lines(*extra)))


def _print(report: "ProfileReport", limit: int) -> None:
    from tui.drawing.amounts import bounds

    for note in report.notes():
        output.lines(output.wrapped(note, 2))
    total = report.total
    output.line()
    output.line(words.COVERAGE_TITLE)
    rows = [(words.ALL, total.base), (shared.FIGURED, total.before)]
    rows.append((f"    {shared.KEPT_WITHIN}", report.figures.kept_base))
    rows += [(shared.COVERAGE[name], getattr(report.figures, f"{name}_base")) for name in shared.COVERAGE]
    output.table(
        (
            (f"  {name}", _euros(amount), numbers.percent(amount, total.base))
            for name, amount in rows
            if amount or name == shared.FIGURED
        ),
        right=(1, 2),
    )
    output.line()
    output.line(words.EFFECT_TITLE)
    output.table([(f"  {words.OURS}", *_money(total.before, total.impact.observed))], head=shared.EFFECT_HEAD,
                 right=(1, 2, 3, 4))  # fmt: skip
    shown = shared.NO_BOUNDS
    if not total.impact.is_point:
        shown = shared.BOUNDS.format(bounds=bounds(total.impact.low, total.impact.high))
    output.line(f"  {shown}")
    _changed(report, limit)
    _silent(report)


def _euros(cents: int, *, sign: bool = False) -> str:
    """Whole euros, as a practitioner counts; a hospital's millions are shortened."""
    return (numbers.euros_whole if abs(cents) < MILLION else numbers.euros_short)(cents, sign=sign)


def _money(before: int, change: int) -> tuple[str, ...]:
    return (
        _euros(before), _euros(before + change), _euros(change, sign=True),
        numbers.percent(change, before, sign=True),
    )  # fmt: skip


def _changed(report: "ProfileReport", limit: int) -> None:
    changed = report.changed
    output.line()
    if not changed:
        output.line(words.SAME if report.total.before else words.NOTHING)
        return
    shown = changed[: limit or None]
    output.line(words.MATTER)
    cells = [(numbers.integer(line.count), *_money(line.row.before, line.row.impact.observed)) for line in shown]
    output.lines(_fitted(shown, cells, words.ACTS_HEAD))
    if len(shown) < len(changed):
        diagnostics.say(words.MORE.format(shown=len(shown), count=numbers.integer(len(changed))))


def _silent(report: "ProfileReport") -> None:
    silent = report.silent[:FEW_SILENT]
    if silent:
        output.line()
        output.line(words.SILENT_TITLE)
        cells = [(numbers.integer(line.count), _euros(line.row.base), line.reason) for line in silent]
        output.lines(_fitted(silent, cells, words.SILENT_HEAD))


def _fitted(
    lines: "Sequence[ProfileLine]", cells: "Sequence[tuple[str, ...]]", head: "Sequence[str]"
) -> "Iterator[str]":
    """A table whose labels take what its figures leave of the page."""
    taken = sum(max(map(output.width, column)) + 2 for column in zip(head[2:], *cells, strict=True))
    keys = max(output.width(line.row.key) for line in lines)
    room = max(8, output.page_width() - taken - keys - 2)
    rows = [(line.row.key, output.cut(line.row.label, room), *rest) for line, rest in zip(lines, cells, strict=True)]
    figures = range(2, len(head) if head[-1] else len(head) - 1)
    return output.columns(rows, head=head, right=figures)


def _json(report: "ProfileReport") -> dict[str, Any]:
    total, read, made = report.total, report.profile, report.activity
    return {
        "projet": report.study.draft.name,
        "version": report.study.release.version,
        "decision": report.study.draft.position,
        "charges": report.study.settings.cp_origin,
        "date": report.study.settings.on.isoformat(),
        "unite": fr.UNIT,
        "profil": {"intitule": read.title, "annee": read.year, "colonne": read.grid},
        "base": output.amount(total.base),
        "avant": output.amount(total.before),
        "apres": output.amount(total.after),
        "impact": interval_json(total.impact),
        "couverture": {name: output.amount(getattr(report.figures, f"{field}_base")) for field, name in _SILENT},
        "modificateurs_en_euros": output.amount(made.euros),
        "depassements": output.amount(made.extra_fees),
        "modificateurs_non_appliques": list(made.ignored),
        "lignes": [
            {
                "ligne": line.row.key, "libelle": line.row.label, "actes": line.count,
                "base": output.amount(line.row.base), "avant": output.amount(line.row.before),
                "apres": output.amount(line.row.after), "impact": interval_json(line.row.impact),
                "sans_chiffre": line.reason or None,
            }
            for line in report.lines
        ],
        "notes": list(report.notes()),
    }  # fmt: skip


_SILENT = (
    ("undecided", "sans_devenir"), ("absent", "sans_acte"), ("unknown", "inconnu"), ("undecidable", "parts_absentes"),
    ("no_target", "sans_ligne_cible"), ("left", "laisse"),
)  # fmt: skip
