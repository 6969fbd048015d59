"""Typed diff of two étapes on the national set: the events alone, then grouped by family and dossier."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bench.measure import line, medians
from bench.national import National, national
from ccam.model.acts import SourceFile
from ccam.model.codec import decode_act, decode_old, encode_act, encode_old
from ccam.model.diff import diff
from ccam.model.draft import Draft, Fate, OldAct
from ccam.model.registers import Family, Placement
from ccam.model.volumes import VolumeSet
from ccam.usecases.diff import End, compare
from ccam.usecases.study import Study
from valuation.parameters import Parameters
from valuation.settings import Settings

FAMILIES = 42
EDITED = 10
"""One node in ten differs between the two étapes."""


def run() -> Iterator[str]:
    """Both étapes are read from their own JSON, as the store does: no object is shared."""
    made = national()
    before, after = _read(made.draft), _edited(_read(made.draft))
    events = diff(before, after).events
    studies = [_study(made, each) for each in (before, after)]
    found = compare(*(End(str(place), each) for place, each in enumerate(studies)))
    yield (
        f"two étapes of the national set: {len(events)} events, {len(found.dossiers)} dossiers, "
        f"{len(found.families)} families"
    )

    def whole() -> object:
        first, last = (_study(made, each) for each in (before, after))
        return compare(End("a", first), End("b", last))

    alone, grouped, same = medians(lambda: diff(before, after), whole, lambda: diff(before, before), rounds=3)
    yield line("typed diff of two étapes, seconds", alone, "≤ 1")
    yield line("the same, dossiers found on both sides and told, seconds", grouped, "≤ 1")
    yield line("diff of an étape with itself, seconds", same, "well under 1")


def _read(draft: Draft) -> Draft:
    made = Draft(draft.name, draft.base)
    made.old = {code: decode_old(encode_old(act)) for code, act in draft.old.items()}
    made.proposed = {new: decode_act(encode_act(act)) for new, act in draft.proposed.items()}
    for place, code in enumerate(made.old):
        family = f"{place * FAMILIES // len(made.old) + 1:02d}"
        made.registers.families.setdefault(family, Family(family, f"Famille {family}"))
        made.registers.placements[code] = Placement(code, family)
    return made


def _edited(draft: Draft) -> Draft:
    for place, (code, act) in enumerate(list(draft.old.items())):
        if place % EDITED == 0:
            draft.old[code] = OldAct(code) if act.fate is Fate.DELETED else replace(act, reason="inventé, revu")
    for place, (new, kept) in enumerate(list(draft.proposed.items())):
        if place % EDITED == 0:
            lines = tuple(replace(each, score=(each.score or 0) + 100) for each in kept.lines)
            draft.proposed[new] = replace(kept, lines=lines)
    return draft


def _study(made: National, draft: Draft) -> Study:
    nothing = VolumeSet("", 0, SourceFile("", "", ""), "", ())
    return Study(made.release, draft, nothing, Parameters.of([]), Settings(on=date(2026, 1, 1), cp_origin=""))
