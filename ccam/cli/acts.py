"""Acts: ``actes``, ``acte``."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import browse as words
from ccam.french import cli as fr
from ccam.french import numbers, releases
from ccam.model.acts import Writing

if TYPE_CHECKING:
    from ccam.usecases.views import ActDetail, ActRow, LineView


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "actes")(acts)
    command(app, "acte")(act)


def acts(
    query: Annotated[list[str] | None, typer.Argument(metavar="[FILTRE]", help=fr.ARGUMENT_FILTER)] = None,
    base: options.Base = None,
    version: options.Release = None,
    draft: options.Draft = None,
    limit: options.Limit = 0,
    json: options.Json = False,
) -> None:
    """Filter the acts of a release."""
    from ccam.usecases.browse import select
    from ccam.usecases.catalogue import open_catalogue

    text = " ".join(query or ())
    with options.open_base(base, read_only=True) as store:
        catalogue = open_catalogue(store, version=version, draft=draft)
    found = select(catalogue.rows, text)
    shown = found[: limit or None]
    if json:
        output.emit(
            {
                "version": catalogue.release.version,
                "volumes": catalogue.volumes.name if catalogue.volumes else None,
                "filtre": text,
                "total": len(catalogue.rows),
                "trouves": len(found),
                "actes": [_act_json(row) for row in shown],
            }
        )
        return
    if not found:
        count = numbers.plural(len(catalogue.rows), "acte")
        output.line(fr.NOTHING_MATCHES.format(query=text, count=count))
        return
    output.table((_act_cells(row) for row in shown), head=releases.ACT_HEAD, right=(2, 3, 4))
    tail = fr.FILTERED.format(query=text) if text else ""
    total = numbers.plural(len(catalogue.rows), "acte")
    diagnostics.say(fr.SHOWN.format(shown=numbers.integer(len(shown)), count=total, filter=tail))


def _act_cells(row: "ActRow") -> tuple[str, ...]:
    return (
        row.code,
        output.cut(row.label, 60),
        price(row.price, row.writing),
        "" if row.quantity is None else numbers.integer(row.quantity),
        "" if row.base is None else numbers.euros(row.base),
        f"{row.letter} {row.fate}".strip(),
    )


def _act_json(row: "ActRow") -> dict[str, Any]:
    return {
        "code": row.code,
        "libelle": row.label,
        "subdivision": row.heading,
        "lignes": row.line_count,
        "regroupement": row.billing_group,
        "tarif": output.amount(row.price),
        "ecriture": row.writing.value,
        "quantite": row.quantity,
        "base": output.amount(row.base),
        "devenir": row.fate,
        "etat": row.letter,
        "dossier": row.dossier,
        "a_revoir": row.review,
    }


def act(
    code: Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_CODE)],
    base: options.Base = None,
    version: options.Release = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """One act, whole."""
    from ccam.usecases.catalogue import open_catalogue

    with options.open_base(base, read_only=True) as store:
        catalogue = open_catalogue(store, version=version, draft=draft)
    detail = catalogue.detail(code)
    if json:
        output.emit(_detail_json(detail))
        return
    row = detail.row
    output.line(f"{row.code}  {row.label}")
    output.lines(f"  {number}  {title}" for number, title in detail.path)
    output.line()
    output.table((_line_cells(line) for line in detail.lines), head=releases.LINE_HEAD, right=(2, 3, 7, 8))
    output.line()
    if detail.modifiers:
        output.line(releases.MODIFIERS.format(letters=", ".join(detail.modifiers)))
    output.lines(f"  {note}" for note in detail.notes)
    if row.fate:
        output.line(releases.FATE.format(letter=row.letter, fate=row.fate, dossier=row.dossier))
    if row.review:
        output.line(releases.REVIEW.format(reason=row.review))


def _line_cells(line: "LineView") -> tuple[str, ...]:
    flags = [word for word, on in ((releases.AP, line.prior_approval), (releases.RC, line.conditional_refund)) if on]
    if line.duplicate:
        flags.append(releases.DUPLICATE)
    return (
        f"{line.key.activity}/{line.key.phase}",
        output.cut(line.label, 40),
        price(line.sector1, line.writing),
        price(line.others, line.writing),
        line.billing_group,
        line.copay_exemption,
        " ".join(flags),
        "" if line.quantity is None else numbers.integer(line.quantity),
        "" if line.base is None else numbers.euros(line.base),
    )


def _detail_json(detail: "ActDetail") -> dict[str, Any]:
    return _act_json(detail.row) | {
        "chemin": [{"subdivision": number, "titre": title} for number, title in detail.path],
        "modificateurs": list(detail.modifiers),
        "notes": list(detail.notes),
        "lignes": [
            {
                "activite": line.key.activity,
                "phase": line.key.phase,
                "libelle": line.label,
                "tarif_f": output.amount(line.sector1),
                "tarif_g": output.amount(line.others),
                "ecriture": line.writing.value,
                "regroupement": line.billing_group,
                "exo_tm": line.copay_exemption,
                "accord_prealable": line.prior_approval,
                "sous_conditions": line.conditional_refund,
                "associes": list(line.associated),
                "doublon": line.duplicate,
                "quantite": line.quantity,
                "base": output.amount(line.base),
            }
            for line in detail.lines
        ],
    }


def price(cents: int | None, writing: Writing) -> str:
    """A price for people, its writing told apart."""
    if writing is Writing.NOT_COVERED:
        return words.NOT_COVERED
    return words.NO_PRICE if cents is None or writing is Writing.EMPTY else numbers.euros(cents)
