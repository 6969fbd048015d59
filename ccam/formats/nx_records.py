"""Every record of an NX file, norm 14.01 (formats.md §2c), and in which order they may follow one another.

``A`` is text, ``N`` a number in the scale of the file, ``C`` a code in digits, ``D`` a date
(:func:`ccam.formats.nx.layout`).
"""

from enum import StrEnum
from typing import NamedTuple

from ccam.formats.nx import Layout, Numbering, layout

FIXED, RUNS, ROLLS = Numbering

_SENDER = (
    "type_emetteur:A2 numero_emetteur:C14 programme_emetteur:A6 type_destinataire:A2 numero_destinataire:A14 "
    "programme_destinataire:A6 type_echange:A2 fichier:A3"
)

HEADER = layout("000", f"{_SENDER} creation:D noemie:A24 chronologie:N5 type_fichier:C1 structure:C4 version:C5")
"""``version`` (``07500``) is not in the published norm; every file has it."""

TRAILER = layout("999", f"{_SENDER} enregistrements:N10 tables:N6 actes:N6 activites:N6 phases:N6")

USUAL_SENDER = ("", "00000001000000", "CODCAM", "CT", "00000001000000", "CCAM", "NA", "CAC")
"""Fields of the sender in the files of the CNAM."""

STRUCTURE = "1401"
FULL = "1"
"""``type_fichier`` of a file that replaces the whole base; ``0`` updates it."""

_PERIOD = "debut:D fin:D"

TABLES = {
    f"TB{record.type[1:]}": record
    for record in (
        layout("001-01", f"mode_traitement:C2 {_PERIOD}", 6, RUNS),
        layout("002-01", f"grille:N3 association:A1 {_PERIOD} coefficient:N4", 5, ROLLS),
        layout("003-01", f"grille:N3 regle:A1 {_PERIOD} coefficient:N4", 5, ROLLS),
        layout("004-01", f"specialite:C2 {_PERIOD} classe:A2", 6, RUNS),
        layout("005-01", f"nature:A3 {_PERIOD} forfait:A1", 6, RUNS),
        layout("006-01", f"modificateur:A1 {_PERIOD} unite_min:A1 age_min:N3 unite_max:A1 age_max:N3", 4, RUNS),
        layout("007-01", f"{_PERIOD} metropole:N7 antilles:N7 reunion:N7 guyane:N7", 2, RUNS),
        layout("008-01", f"caisse:C3 {_PERIOD} genre:A1 jour:C8", 4, RUNS),
        layout("009-01", f"modificateur:A1 autre:A1 {_PERIOD}", 6, RUNS),
        layout("010-01", f"modificateur:A1 {_PERIOD} coherence:A1 multiple:A1", 6, RUNS),
        layout("011-01", f"grille:N3 modificateur:A1 {_PERIOD} forfait:N7 coefficient:N4", 3, ROLLS),
        layout("012-01", f"{_PERIOD} forfait:N7 coefficient:N4", 4, RUNS),
        layout("013-01", f"nature:A3 {_PERIOD} lettre_cle:A1", 6, RUNS),
        layout("014-01", f"dmt:C3 {_PERIOD} classe:A2", 5, RUNS),
        layout("015-01", f"modificateur:A1 {_PERIOD} transmis:A1", 6, RUNS),
        layout("017-01", "nature:A3 specialite:C2 obligation:D", 9, RUNS),
        layout("018-01", f"{_PERIOD} dent:A2", 6, RUNS),
        layout("019-01", f"{_PERIOD} nombre:N1", 7, RUNS),
        layout("020-01", f"concept:C2 {_PERIOD} valeurs:A10", 4, RUNS),
        layout("021-01", f"cle:C4 forfait:A3 indice:A2 {_PERIOD}", 4, RUNS),
        layout("022-01", f"contexte_ps:C4 contexte_bn:C4 {_PERIOD} grille:N3", 4, ROLLS),
        layout("023-01", "grille:N3 libelle:A100", 1, ROLLS),
    )
}
"""Reference tables, by name. In :data:`COUNTED_TABLES` are those that the trailer counts."""

COUNTED_TABLES = frozenset(TABLES) - {"TB01"}

PAIRS = {
    "090": layout("090-01", "exo_tm:C1 autre:C1", 60, RUNS),
    "093": layout("093-01", "unite:A3 effet:D valeur:N6", 7, RUNS),
}
"""Two more reference tables, told by their type."""

_CODES_OF_100 = (
    "050:C2 051:C4 052:A2 054:A2 058:A1 059:A1 060:A1 061:A2 062:A3 063:A2 064:A2 080:A1 081:A1 082:C2 083:A1 084:C3"
)
_CODES_OF_80 = "053:C1 055:C1 056:A1 057:A1 065:A1 066:C1 067:C2"

LISTS = {
    record.type: record
    for record in (
        *(layout(f"{i[:3]}-01", f"code{i[3:]} libelle:A100", numbering=RUNS) for i in _CODES_OF_100.split()),
        *(layout(f"{i[:3]}-01", f"code{i[3:]} libelle:A80", numbering=RUNS) for i in _CODES_OF_80.split()),
        layout("068-01", "code:C3 libelle:A50", numbering=RUNS),
        layout("085-01", "code:C4 libelle:A117", numbering=RUNS),
        layout("086-01", "code:C4 libelle:A117", numbering=RUNS),
        layout("099-01", "code:A50 libelle:A50", numbering=RUNS),
    )
}
"""Lists of codes: a code and its label, whose slices follow under sequences 02, 03…"""

MENU = layout("091-01", "code:N6 pere:N6 rang:N6 libelle:A100", numbering=RUNS)
MENU_NOTE = layout("092-01", "code:N6 type:C2 texte:A100", numbering=RUNS)

ACT = layout("101-01", "code:A13 libelle_court:A70 type:C1 sexe:C1 creation:D fin:D")
ACT_INSURANCE = layout("101-02", "natures:A2*10 deplacement:A1")
ACT_PLACE = layout("101-03", "niveaux:C6*10 place:N12 structure:A13 precedent:A13 suivant:A13")
ACT_DMT = layout("101-04", "classes:A2*50", numbering=RUNS)
ACT_LABEL = layout("101-50", "libelle:A100", numbering=RUNS)
ACT_CONDITIONS = layout("101-51", "conditions:C4*30", numbering=RUNS)
ACT_NOTE = layout("101-52", "type:C2 texte:A100", numbering=RUNS)

_SINCE = "effet:D arrete:D jo:D"

ACT_STATE = layout("110-01", f"{_SINCE} remboursement:C1 entente:A1 exo_tm:C1*5 prescripteurs:A2*10 forfaits:A1*10")
PROCEDURES = layout("120-01", "procedures:A13*8", numbering=RUNS)
INCOMPATIBLE = layout("130-01", "actes:A13*8", numbering=RUNS)
CMUC = layout("140-01", "forfaits:C4*30", numbering=RUNS)

ACTIVITY = layout("201-01", "activite:C1 extensions:A1*10 rmo:A5*5 agrements:A2*10")
ACTIVITY_STATE = layout("210-01", f"{_SINCE} modificateurs:A1*10 categorie:A2 executants:A2*10 regroupement:A3")
ASSOCIATIONS = layout("220-01", "actes:A14x8 regles:A1x8", numbering=RUNS)

PHASE = layout("301-01", "phase:C1 dents:A2 age_min:N3 age_max:N3")
PHASE_TEETH = layout("301-02", "dents:C2*60", numbering=RUNS)
PHASE_ICR = layout("301-50", "icr:N4 classant:A1")
PHASE_STATE = layout(
    "310-01", f"{_SINCE} seances:N2 unite:A3 coefficient:N6 paiement:A1 dom:N4x4 supplement:N6", numbering=RUNS
)
PRICES = layout("320-01", "grille:N3 prix:N6", 13, ROLLS)
SCORE = layout("350-01", "effet:D score:N6 pratique:N6", numbering=RUNS)

END_PHASE = layout("399-01", "enregistrements:N5")
END_ACTIVITY = layout("299-01", "enregistrements:N5")
END_ACT = layout("199-01", "enregistrements:N5")

_OF_ACT = (ACT_INSURANCE, ACT_PLACE, ACT_DMT, ACT_LABEL, ACT_CONDITIONS, ACT_NOTE)
_REFERENCES = (*TABLES.values(), *LISTS.values(), *PAIRS.values(), MENU, MENU_NOTE)


class Place(StrEnum):
    """Where one stands in a file; each tells what may come next (:data:`GRAMMAR`)."""

    START = "début du fichier"
    TABLES = "tables"
    ACT = "acte"
    ACT_STATE = "historique de l'acte"
    ACTIVITY = "activité"
    ACTIVITY_STATE = "historique de l'activité"
    PHASE = "phase"
    PHASE_STATE = "historique de la phase"
    PHASES = "fin de phase"
    ACTIVITIES = "fin d'activité"
    ACTS = "fin d'acte"
    END = "fin du fichier"


class Step(NamedTuple):
    """One allowed record and where it leads."""

    layout: Layout
    to: Place


def _steps(*moves: tuple[Place, tuple[Layout, ...]]) -> dict[bytes, Step]:
    return {head: Step(record, to) for to, records in moves for record in records for head in record.heads}


GRAMMAR = {
    Place.START: _steps((Place.TABLES, (HEADER,))),
    Place.TABLES: _steps((Place.TABLES, _REFERENCES), (Place.ACT, (ACT,)), (Place.END, (TRAILER,))),
    Place.ACT: _steps((Place.ACT, _OF_ACT), (Place.ACT_STATE, (ACT_STATE,))),
    Place.ACT_STATE: _steps(
        (Place.ACT_STATE, (ACT_STATE, PROCEDURES, INCOMPATIBLE, CMUC)),
        (Place.ACTIVITY, (ACTIVITY,)),
        (Place.ACTS, (END_ACT,)),
    ),
    Place.ACTIVITY: _steps((Place.ACTIVITY_STATE, (ACTIVITY_STATE,))),
    Place.ACTIVITY_STATE: _steps(
        (Place.ACTIVITY_STATE, (ACTIVITY_STATE, ASSOCIATIONS)),
        (Place.PHASE, (PHASE,)),
        (Place.ACTIVITIES, (END_ACTIVITY,)),
    ),
    Place.PHASE: _steps((Place.PHASE, (PHASE_TEETH, PHASE_ICR)), (Place.PHASE_STATE, (PHASE_STATE,))),
    Place.PHASE_STATE: _steps((Place.PHASE_STATE, (PHASE_STATE, PRICES, SCORE)), (Place.PHASES, (END_PHASE,))),
    Place.PHASES: _steps((Place.PHASE, (PHASE,)), (Place.ACTIVITIES, (END_ACTIVITY,))),
    Place.ACTIVITIES: _steps((Place.ACTIVITY, (ACTIVITY,)), (Place.ACTS, (END_ACT,))),
    Place.ACTS: _steps((Place.ACT, (ACT,)), (Place.END, (TRAILER,))),
    Place.END: {},
}
"""What may follow what: an act holds its history and its activities, which hold theirs and their phases. Scores (350)
stand after the history of their phase in the files of the CNAM, beside it elsewhere: both are read.
"""

LAYOUTS = {step.layout.name: step.layout for steps in GRAMMAR.values() for step in steps.values()}
"""Every record by name."""
BY_HEAD = {head: record for record in LAYOUTS.values() for head in record.heads}
"""Every record by the bytes that it may begin with."""


def record_of(line: bytes) -> Layout | None:
    """The record that a line is, by its first bytes."""
    return BY_HEAD.get(line[:5]) or BY_HEAD.get(line[:3])


class Totals(NamedTuple):
    """The numbers of the trailer: records of the file, of its tables 002 to 023, of 101-01, 201-01 and 301-01."""

    records: int
    tables: int
    acts: int
    activities: int
    phases: int
