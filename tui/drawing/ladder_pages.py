"""Screen « Hiérarchisation »: pages to read, of what the cursor is on, and where its figures come from."""

from collections.abc import Iterable

from ccam.french import scale as words
from ccam.french import tui_scale as fr
from ccam.french.numbers import integer, plural, points, scaled
from ccam.usecases.workbench.rounds import RoundRow
from ccam.usecases.workbench.scale import FamilyRow, General, GivenRow, Hierarchy, OrderRow, PullRow, RungRow
from tui.drawing.ladder import Row, alpha, due, kept, level, percent, place, width_of
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.widgets.columns import fit

SHOWN = 40
"""Lines that a page of a round lists."""


def page(row: Row, made: Hierarchy, general: General | None, width: int) -> list[Line]:
    """What the cursor is on, in full."""
    if isinstance(row, FamilyRow):
        return family_page(row, made, width)
    if isinstance(row, RungRow):
        return rung_page(row, width)
    if isinstance(row, OrderRow):
        return order_page(row, made, width)
    return bridge_page(row, width) if isinstance(row, PullRow) else round_page(row, width)


def family_page(row: FamilyRow, made: Hierarchy, width: int) -> list[Line]:
    """The ladder of a family, drawn from its heaviest act down."""
    lines = [plain(fr.TITLE_LADDER.format(family=row.name), "bold")]
    if row.why:
        return [*lines, *paragraph(fr.REFUSED.format(why=row.why), width)]
    for rung in made.landmarks(row.id):
        if rung is None:
            lines.append(plain(f"{fr.MORE_ACTS:>8}"))
            continue
        mark = fr.MARKS.get(fr.REFERENCE if rung.reference else fr.BENCHMARK if rung.benchmark else "", "")
        text = f"{scaled(rung.points, 2):>8}  {place(rung.points, row.low, row.high, 31)}  {rung.line:<13} {rung.label}"
        lines.append(plain(fit(f"{text}{f'  ({mark})' if mark else ''}", max(20, width - 1))))
    return lines


def rung_page(row: RungRow, width: int) -> list[Line]:
    """One line: score, benchmarks around it, what each expert said, what other families make of it."""
    lines = [plain(fr.TITLE_LINE.format(line=row.line, label=row.label), "bold")]
    score = fr.SCORE_IS_REFERENCE if row.reference else fr.SCORE_WORDS.format(points=points(row.points))
    lines += section(fr.SCORE_LINE, [score], width)
    if around(row):
        lines += section(fr.PLACE_LINE, [around(row)], width)
    value = fr.NO_AGREEMENT if row.agreement is None else fr.AGREEMENT_WORDS.format(value=alpha(row.agreement))
    lines += section(fr.AGREEMENT_LINE, [value], width)
    lines += [blank(), plain(_given_cells(fr.GIVEN_HEAD), "underline"), *map(_given, row.given), blank()]
    said = [fr.ELSEWHERE.format(family=name, points=points(given)) for name, given in row.elsewhere]
    return [*lines, *section(fr.ELSEWHERE_LINE, said or [fr.ONLY_HERE], width)]


def around(row: RungRow) -> str:
    """The benchmarks around a line, in words."""
    if row.above and row.below:
        return fr.AROUND.format(below=row.above, above=row.below)
    if row.above or row.below:
        return fr.ABOVE.format(mark=row.above) if row.above else fr.BELOW.format(mark=row.below)
    return ""


def _given(each: GivenRow) -> Line:
    given = [fr.NONE if part is None else points(part) for part in each.components]
    apart = f"  * {fr.APART}" if each.apart else ""
    return plain(_given_cells((each.expert, each.round, *given, scaled(each.points, 2))) + apart)


def _given_cells(texts: Iterable[str]) -> str:
    sizes = (18, 8, 10, 10, 10, 10, 11)
    return "".join(
        fit(text, size, right=place > 1) for place, (text, size) in enumerate(zip(texts, sizes, strict=True))
    )


def order_page(row: OrderRow, made: Hierarchy, width: int) -> list[Line]:
    """Two families at odds, in sentences."""
    each = row.reversal
    first, second = (f"{line} ({label})" if label else line for line, label in
                     zip((each.first, each.second), row.labels, strict=True))  # fmt: skip
    one, other = made.who(row)
    under = fr.UNDER.format(
        family=row.names[0], first=first, second=second, low=points(each.one_points[0]), high=points(each.one_points[1])
    )
    over = fr.OVER.format(
        family=row.names[1], first=each.first, second=each.second, high=points(each.other_points[0]),
        low=points(each.other_points[1]),
    )  # fmt: skip
    title = fr.TITLE_ORDER.format(first=each.first, second=each.second)
    texts = [under, _voices(one), over, _voices(other), fr.MUST_MOVE.format(percent=width_of(row)), fr.WHAT_TO_DO]
    return [plain(title, "bold"), *(line for text in texts for line in paragraph(text, width, indent="  "))]


def _voices(who: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    yes, no = (", ".join(names) or fr.NOBODY for names in who)
    return "  " + fr.VOICES.format(yes=yes, no=no)


def bridge_page(row: PullRow, width: int) -> list[Line]:
    """A bridge or a link: what each family makes of it, what moves without it."""
    name = f"{row.line} – {row.other}" if row.other else row.line
    texts = [fr.SAYS.format(family=family, points=points(given)) for family, given in row.places]
    texts.append(fr.SPREAD_WORDS.format(percent=percent(row.spread, 1)))
    if row.other:
        texts.insert(0, fr.LINK_WORDS.format(line=row.line, other=row.other))
    elif row.loosened:
        texts.append(fr.LOOSENED.format(families=", ".join(row.loosened)).capitalize() + ".")
    elif row.move is None:
        texts.append(fr.MOVE_UNKNOWN)
    else:
        moved = fr.MOVE_WORDS.format(family=row.move[0], percent=percent(row.move[1], 2))
        texts.append(moved if row.move[1] else fr.MOVE_NONE)
    title = f"{fr.TITLE_BRIDGE.format(line=name)}  {row.label}"
    return [plain(title, "bold"), *(line for text in texts for line in paragraph(text, width, indent="  "))]


def round_page(row: RoundRow, width: int) -> list[Line]:
    """A round: who has filed, never what; once it is closed, everything."""
    lines = [plain(fr.TITLE_ROUND.format(id=row.id), "bold")]
    lines += section(fr.FILED_LINE, [", ".join(row.filed) or fr.NOBODY], width)
    if not row.closed:
        awaited = fr.ALL if row.open_to_all else ", ".join(row.awaited) or fr.NOBODY
        lines += section(fr.AWAITED_LINE, [awaited], width)
        if row.due:
            lines += section(fr.DUE_LINE, [due(row)], width)
        shown = [f"{line.shown}  {line.label}" for line in row.lines[:SHOWN]]
        more = [words.AND_MORE.format(count=integer(len(row.lines) - SHOWN))] if len(row.lines) > SHOWN else []
        return [*lines, *section(fr.LINES_LINE, [*shown, *more], width), blank(),
                *paragraph(fr.BLIND, width), *paragraph(fr.KEYS_OPEN, width)]  # fmt: skip
    known = {line.line: line for line in row.lines}
    for spread in row.spreads[:SHOWN]:
        line = known.get(spread.line)
        text = fr.SPREAD_LINE.format(
            line=line.shown if line else spread.line, label=line.label if line else "", middle=points(spread.middle),
            low=points(spread.scores[0].points), high=points(spread.scores[-1].points),
        )  # fmt: skip
        each = " · ".join(
            fr.SPREAD_EACH.format(
                member=one.member, points=points(one.points),
                gap=fr.GAP.format(percent=percent(one.gap, 2)) if one.gap else "",
            )
            for one in spread.scores
        )  # fmt: skip
        lines += [*paragraph(text, width, "bold", indent="  "), *paragraph(f"  {each}", width, indent="    ")]
    return [*lines, blank(), *paragraph(fr.OUT_OF_FAMILY, width)]


def empty_page(why: str, width: int) -> list[Line]:
    """What to do where nothing was scored."""
    lines = [plain(fr.EMPTY_TITLE, "bold"), *paragraph(why, width), blank()]
    return [*lines, *(line for text in fr.EMPTY for line in paragraph(text, width, indent="   "))]


def heading(made: Hierarchy, table: str, family: str, general: General | None) -> list[str]:
    """What the table rests on."""
    rule = fr.RULE_LINE.format(label=made.rule.label, kept=fr.KEPT[kept()])
    if table == "ordres":
        return [fr.ORDERS_LINE if made.orders else fr.NO_ORDER]
    if table == "passerelles":
        return _bridges(general)
    if table == "tours":
        return [fr.ROUNDS_LINE if made.rounds else fr.NO_ROUND]
    if table == "echelle" and (found := made.ladders.get(family)):
        unmade = [fr.FAMILY_UNMADE.format(count=plural(found.unmade, "cote"))] if found.unmade else []
        said = fr.FAMILY_LINE.format(
            family=made.named(family), lines=plural(len(found.rungs), "ligne"), reference=found.reference,
            alpha=words.NO_ALPHA if found.alpha is None else alpha(found.alpha), level=words.LEVELS[level()],
        )  # fmt: skip
        return [" ".join([said, *unmade]), fr.PLACE_LEGEND, rule]
    if made.scored is None:
        return [made.why]
    lines = {each.line for each in made.scored.scorings}
    counted = fr.COUNTED.format(
        families=plural(len(made.families), "famille"), scorings=plural(len(made.scored.scorings), "cote"),
        lines=plural(len(lines), "ligne"), orders=plural(len(made.orders), "ordre contraire", "ordres contraires"),
    )  # fmt: skip
    return [counted, rule]


def _bridges(general: General | None) -> list[str]:
    if general is None:
        return [fr.COMPARING]
    said = [fr.BRIDGES_LINE] if general.pulls else [fr.NO_BRIDGE]
    if general.freed:
        said.append(fr.FREED_LINE.format(freed=integer(general.freed), judged=integer(general.judged)))
    if general.untied:
        said.append(fr.UNTIED_LINE.format(families=", ".join(general.untied)))
    return said


def explained(row: RungRow, made: Hierarchy) -> list[str]:
    """Where the score of a line comes from."""
    texts = [fr.EXPLAIN_RULE.format(label=made.rule.label)]
    for each in row.given:
        given = [
            fr.EXPLAIN_PART.format(name=name, points=points(part))
            for name, part in zip(fr.COMPONENTS, each.components, strict=True)
            if part is not None
        ]
        facts = {"expert": each.expert, "round": each.round, "points": points(each.points)}
        said = (
            fr.EXPLAIN_EXPERT.format(parts=", ".join(given), **facts) if given else fr.EXPLAIN_OVERALL.format(**facts)
        )
        texts.append(said)
    count = plural(len(row.given), "cote")
    texts.append(fr.EXPLAIN_KEPT.format(count=count, kept=fr.KEPT[kept()], points=points(row.points)))
    return [*texts, fr.EXPLAIN_ALPHA, fr.EXPLAIN_NOTE]


def rests_on(made: Hierarchy, general: General | None) -> list[str]:
    """What every figure of the screen rests on."""
    texts = [*heading(made, "familles", "", general), fr.EXPLAIN_ALPHA]
    if made.scored:
        texts.append(fr.EXPLAIN_SHEETS.format(names=", ".join(made.scored.documents) or fr.NONE))
        if made.scored.outside:
            texts.append(fr.EXPLAIN_OUTSIDE.format(names=", ".join(made.scored.outside)))
    return [*texts, *_bridges(general)] if general else texts
