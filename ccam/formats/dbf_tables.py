"""The 72 tables of the base in DBF (formats.md §2b), as the public readers document them, and where each goes.

Fields are Oracle names cut to 10 characters. ``C`` is text, ``N6.2`` a number of six digits of which two decimals,
``D`` a date; ``*16`` a text in so many slices. Real widths come from the header of each file: only names and kinds
count. Tables marked ``!`` state something of an act: a release cannot be drawn without them. Fields marked ``?`` may
be absent.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ccam.formats.dbf import slice_names


class Field(NamedTuple):
    """A declared field: ``C``, ``N`` (in units of its last decimal) or ``D``; its slices for a long text."""

    name: str
    kind: str
    length: int
    places: int
    slices: int
    optional: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of its columns, one per slice; all but the first may be absent."""
        return slice_names(self.name, self.slices)


@dataclass(frozen=True)
class Table:
    """A declared table."""

    name: str
    fields: tuple[Field, ...]
    required: bool

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Fields by name."""
        return {field.name: field for field in self.fields}


_NOTE = "ORDRE_NOTE N4, TYPNOT_COD N2, TEXTE_NOTE C254*16, RENVOI_COD? C13"

_TABLES = f"""
R_AAP_PMSI!: AAP_COD C16, ICR N4, CLASSANT C1
R_ACTE!: COD_ACTE C13, DT_MODIF D, MENU_COD N6, FRAIDP_COD C1, REMBOU_COD N1, TYPE_COD N1, COD_STRUCT? C13, \
NOM_COURT C70, NOM_LONG C254*16, SEXE N1, DT_CREATIO D, DT_FIN D, ENTENTE C1, DT_EFFET D, DT_ARRETE D, DT_JO D, \
MFIC_PLACE N12.6, PRECEDENT C13, SUIVANT C13
R_ACTE_CLASSE_DMT!: ACTE_COD C13, CLDMT_COD C2
R_ACTE_CMUC!: CLE_FORFAI N4, ACTE_COD C13, MODIF_DT D
R_ACTE_COND_GEN!: ACTE_COD C13, CONDGE_COD N4
R_ACTE_EXO_TM!: ACTE_COD C13, ACDT_MODIF D, EXOTM_COD N1
R_ACTE_FORFAIT!: ACTE_COD C13, ACDT_MODIF D, FORFAI_COD C1
R_ACTE_IVITE!: COD_AA C14, DT_MODIF D, ACTE_COD C13, ACDT_MODIF D, ACTIV_COD C1, REGROU_COD C3, CATMED_COD C2
R_ACTE_IVITE_PHASE!: COD_AAP C16, DT_MODIF D, AA_COD C14, AADT_MODIF D, UOEUVR_COD C3, UOEDT_EFFE? D, PAIEM_COD C1, \
PHASE_COD N2, NB_SEANCES N2, COEFFICIEN N6.2, PU_BASE? N6.2, SUPPLEMENT N6.2, NB_DENTS C2, AGE_MIN N3, AGE_MAX N3, \
SCORE N6.2, PRATIQUE N6.2, ICR? N4
R_ACTE_NAT_ASS!: ACTE_COD C13, NATASS_COD C2
R_ACTE_PRESCRIPTEUR!: ACTE_COD C13, ACDT_MODIF D, CATSPE_COD C2
R_ACTIVITE: COD_ACTIV C1, LIBELLE C100
R_ACTIVITE_AGRE_RADIO!: AA_CODE C14, AGRAD_COD C2
R_ACTIVITE_EXECUTANT!: AA_COD C14, AADT_MODIF D, CATSPE_COD C2
R_ACTIVITE_EXTENSION!: AA_COD C14, EXTENS_COD C1
R_ACTIVITE_MODIFICATEUR!: AA_CODE C14, AADT_MODIF D, MODIFI_COD C1
R_ACTIVITE_PHASE_DENT!: AAP_COD C16, DEN_NUMERO N2
R_ACTIVITE_PHASE_DOM!: AAP_COD C16, APDT_MODIF D, DOM_COD N3, MAJORATION N4.3
R_ACTIVITE_RMO!: AA_COD C14, AADT_MODIF D, INTERN_COD N4
R_AGRE_RADIO: COD_AGRAD C2, LIBELLE C100
R_ASSOCIATIONS!: AA_CODE1 C14, DT_MODIF1 D, AA_CODE2 C14, DT_MODIF2? D, REGLE_COD C1
R_CATEGORIE_MEDIC: COD_CATMED C2, LIBELLE C100
R_CATE_SPEC: COD_CATSPE C2, LIBELLE C100
R_CLASSE_DMT: COD_CLDMT C2, LIBELLE C100
R_COMPAT_EXO_TM: EXOTM_COD1 N1, EXOTM_COD2 N1
R_COND_GEN: COD_CONDGE N4, LIBELLE C254*16, EXOTM_COD1? N1, EXOTM_COD2? N1
R_CONTEXT_BN: COD_CONTXT N4, LIBELLE C117
R_CONTEXT_PS: COD_CONTXT N4, LIBELLE C117
R_DENT: NUMERO_DEN N2, LIBELLE C80
R_DOM: COD_DOM N3, LIBELLE C50
R_EXO_TM: COD_EXOTM N1, LIBELLE C80
R_EXTENSION: COD_EXTENS C1, LIBELLE C100
R_FORFAIT: COD_FORFAI C1, LIBELLE C100
R_FRAIS_DEP: COD_FRAIDP C1, LIBELLE C80
R_GLOSSAIRE: LIBELLE C50, DEFINITION? C254*16
R_INCOMPATIBILITES!: ACTE_COD1 C13, DT_MODIF1 D, ACTE_COD2 C13, DT_MODIF2? D
R_MENU!: COD_MENU N6, RANG N6, LIBELLE C254, COD_PERE N6
R_NAT_ASS: COD_NATASS C2, LIBELLE C100
R_NOTE_ACTE!: ACTE_COD C13, ACDT_MODIF D, {_NOTE}
R_NOTE_MENU!: MENU_COD N6, {_NOTE}
R_PAIEMENT: COD_PAIEMT C1, LIBELLE C80
R_PHASE: COD_PHASE N2, LIBELLE C80
R_PROCEDURE!: ACTE_COD C13, ACDT_MODIF D, PROC_COD C13, PRDT_MODIF? D
R_PU_BASE!: AAP_COD C16, GRILLE_COD N3, PU_BASE N6.2, APDT_MODIF D
R_REGROUPEMENT: COD_REGROU C3, LIBELLE C100
R_REMBOURSEMENT: COD_REMBOU N1, LIBELLE C80
R_RMO: COD_INTERN N4, TITRE? C80, TEXTE C254*16, REF_RMO C5
R_TB01: MODE_TRAIT C2, DT_DEBUT D, DT_FIN D
R_TB02: COD_ASSONP C2, DT_DEBUT D, LIBELLE C100, COEF N4.3, DT_FIN D, GRILLE_COD N3
R_TB03: COD_REGLE C1, DT_DEBUT D, LIBELLE C254*2, COEF N4.3, DT_FIN D, GRILLE_COD N3
R_TB04: COD_SPECIA C3, DT_DEBUT D, CATSPE_COD C2, LIBELLE C100, DT_FIN D
R_TB05: FORFAI_COD C1, COD_NATURE C3, DT_DEBUT D, DT_FIN D
R_TB06: MODIFI_COD C1, DT_DEBUT D, UNI_AGEMIN C1, AGE_MIN N3, UNI_AGEMAX C1, AGE_MAX N3, DT_FIN D
R_TB07: DT_DEBUT D, METROPOLE N7.2, ANTILLES N7.2, REUNION N7.2, GUYANE N7.2, DT_FIN D
R_TB08: COD_CAISSE N3, DT_DEBUT D, JOUR_FERIE N8, DT_FIN D, TYPE_JOUR C1
R_TB09: MODIF_COD1 C1, MODIF_COD2 C1, DT_DEBUT D, DT_FIN D
R_TB10: MODIFI_COD C1, DT_DEBUT D, TOP_CTRLE C1, TOP_MULTIP C1, DT_FIN D
R_TB11!: COD_MODIFI C1, DT_DEBUT D, LIBELLE C100, COEF N4.3, FORFAIT N7.2, DT_FIN D, GRILLE_COD N3
R_TB12: DT_DEBUT D, FORFAIT_RN N7.2, COEF_RNC N4.3, DT_FIN D
R_TB13: COD_NATURE C3, DT_DEBUT D, DT_FIN D, TOP_LC C1
R_TB14: COD_DMT N3, DT_DEBUT D, CLDMT_COD C2, LIBELLE C100, DT_FIN D
R_TB15: MODIFI_COD C1, DT_DEBUT D, DT_FIN D, COD_MODOC C1
R_TB17: COD_NATURE C3, SPECIA_COD C3, DT_OBLIGAT D
R_TB18: LOC_DENT C2, DT_DEBUT D, DT_FIN D
R_TB19: DT_DEBUT D, NB_MODIFIC N1, DT_FIN D
R_TB20: CONCEPT C5, CODE C10, DT_DEBUT D, DT_FIN D
R_TB21: CLE_FORFAI N4, COD_CMUC C3, DT_D D, DT_F D, INDICE_TAR C2
R_TB22: COD_CONTXT N4, COD_CONTX0 N4, DT_DEBUT D, GRILLE_COD N3, DT_FIN D
R_TB23: COD_GRILLE N3, LIBELLE C100, DEFINITION? C254
R_TYPE: COD_TYPE N1, LIBELLE C80
R_TYPE_NOTE: COD_TYPNOT N2, LIBELLE C100
R_UNITE_OEUVRE: COD_UOEUVR C3, DT_EFFET D, VALEUR N6.2
"""


def _field(item: str) -> Field:
    name, kind = item.split()
    sizes, _, slices = kind[1:].partition("*")
    length, _, places = sizes.partition(".")
    return Field(name.rstrip("?"), kind[0], int(length or 8), int(places or 0), int(slices or 1), name.endswith("?"))


def _table(line: str) -> Table:
    name, _, fields = line.partition(":")
    return Table(name.rstrip("!"), tuple(_field(item) for item in fields.split(",")), name.endswith("!"))


TABLES = {table.name: table for table in map(_table, _TABLES.strip().splitlines())}
"""Every declared table, by name."""

PREFIX = "R_"
"""How the name of every table begins."""

PART_OF = {"R_ACTE": 1, "R_MENU": 3, "R_ACTE_IVITE": 3, "R_REGROUPEMENT": 3}
"""In which archive a table is, where it is known."""

LISTS = {
    "050": ("R_TYPE_NOTE", "COD_TYPNOT"),
    "051": ("R_COND_GEN", "COD_CONDGE"),
    "052": ("R_CLASSE_DMT", "COD_CLDMT"),
    "053": ("R_EXO_TM", "COD_EXOTM"),
    "054": ("R_NAT_ASS", "COD_NATASS"),
    "055": ("R_REMBOURSEMENT", "COD_REMBOU"),
    "056": ("R_FRAIS_DEP", "COD_FRAIDP"),
    "057": ("R_TYPE", "COD_TYPE"),
    "058": ("R_FORFAIT", "COD_FORFAI"),
    "059": ("R_EXTENSION", "COD_EXTENS"),
    "060": ("R_ACTIVITE", "COD_ACTIV"),
    "061": ("R_CATEGORIE_MEDIC", "COD_CATMED"),
    "062": ("R_REGROUPEMENT", "COD_REGROU"),
    "063": ("R_CATE_SPEC", "COD_CATSPE"),
    "064": ("R_AGRE_RADIO", "COD_AGRAD"),
    "065": ("R_PAIEMENT", "COD_PAIEMT"),
    "066": ("R_PHASE", "COD_PHASE"),
    "067": ("R_DENT", "NUMERO_DEN"),
    "068": ("R_DOM", "COD_DOM"),
    "085": ("R_CONTEXT_PS", "COD_CONTXT"),
    "086": ("R_CONTEXT_BN", "COD_CONTXT"),
}
"""Lists of codes, by their type in NX: the table and the field of the code; the label is ``LIBELLE``."""

DATED_LISTS = {
    "080": ("R_TB02", "COD_ASSONP"),
    "081": ("R_TB03", "COD_REGLE"),
    "082": ("R_TB04", "COD_SPECIA"),
    "083": ("R_TB11", "COD_MODIFI"),
    "084": ("R_TB14", "COD_DMT"),
}
"""Lists whose labels stand in a reference table, date after date (``DT_DEBUT``)."""

REFERENCES = {
    table: tuple(fields.split())
    for table, fields in {
        "TB01": "MODE_TRAIT DT_DEBUT DT_FIN",
        "TB02": "GRILLE_COD COD_ASSONP DT_DEBUT DT_FIN COEF",
        "TB03": "GRILLE_COD COD_REGLE DT_DEBUT DT_FIN COEF",
        "TB04": "COD_SPECIA DT_DEBUT DT_FIN CATSPE_COD",
        "TB05": "COD_NATURE DT_DEBUT DT_FIN FORFAI_COD",
        "TB06": "MODIFI_COD DT_DEBUT DT_FIN UNI_AGEMIN AGE_MIN UNI_AGEMAX AGE_MAX",
        "TB07": "DT_DEBUT DT_FIN METROPOLE ANTILLES REUNION GUYANE",
        "TB08": "COD_CAISSE DT_DEBUT DT_FIN TYPE_JOUR JOUR_FERIE",
        "TB09": "MODIF_COD1 MODIF_COD2 DT_DEBUT DT_FIN",
        "TB10": "MODIFI_COD DT_DEBUT DT_FIN TOP_CTRLE TOP_MULTIP",
        "TB11": "GRILLE_COD COD_MODIFI DT_DEBUT DT_FIN FORFAIT COEF",
        "TB12": "DT_DEBUT DT_FIN FORFAIT_RN COEF_RNC",
        "TB13": "COD_NATURE DT_DEBUT DT_FIN TOP_LC",
        "TB14": "COD_DMT DT_DEBUT DT_FIN CLDMT_COD",
        "TB15": "MODIFI_COD DT_DEBUT DT_FIN COD_MODOC",
        "TB17": "COD_NATURE SPECIA_COD DT_OBLIGAT",
        "TB18": "DT_DEBUT DT_FIN LOC_DENT",
        "TB19": "DT_DEBUT DT_FIN NB_MODIFIC",
        "TB20": "CONCEPT DT_DEBUT DT_FIN CODE",
        "TB21": "CLE_FORFAI COD_CMUC INDICE_TAR DT_D DT_F",
        "TB22": "COD_CONTXT COD_CONTX0 DT_DEBUT DT_FIN GRILLE_COD",
        "TB23": "COD_GRILLE LIBELLE",
        "090": "EXOTM_COD1 EXOTM_COD2",
        "093": "COD_UOEUVR DT_EFFET VALEUR",
    }.items()
}
"""Reference tables, by their name in NX: the fields in the order of :data:`ccam.formats.nx_records.TABLES`."""

REFERENCE_TABLES = {"090": "R_COMPAT_EXO_TM", "093": "R_UNITE_OEUVRE"}
"""Tables of :data:`REFERENCES` that are not simply named after it (``TB01``: ``R_TB01``)."""
