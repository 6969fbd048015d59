"""What a disagreement weighs, computed: the impact of its dossiers one way, then the other."""

from collections.abc import Sequence
from dataclasses import replace

from ccam.french import curate as refused
from ccam.french import disputes as fr
from ccam.french import numbers
from ccam.french import study as words
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import MEASURE_ACTS, Draft, OldAct, ProposedAct, ShareOrigin, ShareSet
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.money import SHARE_UNIT
from ccam.model.text import folded
from ccam.usecases.disputes import Effect
from ccam.usecases.figures import interval
from ccam.usecases.study import Study


def effect_of_charges(study: Study, acts: Sequence[ActCode], first: str, second: str) -> Effect:
    """The second evaluation of charges less the first one, over the dossiers of ``acts``, in honoraires."""
    one, other = (_origin(study, name) for name in (first, second))
    names = {
        "dossier": ", ".join(dict.fromkeys(study.owner[act].id for act in acts)),
        "first": one,
        "second": other,
        "volumes": _volumes(study),
    }
    return _between(study.under(one), study.under(other), acts, fr.BY_CHARGES.format(**names))


def effect_of_shares(study: Study, code: ActCode, first: Sequence[int], second: Sequence[int]) -> Effect:
    """The second share set of one old act less the first one, over its dossier, in honoraires."""
    act = study.draft.fate_of(code)
    one, other = (_with_shares(study, act, parts) for parts in (first, second))
    shown = ["/".join(numbers.scaled(part, 2, trim=True) for part in parts) for parts in (first, second)]
    said = fr.BY_SHARES.format(
        act=code, first=shown[0], second=shown[1], volumes=_volumes(study), charges=study.settings.cp_origin
    )
    return _between(one, other, _acts_of(study, code), said)


def effect_of_points(study: Study, line: str, first: int, second: int) -> Effect:
    """The second score of one proposed line (in 1/100 point) less the first one, over its dossier, in honoraires."""
    act, slot = _proposed_line(study, line)
    one, other = (_with_score(study, act, slot, score) for score in (first, second))
    said = fr.BY_POINTS.format(
        line=f"{act.shown_code} {slot}", first=numbers.points(first), second=numbers.points(second),
        volumes=_volumes(study), charges=study.settings.cp_origin,
    )  # fmt: skip
    return _between(one, other, _acts_of(study, act.id), said)


def _between(first: Study, second: Study, acts: Sequence[ActCode], basis: str) -> Effect:
    if not first.volumes.rows:
        raise DataRefused(fr.NO_EFFECT, why=fr.NO_VOLUMES_WHY)
    before, after = (study.impact.only(frozenset(acts)) for study in (first, second))
    if not before.known_base + before.kept_base + before.deleted_base:
        raise DataRefused(fr.NO_EFFECT, why=fr.NO_FIGURE_WHY)
    missing = interval(after).unknown_base
    if missing:
        basis += f" ; {fr.UNCOVERED.format(base=numbers.euros_whole(missing))}"
    return Effect(after.observed - before.observed, words.UNIT, basis)


def _origin(study: Study, name: str) -> str:
    known = study.parameters.cp_origins()
    found = next((origin for origin in known if folded(origin) == folded(name)), None)
    if found is None:
        raise UsageError(words.UNKNOWN_CHARGES, name=name, known=", ".join(f"« {origin} »" for origin in known))
    return found


def _acts_of(study: Study, node: str) -> tuple[ActCode, ...]:
    return study.owner[study.dossier_id(node)].old


def _volumes(study: Study) -> str:
    return words.VOLUMES_OF.format(name=study.volumes.name)


def _with_shares(study: Study, act: OldAct, parts: Sequence[int]) -> Study:
    if len(parts) != len(act.alternatives):
        raise DataRefused(refused.SHARES_COUNT, act=act.code, count=len(act.alternatives), given=len(parts))
    if sum(parts) != SHARE_UNIT or min(parts) < 0:
        raise DataRefused(refused.SHARES_SUM, act=act.code, sum=numbers.share(sum(parts)))
    shares = {**act.share_sets, MEASURE_ACTS: ShareSet(tuple(parts), ShareOrigin.EXPERT)}
    changed = {**study.draft.old, act.code: replace(act, share_sets=shares)}
    return study.at(replace(study.draft, old=changed), [act.code])


def _with_score(study: Study, act: ProposedAct, slot: Slot, score: int) -> Study:
    lines = tuple(replace(line, score=score) if line.slot == slot else line for line in act.lines)
    changed = {**study.draft.proposed, act.id: replace(act, lines=lines)}
    return study.at(replace(study.draft, proposed=changed), [act.id])


def _proposed_line(study: Study, text: str) -> tuple[ProposedAct, Slot]:
    name, _, place = text.upper().partition("/")
    activity, _, phase = place.partition("/")
    slot = Slot(int(activity), int(phase or 0)) if activity.isdecimal() and (phase or "0").isdecimal() else None
    act = _proposed(study.draft, name)
    if act is None or slot is None or act.line(slot) is None:
        raise UnknownThing(fr.BAD_LINE, value=text)
    return act, slot


def _proposed(draft: Draft, name: str) -> ProposedAct | None:
    allotted = next((act for act in draft.proposed.values() if act.code == name), None)
    return draft.proposed.get(ProposedId(name), allotted)
