"""The rooms of a report in blocks: charges source by source, split, scenarios, thresholds, families, transition,
calendar, glossary, index. Every renderer draws the same ones; none bears its own title.
"""

from collections.abc import Iterator, Mapping, Sequence

from ccam.french import numbers
from ccam.french import report as words
from ccam.french import report_rooms as fr
from ccam.french import valuation_split as split_words
from ccam.french.report_first import calm
from ccam.publish.page.blocks import Block, Bullets, Heading, Paragraph, Table, Tone
from ccam.publish.report import charts
from ccam.publish.report.evaluation import Bounds, Contested, Evaluation, KeyLine, SourceLine
from ccam.publish.report.layout_first import MOST, anchor, key_names
from ccam.publish.report.model import Report
from ccam.publish.report.rooms import Etape, NeutralLever, Passed, SplitLine, TransitionPath

SHOWN = 12
"""Rows of a list that only the JSON and the workbook hold whole."""
NAMED = 5
"""Keys named in a line, families behind named under an étape; the JSON names them all."""
TARIFF = 10_000_00
"""In cents: a larger amount is not the price of an act, and its cents say nothing."""
euros, short = numbers.euros_whole, numbers.euros_short


def head(*names: str) -> tuple[str, ...]:
    """Titles of columns."""
    return tuple(fr.COLUMNS[name] for name in names)


def evaluation(report: Report) -> Iterator[Block]:
    """Sources side by side, then what is contested, missing, agreed."""
    found = report.evaluation
    if found is None:
        return
    if found.stake is None:
        yield Paragraph(fr.EVALUATION_NO_STAKE.format(reference=found.reference), Tone.KEY)
    else:
        yield Paragraph(fr.EVALUATION_STAKE.format(amount=euros(found.stake), reference=found.reference), Tone.KEY)
        if found.stake != report.charges.at_stake:
            yield Paragraph(fr.EVALUATION_SUM, Tone.QUIET)
    yield from _keys(found, [origin.name for origin in report.charges.origins])
    names = key_names(found)
    yield from _disputed(found.disputed, names)
    if found.missing:
        yield Heading(fr.MISSING, 2)
        told = [(each, _some([names.get(key, key) for key in each.keys])) for each in found.missing]
        yield Bullets(
            tuple(fr.MISSING_ITEM.format(origin=each.origin, keys=keys, what=each.what) for each, keys in told)
        )
    if found.agreed:
        yield Heading(fr.AGREED, 2)
        yield Bullets(
            tuple(fr.AGREED_ITEM.format(key=names.get(each.key, each.key), what=each.what) for each in found.agreed)
        )


def _keys(found: Evaluation, order: Sequence[str]) -> Iterator[Block]:
    """Sources side by side, in the ``order`` of the totals above; keys that move nothing here are only named."""
    known = dict.fromkeys(source.origin for key in found.keys for source in key.sources)
    origins = sorted(known, key=lambda name: order.index(name) if name in order else len(order))
    moving = [key for key in found.keys if key.stake != 0]
    if moving:
        rows = tuple(_key(key, origins) for key in moving)
        yield Table((*head("key"), *origins, *head("stake")), rows, (4, *(6 for _ in origins), 3), (len(origins) + 1,))
    if still := [key.label or key.key for key in found.keys if key.stake == 0]:
        yield Paragraph(fr.EVALUATION_STILL.format(keys=", ".join(still)), Tone.QUIET)


def _disputed(found: Sequence[Contested], names: Mapping[str, str]) -> Iterator[Block]:
    """What moves something here, or might."""
    told = [each for each in found if each.effect != 0]
    if told:
        yield Heading(fr.DISPUTED, 2)
        contested = tuple(_contested(each, names) for each in told[:SHOWN])
        yield Table(head("key", "what", "effect"), contested, (3, 10, 3), (2,))
        yield from _more(fr.DISPUTED_MORE, len(told) - SHOWN)


def _some(keys: Sequence[str]) -> str:
    """The keys by name, the first ones where they are many."""
    if len(keys) <= NAMED + 1:
        return ", ".join(keys)
    return fr.AND_OTHERS.format(names=", ".join(keys[:NAMED]), count=numbers.integer(len(keys) - NAMED))


def _more(sentence: str, count: int) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(sentence.format(count=numbers.integer(count)), Tone.QUIET)


def _key(key: KeyLine, origins: Sequence[str]) -> tuple[str, ...]:
    """One row: what each source says of the key, published first, then from its cost items."""
    told = [
        "\n".join(line for source in key.sources if source.origin == origin for line in _source(source))
        for origin in origins
    ]
    return key.label or key.key, *(each or fr.NO_RATE for each in told), _stake(key.stake)


def _source(source: SourceLine) -> tuple[str, ...]:
    rate = fr.UNKNOWN if source.rate is None else fr.RATE.format(rate=_span(source.rate))
    sample = fr.NO_SAMPLE if source.sample is None else fr.SAMPLE.format(count=numbers.integer(source.sample))
    lacks = fr.LACKS.format(what=", ".join(source.lacks)) if source.lacks else ""
    how = fr.FROM_ITEMS if source.computed else ""
    return " ".join(filter(None, (rate, how))), fr.THEN.join(filter(None, (sample, source.perimeter, lacks)))


def _span(bounds: Bounds) -> str:
    return fr.SPAN.join(dict.fromkeys(numbers.rates((bounds.low, bounds.high))))


def _stake(cents: int | None) -> str:
    return fr.UNKNOWN if cents is None else short(cents)


def _contested(each: Contested, names: Mapping[str, str]) -> tuple[str, ...]:
    settles = [fr.SETTLES.format(what=each.settles)] if each.settles else []
    effect = fr.UNKNOWN if each.effect is None else short(each.effect, sign=True)
    return names.get(each.key, each.key), "\n".join([each.what, *settles]), effect


def split(report: Report) -> Iterator[Block]:
    """The waterfall, then factors by chapter."""
    found = report.split
    if not found.factors:
        yield Paragraph(fr.NO_SPLIT)
        return
    titles = tuple(split_words.HEAD.get(factor, factor) for factor in found.factors)
    rows = [row for row in found.rows if row.delta or any(row.parts)]
    cells = (*map(_split_row, rows), _split_row(found.total))
    widths = (6, 3, *(3 for _ in titles))
    yield Table((*head("chapter", "delta"), *titles), cells, widths, tuple(range(1, len(widths))), sum=True)
    yield from (Paragraph(note, Tone.QUIET) for note in found.notes)


def _split_row(row: SplitLine) -> tuple[str, ...]:
    name = f"{row.key} {calm(row.label)}".strip()
    return name, *(short(amount, sign=True) for amount in (row.delta, *row.parts))


def split_of(factors: Sequence[str], line: SplitLine | None) -> str:
    """What the effect of a dossier is made of, in one sentence; empty where nothing moves."""
    if line is None or not any(line.parts):
        return ""
    parts = [
        fr.SPLIT_PART.format(factor=split_words.FACTORS.get(name, name), amount=euros(part, sign=True))
        for name, part in zip(factors, line.parts, strict=True)
        if part
    ]
    return fr.SPLIT_HERE.format(parts=", ".join(parts))


def scenarios(report: Report) -> Iterator[Block]:
    """The scenarios side by side, by chapter."""
    found = report.scenarios
    if found is None:
        return
    yield Paragraph(fr.SCENARIOS_INTRO)
    titles = tuple(fr.SCENARIO_COLUMN.format(name=each.name, charges=each.charges) for each in found.columns)
    rows = [
        (f"{row.key} {calm(row.label)}".strip(), *(euros(cell.delta, sign=True) for cell in row.cells))
        for row in found.rows
        if any(cell.delta for cell in row.cells)
    ]
    rows.append((fr.SILENT, *(euros(column.silent) for column in found.columns)))
    rows.append((found.total.label, *(euros(cell.delta, sign=True) for cell in found.total.cells)))
    widths = (6, *(4 for _ in titles))
    yield Table((*head("chapter"), *titles), tuple(rows), widths, tuple(range(1, len(widths))), sum=True)


def thresholds(report: Report) -> Iterator[Block]:
    """Each rule in force, and what passes it."""
    if not report.thresholds:
        yield Paragraph(fr.NO_THRESHOLD)
    for rule in report.thresholds:
        count = numbers.plural(len(rule.passed), *fr.THRESHOLD_COUNT) if rule.passed else fr.THRESHOLD_NONE
        day = numbers.day(rule.start)
        note = fr.THRESHOLD_NOTE.format(title=rule.title, count=count, day=day, status=rule.status, source=rule.source)
        yield Paragraph(note)
        if rule.passed:
            rows = tuple(map(_passed, rule.passed[:SHOWN]))
            yield Table(head("line", "before", "after", "effect"), rows, (9, 3, 3, 3), (1, 2, 3))
            yield from _more(fr.MORE, len(rule.passed) - SHOWN)


def _passed(each: Passed) -> tuple[str, ...]:
    name = f"{each.key} {each.label}".strip()
    written = numbers.euros if max(abs(each.before), abs(each.after)) < TARIFF else euros
    return name, written(each.before), written(each.after), euros(each.effect, sign=True)


def families(report: Report) -> Iterator[Block]:
    """Families with their figures, and the number of dossiers that changed in each."""
    if not any(part.row.key for part in report.families):
        yield Paragraph(fr.NO_FAMILY)
        return
    yield Paragraph(fr.FAMILIES_INTRO, Tone.QUIET)
    rows = [
        (
            fr.FAMILY.format(key=part.row.key, label=part.row.label).strip(), part.committee or fr.NOTHING,
            short(part.row.base), euros(part.row.after.observed, sign=True), euros(part.row.change, sign=True),
            numbers.plural(len(part.dossiers), *fr.DOSSIERS),
        )
        for part in report.families
    ]  # fmt: skip
    total, count = report.total, sum(len(part.dossiers) for part in report.families)
    rows.append(
        (
            words.SUM, "", short(report.coverage.base_scope), euros(total.after.observed, sign=True),
            euros(total.change, sign=True), numbers.plural(count, *fr.DOSSIERS),
        )
    )  # fmt: skip
    titles = head("family", "committee", "base", "moved", "change", "dossiers")
    yield Table(titles, tuple(rows), (7, 4, 3, 4, 4, 4), (2, 3, 4, 5), sum=True)


def envelope(report: Report) -> Iterator[Block]:
    """What would bring the effect back to nil, lever by lever."""
    found = report.envelope
    if found is None:
        return
    if not found.effect:
        yield Paragraph(fr.ENVELOPE_NIL)
        return
    amounts = {"effect": short(found.effect, sign=True), "reach": short(found.reach), "base": short(found.base)}
    yield Paragraph(fr.ENVELOPE_INTRO.format(**amounts))
    rows = tuple(map(lever_cells, found.levers))
    yield Table(head("lever", "in_force", "neutral", "residual"), rows, (6, 4, 4, 4), (1, 2, 3))


def lever_cells(lever: NeutralLever) -> tuple[str, ...]:
    """A lever: its name, its value in force, the one that makes the effect nil, what is left."""
    known = numbers.rates(value for value in (lever.in_force, lever.value) if value is not None)
    now, *neutral = (fr.LEVER_VALUES[lever.lever].format(value=value) for value in known)
    if not neutral:
        return fr.LEVERS[lever.lever], now, fr.OUT_OF_REACH, fr.NOTHING
    return fr.LEVERS[lever.lever], now, *neutral, euros(lever.residual, sign=True)


def paths(report: Report) -> Iterator[Block]:
    """What transitions cost year by year, side by side, then each with its bounds."""
    if not report.paths:
        yield Paragraph(fr.NO_PATH)
        return
    if not any(amount for path in report.paths for row in path.years for amount in (row.low, row.observed, row.high)):
        yield Paragraph(fr.PATHS_NIL)
        return
    yield Paragraph(fr.PATHS_INTRO)
    if len(report.paths) > 1:
        yield _side_by_side(report.paths)
    for path in report.paths:
        yield Heading(fr.TRANSITION.format(name=path.name), 2)
        yield Paragraph(path.rules, Tone.QUIET)
        yield from charts.transition(path)
        rows = tuple(
            (fr.YEAR.format(year=row.year), *(euros(each, sign=True) for each in (row.observed, row.low, row.high)))
            for row in path.years
        )
        yield Table(head("year", "observed", "low", "high"), rows, (3, 4, 4, 4), (1, 2, 3))


def _side_by_side(paths: Sequence[TransitionPath]) -> Table:
    """What is expected each year under each transition; nothing where one is over."""
    told = [{row.year: row.observed for row in path.years} for path in paths]
    rows = tuple(
        (
            fr.YEAR.format(year=year),
            *(euros(known[year], sign=True) if year in known else fr.NOTHING for known in told),
        )
        for year in sorted({year for known in told for year in known})
    )
    titles = (*head("year"), *(path.name for path in paths))
    return Table(titles, rows, (3, *(4 for _ in paths)), tuple(range(1, len(titles))))


def progress(report: Report) -> Iterator[Block]:
    """The étapes, what was expected and reached, then who is behind."""
    if not report.progress:
        yield Paragraph(fr.NO_CALENDAR)
        return
    rows = tuple(
        (
            each.name, numbers.day(each.on), fr.MARKS.get(each.mark, each.mark), numbers.share(each.expected),
            numbers.share(each.reached),
        )
        for each in report.progress
    )  # fmt: skip
    yield Paragraph(fr.PROGRESS_INTRO, Tone.QUIET)
    yield Table(head("etape", "on", "mark", "expected", "reached"), rows, (6, 3, 3, 2, 2), (3, 4))
    late = tuple(row for etape in _late(report.progress) for row in _behind(etape))
    if late:
        yield Table(head("etape", "family", "asked", "acts_left", "spend_left"), late, (5, 7, 5, 3, 4), (3, 4))


def _late(etapes: tuple[Etape, ...]) -> list[Etape]:
    """The étapes that someone is waited for: those due, and the next one."""
    return [each for each in etapes if each.behind and each.mark != "a venir"]


def _behind(etape: Etape) -> Iterator[tuple[str, ...]]:
    """The families that lack most of what the étape asks for, then how many more."""
    for number, each in enumerate(etape.behind[:NAMED]):
        base = short(each.base) if each.base else fr.NOTHING
        yield "" if number else etape.name, each.family, each.state, numbers.plural(each.acts, *fr.ACTS), base
    if (more := len(etape.behind) - NAMED) > 0:
        yield "", fr.BEHIND_MORE.format(count=numbers.integer(more)), "", "", ""


def glossary() -> Iterator[Block]:
    """The terms of the page."""
    yield Table(head("term", "meaning"), fr.TERMS, (3, 12))


def index(report: Report, most: int | None = MOST) -> Iterator[Block]:
    """Every code of the dossiers that changed, and where it stands; ``most`` of them are told in detail."""
    found = {}
    for change in report.told:
        for code, label in [(act.code, act.label) for act in change.old] + [
            (act.shown, act.label) for act in change.new
        ]:
            found[code, change.id] = label
    if not found:
        yield Paragraph(words.NO_TOP)
        return
    yield Paragraph(fr.INDEX_INTRO, Tone.QUIET)
    rows = tuple((code, dossier, label) for (code, dossier), label in sorted(found.items()))
    told = {change.id for change in report.told[:most]}
    links = tuple(anchor(dossier) if dossier in told else "" for _, dossier, _ in rows)
    yield Table(head("code", "dossier", "label"), rows, (2, 2, 11), links=links)
