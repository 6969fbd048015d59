"""The draft: ``projet``, ``appliquer``, ``dossiers``, ``dossier``, ``verifier``."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output, tangle
from ccam.cli.app import command, group
from ccam.cli.decision import At, decision
from ccam.cli.disputes import dispute_json, open_lines
from ccam.cli.main import ExitCode
from ccam.cli.rebase import rebase
from ccam.french import cli as fr
from ccam.french import dossiers as words
from ccam.french import numbers, rules
from ccam.french import tangle as tangling

if TYPE_CHECKING:
    from ccam.usecases.provisional import Overdue
    from ccam.usecases.views import DossierRow, DossierView, Interval, ViolationView
    from valuation.conservation import Coverage

UNDECIDED = "I1"
"""Thousands of undecided acts are one line for people; ``--json`` names them all."""


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    drafts = group(fr.GROUP_DRAFT)
    command(drafts, "projet creer")(create)
    command(drafts, "projet lister")(listing)
    command(drafts, "projet rebaser")(rebase)
    app.add_typer(drafts, name="projet")
    command(app, "appliquer")(apply)
    command(app, "dossiers")(dossiers)
    command(app, "dossier")(dossier)
    command(app, "verifier")(verify)


def create(
    name: Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT_NAME)],
    base: options.Base = None,
    version: Annotated[str | None, typer.Option("--sur", "--version", metavar="N", help=fr.OPTION_RELEASE)] = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = words.REASON_CREATE,
    json: options.Json = False,
) -> None:
    """A new draft on a release."""
    from ccam.usecases.catalogue import latest_version
    from ccam.usecases.curate import create_draft

    with options.open_base(base) as store:
        chosen = store.full_version(version) if version else latest_version(store)
        create_draft(store, name, chosen, actor=author, reason=reason)
        acts = next(item.acts for item in store.releases() if item.version == chosen)
    if json:
        output.emit({"projet": name, "version": chosen, "actes": acts})
    else:
        counted = numbers.plural(acts, "acte")
        output.line(fr.DRAFT_CREATED.format(name=name, base=chosen, acts=counted))


def listing(base: options.Base = None, json: options.Json = False) -> None:
    """The drafts of the base."""
    with options.open_base(base, read_only=True) as store:
        drafts = store.drafts()
    if json:
        output.emit(
            {"projets": [{"nom": d.name, "version": d.base, "cree": d.created, "decision": d.position} for d in drafts]}
        )
    else:
        rows = [(d.name, d.base, d.created[:10], numbers.integer(d.position)) for d in drafts]
        output.table(rows, head=words.DRAFT_HEAD, right=(3,))


@decision
def apply(
    at: At,
    tables: Annotated[list[Path], typer.Argument(metavar="TABLE…", help=fr.ARGUMENT_TABLES)],
    quiet: options.Quiet = False,
) -> None:
    """Apply tables as one decision."""
    from ccam.usecases.curate import apply_tables, pick_draft

    for path in tables:
        diagnostics.say(fr.READING.format(file=path.name))
    with options.open_base(at.base) as store:
        info = pick_draft(store, at.draft)
        done = apply_tables(store, info, tables, actor=at.author, reason=at.reason, dry_run=at.dry_run)
    if at.json:
        output.emit(
            {
                "projet": info.name,
                "actes_actuels": done.old,
                "actes_proposes": done.new,
                "a_blanc": at.dry_run,
                "actes_proposes_retires": list(done.withdrawn),
                "lignes_completees": list(done.lifted),
                "constats": dict(Counter(found.code for found in done.findings)),
                "decision": done.entry.position if done.entry else None,
            }
        )
        return
    diagnostics.show_findings(done.findings)
    output.line(done.sentence)
    if done.lifted:
        output.line(words.LIFTED.format(lines=", ".join(done.lifted)))
    output.line(words.NOT_WRITTEN if at.dry_run else words.CHECK_NEXT)


def dossiers(
    query: Annotated[list[str] | None, typer.Argument(metavar="[FILTRE]", help=fr.ARGUMENT_FILTER)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    limit: options.Limit = 0,
    json: options.Json = False,
) -> None:
    """Filter the dossiers of a draft."""
    from ccam.usecases.study import open_study, select_dossiers

    text = " ".join(query or ())
    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges)
    rows = study.dossier_rows
    found = select_dossiers(rows, text)
    shown = found[: limit or None]
    if json:
        output.emit(
            study.context_json()
            | {
                "filtre": text,
                "total": len(rows),
                "trouves": len(found),
                "dossiers": [_row_json(row) for row in shown],
            }
        )
        return
    if not found:
        output.line(fr.NOTHING_MATCHES.format(query=text, count=numbers.plural(len(rows), "dossier")))
        return
    output.lines(study.heading())
    output.table((_row_cells(row) for row in shown), head=words.DOSSIER_HEAD, right=(5, 6))
    tail = fr.FILTERED.format(query=text) if text else ""
    total = numbers.plural(len(rows), "dossier")
    diagnostics.say(fr.SHOWN.format(shown=numbers.integer(len(shown)), count=total, filter=tail))


def _row_cells(row: "DossierRow") -> tuple[str, ...]:
    from tui.drawing.amounts import effect

    return (
        row.id,
        f"{row.old_count}→{row.new_count}",
        output.cut(row.label, 48),
        row.kind,
        row.letter,
        numbers.euros_short(row.base),
        effect(row),
        words.flags(row.errors, row.warnings),
    )


def interval_json(value: "Interval") -> dict[str, Any]:
    """An impact for machines: euros, honoraires."""
    return {
        "observe": output.amount(value.observed),
        "minimum": output.amount(value.low),
        "maximum": output.amount(value.high),
        "theorique": output.amount(value.theoretical),
        "base_sans_chiffre": output.amount(value.unknown_base),
    }


def _row_json(row: "DossierRow") -> dict[str, Any]:
    return {
        "dossier": row.id,
        "libelle": row.label,
        "anciens": row.old_count,
        "nouveaux": row.new_count,
        "nature": row.kind,
        "etat": row.letter,
        "etat_nom": row.state[0],
        "base": output.amount(row.base),
        "impact": interval_json(row.impact),
        "erreurs": row.errors,
        "avertissements": row.warnings,
        "a_revoir": row.reviews,
    }


def dossier(
    code: Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_DOSSIER)],
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    untangle: Annotated[bool, typer.Option("--demeler", help=tangling.OPTION)] = False,
    json: options.Json = False,
) -> None:
    """One dossier, whole; or what holds it together."""
    from ccam.usecases.disputes import open_on
    from ccam.usecases.study import open_study
    from tui.drawing.dossier import dossier_lines

    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges)
    if untangle:
        tangle.tell(study, code, json=json)
        return
    view = study.dossier_view(study.dossier_id(code))
    held = study.owner[view.row.id]
    disputed = open_on(study.draft, (*held.old, *held.new))
    if json:
        shown = {"desaccords": [dispute_json(item) for item in disputed]}
        output.emit(study.context_json() | dossier_json(view) | shown)
    else:
        output.lines(study.heading())
        output.lines(line.text.plain.rstrip() for line in dossier_lines(view, output.page_width()))
        output.lines(open_lines(disputed))


def dossier_json(view: "DossierView") -> dict[str, Any]:
    """A dossier for machines."""
    return _row_json(view.row) | {
        "actes_actuels": [
            {
                "code": old.code,
                "libelle": old.label,
                "tarif": output.amount(old.price),
                "quantite": old.quantity,
                "devenir": old.fate,
                "verbe": old.verb,
                "motif": old.reason,
                "origine_parts": old.share_origin,
                "autres_parts": {measure: list(parts) for measure, parts in old.other_shares},
                "laisses": list(old.left),
                "a_revoir": old.review,
                "alternatives": [
                    {"id": way.id, "actes": list(way.members), "part": way.part, "quantite": way.quantity}
                    for way in old.alternatives
                ],
            }
            for old in view.old
        ],
        "actes_proposes": [
            {
                "id": new.id,
                "code": new.shown_code,
                "libelle": new.label,
                "lignes": [
                    {
                        "activite": line.slot.activity,
                        "phase": line.slot.phase,
                        "points": output.points(line.score),
                        "cle_cp": line.cp_key,
                        "tarif_cible": output.amount(line.tariff),
                        "pourquoi": line.why,
                        "conditions": line.conditions,
                        "quantite": line.quantity,
                    }
                    for line in new.lines
                ],
            }
            for new in view.new
        ],
        "controles": [violation_json(violation) for violation in view.violations],
    }


def violation_json(violation: "ViolationView") -> dict[str, Any]:
    """A violation for machines."""
    return {
        "invariant": violation.id,
        "niveau": violation.level,
        "phrase": violation.sentence,
        "actes": list(violation.acts),
    }


def overdue_json(item: "Overdue") -> dict[str, Any]:
    """An inscription whose time is over, for machines."""
    return {
        "acte": item.subject,
        "etat": item.state.name,
        "depuis": item.since.isoformat(),
        "echeance": item.until.isoformat(),
    }


def _words(violation: "ViolationView") -> dict[str, str]:
    return {
        "id": violation.id,
        "level": violation.level,
        "sentence": violation.sentence,
        "hint": violation.hint,
    }


def coverage_json(covered: "Coverage") -> dict[str, Any]:
    """How much of what was observed has a fate that can be followed."""
    return {
        "quantite": covered.quantity,
        "quantite_suivie": covered.settled_quantity,
        "base": output.amount(covered.base),
        "base_suivie": output.amount(covered.settled_base),
        "part": covered.share,
    }


def verify(
    base: options.Base = None,
    draft: options.Draft = None,
    complete: Annotated[bool, typer.Option("--complet", help=rules.OPTION_COMPLETE)] = False,
    limit: options.Limit = 0,
    json: options.Json = False,
) -> Any:
    """All invariants; exit 1 when one of level error does not hold."""
    from ccam.usecases.check import check_draft

    with options.open_base(base, read_only=True) as store:
        checked = check_draft(store, draft, complete=complete)
    if json:
        shown = checked.violations[: limit or None]
        output.emit(
            {
                "projet": checked.draft,
                "dossiers": checked.dossiers,
                "erreurs": checked.errors,
                "a_valoriser": checked.counted,
                "avertissements": checked.warnings,
                "couverture": coverage_json(checked.coverage) if checked.coverage else None,
                "violations": [violation_json(violation) for violation in shown],
                "echeances_passees": [overdue_json(item) for item in checked.overdue],
            }
        )
    else:
        undecided = [violation for violation in checked.violations if violation.id == UNDECIDED]
        others = [violation for violation in checked.violations if violation.id != UNDECIDED]
        output.lines(words.VIOLATION.format(**_words(violation)) for violation in others[: limit or None])
        if undecided:
            output.line(words.undecided([violation.acts[0] for violation in undecided]))
        output.lines(item.sentence for item in checked.overdue)
        output.line(words.checked(checked.errors, checked.counted, checked.warnings, checked.dossiers))
        if checked.coverage:
            output.line(rules.coverage(checked.coverage.settled_base, checked.coverage.base, checked.coverage.share))
    return ExitCode.DATA_SAYS_NO if checked.errors else ExitCode.DONE
