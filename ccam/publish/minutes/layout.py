"""A relevé laid out in blocks: headings, paragraphs, lists, tables. Every renderer draws the same ones."""

from collections.abc import Iterator
from itertools import groupby

from ccam.french import disputes as words
from ccam.french import minutes as fr
from ccam.french import numbers
from ccam.publish.minutes.model import Dispute, Inscribed, Item, Minutes, Money, Present, Recusal, Taken, Vote
from ccam.publish.page.blocks import Block, Bullets, Heading, Page, Paragraph, Table, Tone


def page(minutes: Minutes) -> Page:
    """The relevé as it is read."""
    named = {"id": minutes.id, "body": minutes.body, "day": fr.long_day(minutes.on)}
    return Page(
        title=fr.TITLE,
        subtitle=fr.SUBTITLE.format(**named),
        running=fr.RUNNING.format(**named),
        mark="" if minutes.closed else fr.PROJECT,
        blocks=(*_opening(minutes), *_summary(minutes), *_items(minutes), *_others(minutes), *_register(minutes)),
    )


# opening --------------------------------------------------------------------------------------


def _opening(minutes: Minutes) -> Iterator[Block]:
    if not minutes.closed:
        yield Paragraph(fr.PROJECT_WHY, Tone.ALERT)
    if not minutes.quorate:
        yield Paragraph(fr.UNCONFIRMED, Tone.ALERT)
    title = f", {minutes.title}" if minutes.title else ""
    quorum = fr.QUORUM_MET if minutes.quorate else fr.QUORUM_SHORT
    rows = [
        (fr.SESSION, fr.SESSION_NAMED.format(id=minutes.id, title=title)),
        (fr.DRAFT, fr.DRAFT_ON.format(draft=minutes.draft, base=minutes.base)),
        (fr.TIMES, _times(minutes)),
        *((fr.REOPENED, _reopened(each.at, each.position, each.reason)) for each in minutes.reopenings),
        (fr.PRESENT, "\n".join(map(_present, minutes.present))),
        (fr.QUORUM, quorum.format(counted=minutes.counted, required=minutes.quorum)),
        (fr.RECUSALS, _recusals(minutes)),
        (fr.STAKES, fr.stakes(minutes.stakes, minutes.unknown_stakes)),
    ]
    yield Table((), tuple(rows), (3, 9))


def _times(minutes: Minutes) -> str:
    sentence = fr.OPENED_CLOSED if minutes.closed else fr.OPENED_ONLY
    closed = fr.moment(minutes.closed_at) if minutes.closed else ""
    return sentence.format(opened=fr.moment(minutes.opened_at), closed=closed)


def _reopened(at: str, position: int, reason: str) -> str:
    return fr.REOPENED_ON.format(moment=fr.moment(at), position=numbers.integer(position), reason=reason)


def _present(present: Present) -> str:
    shown = fr.PRESENT_MANY.format(function=present.function, count=present.count)
    shown = shown if present.count > 1 else present.function
    return shown if present.voice else fr.PRESENT_SILENT.format(function=shown)


def _recusals(minutes: Minutes) -> str:
    every = dict.fromkeys(recusal for item in minutes.items for recusal in item.recusals)
    return "\n".join(map(_recusal, every)) or fr.NO_RECUSAL


def _recusal(recusal: Recusal) -> str:
    reason = fr.RECUSAL_WHY.format(reason=recusal.reason) if recusal.reason else ""
    return fr.RECUSAL.format(function=recusal.function, acts=", ".join(recusal.acts), reason=reason)


def _summary(minutes: Minutes) -> Iterator[Block]:
    yield Heading(fr.SUMMARY, 1)
    rows = tuple(
        (
            str(number), f"{item.dossier}\n{item.label}", str(len(item.taken)), _tally(item.votes),
            str(sum(not dispute.closed for dispute in item.disputes)),
            numbers.euros_short(item.money.observed, sign=True) if item.money else fr.NO_FIGURE,
        )
        for number, item in enumerate(minutes.items, 1)
    )  # fmt: skip
    yield Table(fr.SUMMARY_HEAD, rows, (1, 11, 3, 4, 4, 4), (2, 3, 4, 5))
    if minutes.context:
        yield Paragraph(minutes.context, Tone.QUIET)


def _tally(votes: tuple[Vote, ...]) -> str:
    """Sums over functions of opinions on the whole dossier; a dash where acts were answered apart."""
    if not votes or any(vote.acts for vote in votes):
        return fr.NO_FIGURE
    sums = (sum(each) for each in zip(*((v.favourable, v.against, v.abstained) for v in votes), strict=True))
    return " / ".join(map(str, sums))


# the dossiers ---------------------------------------------------------------------------------


def _items(minutes: Minutes) -> Iterator[Block]:
    for number, item in enumerate(minutes.items, 1):
        yield Heading(fr.ITEM.format(number=number, dossier=item.dossier, label=item.label), 2)
        yield Paragraph(_facts(item), Tone.QUIET)
        yield Heading(fr.DECISIONS, 3)
        yield Bullets(_taken(item.taken)) if item.taken else Paragraph(fr.NO_DECISION)
        yield from _opinions(item)
        yield from _disputes(item.disputes)
        yield Heading(fr.REMAINS, 3)
        yield Bullets(item.remains) if item.remains else Paragraph(fr.LEFT_NOTHING)


def _facts(item: Item) -> str:
    states = ", ".join(fr.STATE.format(state=state, count=count) for state, count in item.states)
    said = fr.ITEM_FACTS.format(
        kind=item.kind[:1].upper() + item.kind[1:],
        old=numbers.plural(item.old_count, fr.OLD_ACT, fr.OLD_ACTS),
        new=numbers.plural(item.new_count, fr.NEW_ACT, fr.NEW_ACTS),
        states=fr.STATES.format(states=states) if states else "",
    )
    parts = [said.strip(), _money(item.money) if item.money else ""]
    if item.asked != (item.dossier,):
        parts.append(fr.ASKED.format(acts=", ".join(item.asked)))
    return " ".join(filter(None, parts))


def _money(money: Money) -> str:
    short = numbers.euros_short
    doubt = money.low != money.high
    bounds = fr.BOUNDS.format(low=short(money.low, sign=True), high=short(money.high, sign=True)) if doubt else ""
    unknown = fr.UNKNOWN_BASE.format(base=short(money.unknown_base)) if money.unknown_base else ""
    amount = numbers.euros_whole(money.observed, sign=True)
    return fr.MONEY.format(amount=amount, base=short(money.spend), bounds=bounds, unknown=unknown)


def _taken(taken: tuple[Taken, ...]) -> tuple[str, ...]:
    return tuple(
        (fr.TAKEN_RECUSED if item.recused else fr.TAKEN).format(
            sentence=sentence, position=numbers.integer(item.position), function=item.function
        )
        for item in taken
        for sentence in item.sentences
    )


def _opinions(item: Item) -> Iterator[Block]:
    yield Heading(fr.OPINIONS, 3)
    if item.votes:
        rows = tuple(
            (
                vote.function, ", ".join(vote.acts) or fr.WHOLE, str(vote.favourable), str(vote.against),
                str(vote.abstained),
            )
            for vote in item.votes
        )  # fmt: skip
        yield Table(fr.OPINIONS_HEAD, rows, (5, 5, 2, 2, 3), (2, 3, 4))
    else:
        yield Paragraph(fr.NO_OPINION)
    said = [
        (fr.VETO if ground.veto else fr.GROUND).format(
            stance=ground.stance, function=ground.function, reason=ground.reason or fr.NO_GROUND
        )
        for ground in item.grounds
    ]
    if item.uncounted:
        said.append(fr.UNCOUNTED.format(count=numbers.plural(item.uncounted, *fr.UNCOUNTED_OPINION)))
    if said:
        yield Bullets(tuple(said))


def _disputes(disputes: tuple[Dispute, ...]) -> Iterator[Block]:
    if disputes:
        yield Heading(fr.DISPUTES, 3)
        yield Table(fr.DISPUTE_HEAD, tuple(map(_dispute, disputes)), (3, 10, 4, 5))


def _dispute(dispute: Dispute) -> tuple[str, ...]:
    state = {
        (False, True): fr.DISPUTE_OPENED,
        (False, False): fr.DISPUTE_LEFT,
        (True, True): fr.DISPUTE_OPENED_CLOSED,
        (True, False): fr.DISPUTE_CLOSED,
    }[dispute.closed, dispute.opened]
    sides = [
        fr.SIDE.format(
            who=side.who, words=side.words,
            evidence=fr.SIDE_EVIDENCE.format(evidence=side.evidence) if side.evidence else "",
        )
        for side in dispute.sides
    ]  # fmt: skip
    basis = [fr.BASIS.format(basis=dispute.basis)] if dispute.basis else []
    awaits = [
        dispute.awaits,
        fr.DUE.format(day=fr.long_day(dispute.due)) if dispute.due else "",
        fr.OUTCOME.format(outcome=dispute.outcome) if dispute.outcome else "",
    ]
    return (
        state.format(id=dispute.id), "\n".join([dispute.question, *sides, *basis]),
        words.amount(dispute.effect, dispute.unit),
        "\n".join(filter(None, awaits)) or fr.NO_FIGURE,
    )  # fmt: skip


# elsewhere, and the journal -------------------------------------------------------------------


def _others(minutes: Minutes) -> Iterator[Block]:
    if minutes.others or minutes.other_disputes:
        yield Heading(fr.OTHERS, 1)
        if minutes.others:
            yield Bullets(_taken(minutes.others))
        yield from _disputes(minutes.other_disputes)


def _register(minutes: Minutes) -> Iterator[Block]:
    yield Heading(fr.REGISTER, 1)
    rows = tuple(_inscribed(minutes.inscribed))
    yield Table(fr.REGISTER_HEAD, rows, (2, 3, 5, 4, 9), (0,)) if rows else Paragraph(fr.NOTHING)
    yield Paragraph(fr.FOOT.format(position=numbers.integer(minutes.position), hash=minutes.hash[:16]), Tone.QUIET)


def _inscribed(entries: tuple[Inscribed, ...]) -> Iterator[tuple[str, ...]]:
    """A row for each run of entries that follow one another and say the same."""
    same = groupby(
        enumerate(entries),
        lambda ranked: (ranked[1].position - ranked[0], fr.hour(ranked[1].at), *_said(ranked[1])),
    )
    for _, run in same:
        first, *rest = (entry for _, entry in run)
        place = numbers.integer(first.position)
        if rest:
            place = fr.RUN.format(first=place, last=numbers.integer(rest[-1].position))
        yield place, fr.hour(first.at), *_said(first)


def _said(entry: Inscribed) -> tuple[str, str, str]:
    return entry.function, entry.kind, entry.reason
