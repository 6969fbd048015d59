"""What separates two points, as a tree of one-line rows: families, dossiers, sentences."""

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from ccam.french import milestones as words
from ccam.french import tui_seals as fr
from ccam.french.numbers import euros_short, euros_whole, integer, plural
from ccam.usecases.diff import DossierDiff, EtapeDiff, FamilyDiff
from ccam.usecases.figures import interval
from ccam.usecases.workbench.seals import end_name, undecided
from tui.drawing import amounts
from tui.drawing.lines import wrapped
from tui.widgets.columns import Column

COLUMNS = (
    Column(fr.COLUMN_CHANGED, 30, flexible=True),
    Column(fr.COLUMN_EFFECT, 14, right=True),
)
FOLDED, UNFOLDED = "+", "−"
BETWEEN = " · "
SHOWN_CENTS = 100
"""Less than that outside the dossiers is rounding."""
APART, DOCUMENTS = "hors", "documents"
"""Keys of what is about no dossier."""
ROOMY = 100
"""From how many cells the head takes two lines at most."""
FOOT = 4
"""Lines of what is told in full under the tree."""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A row: that of a ``family``, of a ``dossier`` of it, or a ``sentence`` of one; ``key`` is a path. ``leaf`` where
    nothing can be unfolded.
    """

    key: str
    sentence: str = ""
    family: FamilyDiff | None = None
    dossier: DossierDiff | None = None
    moved: int | None = None
    leaf: bool = False

    @property
    def depth(self) -> int:
        """0 for a family."""
        return self.key.count("/")


def rows(found: EtapeDiff, unfolded: Set[str]) -> list[DiffRow]:
    """The rows in sight; ``unfolded`` are the keys of what is open."""
    made: list[DiffRow] = []
    for family in found.families:
        made += _family(family, unfolded)
    made += _apart(DOCUMENTS, words.DOCUMENTS, [event.sentence for event in found.documents], unfolded)
    made += _apart(APART, words.OTHERS, found.others, unfolded)
    if abs(found.elsewhere or 0) >= SHOWN_CENTS:
        made.append(DiffRow("ailleurs", fr.ELSEWHERE, moved=found.elsewhere, leaf=True))
    return made


def family_keys(found: EtapeDiff) -> set[str]:
    """Keys of every family."""
    return {_key(family) for family in found.families}


def _key(family: FamilyDiff) -> str:
    return "+".join(family.ids) or "-"


def _family(family: FamilyDiff, unfolded: Set[str]) -> Iterator[DiffRow]:
    key = _key(family)
    yield DiffRow(key, family=family, moved=family.moved)
    for dossier in family.dossiers if key in unfolded else ():
        name = f"{key}/{dossier.id}"
        told = sentences(dossier)
        yield DiffRow(name, family=family, dossier=dossier, moved=dossier.moved, leaf=not told)
        for place, sentence in enumerate(told if name in unfolded else ()):
            yield DiffRow(f"{name}/{place}", sentence, family, dossier, leaf=True)


def _apart(key: str, title: str, told: "list[str] | tuple[str, ...]", unfolded: Set[str]) -> Iterator[DiffRow]:
    if told:
        yield DiffRow(key, title)
        for place, sentence in enumerate(told if key in unfolded else ()):
            yield DiffRow(f"{key}/{place}", sentence, leaf=True)


def sentences(dossier: DossierDiff) -> tuple[str, ...]:
    """What changed in a dossier, one sentence each; what matters less is marked."""
    return (
        *dossier.major,
        *(words.MINOR.format(sentence=sentence) for sentence in dossier.minor),
        *(words.RECORD.format(sentence=sentence) for sentence in dossier.records),
    )


def cells(row: DiffRow, unfolded: Set[str]) -> tuple[str, str]:
    """A row as texts."""
    sign = " " if row.leaf else UNFOLDED if row.key in unfolded else FOLDED
    text = row.sentence
    if not text and row.dossier is None and row.family is not None:
        count = plural(len(row.family.dossiers), fr.ONE_CHANGED, fr.CHANGED)
        text = fr.FAMILY.format(name=row.family.name, dossiers=count)
    elif not text and row.dossier is not None:
        text = f"{name_of(row.dossier)}  {_short(row.dossier)}"
    return f"{'  ' * row.depth}{sign} {text}", _amount(row)


def _amount(row: DiffRow) -> str:
    if row.moved is None:
        return ""
    return euros_short(row.moved, sign=True) if row.dossier is None else euros_whole(row.moved, sign=True)


def _short(dossier: DossierDiff) -> str:
    """What changed in one line; the code of the dossier is not said again."""
    told = BETWEEN.join(sentence.removeprefix(f"{dossier.id} : ") for sentence in sentences(dossier))
    return told or fr.NOTHING_SAID


def name_of(dossier: DossierDiff) -> str:
    """« HHFA001 +4 »."""
    return dossier.id + (words.MORE_ACTS.format(count=dossier.old_count - 1) if dossier.old_count > 1 else "")


def head(found: EtapeDiff, width: int) -> str:
    """What is compared with what, how many dossiers, and how much, on two lines where they are long, else on three."""
    parts = [plural(len(found.dossiers), fr.ONE_CHANGED, fr.CHANGED) + _events(found)]
    gap = undecided(found.after.study) - undecided(found.before.study)
    if gap:
        count = f"{integer(abs(gap))} {fr.ONE_UNDECIDED}"
        parts.append((fr.UNDECIDED_LESS if gap < 0 else fr.UNDECIDED_MORE).format(count=count))
    moved = fr.NO_MOVED if found.moved is None else _moved(found, found.moved)
    before, after = end_name(found.before), end_name(found.after)
    if found.same:
        return "\n".join(wrapped(words.SAME.format(before=before, after=after), width))
    said = fr.HEAD.format(before=before, after=after, parts=BETWEEN.join([moved, *parts]))
    bases = found.before.study.draft.base, found.after.study.draft.base
    if bases[0] != bases[1]:
        said += f"{BETWEEN}{words.BASE_MOVED.format(before=bases[0], after=bases[1])}"
    return "\n".join(wrapped(said, width, lines=2 if width >= ROOMY else 3))


def _moved(found: EtapeDiff, moved: int) -> str:
    """By how much, and from which effect to which one, each with its bounds: those of the gap are not known."""
    first, last = (amounts.impact(interval(end.study.total())) for end in (found.before, found.after))
    return fr.MOVED.format(moved=euros_short(moved, sign=True), first=first, last=last)


def _events(found: EtapeDiff) -> str:
    counts = Counter(dossier.event.value for dossier in found.dossiers if dossier.event)
    shown = [
        f"{integer(counts[event])} {names[counts[event] > 1]}" for event, names in words.EVENTS.items() if counts[event]
    ]
    return f" ({', '.join(shown)})" if shown else ""


def whole(row: DiffRow | None, width: int) -> str:
    """What is under the cursor, in full as far as there is room."""
    if row is None:
        return ""
    if row.dossier is None:
        told = row.sentence or fr.FAMILY_FOOT.format(name=row.family.name if row.family else "")
        return "\n".join(wrapped(told, width, lines=FOOT))
    event = f" {fr.EVENT.format(event=words.EVENTS[row.dossier.event.value][0])}" if row.dossier.event else ""
    title = wrapped(f"{name_of(row.dossier)}  {row.dossier.label}{event}", width, lines=1 if row.sentence else 2)
    told = row.sentence or _short(row.dossier)
    return "\n".join([*title, *wrapped(told, width, lines=FOOT - len(title))])
