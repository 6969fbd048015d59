"""What ``ccam echelle`` shows to people."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.cli import diagnostics, output
from ccam.french import numbers
from ccam.french import scale as words

if TYPE_CHECKING:
    from ccam.usecases.scale import Answer
    from ccam.usecases.score import Scored
    from ccam.usecases.study import Study
    from valuation.ladder import Ladder, Rung
    from valuation.scale import Scale
    from valuation.scale_contradictions import Tangle
    from valuation.scale_tension import Move, Pull
    from valuation.scores import Rule

SHOWN = 10
"""Rows of the long tables; the rest is in ``--json``."""
LABEL = 40
"""Cells of a label."""
SHORT = 8
"""Names shown on one line."""


def show(study: "Study", scored: "Scored", answer: "Answer") -> None:
    """The whole answer."""
    _wrapped(*study.heading(), *_head(scored, answer))
    output.line()
    output.table(_families(scored, answer), head=words.FAMILY_HEAD, right=(1, 2, 3, 4, 5))
    if answer.tangles:
        output.line()
        _wrapped(*_contradictions(answer))
    if answer.scale is not None:
        output.line()
        _wrapped(*_summary(answer.scale))
        _show_pulls(answer)


def _wrapped(*texts: str) -> None:
    for text in texts:
        output.lines(output.wrapped(text, 4))


def _lines(count: int) -> str:
    return numbers.plural(count, "ligne")


def _head(scored: "Scored", answer: "Answer") -> Iterator[str]:
    from ccam.usecases.score import scoring_rules

    yield words.RULE.format(label=answer.rule.label)
    yield words.KEPT[scoring_rules().kept.value]
    placed = answer.network
    yield words.COUNTED.format(
        families=numbers.plural(len(placed.by_family), "famille placée", "familles placées"),
        scorings=numbers.plural(len(scored.scorings), "cote"), lines=_lines(len(placed.by_line)),
        bridges=numbers.plural(len(placed.bridges), "pont"),
        links=numbers.plural(len(placed.links), "acte-lien", "actes-liens"),
    )  # fmt: skip
    if unmade := sum(ladder.unmade for ladder in answer.ladders.values()):
        yield words.UNMADE.format(count=numbers.plural(unmade, "cote"))
    for refusal in answer.refused.values():
        yield words.REFUSED.format(why=refusal.message)
    for family, count in answer.untied.items():
        yield words.UNTIED.format(family=scored.shown(family), lines=_lines(count))
    if answer.idle_links:
        yield words.IDLE_LINKS.format(count=numbers.plural(answer.idle_links, "acte-lien", "actes-liens"))
    if scored.outside:
        yield words.OUTSIDE.format(families=_few(scored.outside))


def _few(names: "tuple[str, ...] | list[str]") -> str:
    more = [words.AND_MORE.format(count=numbers.integer(len(names) - SHORT))] if len(names) > SHORT else []
    return ", ".join([*names[:SHORT], *more])


def _families(scored: "Scored", answer: "Answer") -> Iterator[tuple[str, ...]]:
    made = answer.scale
    for family, ladder in answer.ladders.items():
        judged = answer.network.by_family.get(family, {})
        scores = [made.scores[line] for line in judged] if made else []
        factor = made.factors.get(family) if made else None
        yield (
            output.cut(scored.shown(family), 28),
            numbers.integer(len(ladder.rungs)),
            numbers.integer(sum(line in answer.network.bridges for line in judged)),
            _alpha(ladder.alpha),
            "–" if factor is None else _decimal(factor, 4),
            words.SPAN.format(low=numbers.points(min(scores)), high=numbers.points(max(scores))) if scores else "–",
        )


def _alpha(value: float | None) -> str:
    return "–" if value is None else _decimal(value, 2)


def _decimal(value: float, places: int) -> str:
    return numbers.scaled(round(value * 10**places), places)


def _contradictions(answer: "Answer") -> Iterator[str]:
    lines = sum(len(tangle.lines) for tangle in answer.tangles)
    yield words.TANGLES.format(groups=numbers.plural(len(answer.tangles), "groupe"), lines=_lines(lines))
    for tangle in answer.tangles[:SHOWN]:
        yield words.TANGLE.format(lines=_lines(len(tangle.lines)))
        yield from _cycle(answer, tangle)
    if len(answer.tangles) > SHOWN:
        yield words.AND_MORE.format(count=numbers.plural(len(answer.tangles) - SHOWN, "groupe"))
    removal = answer.removal
    yield words.REMOVAL.format(
        count=numbers.plural(len(removal.placements), "jugement"), bound=numbers.integer(removal.bound),
        whole=numbers.integer(sum(map(len, answer.network.bridges.values()))), gap=numbers.share(removal.gap),
    )  # fmt: skip
    by_family: dict[str, list[str]] = {}
    for family, line in removal.placements:
        by_family.setdefault(family, []).append(line)
    for family, freed in list(by_family.items())[:SHOWN]:
        yield words.FREED.format(family=family, acts=_few(freed))
    if len(by_family) > SHOWN:
        yield words.REST.format(count=numbers.plural(len(by_family) - SHOWN, "famille"))


def _cycle(answer: "Answer", tangle: "Tangle") -> Iterator[str]:
    from valuation.scale_contradictions import who_said

    for saying in tangle.cycle:
        judged = answer.network.by_family[saying.family]
        with_it, without = who_said(saying, answer.ladders)
        who = words.WHO.format(yes=", ".join(with_it) or words.NOBODY, no=", ".join(without) or words.NOBODY)
        yield words.SAYING.format(
            family=saying.family, light=saying.light, low=numbers.points(judged[saying.light].points),
            heavy=saying.heavy, high=numbers.points(judged[saying.heavy].points), who=who,
        )  # fmt: skip


def _summary(scale: "Scale") -> Iterator[str]:
    scores = scale.scores.values()
    yield words.SUMMARY.format(
        lines=_lines(len(scores)), low=numbers.points(min(scores)), high=numbers.points(max(scores)),
        unit=words.UNITS[scale.unit], cost=_decimal(scale.disagreement, 2),
    )  # fmt: skip
    made = scale.anchored
    if made is None:
        yield words.NOT_ANCHORED
        return
    yield words.ANCHOR.format(
        total=numbers.points(made.reached + made.residual), lines=_lines(made.lines),
        volume=numbers.integer(made.volume), residual=numbers.points(made.residual),
    )  # fmt: skip
    yield words.ANCHOR_EFFECT.format(multiplier=_decimal(made.multiplier, 6), before=numbers.points(made.before))


def _show_pulls(answer: "Answer") -> None:
    if not answer.pulls:
        return
    output.line()
    output.line(words.PULLS)
    output.table(map(_pull, answer.pulls[:SHOWN]), head=words.PULL_HEAD, right=(2, 3))
    if answer.moves:
        _wrapped(words.MOVES, *map(_moved, answer.moves))


def _pull(pull: "Pull") -> tuple[str, ...]:
    return (
        f"{pull.line} – {pull.other}" if pull.other else pull.line,
        " ; ".join(f"{family} : {numbers.points(points)}" for family, points in pull.places),
        f"{numbers.scaled(round((pull.spread - 1) * 1000), 1)} %",
        _decimal(pull.cost, 2),
    )


def _moved(move: "Move") -> str:
    if move.loosened:
        return words.LOOSENED.format(line=move.line, families=", ".join(move.loosened))
    change = round((move.factor - 1) * 10_000)
    said = words.MOVED if change else words.NOTHING_MOVES
    return said.format(line=move.line, family=move.family, percent=numbers.scaled(change, 2, sign=True))


def show_ladder(study: "Study", scored: "Scored", ladder: "Ladder", rule: "Rule") -> None:
    """The scale of one family."""
    from ccam.usecases.score import scoring_rules

    rules = scoring_rules()
    _wrapped(
        words.LADDER.format(
            family=scored.shown(ladder.family), lines=_lines(len(ladder.rungs)), reference=ladder.reference,
            level=words.LEVELS[rules.level.value],
            alpha=words.NO_ALPHA if ladder.alpha is None else _decimal(ladder.alpha, 3),
        ),
        words.RULE.format(label=rule.label), words.KEPT[rules.kept.value],
    )  # fmt: skip
    if ladder.unmade:
        _wrapped(words.UNMADE.format(count=numbers.plural(ladder.unmade, "cote")))
    output.line()
    head, *rows = output.columns((_rung(study, rung) for rung in ladder.rungs), head=words.LADDER_HEAD, right=(2, 3))
    output.line(head)
    for rung, row in zip(ladder.rungs, rows, strict=True):
        output.line(row)
        _wrapped(words.GIVEN.format(given=_given(rung)))
    apart = [
        words.APART_ONE.format(line=rung.line, expert=each.expert, points=numbers.points(each.points))
        for rung in ladder.rungs
        for each in rung.given
        if each.apart
    ]
    if apart:
        output.line()
        whom = " ; ".join(apart)
        _wrapped(words.APART.format(percent=numbers.scaled(rules.outlier, 1, trim=True), whom=whom))


def _rung(study: "Study", rung: "Rung") -> tuple[str, ...]:
    from ccam.usecases.scale import label_of

    mark = words.REFERENCE_MARK if rung.reference else words.BENCHMARK_MARK if rung.benchmark else ""
    label = output.cut(label_of(study, rung.line), LABEL)
    return rung.line, label, numbers.points(rung.points), _alpha(rung.agreement), mark


def _given(rung: "Rung") -> str:
    """Every value that was given, and the benchmarks around them."""
    values = " · ".join(f"{numbers.points(each.points)}{'*' if each.apart else ''}" for each in rung.given)
    if rung.above and rung.below:
        return f"{values} ; {words.AROUND.format(below=rung.above, above=rung.below)}"
    around = words.ABOVE.format(mark=rung.above) if rung.above else words.BELOW.format(mark=rung.below)
    return f"{values} ; {around}" if rung.above or rung.below else values


def write(study: "Study", scale: "Scale", target: Path) -> None:
    """Write the table of lines, and say so."""
    from ccam.usecases.scale import write_table

    written, left = write_table(study.draft, scale, target)
    diagnostics.say(words.WROTE.format(file=target.name, lines=_lines(written)))
    if left:
        diagnostics.say(words.NOT_PROPOSED.format(count=_lines(left)))
