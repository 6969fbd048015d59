"""``dossier --demeler``: the links and the acts that hold a dossier together."""

from typing import TYPE_CHECKING, Any

from ccam.cli import output
from ccam.french import invariants, numbers
from ccam.french import study as words
from ccam.french import tangle as fr

if TYPE_CHECKING:
    from ccam.usecases.study import Study
    from ccam.usecases.tangle import Separation, Side, Tangle

SHOWN = 6
"""Acts of a part that are named."""


def tell(study: "Study", code: str, *, json: bool) -> None:
    """What holds the dossier of an act together."""
    from ccam.usecases.tangle import tangle

    found = tangle(study, study.dossier_id(code))
    if json:
        output.emit(study.context_json() | as_json(found))
        return
    output.lines(study.heading())
    show(found)


def show(tangle: "Tangle") -> None:
    """Links, then acts, for people."""
    dossier = tangle.dossier
    old, new = numbers.plural(len(dossier.old), *fr.OLD), numbers.plural(len(dossier.new), *fr.NEW)
    links = numbers.plural(tangle.links, *fr.LINKS)
    output.line(fr.HEADING.format(dossier=dossier.id, old=old, new=new, links=links))
    if tangle.separations:
        output.line(fr.CUTS.format(unit=words.UNIT))
        output.table(map(_cells, tangle.separations), head=fr.CUT_HEAD, right=(1, 2, 3, 4, 5, 6))
    else:
        output.line(fr.NO_CUT)
    if tangle.pivots:
        output.line(fr.PIVOTS)
    for pivot in tangle.pivots:
        parts = " | ".join(_named(part) for part in pivot.parts)
        count = numbers.plural(len(pivot.parts), *fr.PARTS)
        output.line(fr.PIVOT.format(act=pivot.act, count=count, parts=parts))


def _named(codes: tuple[str, ...]) -> str:
    text = ", ".join(codes[:SHOWN])
    rest = len(codes) - SHOWN
    return f"{text} {fr.MORE.format(count=numbers.integer(rest))}" if rest > 0 else text


def _cells(made: "Separation") -> tuple[str, ...]:
    sides = [cell for side in made.sides for cell in _side(side)]
    return (invariants.LINK.format(old=made.old, targets=" + ".join(made.targets)), *sides)


def _side(side: "Side") -> tuple[str, str, str]:
    return str(len(side.acts)), numbers.euros_short(side.base), numbers.euros_short(side.impact)


def as_json(tangle: "Tangle") -> dict[str, Any]:
    """The same for machines."""
    return {
        "dossier": tangle.dossier.id,
        "liens": tangle.links,
        "separations": [
            {
                "ancien": made.old,
                "actes": list(made.targets),
                "cotes": [
                    {"actes": list(side.acts), "base": output.amount(side.base), "impact": output.amount(side.impact)}
                    for side in made.sides
                ],
            }
            for made in tangle.separations
        ],
        "actes_charnieres": [
            {"acte": pivot.act, "parties": [list(part) for part in pivot.parts]} for pivot in tangle.pivots
        ],
    }
