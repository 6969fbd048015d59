"""A small draft that has one of everything, on its way out: what goldens and oracles are made from."""

from collections.abc import Mapping

from ccam.formats.exchange import Correspondence
from ccam.model.acts import Release
from ccam.model.codes import Slot
from ccam.model.draft import Draft, Fate, LeftLine, OldAct, ProposedAct, ShareOrigin, ShareSet, Verb
from ccam.usecases.exports.exchange import correspondence
from tests.strategies import act, code, draft, mapped, new_act, proposed, release

LABELS: Mapping[int, str] = {
    1: "Appendicectomie, par laparotomie",
    2: "Appendicectomie, par cœlioscopie",
    3: "Coloscopie avec exérèse d'un ou de plusieurs polypes",
    4: "Acte obsolète",
    5: 'Pose de stomie dite "humide"',
    6: "Acte qui attend",
    7: "Hystérectomie avec curage",
}


def base() -> Release:
    """The release of :func:`everything`."""
    return release(*(act(number, (1, 4), label=label) for number, label in LABELS.items()))


def everything() -> Draft:
    """Merged, split, deleted, kept, billed together, undecided, created."""
    split = mapped(3, (2,), (3,), parts=(5850, 4150), verb=Verb.SPLIT)
    shares = {"actes": ShareSet((5850, 4150), ShareOrigin.DUAL_CODED, "cinq centres, 2025")}
    return draft(
        mapped(1, (1,), verb=Verb.MERGE),
        mapped(2, (1,), verb=Verb.MERGE),
        OldAct(code(3), Fate.MAPPED, Verb.SPLIT, "Le temps n'est pas le même", split.alternatives, shares),
        OldAct(code(4), Fate.DELETED, Verb.DELETE, "Plus pratiqué"),
        mapped(5, (4,), verb=Verb.KEEP),
        OldAct(code(6), reason="En attente de la HAS", left=(LeftLine(Slot(4, 0), "anesthésie", "à coter"),)),
        mapped(7, (5, 6), verb=Verb.BILL_TOGETHER),
        new_act(1, (1, 4), 26_250, label="Appendicectomie, toute voie d'abord"),
        new_act(2, score=8_000, label="Exérèse d'un polype du côlon, par coloscopie"),
        new_act(3, label="Exérèse de plusieurs polypes du côlon, par coloscopie"),
        new_act(4, allotted=code(5), label=LABELS[5]),
        new_act(5, label="Hystérectomie"),
        new_act(6, label="Curage pelvien"),
        ProposedAct(proposed(7), "Dissection sousmuqueuse du côlon", None, "07.03.06.04", (), "N'existait pas"),
    )


def outgoing() -> Correspondence:
    """:func:`everything` as the writers take it."""
    return correspondence(everything(), base())
