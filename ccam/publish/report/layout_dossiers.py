"""The dossiers that changed in blocks, family by family: acts, lines, effect, opinions, reasons, when."""

from collections.abc import Iterator, Mapping

from ccam.french import browse, numbers
from ccam.french import report as fr
from ccam.french import report_rooms as words
from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.page.blocks import Block, Bullets, Heading, Paragraph, Table, Tone
from ccam.publish.report.changes import DossierChange, NewSide, OldSide
from ccam.publish.report.layout_money import money_table
from ccam.publish.report.layout_rooms import head, split_of
from ccam.publish.report.model import Report
from ccam.publish.report.rooms import FamilyPart, Written

MOST = 400
"""Dossiers told in detail, those of the largest change: a paper that nobody could print would take minutes."""
RECENT = 8
"""Decisions told of a dossier: the latest ones."""
euros = numbers.euros_whole


def dossiers(report: Report) -> Iterator[Block]:
    """The list, then every dossier under its family."""
    yield Paragraph(f"{numbers.plural(len(report.changes), *fr.DOSSIERS_COUNT)}.")
    if report.changes:
        names = ("dossier", "label", "event", "kind", "after", "change")
        rows = tuple(map(_listed, report.changes))
        yield Table(tuple(fr.COLUMNS[name] for name in names), rows, (3, 8, 4, 5, 4, 4), (4, 5))
    by_id = {change.id: change for change in report.changes[:MOST]}
    if (more := len(report.changes) - MOST) > 0:
        yield Paragraph(words.DOSSIERS_MORE.format(shown=MOST, count=numbers.integer(more)), Tone.KEY)
    lines = {row.key: row for row in report.dossier_split.rows}
    for family in report.families:
        told = [dossier for dossier in family.dossiers if dossier in by_id]
        if told and family.row.key:
            yield Heading(_family(family), 1)
        for dossier in told:
            yield from _dossier(report, by_id[dossier], split_of(report.dossier_split.factors, lines.get(dossier)))


def _family(family: FamilyPart) -> str:
    name = words.FAMILY.format(key=family.row.key, label=family.row.label)
    return words.FAMILY_COMMITTEE.format(name=name, committee=family.committee) if family.committee else name


def _listed(change: DossierChange) -> tuple[str, ...]:
    after = euros(change.after.observed, sign=True) if change.after else fr.NOTHING
    event = fr.EVENTS[change.event.value]
    return change.id, change.label, event, kinds(change), after, euros(change.change, sign=True)


def kinds(change: DossierChange) -> str:
    """The kind of a dossier, before and after where it moved."""
    before, after = change.kind_before, change.kind_after
    if before and after and before is not after:
        return fr.KINDS_MOVED.format(before=before.value, after=after.value)
    return (after or before).value  # type: ignore[union-attr] # one of them is there


def _dossier(report: Report, change: DossierChange, made: str) -> Iterator[Block]:
    yield Heading(f"{change.id} {change.label}", 2)
    yield Paragraph(f"{fr.EVENTS[change.event.value]}, {kinds(change)} : {euros(change.change, sign=True)}", Tone.KEY)
    if change.sentences:
        yield Bullets(change.sentences)
    if change.old:
        labels = {act.shown: act.label for act in change.new}
        rows = tuple(row for act in change.old for row in _old_rows(act, labels))
        titles = tuple(fr.COLUMNS[name] for name in ("old", "price", "quantity", "part", "new"))
        yield Table(titles, rows, (8, 3, 4, 3, 8), (1, 2, 3))
    if change.new:
        rows = tuple(row for act in change.new for row in _new_rows(act))
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


def _old_rows(act: OldSide, labels: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    price = fr.NOTHING if act.price is None else numbers.euros(act.price)
    quantity = fr.NOTHING if act.quantity is None else numbers.integer(act.quantity)
    origin = browse.ORIGINS[act.share_origin.value] if act.share_origin else ""
    told = [f"{act.code} {act.label}", *act.left]
    if origin:
        told.append(fr.SHARES_FROM.format(origin=origin))
    first = ("\n".join(told), price, quantity)
    if not act.ways:
        fate = fr.FATES[act.fate.value]
        yield *first, "", fr.REASON.format(fate=fate, reason=act.reason) if act.reason else fate
    for number, way in enumerate(act.ways):
        named = [f"{code} {labels.get(code, '')}".strip() for code in way.acts]
        target = fr.TOGETHER.join(named) + (f", {fr.BILLED_TOGETHER}" if len(named) > 1 else "")
        part = fr.NO_SHARE if way.part is None else numbers.share(way.part)
        yield *(first if number == 0 else ("", "", "")), part, target


def _new_rows(act: NewSide) -> Iterator[tuple[str, ...]]:
    name = f"{act.shown} {act.label}"
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
