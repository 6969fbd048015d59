"""What becomes of acts: maintenir, libellé, recoder, regrouper, subdiviser, recomposer, facturer ensemble, supprimer,
créer.
"""

from collections.abc import Iterable, Sequence

from ccam.french import tui_decide as fr
from ccam.french.browse import ORIGINS
from ccam.french.life import listed
from ccam.french.numbers import plural, share
from ccam.model.codes import ActCode
from ccam.model.draft import MEASURE_ACTS, Fate, Verb
from ccam.model.errors import CcamError
from ccam.model.money import SHARE_UNIT
from ccam.usecases import typed
from ccam.usecases.orders import NEW, Order, Way
from ccam.usecases.spoken import origin as read_origin
from ccam.usecases.spoken import target
from ccam.usecases.typed import BadText
from ccam.usecases.views import OldActView
from ccam.usecases.workbench import decide as workbench_decide
from tui.decisions.choice import ACTS, Subject
from tui.screens.dialogue import Edit
from tui.screens.form import Column, Field, Spec, Table, Typed

REASON = Field("reason", fr.REASON, placeholder=fr.OPTIONAL)
WHY = Field("reason", fr.REASON, placeholder=fr.REASON_WANTED, read=typed.needed(fr.REASON_NEEDED))


def keep_at_once(subject: Subject) -> Edit | None:
    """Maintain one act of which nothing was said: no form is needed. None where one is."""
    acts = subject.choice.acts
    if len(acts) != 1 or workbench_decide.decided_among(subject.workbench, acts):
        return None
    return lambda workbench: workbench_decide.keep(workbench, acts)


def keep(subject: Subject) -> Spec:
    """Maintain several acts, or one that had another fate."""
    acts = _acts(subject)

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_decide.keep(workbench, acts, typed_["reason"])

    title = fr.KEEP_TITLE.format(acts=plural(len(acts), fr.ONE_ACT))
    return Spec(f"m {subject.choice.key}", title, submit, about(subject, acts), (REASON,))


def delete(subject: Subject) -> Spec:
    """Delete acts; or proposed acts that nothing leads to. The reason is compulsory."""
    codes: Sequence[str] = subject.choice.acts
    if not codes:
        codes = tuple(act.id for act in subject.view().new)

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_decide.delete(workbench, codes, typed_["reason"])

    intro = about(subject, tuple(map(ActCode, codes)))
    title = fr.DELETE_TITLE.format(acts=plural(len(codes), fr.ONE_ACT))
    return Spec(f"D {' '.join(codes)}", title, submit, (*intro, fr.DELETE_WARNING), (WHY,))


def relabel(subject: Subject) -> Spec:
    """Keep an undecided act under another label; else change the labels of the proposed acts it leads to."""
    targets = subject.targets()
    if targets:
        before = {act.id: act.label for act in targets}
        fields = [
            Field(act.id, act.shown_code, act.label, read=typed.needed(fr.LABEL_NEEDED)) for act in targets
        ]  # fmt: skip

        def submit(typed_: Typed) -> Edit:
            labels = {id_: typed_[id_] for id_ in before if typed_[id_] != before[id_]}
            return lambda workbench: workbench_decide.relabel(workbench, labels, typed_["reason"])

        title = fr.LABELS_TITLE.format(acts=listed([act.shown_code for act in targets], ACTS))
        return Spec(f"e {' '.join(before)}", title, submit, (), (*fields, REASON))
    old = subject.old()

    def renamed(typed_: Typed) -> Edit:
        asked = Order(
            Verb.RELABEL, {old.code: [Way((old.code,))]}, {old.code: typed_["label"]}, reason=typed_["reason"]
        )
        return lambda workbench: workbench_decide.order(workbench, asked)

    label = Field("label", fr.LABEL, old.label, read=typed.needed(fr.LABEL_NEEDED))
    return Spec(
        f"e {old.code}", fr.LABEL_TITLE.format(act=old.code), renamed, about(subject, (old.code,)), (label, REASON)
    )


def recode(subject: Subject) -> Spec:
    """Give an act another code, with the same meaning."""
    old = subject.old()

    def submit(typed_: Typed) -> Edit:
        to = typed_["target"]
        known = subject.workbench.study.draft.proposed
        labels = {} if to in known and not typed_["label"] else {to: typed_["label"] or old.label}
        asked = Order(Verb.RECODE, {old.code: [Way((to,))]}, labels, reason=typed_["reason"])
        return lambda workbench: workbench_decide.order(workbench, asked)

    fields = (_target(), Field("label", fr.LABEL, old.label), REASON)
    title = fr.RECODE_TITLE.format(act=old.code)
    return Spec(f"o {old.code}", title, submit, about(subject, (old.code,)), fields)


def merge(subject: Subject) -> Spec:
    """Several acts become one."""
    acts = _acts(subject)

    def submit(typed_: Typed) -> Edit:
        to = typed_["target"]
        labels = {to: typed_["label"]} if typed_["label"] else {}
        ways = {code: [Way((to,))] for code in typed_["acts"]}
        asked = Order(Verb.MERGE, ways, labels, typed_["heading"], typed_["reason"])
        return lambda workbench: workbench_decide.order(workbench, asked)

    fields = (
        Field("acts", fr.ACTS, " ".join(acts), read=typed.old_codes),
        _target(),
        Field("label", fr.LABEL, placeholder=fr.LABEL_OF_NEW),
        Field("heading", fr.HEADING, placeholder=fr.HEADING_OPTIONAL, read=typed.heading),
        REASON,
    )
    hints = () if len(acts) > 1 else (fr.MERGE_HINT,)
    return Spec(f"r {subject.choice.key}", fr.MERGE_TITLE, submit, (*about(subject, acts), *hints), fields)


WAYS = (Column(fr.COLUMN_TARGET, 24, typed.words), Column(fr.COLUMN_PART, 8, typed.part), Column(fr.COLUMN_LABEL, 0))


def split(subject: Subject) -> Spec:
    """One act becomes several, each with its part."""
    old = subject.old()
    rows = _present(old) if len(old.alternatives) > 1 else [(f"{NEW} 1", "", old.label), (f"{NEW} 2", "", "")]

    def submit(typed_: Typed) -> Edit:
        ways, labels = _ways(typed_.rows)
        if len(ways) < 2:
            raise BadText(fr.SPLIT_NEEDS_TWO, "table")
        asked = _shared(Verb.SPLIT, {old.code: ways}, labels, typed_)
        return lambda workbench: workbench_decide.order(workbench, asked)

    table = Table(WAYS, tuple(rows), hint=fr.WAYS_HINT)
    fields = (*_origin(subject, (old.code,)), REASON)
    return Spec(
        f"s {old.code}", fr.SPLIT_TITLE.format(act=old.code), submit, about(subject, (old.code,)), fields, table
    )


def restructure(subject: Subject) -> Spec:
    """Several acts become several others."""
    acts = _acts(subject)
    known = {act.code: act for id_ in subject.choice.several() for act in subject.workbench.dossier(id_).old}
    rows = [(code, *row) for code in acts for row in (_present(known[code]) or [(f"{NEW} 1", "", "")])]

    def submit(typed_: Typed) -> Edit:
        found: dict[ActCode, list[tuple[str, int | None, str]]] = {}
        for codes, text, part, label in typed_.rows:
            for each in codes:
                found.setdefault(each, []).append((text, part, label))
        ways, labels = {}, dict[str, str]()
        for each, its in found.items():
            ways[each], named = _ways(its)
            labels |= named
        asked = _shared(Verb.RESTRUCTURE, ways, labels, typed_)
        return lambda workbench: workbench_decide.order(workbench, asked)

    columns = (Column(fr.COLUMN_OLD, 9, typed.old_codes), *WAYS)
    fields = (*_origin(subject, acts), REASON)
    table = Table(columns, tuple(rows), hint=fr.WAYS_HINT)
    return Spec(f"w {subject.choice.key}", fr.RESTRUCTURE_TITLE, submit, about(subject, acts), fields, table)


def bill_together(subject: Subject) -> Spec:
    """One act becomes several that are billed together."""
    old = subject.old()

    def submit(typed_: Typed) -> Edit:
        members = tuple(_name(text) for text, _label in typed_.rows)
        if len(members) < 2:
            raise BadText(fr.TOGETHER_NEEDS_TWO, "table")
        labels = {name: label for name, (_text, label) in zip(members, typed_.rows, strict=True) if label}
        asked = Order(Verb.BILL_TOGETHER, {old.code: [Way(members)]}, labels, reason=typed_["reason"])
        return lambda workbench: workbench_decide.order(workbench, asked)

    rows = ((f"{NEW} 1", old.label), (f"{NEW} 2", ""))
    table = Table((Column(fr.COLUMN_TARGET, 24), Column(fr.COLUMN_LABEL, 0)), rows, hint=fr.TOGETHER_HINT)
    title = fr.TOGETHER_TITLE.format(act=old.code)
    return Spec(f"f {old.code}", title, submit, about(subject, (old.code,)), (REASON,), table)


def create(subject: Subject) -> Spec:
    """A new act that comes from none."""

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_decide.create(workbench, **typed_.values)

    fields = (
        Field("label", fr.LABEL, placeholder=fr.LABEL_WANTED, read=typed.needed(fr.LABEL_NEEDED)),
        Field("heading", fr.HEADING, _heading_of(subject), fr.HEADING_EXAMPLE, read=typed.heading),
        Field("notes", fr.NOTES, placeholder=fr.OPTIONAL),
        Field(
            "justification",
            fr.JUSTIFICATION,
            placeholder=fr.JUSTIFICATION_WANTED,
            read=typed.needed(fr.JUSTIFICATION_NEEDED),
        ),
    )
    return Spec("c", fr.CREATE_TITLE, submit, (fr.CREATE_INTRO,), fields)


def _heading_of(subject: Subject) -> str:
    """The subdivision of the act on show: most acts are created beside another."""
    if not subject.choice.acts:
        return ""
    act = subject.workbench.study.release.by_code.get(subject.choice.acts[0])
    return act.heading if act else ""


def _acts(subject: Subject) -> tuple[ActCode, ...]:
    if not subject.choice.acts:
        subject.choice.one()
    return subject.choice.acts


def about(subject: Subject, acts: Sequence[ActCode]) -> tuple[str, ...]:
    """What is decided about, and which fates it replaces."""
    release = subject.workbench.study.release.by_code
    named = [f"{code} {release[code].label}" if code in release else code for code in acts[:3]]
    if len(acts) > 3:
        named.append(fr.AND_OTHERS.format(names=listed(tuple(acts[3:]), ACTS)))
    decided = workbench_decide.decided_among(subject.workbench, acts)
    lost = workbench_decide.would_lose(subject.workbench, acts)[:3]
    return (*named, *((fr.REPLACES.format(acts=listed(tuple(decided), ACTS)),) if decided else ()), *lost)


def _target() -> Field:
    return Field("target", fr.TARGET, NEW, fr.TARGET_EXAMPLE, read=_name)


def _name(text: str) -> str:
    try:
        return target(text)
    except CcamError as error:
        raise BadText(f"{error.message} {fr.TARGET_EXAMPLE}.") from None


def _present(old: OldActView) -> list[tuple[str, str, str]]:
    """The ways an act goes now, as rows."""
    if old.fate != Fate.MAPPED:
        return []
    return [(" + ".join(way.members), share(way.part)[:-2], "") for way in old.alternatives]


def _origin(subject: Subject, acts: Sequence[ActCode]) -> tuple[Field, ...]:
    """Where the shares come from: as it is known now, where that is the same for all these acts."""
    known = {
        (shares.origin, shares.source)
        for act in map(subject.workbench.study.draft.fate_of, acts)
        if len(act.alternatives) > 1 and (shares := act.share_sets.get(MEASURE_ACTS))
    }
    origin, source = next(iter(known)) if len(known) == 1 else ("", "")
    given = ORIGINS.get(origin, "")
    return (
        Field("origin", fr.SHARE_ORIGIN, given, fr.ORIGIN_EXAMPLE, read=_read_origin),
        Field("source", fr.SHARE_SOURCE, source, fr.SOURCE_EXAMPLE),
    )


def _read_origin(text: str) -> str:
    try:
        read_origin(text)
    except CcamError as error:
        raise BadText(f"{error.message} {error.hint}") from None
    return text


def _shared(verb: Verb, ways: dict[ActCode, list[Way]], labels: dict[str, str], typed_: Typed) -> Order:
    return Order(
        verb, ways, labels, reason=typed_["reason"], origin=read_origin(typed_["origin"]), source=typed_["source"]
    )


def _ways(rows: Iterable[Sequence[object]]) -> tuple[list[Way], dict[str, str]]:
    """Ways and labels of one act; one part left empty takes the rest."""
    listed_ = list(rows)
    parts = [row[1] for row in listed_]
    known = sum(part for part in parts if isinstance(part, int))
    rest = SHARE_UNIT - known if parts.count(None) == 1 and SHARE_UNIT - known > 0 else None
    ways, labels = [], {}
    for text, part, label in listed_:
        members = tuple(_name(name) for name in str(text).split("+"))
        ways.append(Way(members, part if isinstance(part, int) else rest))
        if label:
            labels[members[0]] = str(label)
    return ways, labels
