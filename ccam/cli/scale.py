"""``echelle``: the scale of one family, and the general scale."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output, scale_text
from ccam.cli.app import command
from ccam.french import scale as words
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.usecases.scale import Answer
    from ccam.usecases.score import Scored
    from valuation.ladder import Ladder
    from valuation.scale import Anchored


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "echelle")(scale)


def scale(
    base: options.Base = None,
    draft: options.Draft = None,
    rule: Annotated[str | None, typer.Option("--regle", metavar="NOM", help=words.OPTION_RULE)] = None,
    round_: Annotated[str | None, typer.Option("--tour", metavar="N", help=words.OPTION_ROUND)] = None,
    family: Annotated[str | None, typer.Option("--famille", metavar="N", help=words.OPTION_FAMILY)] = None,
    anchor: Annotated[str | None, typer.Option("--ancre", metavar="POINTS", help=words.OPTION_ANCHOR)] = None,
    basket: Annotated[str | None, typer.Option("--panier", metavar="LISTE", help=words.OPTION_BASKET)] = None,
    whole: Annotated[bool, typer.Option("--au-point", help=words.OPTION_WHOLE)] = False,
    free: Annotated[bool, typer.Option("--ecarter", help=words.OPTION_FREE)] = False,
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=words.OPTION_OUTPUT)] = None,
    volumes: options.Volumes = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """From the scores of the experts to one scale; nothing is written to the draft."""
    from ccam.usecases.scale import Asked, contradiction, make_scale, read_total
    from ccam.usecases.score import family_ladder, load_scores, scoring_rules
    from ccam.usecases.study import open_study

    if basket and not anchor:
        raise UsageError(words.BASKET_ALONE)
    names = tuple(name for name in (basket or "").split(",") if name.strip())
    asked = Asked(rule, read_total(anchor) if anchor else None, names, 100 if whole else 1, free)
    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, volumes=volumes)
        scored = load_scores(store, study.draft, round_)
    if family is not None:
        made = family_ladder(scored, family, scoring_rules().named(rule))
        if json:
            output.emit(study.context_json() | _ladder_json(scored, made))
        else:
            scale_text.show_ladder(study, scored, made, scoring_rules().named(rule))
        return
    answer = make_scale(study, scored, asked, lambda step: diagnostics.show_progress(words.STEPS[step.value]))
    diagnostics.erase()
    if json:
        output.emit(study.context_json() | _json(scored, answer))
    else:
        scale_text.show(study, scored, answer)
    if answer.scale is None:
        raise contradiction(answer)
    if target is not None:
        scale_text.write(study, answer.scale, target)


def _json(scored: "Scored", answer: "Answer") -> dict[str, Any]:
    made = answer.scale
    return {
        "regle": answer.rule.name,
        "ancre": None if made is None or made.anchored is None else _anchor_json(made.anchored),
        "familles": [
            {
                "famille": family,
                "nom": scored.names.get(family, ""),
                "lignes": len(ladder.rungs),
                "alpha": _number(ladder.alpha),
                "multiplicateur": None if made is None else _number(made.factors.get(family)),
                "sans_score": ladder.unmade,
            }
            for family, ladder in answer.ladders.items()
        ],
        "familles_refusees": [{"famille": name, "pourquoi": why.message} for name, why in answer.refused.items()],
        "familles_non_rattachees": list(answer.untied),
        "contradictions": [
            {
                "lignes": list(tangle.lines),
                "cycle": [_saying_json(answer, place, number) for number in range(len(tangle.cycle))],
            }
            for place, tangle in enumerate(answer.tangles)
        ],
        "a_ecarter": {
            "jugements": [{"famille": family, "ligne": line} for family, line in answer.removal.placements],
            "au_moins": answer.removal.bound,
            "ecart": answer.removal.gap,
            "ecartes": made is not None,
        },
        "tensions": [
            {
                "ligne": pull.line,
                "autre": pull.other or None,
                "familles": {family: output.points(points) for family, points in pull.places},
                "tension": _number(pull.spread),
                "desaccord": _number(pull.cost),
            }
            for pull in answer.pulls
        ],
        "deplacements": [
            {
                "ligne": move.line,
                "famille": move.family,
                "facteur": _number(move.factor),
                "detachees": list(move.loosened),
            }
            for move in answer.moves
        ],
        "scores": []
        if made is None
        else [{"ligne": line, "score": output.points(p)} for line, p in made.scores.items()],
    }


def _saying_json(answer: "Answer", place: int, number: int) -> dict[str, Any]:
    from valuation.scale_contradictions import who_said

    saying = answer.tangles[place].cycle[number]
    with_it, without = who_said(saying, answer.ladders)
    return {
        "famille": saying.family, "moins": saying.light, "plus": saying.heavy, "d_accord": list(with_it),
        "non": list(without),
    }  # fmt: skip


def _anchor_json(made: "Anchored") -> dict[str, Any]:
    return {
        "total": output.points(made.reached + made.residual),
        "atteint": output.points(made.reached),
        "residu": output.points(made.residual),
        "avant": output.points(made.before),
        "multiplicateur": _number(made.multiplier),
        "lignes": made.lines,
        "volume": made.volume,
    }


def _number(value: float | None) -> str | None:
    """A figure without a unit, with six decimals."""
    return None if value is None else f"{value:.6f}"


def _ladder_json(scored: "Scored", ladder: "Ladder") -> dict[str, Any]:
    return {
        "famille": ladder.family,
        "nom": scored.names.get(ladder.family, ""),
        "reference": ladder.reference,
        "alpha": _number(ladder.alpha),
        "sans_score": ladder.unmade,
        "lignes": [
            {
                "ligne": rung.line,
                "score": output.points(rung.points),
                "accord": _number(rung.agreement),
                "reference": rung.reference,
                "repere": rung.benchmark,
                "repere_au_dessous": rung.above or None,
                "repere_au_dessus": rung.below or None,
                "cotes": [
                    {
                        "expert": each.expert, "tour": each.round, "score": output.points(each.points),
                        "a_l_ecart": each.apart,
                    }
                    for each in rung.given
                ],
            }
            for rung in ladder.rungs
        ],
    }  # fmt: skip
