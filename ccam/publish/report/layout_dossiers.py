"""The dossiers that changed in blocks, family by family: acts, lines, effect, opinions, reasons, when."""

from collections.abc import Iterator

from ccam.french import browse, numbers
from ccam.french import report as fr
from ccam.french import report_first as first
from ccam.french import report_rooms as words
from ccam.french.batch import committee
from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.page.blocks import Block, Bullets, Heading, Paragraph, Table, Tone
from ccam.publish.report.changes import DossierChange, NewSide
from ccam.publish.report.flows import flow
from ccam.publish.report.layout_first import MOST, anchor, kinds
from ccam.publish.report.layout_money import money_table
from ccam.publish.report.layout_rooms import head, split_of
from ccam.publish.report.model import Report
from ccam.publish.report.rooms import FamilyPart, Written

RECENT = 8
"""Decisions told of a dossier: the latest ones."""
euros = numbers.euros_whole


def dossiers(report: Report) -> Iterator[Block]:
    """The list, then every dossier under its family; those that keep an act as it is are counted, their codes at the
    end.
    """
    told = report.told
    if not report.changes:
        yield Paragraph(fr.NO_TOP)
        return
    yield Paragraph(f"{numbers.plural(len(report.changes), *fr.DOSSIERS_COUNT)}.")
    by_id = {change.id: change for change in told[:MOST]}
    if told:
        names = ("dossier", "label", "event", "kind", "after", "change")
        titles = tuple(fr.COLUMNS[name] for name in names)
        links = tuple(anchor(change.id) if change.id in by_id else "" for change in told)
        yield Table(titles, tuple(map(_listed, told)), (3, 8, 4, 5, 4, 4), (4, 5), links=links)
    yield from _left_out(report)
    lines = {row.key: row for row in report.dossier_split.rows}
    for family in report.families:
        here = [dossier for dossier in family.dossiers if dossier in by_id]
        if here and family.row.key:
            yield Heading(_family(family), 1)
        for dossier in here:
            yield from _dossier(report, by_id[dossier], split_of(report.dossier_split.factors, lines.get(dossier)))
    yield from plain(report)


def _left_out(report: Report) -> Iterator[Block]:
    if report.plain:
        count = numbers.plural(len(report.plain), *first.PLAIN_COUNT)
        yield Paragraph(first.PLAIN.format(count=count), Tone.QUIET)
    if (more := len(report.told) - MOST) > 0:
        yield Paragraph(words.DOSSIERS_MORE.format(shown=MOST, count=numbers.integer(more)), Tone.KEY)


def plain(report: Report) -> Iterator[Block]:
    """The codes of the acts that are kept as they are, by their first letter."""
    if not report.plain:
        return
    yield Heading(first.PLAIN_TITLE, 2)
    yield Paragraph(first.PLAIN_INTRO, Tone.QUIET)
    letters: dict[str, list[str]] = {}
    for change in report.plain:
        letters.setdefault(change.id[0], []).append(change.id)
    yield from (Paragraph(" ".join(codes), Tone.QUIET) for codes in letters.values())


def _family(family: FamilyPart) -> str:
    name = words.FAMILY.format(key=family.row.key, label=family.row.label)
    if not family.committee:
        return name
    return words.FAMILY_COMMITTEE.format(name=name, committee=committee(family.committee))


def _listed(change: DossierChange) -> tuple[str, ...]:
    after = euros(change.after.observed, sign=True) if change.after else fr.NOTHING
    event = fr.EVENTS[change.event.value]
    return change.id, change.label, event, kinds(change), after, euros(change.change, sign=True)


def _dossier(report: Report, change: DossierChange, made: str) -> Iterator[Block]:
    yield Heading(f"{change.id} {change.label}", 2, anchor=anchor(change.id))
    yield Paragraph(f"{fr.EVENTS[change.event.value]}, {kinds(change)} : {euros(change.change, sign=True)}", Tone.KEY)
    if change.sentences:
        yield Bullets(change.sentences)
    yield from flow(change)
    if notes := tuple(_notes(change)):
        yield Bullets(notes)
    if change.new:
        alone = len(change.new) == 1 and change.new[0].label == change.label
        rows = tuple(row for act in change.new for row in _new_rows(act, alone))
        titles = tuple(fr.COLUMNS[name] for name in ("new", "line", "points", "key", "tariff", "quantity"))
        yield Table(titles, rows, (8, 5, 3, 4, 3, 4), (2, 4, 5))
    yield money_table(change.before, change.after, change.change, report.head.from_release)
    yield from beside(change, made)
    if change.violations:
        yield Heading(fr.VIOLATIONS, 3)
        yield Bullets(tuple(f"{alert.id} : {alert.sentence}" for alert in change.violations))


def beside(change: DossierChange, made: str) -> Iterator[Block]:
    """What its effect is ``made`` of, then opinions by function, reasons, and when it was decided."""
    if made:
        yield Paragraph(made, Tone.QUIET)
    yield from _said(change)
    yield from _history(change.history)


def _notes(change: DossierChange) -> Iterator[str]:
    """What a drawing of old acts does not hold: where shares come from, why an act goes, which lines are left."""
    for act in change.old:
        told = list(act.left)
        if act.share_origin and (origin := browse.ORIGINS[act.share_origin.value]):
            told.append(fr.SHARES_FROM.format(origin=origin))
        if any(len(way.acts) > 1 for way in act.ways):
            told.append(fr.BILLED_TOGETHER)
        if act.reason and not act.ways:
            told.append(fr.REASON.format(fate=fr.FATES[act.fate.value], reason=act.reason))
        if told:
            yield f"{act.code} : {', '.join(told)}"


def _new_rows(act: NewSide, alone: bool) -> Iterator[tuple[str, ...]]:
    """A row a line; the label of an act ``alone``, which is the title of its dossier, is not said again."""
    name = act.shown if alone else f"{act.shown} {act.label}"
    if not act.lines:
        yield name, fr.NO_LINE, "", "", "", ""
    for number, line in enumerate(act.lines):
        told = fr.line_name(line.activity, line.phase, line.label)
        yield (
            name if number == 0 else "",
            f"{told}\n{line.why}" if line.why else told,
            fr.NO_POINTS if line.score is None else numbers.points(line.score),
            line.cp_key or fr.NOTHING,
            fr.NO_TARIFF if line.tariff is None else numbers.euros(line.tariff),
            numbers.integer(line.quantity),
        )


def _said(change: DossierChange) -> Iterator[Block]:
    if not change.votes and not change.grounds:
        return
    yield Heading(words.OPINIONS, 3)
    if change.votes:
        rows = tuple(map(_vote, change.votes))
        yield Table(head("function", "acts", "favourable", "against", "abstained"), rows, (5, 6, 2, 2, 3))
    if change.grounds:
        yield Bullets(tuple(map(ground, change.grounds)))


def _vote(vote: Vote) -> tuple[str, ...]:
    counts = (vote.favourable, vote.against, vote.abstained)
    return vote.function, ", ".join(vote.acts) or words.WHOLE, *map(numbers.integer, counts)


def ground(each: Ground) -> str:
    """A reason, or a veto, by function."""
    sentence = words.VETO if each.veto else words.REASON
    return sentence.format(function=each.function, stance=each.stance, reason=each.reason or words.NO_REASON)


def _history(history: tuple[Written, ...]) -> Iterator[Block]:
    if not history:
        return
    yield Heading(words.HISTORY, 3)
    yield Bullets(tuple(map(decided, history[-RECENT:])))
    if (more := len(history) - RECENT) > 0:
        yield Paragraph(words.HISTORY_MORE.format(count=numbers.integer(more)), Tone.QUIET)


def decided(each: Written) -> str:
    """When a decision was taken, and why."""
    when, position = fr.when(each.at), numbers.integer(each.position)
    return words.DECIDED.format(when=when, position=position, reason=each.reason or words.NO_REASON)
