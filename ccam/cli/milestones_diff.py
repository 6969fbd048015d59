"""What separates two étapes, for people (80 columns) and for machines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ccam.cli import output
from ccam.french import milestones as words
from ccam.french import numbers
from ccam.french import study as fr
from ccam.model.diff import Digest, Event, Rank
from ccam.model.facets import What
from ccam.usecases.diff import NOW, DossierDiff, End, EtapeDiff, FamilyDiff

SHOWN_CENTS = 100
"""Less than that outside the dossiers is rounding."""


def as_text(found: EtapeDiff) -> Iterator[str]:
    """Head, families, dossiers; under each its sentences, major ones first, minor ones and records marked."""
    before, after = _end_name(found.before), _end_name(found.after)
    if found.same:
        yield words.SAME.format(before=before, after=after)
        return
    count = numbers.plural(len(found.dossiers), "dossier changé", "dossiers changés")
    yield from output.wrapped(
        words.DIFF_HEAD.format(before=before, after=after, dossiers=count, events=_events(found)), 2
    )
    bases = found.before.study.draft.base, found.after.study.draft.base
    if bases[0] != bases[1]:
        yield words.BASE_MOVED.format(before=bases[0], after=bases[1])
    yield from _effect(found)
    for family in found.families:
        yield ""
        yield from _family(family)
    if found.documents:
        yield ""
        yield words.DOCUMENTS
        for event in found.documents:
            told = event.sentence if event.rank is Rank.MAJOR else words.MINOR.format(sentence=event.sentence)
            yield from output.wrapped(f"  {told}", 4)
    if found.others:
        yield ""
        yield words.OTHERS
        for sentence in found.others:
            yield from output.wrapped(f"  {sentence}", 4)


def _end_name(end: End) -> str:
    return words.UNSEALED.format(name=end.name) if end.name == NOW else end.name


def _events(found: EtapeDiff) -> str:
    counts = Counter(dossier.event.value for dossier in found.dossiers if dossier.event)
    shown = [
        f"{numbers.integer(counts[event])} {names[counts[event] > 1]}"
        for event, names in words.EVENTS.items()
        if counts[event]
    ]
    return f" ({', '.join(shown)})" if shown else ""


def _effect(found: EtapeDiff) -> Iterator[str]:
    if found.moved is None:
        yield words.DIFF_NO_VOLUMES
        return
    volumes = found.after.study.volumes.name
    moved = numbers.euros_whole(found.moved, sign=True)
    yield from output.wrapped(words.DIFF_EFFECT.format(moved=moved, scope=fr.SCOPE_NAME, volumes=volumes), 2)
    if abs(found.elsewhere or 0) >= SHOWN_CENTS:
        yield words.DIFF_ELSEWHERE.format(moved=numbers.euros_whole(found.elsewhere or 0, sign=True))


def _family(family: FamilyDiff) -> Iterator[str]:
    count = numbers.plural(len(family.dossiers), "dossier")
    yield _with_amount(words.FAMILY_LINE.format(name=family.name, dossiers=count), family.moved)
    for dossier in family.dossiers:
        yield from _dossier(dossier)


def _dossier(dossier: DossierDiff) -> Iterator[str]:
    more = words.MORE_ACTS.format(count=dossier.old_count - 1) if dossier.old_count > 1 else ""
    event = f" ({words.EVENTS[dossier.event.value][0]})" if dossier.event else ""
    line = words.DOSSIER_LINE.format(id=dossier.id, more=more, label=dossier.label)
    yield _with_amount(f"  {line}", dossier.moved, event)
    for sentence in dossier.major:
        yield from output.wrapped(f"    {sentence}", 6)
    for shape, sentences in ((words.MINOR, dossier.minor), (words.RECORD, dossier.records)):
        for sentence in sentences:
            yield from output.wrapped(f"    {shape.format(sentence=sentence)}", 6)


def _with_amount(text: str, moved: int | None, tail: str = "") -> str:
    """``text`` cut so that its ``tail`` and the amount stand whole at the right."""
    amount = "" if moved is None else numbers.euros_whole(moved, sign=True)
    room = output.page_width() - output.width(amount) - output.width(tail) - 2
    left = output.cut(text, room) + tail
    return f"{left}{' ' * (output.page_width() - output.width(left) - output.width(amount))}{amount}".rstrip()


# machines -------------------------------------------------------------------------------------


def as_json(found: EtapeDiff) -> dict[str, Any]:
    """``de`` and ``a`` (name, decision, seal), the unit and scope of amounts, then ``familles`` › ``dossiers`` ›
    ``evenements``; ``ecart`` is the observed effect in euros, null without volumes.
    """
    return found.after.study.context_json() | {
        "de": _end_json(found.before),
        "a": _end_json(found.after),
        "ecart": output.amount(found.moved),
        "ecart_hors_dossiers": output.amount(found.elsewhere),
        "familles": [
            {
                "familles": list(family.ids),
                "nom": family.name,
                "ecart": output.amount(family.moved),
                "dossiers": [_dossier_json(found, dossier) for dossier in family.dossiers],
            }
            for family in found.families
        ],
        "hors_dossiers": list(found.others),
        "documents": [
            {
                "nom": event.name,
                "nature": known.nature,
                "rang": event.rank.value,
                "valeurs": event.values,
                "avant": event.before.source.sha256 if event.before else None,
                "apres": event.after.source.sha256 if event.after else None,
            }
            for event in found.documents
            if (known := event.after or event.before)
        ],
    }


def _end_json(end: End) -> dict[str, Any]:
    draft = end.study.draft
    return {"nom": end.name, "version": draft.base, "decision": draft.position or None, "empreinte": end.hash or None}


def _dossier_json(found: EtapeDiff, dossier: DossierDiff) -> dict[str, Any]:
    return {
        "dossier": dossier.id,
        "libelle": dossier.label,
        "devenir": dossier.event.value if dossier.event else None,
        "ecart": output.amount(dossier.moved),
        "majeurs": list(dossier.major),
        "mineurs": list(dossier.minor),
        "suivi": list(dossier.records),
        "evenements": [_event_json(event) for event in dossier.events],
        "empreintes": {
            act: {"avant": _digest_json(pair[0]), "apres": _digest_json(pair[1])}
            for act, pair in found.digests(dossier).items()
        },
    }


def _event_json(event: Event) -> dict[str, Any]:
    """Values as the journal writes them (shares in 10 000ths, null where there is none), but points in points."""
    points = event.what is What.SCORE
    return {
        "noeud": event.node,
        "quoi": event.what.value,
        "cle": event.key,
        "rang": event.rank.value,
        "avant": output.points(event.before) if points else event.before,
        "apres": output.points(event.after) if points else event.after,
    }


def _digest_json(digest: Digest | None) -> dict[str, str] | None:
    return None if digest is None else {"majeure": digest.major, "mineure": digest.minor}
