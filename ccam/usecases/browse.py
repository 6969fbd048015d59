"""Lists of acts and headings of a release, joined with its volumes and with what a draft says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from ccam.french import browse as fr
from ccam.french.numbers import NBSP, euros, scaled
from ccam.model.acts import OTHERS, SECTOR1, Act, Line, ModifierDefinition, Price, Release, ValueUnit, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.draft import Draft, Fate
from ccam.model.errors import UnknownThing
from ccam.model.graph import Dossier
from ccam.model.queries import Language
from ccam.model.text import folded
from ccam.model.volumes import VolumeRow, VolumeSet
from ccam.model.votes import Votes
from ccam.usecases.views import ActDetail, ActRow, GridPast, HeadingProgress, HeadingRow, LineView, Past

ACTS: Language[ActRow] = Language(
    text=lambda row: row.folded,
    texts={
        "chap": lambda row: row.heading,
        "code": lambda row: row.code,
        "groupe": lambda row: row.billing_group,
        "devenir": lambda row: row.fate,
        "dossier": lambda row: row.dossier,
        "famille": lambda row: row.family,
        "etat": lambda row: row.state,
    },
    figures={
        "tarif": (lambda row: row.price, 2),
        "actes": (lambda row: row.quantity, 0),
        "volume": (lambda row: row.quantity, 0),
        "base": (lambda row: row.base, 2),
        "lignes": (lambda row: row.line_count, 0),
    },
    flags={"clos": lambda row: row.closed},
    letters={"etat": lambda row: row.letter},
)
"""The filter of lists of acts: ``devenir:indécis chap:07 tarif>100 volume>1000 famille:"tête et cou" -clos os*``."""


class VolumesByLine:
    """Volumes by line and by act; a key that the file holds twice counts for both rows."""

    def __init__(self, volumes: VolumeSet | None) -> None:
        self.lines: dict[LineKey, tuple[int, int]] = {}
        self.base: Counter[ActCode] = Counter()
        for row in volumes.rows if volumes else ():
            self._add(row)

    def _add(self, row: VolumeRow) -> None:
        quantity, base = self.lines.get(row.key, (0, 0))
        self.lines[row.key] = (quantity + row.quantity, base + row.base)
        self.base[row.key.code] += row.base

    def performances(self, act: Act) -> int | None:
        """Number of acts: activity 1, first phase; never summed over activities."""
        line = act.counting_line
        known = self.lines.get(line.key) if line else None
        return known[0] if known else None


def act_rows(
    release: Release, volumes: VolumesByLine, votes: Votes | None = None, dossiers: Iterable[Dossier] = ()
) -> tuple[ActRow, ...]:
    """Every act of the release, in its order, as rows; ``votes`` and ``dossiers`` are those of a draft on it."""
    owners: dict[str, Dossier] = {code: dossier for dossier in dossiers for code in dossier.old}
    return tuple(act_row(act, volumes, votes, owners) for act in release.acts)


def act_row(act: Act, volumes: VolumesByLine, votes: Votes | None, owners: Mapping[str, Dossier]) -> ActRow:
    """One act as a row; ``owners`` gives at least its own dossier, where there is a draft."""
    line = act.counting_line or (act.lines[0] if act.lines else None)
    price = line.price(SECTOR1) if line else None
    draft = votes.draft if votes else None
    fate, letter = fate_words(act.code, votes, owners)
    owner = owners.get(act.code)
    return ActRow(
        code=act.code,
        label=act.label,
        heading=act.heading,
        line_count=len(act.lines),
        billing_group=line.billing_group if line else "",
        price=cents_of(price),
        writing=price.writing if price else Writing.EMPTY,
        quantity=volumes.performances(act),
        base=volumes.base.get(act.code),
        fate=fate,
        letter=letter,
        dossier=owner.id if owner else "",
        folded=folded(f"{act.code} {act.label}"),
        review=draft.fate_of(act.code).review if draft else "",
        family=family_of(act.code, draft),
        state=state_words(act.code, fate, votes),
        closed=is_closed(act.code, votes),
    )


def family_of(code: ActCode, draft: Draft | None) -> tuple[str, ...]:
    """The family in which an act was placed, by id and name; empty where it is in none."""
    placed = draft.registers.placements.get(code) if draft else None
    return (placed.family, *family_names(draft, (placed.family,))) if draft and placed else ()


def family_names(draft: Draft, ids: Iterable[str]) -> tuple[str, ...]:
    """The names of families, those that are known."""
    known = draft.registers.families
    return tuple(known[id_].name for id_ in ids if id_ in known)


def followed(row: ActRow, votes: Votes, owners: Mapping[str, Dossier]) -> ActRow:
    """The row of an act after an edit of its dossier."""
    draft = votes.draft
    fate, letter = fate_words(row.code, votes, owners)
    review = draft.fate_of(row.code).review
    return replace(
        row, fate=fate, letter=letter, dossier=owners[row.code].id, review=review, family=family_of(row.code, draft),
        state=state_words(row.code, fate, votes), closed=is_closed(row.code, votes),
    )  # fmt: skip


def state_words(code: ActCode, fate: str, votes: Votes | None) -> tuple[str, ...]:
    """The name and the label of the state of an act, as a filter finds it; « indécis » where it has no fate."""
    if votes is None:
        return ()
    if fate == fr.UNDECIDED:
        return (fr.UNDECIDED,)
    state = votes.state(code)
    return state.name, state.label


def is_closed(code: ActCode, votes: Votes | None) -> bool:
    """Whether the life of an act is over: published or refused."""
    return votes is not None and votes.state(code).closed


def fate_words(code: ActCode, votes: Votes | None, owners: Mapping[str, Dossier]) -> tuple[str, str]:
    """What becomes of an act in words, and its letter on screen."""
    if votes is None:
        return "", ""
    act = votes.draft.fate_of(code)
    if act.fate is Fate.UNDECIDED:
        return fr.UNDECIDED, fr.NO_FATE_LETTER
    kind = owners[code].kind.value if code in owners else ""
    return (fr.DELETED if act.fate is Fate.DELETED else kind), votes.letter([code])


def cents_of(price: Price | None) -> int | None:
    """The amount of a price, None where it is absent or « non pris en charge »."""
    return None if price is None or price.writing is Writing.NOT_COVERED else price.cents


def heading_rows(release: Release) -> tuple[HeadingRow, ...]:
    """Every subdivision with the number of acts at or below it, in the release's order."""
    counts: Counter[str] = Counter()
    for act in release.acts:
        number = act.heading
        while number:
            counts[number] += 1
            number = number[:-3]
    return tuple(HeadingRow(h.number, h.title, counts[h.number]) for h in release.headings)


def progress(rows: Iterable[ActRow]) -> dict[str, HeadingProgress]:
    """How far each subdivision is, by number; ``""`` is the whole release."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        decided = bool(row.letter) and row.letter != fr.NO_FATE_LETTER
        total = sums[row.heading]
        total[0] += 1
        total[1] += decided
        total[2] += row.base or 0
        total[3] += (row.base or 0) * decided
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for number, total in sums.items():
        for step in ["", *(number[: 2 + 3 * depth] for depth in range((len(number) + 1) // 3))]:
            found[step] = [one + other for one, other in zip(found[step], total, strict=True)]
    return {number: HeadingProgress(*total) for number, total in found.items()}


def find_act(release: Release, code: str) -> Act:
    """One act; raises :class:`UnknownThing` with the nearest codes."""
    act = release.by_code.get(ActCode(code))
    if act is None:
        near = get_close_matches(code, release.by_code, n=3, cutoff=0.75)
        hint = fr.NEAREST.format(codes=", ".join(near)) if near else fr.SEARCH_HINT
        raise UnknownThing(fr.UNKNOWN_ACT, code=code, version=release.version, suggestion=hint)
    return act


def act_detail(
    release: Release, row: ActRow, volumes: VolumesByLine, past: tuple[Past, ...] = (), grids: tuple[GridPast, ...] = ()
) -> ActDetail:
    """One act with its path, lines, modifiers, notes, former prices and prices by grid."""
    act = release.by_code[row.code]
    return ActDetail(
        row=row,
        path=heading_path(release, act.heading),
        lines=tuple(_line_view(line, volumes) for line in act.lines),
        modifiers=act.modifiers,
        notes=tuple(note.text for note in act.notes),
        past=past,
        grids=grids,
        meanings=tuple(_meaning(each) for each in release.modifiers if each.letter in act.modifiers),
    )


def _meaning(each: ModifierDefinition) -> str:
    write = _percent if each.unit is ValueUnit.PER_MILLE else _euros
    values = " / ".join(dict.fromkeys(write(value) for value in (each.sector1, each.others)))
    return fr.MODIFIER.format(letter=each.letter, value=values, wording=" ".join(each.wording.split()))


def _percent(per_mille: int) -> str:
    return f"{scaled(per_mille, 1, sign=True, trim=True)}{NBSP}%"


def _euros(cents: int) -> str:
    return euros(cents, sign=True)


def heading_path(release: Release, number: str) -> tuple[tuple[str, str], ...]:
    """``07``, ``07.03``, ``07.03.05``… with their titles."""
    steps = [number[: 2 + 3 * depth] for depth in range((len(number) + 1) // 3)]
    titles = release.heading_titles
    return tuple((step, titles.get(step, "")) for step in steps)


def _line_view(line: Line, volumes: VolumesByLine) -> LineView:
    first, second = line.price(SECTOR1), line.price(OTHERS)
    quantity, base = volumes.lines.get(line.key, (None, None))
    return LineView(
        key=line.key,
        label=line.label,
        sector1=cents_of(first),
        others=cents_of(second),
        writing=first.writing if first else Writing.EMPTY,
        billing_group=line.billing_group,
        copay_exemption=line.copay_exemption,
        prior_approval=line.prior_approval,
        conditional_refund=line.conditional_refund,
        associated=line.associated,
        duplicate=bool(line.duplicate),
        quantity=None if line.duplicate else quantity,
        base=None if line.duplicate else base,
    )


def select(rows: Sequence[ActRow], query: str) -> list[ActRow]:
    """The rows that match a filter."""
    return [rows[index] for index in ACTS.select(rows, query)]
