"""The first page: what is compared, the state of the charges, where spend stands, the total, what matters: two sheets.

Everything here is told in full further on; the order is that of the committee, the evaluation of charges first.
"""

from collections.abc import Iterator

from ccam.french import numbers
from ccam.french import report as fr
from ccam.french import report_first as words
from ccam.french import report_rooms as rooms_words
from ccam.model.invariants import Level
from ccam.publish.page.blocks import Block, Bullets, Heading, Paragraph, Table, Tone
from ccam.publish.report import charts
from ccam.publish.report.changes import Alert, Dispute, DossierChange
from ccam.publish.report.evaluation import Evaluation
from ccam.publish.report.figures import Money
from ccam.publish.report.model import Report
from ccam.publish.report.rooms import Threshold

SHOWN, KEYS, SAID = 5, 3, 3
"""Disagreements told, keys of charges named, alerts of each level named."""
MOST = 400
"""Dossiers told in detail, those of the largest change: a paper that nobody could print would take minutes."""
euros, short = numbers.euros_whole, numbers.euros_short


def first(report: Report) -> Iterator[Block]:
    """The digest, part by part."""
    yield Heading(fr.CHARGES, 2)
    yield Bullets(tuple(_charges(report)))
    yield Heading(fr.COVERAGE, 2)
    yield Bullets(tuple(_coverage(report)))
    yield Heading(fr.TOTAL, 2)
    yield from _total(report)
    yield from charts.waterfall(report)
    yield from _top(report)
    yield Heading(fr.DISPUTES, 2)
    yield from _disputes(report)
    yield Heading(fr.ALERTS, 2)
    yield Bullets(tuple(_alerts(report)))
    yield Heading(fr.NOT_MODELLED_TITLE, 2)
    yield Bullets(report.not_modelled, Tone.QUIET)


# charges --------------------------------------------------------------------------------------


def _charges(report: Report) -> Iterator[str]:
    charges = report.charges
    count = numbers.plural(len(charges.origins), *words.SOURCE_COUNT)
    names = ", ".join(origin.name for origin in charges.origins)
    yield words.SOURCES.format(count=count, names=names, chosen=charges.chosen)
    if len(charges.origins) < 2:
        yield words.ALONE
    else:
        ends = [origin.total.observed for origin in charges.origins]
        low, high = (short(end, sign=True) for end in (min(ends), max(ends)))
        sentence = words.STAKE if charges.at_stake else words.SAME
        yield sentence.format(low=low, high=high, amount=short(charges.at_stake) if charges.at_stake else low)
    rates = numbers.plural(charges.missing, *words.MISSING_RATES) if charges.missing else words.NO_RATE_MISSING
    if report.evaluation is None:
        yield words.RATES_MISSING.format(rates=rates)
    else:
        yield from _evaluation(report.evaluation, rates)


def _evaluation(found: Evaluation, rates: str) -> Iterator[str]:
    staked = sorted((key for key in found.keys if key.stake), key=lambda key: (-(key.stake or 0), key.key))[:KEYS]
    if staked:
        told = [words.KEY.format(key=key.label or key.key, amount=short(key.stake or 0)) for key in staked]
        yield words.LARGEST.format(keys=", ".join(told))
    agreed = numbers.plural(len({each.key for each in found.agreed}), *words.PERIMETER_KEYS)
    disputed = numbers.plural(len(found.disputed), *words.DISPUTED)
    if found.disputed:
        worst = found.disputed[0]
        if worst.effect:
            amount, key = short(abs(worst.effect)), key_names(found).get(worst.key, worst.key)
            disputed = words.HEAVIEST.format(count=disputed, key=key, what=worst.what, amount=amount)
    yield words.PERIMETER.format(agreed=agreed, disputed=disputed)
    yield _samples(found)
    lacking = numbers.plural(len(found.missing), *words.MISSING_WORDS) if found.missing else words.NO_WORD_MISSING
    yield words.MISSING.format(rates=rates, words=lacking)


def key_names(found: Evaluation) -> dict[str, str]:
    """The keys of charges as they are shown, by name."""
    return {key.key: key.label or key.key for key in found.keys}


def _samples(found: Evaluation) -> str:
    rated = [source for key in found.keys for source in key.sources if source.rate is not None]
    known = sorted(source.sample for source in rated if source.sample is not None)
    if not known:
        return words.NO_SAMPLE
    silent = len(rated) - len(known)
    count = numbers.plural(silent, *words.UNDECLARED_COUNT)
    undeclared = words.UNDECLARED.format(count=count) if silent else ""
    sentence = words.SAMPLE if known[0] == known[-1] else words.SAMPLES
    return sentence.format(low=numbers.integer(known[0]), high=numbers.integer(known[-1]), undeclared=undeclared)


# spend ----------------------------------------------------------------------------------------


def _coverage(report: Report) -> Iterator[str]:
    found = report.coverage
    scope = found.base_scope
    yield words.ACTS.format(
        decided=numbers.integer(found.acts_decided), total=numbers.integer(found.acts_total),
        share=fr.part_of(found.acts_decided, found.acts_total), amount=short(found.base_decided),
        spent=fr.part_of(found.base_decided, scope),
    )  # fmt: skip
    undecided = found.base_undecided
    without = words.NO_FATE.format(amount=short(undecided), share=fr.part_of(undecided, scope))
    yield without if undecided else words.EVERY_FATE
    parts = [(name, getattr(found, field)) for field, name, _ in fr.PARTS[1:] if field != "base_undecided"]
    others = "".join(
        words.OTHER_PART.format(name=name.lower(), share=fr.part_of(part, scope)) for name, part in parts if part
    )
    yield words.KNOWN.format(known=fr.part_of(found.base_known, scope), others=others)


def _total(report: Report) -> Iterator[Block]:
    head, after = report.head, report.total.after
    yield Paragraph(fr.total_moves(head.base, after.observed, report.coverage.base_scope), Tone.KEY)
    told = []
    if after.low != after.high:
        told.append(fr.TOTAL_RANGE.format(low=euros(after.low, sign=True), high=euros(after.high, sign=True)))
    if after.unknown_base:
        told.append(fr.TOTAL_UNKNOWN.format(amount=short(after.unknown_base)))
    if not head.from_release:
        before = fr.point_named(head.before.kind.value, head.before.name)
        told.append(words.CHANGE.format(before=before, amount=short(report.total.change, sign=True)))
    if told:
        yield Paragraph(" ".join(told))


# what matters ---------------------------------------------------------------------------------


def _top(report: Report) -> Iterator[Block]:
    yield Heading(words.TOP_ONE if len(report.top) == 1 else words.TOP, 2)
    if not report.top:
        yield Paragraph(fr.NO_TOP)
        return
    changes = [report.change(dossier) for dossier in report.top]
    titles = tuple(words.COLUMNS[name] for name in ("dossier", "kind", "change", "after"))
    links = tuple("" if change.plain else anchor(change.id) for change in changes)
    yield Table(titles, tuple(map(_told, changes)), (12, 4, 3, 5), (2, 3), links=links)


def anchor(dossier: str) -> str:
    """Where a dossier is told."""
    return f"dossier-{dossier}"


def _told(change: DossierChange) -> tuple[str, ...]:
    name = f"{change.id} {change.label}"
    return name, kinds(change), short(change.change, sign=True), _after(change.after)


def _after(money: Money | None) -> str:
    if money is None:
        return fr.NOTHING
    amount = short(money.observed, sign=True)
    if money.low == money.high:
        return amount
    low, high = (short(end, sign=True) for end in (money.low, money.high))
    return f"{amount}\n{words.BETWEEN.format(low=low, high=high)}"


def kinds(change: DossierChange) -> str:
    """The kind of a dossier, before and after where it moved."""
    before, after = change.kind_before, change.kind_after
    if before and after and before is not after:
        return fr.KINDS_MOVED.format(before=before.value, after=after.value)
    return (after or before).value  # type: ignore[union-attr] # one of them is there


def _disputes(report: Report) -> Iterator[Block]:
    if not report.disputes:
        yield Paragraph(fr.NO_DISPUTE)
        return
    unknown = sum(dispute.effect is None for dispute in report.disputes)
    yield Paragraph(fr.disputes_at_stake(report.stakes, unknown))
    titles = tuple(words.COLUMNS[name] for name in ("question", "settles", "effect"))
    yield Table(titles, tuple(map(_dispute, report.disputes[:SHOWN])), (10, 7, 5), (2,))
    if (more := len(report.disputes) - SHOWN) > 0:
        sentence = words.DISPUTES_MORE.format(count=numbers.integer(more), title=fr.DISPUTES)
        yield Paragraph(sentence, Tone.QUIET)


def _dispute(dispute: Dispute) -> tuple[str, ...]:
    effect = dispute.effect
    amount = fr.DISPUTE_UNKNOWN if effect is None else f"{short(effect, sign=True)} {dispute.unit}"
    return f"{dispute.id} {dispute.question}", dispute.awaits or fr.NOTHING, amount


def _alerts(report: Report) -> Iterator[str]:
    """A line a level, then a line a threshold that something passes."""
    if not report.alerts:
        yield fr.NO_ALERT
    for level in Level:
        found = [alert for alert in report.alerts if alert.level is level]
        if found:
            count = numbers.plural(len(found), *fr.LEVELS_COUNTED[level.value])
            yield words.ALERT.format(count=count, first=_named(found))
    yield from (_passed(rule) for rule in report.thresholds if rule.passed)


def _named(found: list[Alert]) -> str:
    """The first of them in full, how many more."""
    told = " ".join(alert.sentence for alert in found[:SAID])
    if (more := len(found) - SAID) <= 0:
        return told
    return words.ALERT_MORE.format(text=told.rstrip("."), more=numbers.plural(more, *words.OTHERS)) + "."


def _passed(rule: Threshold) -> str:
    worst = rule.passed[0]
    count = numbers.plural(len(rule.passed), *rooms_words.THRESHOLD_COUNT)
    amount = short(worst.effect, sign=True)
    line = f"{worst.key} {worst.label}".strip()
    return words.PASSED.format(title=rule.title, count=count, line=line, amount=amount)
