"""The register of disagreements: ``desaccords``, ``desaccord ouvrir|ajouter|clore|voir``."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command, group
from ccam.french import disputes as said
from ccam.french import numbers
from ccam.model.errors import DataRefused, UsageError

if TYPE_CHECKING:
    from ccam.model.draft import Draft as DraftState
    from ccam.model.registers import Disagreement, Side
    from ccam.store.store import Store
    from ccam.usecases.disputes import DisputeRow, Effect, Terms

Codes = Annotated[list[str], typer.Argument(metavar="CODE…", help=said.ARGUMENT_SUBJECTS)]
Number = Annotated[str, typer.Argument(metavar="D-0001", help=said.ARGUMENT_ID)]
Sides = Annotated[list[str] | None, typer.Option("--partie", metavar="'QUI : DIRES'", help=said.OPTION_SIDE)]
Evidence = Annotated[list[str] | None, typer.Option("--preuve", metavar="'QUI : PIÈCE'", help=said.OPTION_EVIDENCE)]
Amount = Annotated[str | None, typer.Option("--effet", metavar="EUROS", help=said.OPTION_EFFECT)]
Unit = Annotated[str, typer.Option("--unite", metavar="UNITÉ", help=said.OPTION_UNIT)]
Awaits = Annotated[str, typer.Option("--attend", metavar="TEXTE", help=said.OPTION_AWAITS)]
Due = Annotated[str | None, typer.Option("--echeance", metavar="JOUR", help=said.OPTION_DUE)]
ByCharges = Annotated[tuple[str, str] | None, typer.Option("--charges", metavar="A B", help=said.OPTION_BY_CHARGES)]
ByShares = Annotated[
    tuple[str, str, str] | None, typer.Option("--parts", metavar="CODE A B", help=said.OPTION_BY_SHARES)
]
ByPoints = Annotated[
    tuple[str, str, str] | None, typer.Option("--points", metavar="LIGNE A B", help=said.OPTION_BY_POINTS)
]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "desaccords")(listing)
    disputes = group(said.GROUP)
    command(disputes, "desaccord ouvrir")(open_)
    command(disputes, "desaccord ajouter")(add)
    command(disputes, "desaccord clore")(close)
    command(disputes, "desaccord voir")(show)
    app.add_typer(disputes, name="desaccord")


def listing(
    base: options.Base = None,
    draft: options.Draft = None,
    open_only: Annotated[bool, typer.Option("--ouverts", help=said.OPTION_OPEN)] = False,
    family: Annotated[str, typer.Option("--famille", metavar="NOM", help=said.OPTION_FAMILY)] = "",
    dossier: Annotated[str, typer.Option("--dossier", metavar="CODE", help=said.OPTION_DOSSIER)] = "",
    overdue: Annotated[bool, typer.Option("--echus", help=said.OPTION_OVERDUE)] = False,
    json: options.Json = False,
) -> None:
    """The register, the heaviest first."""
    from ccam.usecases.disputes import register as read

    with options.open_base(base, read_only=True) as store:
        found = read(store, draft, open_only=open_only, family=family, dossier=dossier, overdue=overdue)
    if json:
        output.emit(
            {
                "projet": found.draft,
                "desaccords": [_row_json(row) for row in found.rows],
                "en_jeu": {unit: output.amount(cents) for unit, cents in found.totals},
                "sans_chiffre": found.unknown,
            }
        )
    elif found.rows:
        output.table(map(_cells, found.rows), head=said.HEAD, right=(3,))
        output.line(said.stake(found.totals, found.unknown))
    else:
        output.line(said.NONE_OPEN)


def open_(
    codes: Codes,
    question: Annotated[str, typer.Option("--question", metavar="TEXTE", help=said.OPTION_QUESTION)],
    side: Sides = None,
    evidence: Evidence = None,
    amount: Amount = None,
    unit: Unit = "",
    by_charges: ByCharges = None,
    by_shares: ByShares = None,
    by_points: ByPoints = None,
    awaits: Awaits = "",
    due: Due = None,
    whole: Annotated[bool, typer.Option("--dossier-entier", help=said.OPTION_WHOLE)] = False,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Open a disagreement on acts."""
    from ccam.usecases.disputes import find_dispute, open_dispute

    with options.open_base(base) as store:
        current = _draft(store, draft)
        effect = _effect(store, current, codes, amount, unit, by_charges, by_shares, by_points)
        terms = _terms(side, evidence, effect, awaits, due)
        entry = open_dispute(store, current, codes, question, terms, actor=author, reason=reason, whole=whole)
        made = find_dispute(_draft(store, current.name), str(entry.decision.facts["desaccord"]))
    _told(made, entry.position, said.OPENED.format(id=made.id, subjects=", ".join(made.subjects)), json=json)


def add(
    number: Number,
    side: Sides = None,
    evidence: Evidence = None,
    amount: Amount = None,
    unit: Unit = "",
    by_charges: ByCharges = None,
    by_shares: ByShares = None,
    by_points: ByPoints = None,
    awaits: Awaits = "",
    due: Due = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Complete an open disagreement."""
    from ccam.usecases.disputes import add_to_dispute, find_dispute

    with options.open_base(base) as store:
        current = _draft(store, draft)
        codes = find_dispute(current, number).subjects
        effect = _effect(store, current, codes, amount, unit, by_charges, by_shares, by_points)
        terms = _terms(side, evidence, effect, awaits, due)
        entry = add_to_dispute(store, current, number.upper(), terms, actor=author, reason=reason)
        made = find_dispute(_draft(store, current.name), number)
    counted = numbers.plural(len(made.sides), "partie")
    _told(made, entry.position, said.ADDED.format(id=made.id, count=counted), json=json)


def close(
    number: Number,
    outcome: Annotated[str, typer.Option("--issue", metavar="TEXTE", help=said.OPTION_OUTCOME)],
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Close a disagreement with its outcome."""
    from ccam.usecases.disputes import close_dispute, find_dispute

    with options.open_base(base) as store:
        current = _draft(store, draft)
        entry = close_dispute(store, current, number.upper(), outcome, actor=author, reason=reason)
        made = find_dispute(_draft(store, current.name), number)
    _told(made, entry.position, said.CLOSED.format(id=made.id, outcome=made.outcome), json=json)


def show(number: Number, base: options.Base = None, draft: options.Draft = None, json: options.Json = False) -> None:
    """One disagreement, whole."""
    from ccam.usecases.disputes import find_dispute
    from ccam.usecases.disputes import register as read

    with options.open_base(base, read_only=True) as store:
        current = _draft(store, draft)
        wanted = find_dispute(current, number).id
        row = next(row for row in read(store, current.name).rows if row.record.id == wanted)
    if json:
        output.emit(_row_json(row))
    else:
        output.table(_details(row))


def open_lines(items: "list[Disagreement]") -> list[str]:
    """Open disagreements under a dossier, one line each; none where there is none."""
    lines = [
        said.HERE.format(
            id=item.id, question=item.question, effect=said.amount(item.effect, item.unit),
            awaits=said.HERE_AWAITS.format(awaits=item.awaits) if item.awaits else "",
        )
        for item in items
    ]  # fmt: skip
    return [said.OPEN_HERE, *lines] if lines else []


def dispute_json(item: "Disagreement") -> dict[str, Any]:
    """A disagreement for machines: euros in ``unite``."""
    return {
        "id": item.id,
        "actes": list(item.subjects),
        "question": item.question,
        "parties": [{"qui": side.who, "dires": side.words, "piece": side.evidence} for side in item.sides],
        "effet": output.amount(item.effect),
        "unite": item.unit or None,
        "calcul": item.basis,
        "attend": item.awaits,
        "echeance": item.due or None,
        "clos": item.closed,
        "issue": item.outcome,
    }


def _row_json(row: "DisputeRow") -> dict[str, Any]:
    return dispute_json(row.record) | {
        "dossiers": list(row.dossiers),
        "ouvert": row.opened,
        "decision": row.position,
        "en_retard": row.overdue,
    }


def _cells(row: "DisputeRow") -> tuple[str, ...]:
    item = row.record
    effect = said.UNKNOWN_EFFECT if item.effect is None else numbers.euros_whole(item.effect, sign=True)
    due = said.SETTLED if item.closed else said.due(item.due, overdue=row.overdue)
    return (
        item.id, " ".join(row.dossiers), output.cut(item.question, 44), effect, item.unit,
        output.cut(item.awaits, 40), due,
    )  # fmt: skip


def _details(row: "DisputeRow") -> list[tuple[str, str]]:
    from datetime import date

    item = row.record
    opened = numbers.day(date.fromisoformat(row.opened[:10]))
    pairs = [
        (item.id, said.OPEN_SINCE.format(day=opened, position=numbers.integer(row.position))),
        (said.SUBJECTS, ", ".join(item.subjects)),
        (said.QUESTION, item.question),
        *(("", line) for side in item.sides for line in _side_lines(side)),
        (said.EFFECT, said.amount(item.effect, item.unit)),
        (said.BASIS, item.basis),
        (said.AWAITS, item.awaits),
        (said.DUE, said.due(item.due, overdue=row.overdue)),
        (said.OUTCOME, item.outcome),
    ]
    return [pair for pair in pairs if pair[1]]


def _side_lines(side: "Side") -> list[str]:
    lines = [said.SAYS.format(who=side.who, words=side.words)]
    return [*lines, "  " + said.EVIDENCE.format(evidence=side.evidence)] if side.evidence else lines


def _told(item: "Disagreement", position: int, sentence: str, *, json: bool) -> None:
    if json:
        output.emit(dispute_json(item) | {"decision": position})
    else:
        output.line(sentence)


def _draft(store: "Store", name: str | None) -> "DraftState":
    from ccam.usecases.curate import pick_draft

    return store.draft(pick_draft(store, name).name)


# reading options ------------------------------------------------------------------------------


def _terms(
    sides: list[str] | None, evidence: list[str] | None, effect: "Effect | None", awaits: str, due: str | None
) -> "Terms":
    from ccam.usecases.disputes import Terms

    day = options.read_day(due)
    return Terms(_sides(sides or [], evidence or []), effect, awaits, day.isoformat() if day else "")


def _sides(texts: list[str], evidence: list[str]) -> "tuple[Side, ...]":
    from ccam.model.registers import Side

    made = [Side(who.strip(), words.strip()) for who, _, words in (text.partition(":") for text in texts)]
    for who, _, piece in (text.partition(":") for text in evidence):
        index = next((i for i, side in enumerate(made) if side.who == who.strip() and not side.evidence), None)
        if index is None:
            raise DataRefused(said.NO_WORDS, who=who.strip())
        made[index] = replace(made[index], evidence=piece.strip())
    return tuple(made)


def _effect(
    store: "Store", draft: "DraftState", codes: "list[str] | tuple[str, ...]", amount: str | None, unit: str,
    charges: tuple[str, str] | None, shares: tuple[str, str, str] | None, points: tuple[str, str, str] | None,
) -> "Effect | None":  # fmt: skip
    """The effect given, or computed one of three ways."""
    from ccam.usecases.disputes import given_effect

    ways = [way for way in (amount, charges, shares, points) if way is not None]
    if len(ways) > 1:
        raise UsageError(said.TWO_EFFECTS)
    if charges is None and shares is None and points is None:
        return given_effect(None if amount is None else _number(amount, 2, said.BAD_AMOUNT), unit)
    from ccam.model.codes import ActCode
    from ccam.usecases.dispute_effects import effect_of_charges, effect_of_points, effect_of_shares
    from ccam.usecases.study import open_study

    study = open_study(store, draft=draft.name)
    if charges is not None:
        acts = [code for name in codes for code in study.owner[study.dossier_id(name.upper())].old]
        return effect_of_charges(study, acts, *charges)
    if shares is not None:
        code, one, other = shares
        return effect_of_shares(study, ActCode(code.upper()), _shares(one), _shares(other))
    line, one, other = points or ("", "", "")
    return effect_of_points(study, line, _number(one, 2, said.BAD_POINTS), _number(other, 2, said.BAD_POINTS))


def _shares(text: str) -> list[int]:
    return [_number(part, 2, said.BAD_SHARES) for part in text.split("/")]


def _number(text: str, places: int, refusal: Any) -> int:
    from ccam.model.money import parse_scaled

    try:
        return parse_scaled(text.replace("−", "-").removesuffix("€"), places)
    except ValueError:
        raise UsageError(refusal, value=text) from None
