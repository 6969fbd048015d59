"""What separates two étapes: typed events by family, then by dossier, with what they move in euros."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccam.french import milestones as fr
from ccam.model import diff as model
from ccam.model.bulk import making_many
from ccam.model.diff import Diff, Rank
from ccam.model.draft import Draft
from ccam.model.errors import CcamError, UsageError
from ccam.model.events import Event, decided, members
from ccam.model.facets import PLACES, What
from ccam.model.graph import Dossier
from ccam.model.nodes import LAYERS, decode_node
from ccam.model.records import Document, DraftInfo
from ccam.model.subjects import ABOUT_ACTS, subject_of
from ccam.model.text import folded
from ccam.usecases import diff_documents
from ccam.usecases.changes import tell
from ccam.usecases.curate import pick_draft
from ccam.usecases.diff_documents import DocumentEvent, Documents
from ccam.usecases.dossiers import label_of
from ccam.usecases.milestones import find_seal, sealed_study, unknown_point
from ccam.usecases.report.changes import concerned, what_became
from ccam.usecases.study import Study, open_study
from ccam.usecases.told import TELLERS

if TYPE_CHECKING:
    from ccam.store.store import Store

NOW = "maintenant"
"""The end that is the draft as it is."""


LAYER_PLACES = {layer: place for place, layer in enumerate(LAYERS)}


@dataclass(frozen=True, slots=True)
class End:
    """One end of a comparison. ``hash`` is that of the seal; "" for a release or for the draft as it is. ``documents``
    are those of the base at that time.
    """

    name: str
    study: Study
    hash: str = ""
    documents: Documents = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DossierDiff:
    """One dossier that is not the same at both ends. ``event`` says what became of it, None where nobody decided it at
    either; ``major``, ``minor`` and ``records`` are its sentences; ``moved`` is the observed effect of what changed, in
    cents (None without volumes at both ends).
    """

    id: str
    label: str
    old_count: int
    event: Event | None
    events: tuple[model.Event, ...]
    major: tuple[str, ...]
    minor: tuple[str, ...]
    records: tuple[str, ...]
    moved: int | None


@dataclass(frozen=True, slots=True)
class FamilyDiff:
    """The dossiers of one family, those that move most first. ``ids`` holds several families where dossiers are shared,
    none where acts are placed in no family.
    """

    ids: tuple[str, ...]
    name: str
    dossiers: tuple[DossierDiff, ...]

    @property
    def moved(self) -> int | None:
        """Sum of the dossiers, in cents."""
        return total(dossier.moved for dossier in self.dossiers)


@dataclass(frozen=True, slots=True)
class EtapeDiff:
    """The whole comparison. ``others`` are sentences about records of no act (families, séances, calendar); ``moved``
    is the whole observed effect, ``elsewhere`` what of it no dossier of the list explains (parameters, volumes);
    ``documents`` are the parameters, scenarios and sheets that are not the same.
    """

    before: End
    after: End
    families: tuple[FamilyDiff, ...]
    others: tuple[str, ...]
    moved: int | None
    documents: tuple[DocumentEvent, ...] = ()

    @property
    def dossiers(self) -> list[DossierDiff]:
        """Every dossier, in the order of the families."""
        return [dossier for family in self.families for dossier in family.dossiers]

    @property
    def same(self) -> bool:
        """Whether nothing at all separates the two ends."""
        bases = {end.study.draft.base for end in (self.before, self.after)}
        return not (self.families or self.others or self.moved or self.documents) and len(bases) == 1

    def digests(self, dossier: DossierDiff) -> dict[str, tuple[model.Digest | None, model.Digest | None]]:
        """Digests of the acts of a dossier that changed, before and after."""
        nodes = dict.fromkeys(event.node for event in dossier.events if event.what is not What.RECORD)
        drafts = self.before.study.draft, self.after.study.draft
        return {
            node.partition("/")[2]: (model.digest(node, drafts[0]), model.digest(node, drafts[1])) for node in nodes
        }

    @property
    def elsewhere(self) -> int | None:
        """What the dossiers leave unexplained."""
        known = total(dossier.moved for dossier in self.dossiers)
        return None if self.moved is None or known is None else self.moved - known


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum, None where one of them is unknown."""
    known = list(amounts)
    return None if None in known else sum(amount or 0 for amount in known)


# ends -----------------------------------------------------------------------------------------


def compare_points(store: "Store", before: str, after: str, draft: str | None = None) -> EtapeDiff:
    """From one end to another: names of étapes, « maintenant », or the release that the draft stands on. Raises
    :class:`UnknownThing`, and :class:`UsageError` for two releases.
    """
    info = pick_draft(store, draft)
    first, last = _end(store, info, before), _end(store, info, after)
    if first is None and last is None:
        raise UsageError(fr.TWO_RELEASES)
    return compare(first or _release_end(store, info, before, last), last or _release_end(store, info, after, first))


def _end(store: "Store", info: DraftInfo, name: str) -> End | None:
    """A seal or the draft as it is; None where the name is of something else."""
    made = find_seal(store, info.name, name)
    if made is not None:
        pinned = made.manifest.get("documents", {})
        known = {name: each for name, each in _documents(store).items() if name in pinned}
        return End(made.name, sealed_study(store, made), made.hash, known)
    return End(NOW, open_study(store, draft=info.name), documents=_documents(store)) if folded(name) == NOW else None


def _documents(store: "Store") -> dict[str, Document]:
    return {document.name: document for document in store.documents()}


def _release_end(store: "Store", info: DraftInfo, name: str, other: End | None) -> End:
    """The release under the draft of the other end, where nothing was decided."""
    if other is None:
        raise UsageError(fr.TWO_RELEASES)
    study = other.study
    try:
        version = store.full_version(name)
    except CcamError:
        version = ""
    if version != study.draft.base:
        raise unknown_point(store, info, version or name)
    release, draft = study.release, Draft(info.name, version)
    empty = Study(release, draft, study.volumes, study.parameters, study.settings, life=study.life)
    return End(version, empty, documents=other.documents)


# comparison -----------------------------------------------------------------------------------


def compare(before: End, after: End) -> EtapeDiff:
    """Both ends, dossier by dossier."""
    first, last = before.study, after.study
    subjects, others = _subjects(model.diff(first.draft, last.draft))
    money = _Money(first, last)
    with making_many():
        kept, gone = _sides(first, last, set(subjects))
    made = [_dossier(first, last, each, subjects, money, gone=False) for each in kept]
    made += [_dossier(first, last, each, subjects, money, gone=True) for each in gone]
    found = _by_family(first, last, made, [*kept, *gone])
    documents = diff_documents.diff(before.documents, after.documents)
    return EtapeDiff(before, after, found, _told(others), money.whole, documents)


def _sides(before: Study, after: Study, edited: set[str]) -> tuple[list[Dossier], list[Dossier]]:
    """The dossiers of the end point that are concerned, and those of the starting point of which nothing decided is
    left: their acts are told there, and not one by one as dossiers that nobody opened.
    """
    kept, gone = concerned(before, after, edited)
    lost = {dossier.id: dossier for dossier in gone}
    alone = []
    for dossier in kept:
        earlier = before.owner.get(dossier.id)
        if decided(dossier) or earlier is None or not decided(earlier) or _survives(earlier, after):
            alone.append(dossier)
        else:
            lost[earlier.id] = earlier
    return alone, [lost[id_] for id_ in sorted(lost)]


def _survives(dossier: Dossier, after: Study) -> bool:
    return any(decided(after.owner[act]) for act in members(dossier) if act in after.owner)


def _subjects(found: Diff) -> tuple[dict[str, list[model.Event]], list[model.Event]]:
    """Events by the act they are about, and those that are about none."""
    subjects: dict[str, list[model.Event]] = {}
    others: list[model.Event] = []
    for events in found.by_node.values():
        for event in events:
            named = _named(event)
            for subject in named:
                subjects.setdefault(subject, []).append(event)
            if not named:
                others.append(event)
    return subjects, others


def _named(event: model.Event) -> list[str]:
    if event.layer in ABOUT_ACTS:
        return [subject_of(event.node)]
    if event.layer == "desaccord":
        return list((event.after or event.before).get("sujets", ()))
    return []


def _dossier(
    before: Study, after: Study, dossier: Dossier, subjects: Mapping[str, list[model.Event]], money: "_Money", *,
    gone: bool,
) -> DossierDiff:  # fmt: skip
    # A disagreement over several acts of the dossier is one event of it.
    found = {(e.node, e.what, e.key): e for act in members(dossier) for e in subjects.get(act, ())}
    events = tuple(sorted(found.values(), key=_place))
    became = Event.GONE if gone else what_became(before, after, dossier)
    records = _told(event for event in events if event.what is What.RECORD)
    told = {rank: tell((event for event in events if event.rank is rank), before.draft, after.draft) for rank in Rank}
    return DossierDiff(
        id=dossier.id,
        label=label_of(before if gone else after, dossier),
        old_count=len(dossier.old),
        event=became if gone or decided(dossier) else None,
        events=events,
        major=told[Rank.MAJOR],
        minor=told[Rank.MINOR],
        records=(*told[Rank.RECORD], *records),
        moved=money.moved(dossier),
    )


def _place(event: model.Event) -> tuple[int, str, int, str]:
    """Old acts, then proposed acts, then what is said of them."""
    return LAYER_PLACES[event.layer], event.node, PLACES[event.what], event.key


def _told(events: Iterable[model.Event]) -> tuple[str, ...]:
    """Records in sentences, each once."""
    told = (
        TELLERS[event.layer](decode_node(event.node, event.before), decode_node(event.node, event.after))
        for event in events
    )
    return tuple(dict.fromkeys(told))


class _Money:
    """Observed effects by act, at both ends; None where an end has no volumes."""

    def __init__(self, before: Study, after: Study) -> None:
        self.known = bool(before.volumes.rows and after.volumes.rows)
        self._before, self._after = (self._by_act(study) if self.known else {} for study in (before, after))

    @staticmethod
    def _by_act(study: Study) -> dict[str, int]:
        from valuation.impact import Axis

        return {act: figures.observed for act, figures in study.impact.by(Axis.ACT).rows.items()}

    @property
    def whole(self) -> int | None:
        """What the whole effect moved by."""
        return sum(self._after.values()) - sum(self._before.values()) if self.known else None

    def moved(self, dossier: Dossier) -> int | None:
        """What the effect of a dossier's acts moved by."""
        if not self.known:
            return None
        return sum(self._after.get(code, 0) - self._before.get(code, 0) for code in dossier.old)


def _by_family(
    before: Study, after: Study, made: Sequence[DossierDiff], dossiers: Sequence[Dossier]
) -> tuple[FamilyDiff, ...]:
    """Families by number, dossiers of several families after them, those of none last."""
    grouped: dict[tuple[str, ...], list[DossierDiff]] = {}
    for each, dossier in zip(made, dossiers, strict=True):
        grouped.setdefault(_families_of(before, after, dossier), []).append(each)
    names = before.draft.registers.families | after.draft.registers.families
    return tuple(
        FamilyDiff(
            ids,
            fr.AND.join(names[id_].name if id_ in names else id_ for id_ in ids) or fr.NO_FAMILY,
            tuple(sorted(found, key=lambda each: (-abs(each.moved or 0), each.id))),
        )
        for ids, found in sorted(grouped.items(), key=lambda item: (not item[0], len(item[0]), item[0]))
    )


def _families_of(before: Study, after: Study, dossier: Dossier) -> tuple[str, ...]:
    places = [after.draft.registers.placements, before.draft.registers.placements]
    found = [next((place[act].family for place in places if act in place), "") for act in dossier.subjects]
    return tuple(sorted({family for family in found if family}))
