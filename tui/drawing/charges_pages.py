"""Screen « Charges »: pages to read, of what the cursor is on, and where its figures come from."""

from collections.abc import Iterable

from ccam.french import charges as words
from ccam.french import tui_charges as fr
from ccam.french.numbers import euros, euros_short, euros_whole, integer, plural, points, rate, share
from ccam.usecases.charges.views import (
    ActCostRow,
    ActEffect,
    Agreed,
    Disputed,
    KeyState,
    LedgerView,
    Lever,
    Missing,
    SourceRate,
)
from ccam.usecases.workbench.charges import Charges, Item, Row
from tui.drawing.charges import effect, rates, shown, step
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.widgets.columns import fit

SHOWN = 6
"""Things of one nature that a page lists."""
SIZES = (38, 14, 10, 11, 10)


def page(row: Row, made: Charges, width: int) -> list[Line]:
    """What the cursor is on, in full."""
    if isinstance(row, KeyState):
        return key_page(row, made, width)
    if isinstance(row, Item):
        return item_page(row, width)
    if isinstance(row, ActEffect):
        return act_page(row, made, width)
    if isinstance(row, SourceRate):
        return source_page(row, width)
    if isinstance(row, Missing):
        texts = [f"{row.origin} : {row.what}.", fr.FOR_KEYS.format(keys=", ".join(row.keys))]
        return _texts(texts, width)
    key = made.key(row.key)
    first = _said(row)
    return [*_texts(first, width), blank(), *(key_page(key, made, width) if key else [])]


def _said(row: Agreed | Disputed | Lever) -> list[str]:
    if isinstance(row, Lever):
        said = fr.LEVER.format(effect=effect(row.effect), what=row.what, rate=step(row.rate))
        return [f"{row.key} : {said}."]
    if isinstance(row, Disputed):
        settles = [fr.SETTLES.format(what=row.settles)] if row.settles else []
        return [words.DISPUTED_LINE.format(effect=effect(row.effect), key=row.key, what=row.what), *settles]
    return [words.AGREED_LINE.format(key=row.key, what=row.what)]


def _texts(texts: Iterable[str], width: int) -> list[Line]:
    return [line for text in texts for line in paragraph(text, width, indent="  ")]


def key_page(row: KeyState, made: Charges, width: int) -> list[Line]:
    """A speciality: its sources side by side, what would settle the gap, what weighs most, its items."""
    stake = fr.UNKNOWN if row.stake is None else euros_short(row.stake)
    title = fr.TITLE_KEY.format(
        key=shown(row), lines=plural(row.lines, "ligne"), points=integer(row.points // 100), stake=stake
    )
    lines = [*paragraph(title, width, "bold"), plain(_table(fr.SOURCE_HEAD, width), "underline")]
    lines += [plain(_table(cells, width)) for source in row.sources for cells in _source(source)]
    lines += _texts([text for source in row.sources if (text := declared(source))], width)
    settles = dict.fromkeys(source.settles for source in row.sources if source.settles)
    lines += _texts([fr.SETTLES.format(what=what) for what in settles], width)
    state = made.state
    levers = [fr.LEVER.format(effect=effect(each.effect), what=each.what, rate=step(each.rate))
              for each in state.levers if each.key == row.key]  # fmt: skip
    disputed = [f"{effect(each.effect)} : {each.what}" for each in state.disputed if each.key == row.key]
    agreed = [each.what for each in state.agreed if each.key == row.key]
    ledgers = [_ledger(each) for each in state.ledgers if each.key == row.key]
    costs = [_cost(each) for each in state.costs if each.key == row.key]
    for name, texts in (
        (fr.HEAVIEST, levers), (fr.DISPUTES, disputed), (fr.AGREED_ON, agreed), (fr.LEDGERS, ledgers),
        (fr.OWN_COSTS, costs),
    ):  # fmt: skip
        lines += [blank(), *section(name, [*texts[:SHOWN], *_more(texts)], width)] if texts else []
    return [*lines, blank(), *paragraph(fr.KEY_HINT, width)]


def _more(texts: list[str]) -> list[str]:
    return [words.AND_OTHERS.format(count=integer(len(texts) - SHOWN))] if len(texts) > SHOWN else []


def _table(texts: Iterable[str], width: int) -> str:
    first = max(20, min(SIZES[0], width - sum(SIZES[1:]) - 1))
    sizes = (first, *SIZES[1:])
    return "".join(
        fit(text, size, right=place > 0) for place, (text, size) in enumerate(zip(texts, sizes, strict=True))
    )


def _source(source: SourceRate) -> Iterable[tuple[str, ...]]:
    """One row; a second one for the other end of a range."""
    name = (fr.COMPUTED if source.computed else fr.PUBLISHED).format(origin=source.origin)
    for end in (0, 1):
        if not end or (source.rate and source.rate[0] != source.rate[1]):
            gap = source.gap[end] if source.gap else 0
            moved = source.effect[end] if source.effect else 0
            sample = integer(source.sample) if source.sample else fr.NOT_SAID
            yield (
                fr.HIGH if end else name,
                rate(source.rate[end]) if source.rate else fr.UNKNOWN,
                step(gap) if gap else "",
                effect(moved) if moved else "",
                "" if end else sample,
            )


def declared(source: SourceRate) -> str:
    """What a source declares of its sample, "" for nothing."""
    said = [
        words.SECTORS.get(source.sector, source.sector),
        words.DECLARED_SHARE.format(share=share(source.share)) if source.share is not None else "",
        words.DECLARED_POINTS.format(points=points(source.points)) if source.points else "",
        words.DECLARED_RENT.format(amount=euros_whole(source.rent)) if source.rent is not None else "",
        words.DECLARED_EXTRA.format(amount=euros_whole(source.extra_fees)) if source.extra_fees is not None else "",
    ]
    what = ", ".join(filter(None, said))
    return fr.DECLARES.format(origin=source.origin, year=source.year or fr.NOT_SAID, what=what) if what else ""


def _ledger(ledger: LedgerView) -> str:
    whole = euros_whole
    return fr.LEDGER.format(
        origin=ledger.origin, year=ledger.year, whole=whole(ledger.whole), admitted=whole(ledger.admitted),
        disputed=whole(ledger.disputed), excluded=whole(ledger.excluded),
    )  # fmt: skip


def _cost(row: ActCostRow) -> str:
    if row.total is None or row.apparent is None or row.gap is None:
        return f"{row.line} : {row.missing}"
    return fr.OWN_COST.format(
        line=row.line, form=words.SHORT_FORMS[row.form], bound=words.BOUNDS[row.bound], total=euros(row.total),
        apparent=rate(row.apparent), gap=euros(row.gap, sign=True),
    )  # fmt: skip


def item_page(row: Item, width: int) -> list[Line]:
    """A cost item: who says what, under which rule, from where; what counting it costs."""
    texts = []
    for origin, said in row.said:
        if said is None:
            texts.append(fr.ITEM_ABSENT.format(origin=origin))
            continue
        per_point = fr.ITEM_RATE.format(rate=rate(said.rate)) if said.rate is not None else ""
        texts.append(
            fr.ITEM_SAYS.format(
                origin=origin, year=said.year, standing=words.STANDINGS[said.standing],
                amount=euros_whole(said.amount), rate=per_point,
            )
        )  # fmt: skip
        texts += [fr.ITEM_RULE.format(rule=said.rule)] if said.rule else []
        texts += [fr.ITEM_SOURCE.format(source=said.source)] if said.source else []
        texts += [fr.ITEM_REMARK.format(remark=said.remark)] if said.remark else []
    if row.effect is not None:
        texts.append(fr.ITEM_EFFECT.format(effect=effect(row.effect)))
    if row.contested:
        texts.append(fr.SETTLES.format(what=words.SETTLE_ITEM))
    return [plain(fr.TITLE_ITEM.format(key=row.key, item=row.shown), "bold"), *_texts(texts, width)]


def act_page(row: ActEffect, made: Charges, width: int) -> list[Line]:
    """One line of the draft under each source."""
    count = plural(row.quantity, fr.ONE_ACT)
    texts = [fr.ACT_NOW.format(reference=made.state.reference, tariff=euros(row.tariff), count=count)]
    texts += [
        fr.ACT_SOURCE.format(origin=origin, gap=euros(gap, sign=True), effect=effect(moved))
        for origin, gap, moved in sorted(row.effects, key=lambda each: -abs(each[2]))
    ]
    title = fr.TITLE_ACT.format(code=row.code, slot=row.slot, label=row.label)
    return [*paragraph(title, width, "bold"), *_texts([*texts, fr.EXPLAIN_TARIFF], width)]


def source_page(row: SourceRate, width: int) -> list[Line]:
    """What one source rests on."""
    name = (fr.COMPUTED if row.computed else fr.PUBLISHED).format(origin=row.origin)
    texts = [declared(row)] if declared(row) else []
    texts += [f"{fr.COLUMN_PERIMETER} : {row.perimeter}."] if row.perimeter else []
    texts += [fr.SOURCE_OF.format(source=row.source)] if row.source else []
    texts.append(fr.DOCUMENT.format(document=row.document or fr.NOT_SAID, status=row.status or fr.NOT_SAID))
    texts += [fr.LACKS.format(lacks=", ".join(row.lacks))] if row.lacks else []
    return [plain(f"{row.key} : {name}", "bold"), *_texts(texts, width)]


def empty_page(width: int) -> list[Line]:
    """What to do where no source says anything."""
    lines = [plain(fr.EMPTY_TITLE, "bold"), blank()]
    return [*lines, *(line for text in fr.EMPTY for line in paragraph(text, width, indent="   "))]


def explained(row: KeyState) -> list[str]:
    """Where the rates and the effects of a speciality come from."""
    texts = []
    for source in row.sources:
        texts += _items_said(source) if source.computed else [_published(source)]
        if source.gap is None or row.reference is None or source.rate is None:
            texts.append(fr.EXPLAIN_NO_EFFECT)
            continue
        if not source.gap[0]:
            continue
        gap = {"gap": step(source.gap[0]), "reference": rate(row.reference), "rate": rate(source.rate[0])}
        texts.append(fr.EXPLAIN_GAP.format(**gap))
        if source.effect is None:
            texts.append(fr.EXPLAIN_NO_EFFECT)
        else:
            texts.append(
                fr.EXPLAIN_EFFECT.format(
                    gap=gap["gap"], points=integer(row.points // 100), lines=plural(row.lines, "ligne"),
                    effect=effect(source.effect[0]),
                )
            )  # fmt: skip
    return [*texts, fr.EXPLAIN_TARIFF]


def _published(source: SourceRate) -> str:
    shown = rates(source.rate) if source.rate else fr.UNKNOWN
    return fr.EXPLAIN_PUBLISHED.format(origin=source.origin, rate=shown, source=source.source or fr.NOT_SAID)


def _items_said(source: SourceRate) -> list[str]:
    if source.rate is None or source.eligible is None or source.share is None or source.points is None:
        return [fr.EXPLAIN_ITEMS_LACK.format(origin=source.origin, lacks=", ".join(source.lacks) or fr.NOT_SAID)]
    texts = [
        fr.EXPLAIN_ITEMS.format(
            origin=source.origin, charges=euros_whole(source.eligible[0]), share=share(source.share),
            points=points(source.points), rate=rate(source.rate[0]),
        )
    ]  # fmt: skip
    if source.rate[0] != source.rate[1]:
        high = {"charges": euros_whole(source.eligible[1]), "rate": rate(source.rate[1])}
        texts.append(fr.EXPLAIN_ITEMS_HIGH.format(**high))
    return [*texts, fr.RESCALED if source.rescaled else fr.DECLARED]
