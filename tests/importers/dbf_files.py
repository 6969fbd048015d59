"""A base in DBF as the documentation describes it: 72 tables with a handful of acts, written by the ``dbf`` library, or
by a few lines of our own where a test wants bytes that no library writes.
"""

import gc
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import dbf

from ccam.formats.dbf import SLICE
from ccam.formats.dbf_tables import PART_OF, TABLES, Field, Table

Rows = Sequence[Mapping[str, object]]
Facts = Mapping[str, Rows]
Mutable = dict[str, list[dict[str, object]]]

ARCHIVES = {1: "CCAM08400_DBF_PART1.zip", 2: "CCAM8400_DBF_PART2.zip", 3: "CCAM08400_DBF_PART3.zip"}
CHANGED = date(2026, 7, 1)
LONG_LABEL = (
    "Appendicectomie, par abord de la fosse iliaque, "
    + "libellé très allongé pour les besoins de l'essai " * 11
    + "à la fin"
)
"""More than two slices; the first ends just after a word."""

D2005, D2018, D2022, D2027 = "20050301", "20171228", "20220320", "20261115"
"""Days on which versions were entered."""


def _link(
    table: str, code: str, entered: str, field: str, **values: tuple[str, ...]
) -> dict[str, list[dict[str, object]]]:
    rows: list[dict[str, object]] = []
    for key, said in values.items():
        name, day = key.split("_")
        rows += [{code: name, entered: day, field: one} for one in said]
    return {table: rows}


def _acts() -> list[dict[str, object]]:
    usual = {"REMBOU_COD": 1, "TYPE_COD": 0, "SEXE": 0, "DT_CREATIO": D2005, "ENTENTE": "N", "FRAIDP_COD": ""}
    appendix = {
        **usual, "COD_ACTE": "HHFA001", "MENU_COD": 315, "MFIC_PLACE": "1.000000", "COD_STRUCT": "HHFA001",
        "NOM_COURT": "appendicectomie ab. fosse iliaq",
    }  # fmt: skip
    gesture = {**usual, "COD_ACTE": "GELE001", "MENU_COD": 310, "NOM_COURT": "intub. trachéale", "TYPE_COD": 2,
               "NOM_LONG": "Intubation trachéale par fibroscopie ou dispositif laryngé spécifique"}  # fmt: skip
    heart = {**usual, "COD_ACTE": "DEQP003", "MENU_COD": 210, "NOM_COURT": "ECG 12 dérivations", "ENTENTE": "O"}
    return [
        {**appendix, "DT_MODIF": D2018, "DT_EFFET": "20180101", "DT_ARRETE": "20170927", "DT_JO": "20171201",
         "NOM_LONG": "Appendicectomie", "PRECEDENT": "HHFA020"},
        {**appendix, "DT_MODIF": D2022, "DT_EFFET": "20220401", "DT_ARRETE": "20210922", "DT_JO": "20210925",
         "NOM_LONG": LONG_LABEL},
        {**gesture, "DT_MODIF": D2022, "DT_EFFET": "20220401"},
        {**heart, "DT_MODIF": D2022, "DT_EFFET": "20220401", "REMBOU_COD": 3,
         "NOM_LONG": "Électrocardiographie sur au moins 12 dérivations", "SUIVANT": "DEQP900"},
        {**heart, "DT_MODIF": D2027, "DT_EFFET": "20270101",
         "NOM_LONG": "Électrocardiographie sur 12 dérivations ou plus"},
        {**usual, "COD_ACTE": "HHFA020", "MENU_COD": 315, "DT_MODIF": D2005, "DT_EFFET": "20050325",
         "NOM_LONG": "Ablation de l'appendice", "NOM_COURT": "ablation appendice", "DT_FIN": "20171231",
         "SUIVANT": "HHFA001"},
    ]  # fmt: skip


ACTIVITIES = (
    ("HHFA001", D2018, "1", "ADC"), ("HHFA001", D2018, "4", "ADA"), ("HHFA001", D2022, "1", "ADC"),
    ("HHFA001", D2022, "4", "ADA"), ("GELE001", D2022, "1", "ADC"), ("DEQP003", D2022, "1", "ATM"),
    ("DEQP003", D2027, "1", "ATM"), ("HHFA020", D2005, "1", "ADC"),
)  # fmt: skip
PRICES = (
    ("HHFA00110", D2018, 16, "170.00"), ("HHFA00140", D2018, 16, "75.00"), ("HHFA00110", D2022, 16, "176.79"),
    ("HHFA00110", D2022, 14, "176.80"), ("HHFA00140", D2022, 16, "78.49"), ("HHFA00140", D2022, 14, "78.49"),
    ("GELE00110", D2022, 16, "0.00"), ("DEQP00310", D2022, 16, "14.26"), ("DEQP00310", D2022, 14, "13.90"),
    ("DEQP00310", D2027, 16, "15.00"), ("HHFA02010", D2005, 0, "150.00"),
)  # fmt: skip


def facts() -> Mutable:
    """What each table holds; tables that are not named are empty."""
    activities: list[dict[str, object]] = [
        {"COD_AA": code + activity, "DT_MODIF": day, "ACTE_COD": code, "ACDT_MODIF": day, "ACTIV_COD": activity,
         "REGROU_COD": group, "CATMED_COD": "99"}
        for code, day, activity, group in ACTIVITIES
    ]  # fmt: skip
    phases: list[dict[str, object]] = [
        {"COD_AAP": f"{code}{activity}0", "DT_MODIF": day, "AA_COD": code + activity, "AADT_MODIF": day,
         "UOEUVR_COD": "5.3", "PHASE_COD": 0, "NB_SEANCES": 0, "COEFFICIEN": "0.00", "SUPPLEMENT": "0.00",
         "AGE_MIN": 0, "AGE_MAX": 0, "SCORE": "0.00", "PRATIQUE": "0.00"}
        for code, day, activity, _ in ACTIVITIES
    ]  # fmt: skip
    prices: list[dict[str, object]] = [
        {"AAP_COD": phase, "APDT_MODIF": day, "GRILLE_COD": grid, "PU_BASE": price}
        for phase, day, grid, price in PRICES
    ]
    menus = [
        (1, 0, 1, "ARBORESCENCE CCAM"), (200, 1, 4, "APPAREIL CIRCULATOIRE"), (210, 200, 1, "ACTES DIAGNOSTIQUES"),
        (300, 1, 7, "APPAREIL DIGESTIF"), (310, 300, 3, "ACTES THÉRAPEUTIQUES"), (315, 310, 5, "Appendice"),
    ]  # fmt: skip
    lists = {
        "R_ACTIVITE": [("1", "1° activité chir/med"), ("4", "anesthésie")],
        "R_TYPE": [("0", "Acte isolé"), ("1", "Procédure"), ("2", "Acte complémentaire")],
        "R_TYPE_NOTE": [("17", "facturation"), ("3", "avec ou sans")],
        "R_REGROUPEMENT": [("ADC", "Actes de chirurgie"), ("ADA", "Actes d'anesthésie"), ("ATM", "Actes techniques")],
        "R_REMBOURSEMENT": [("1", "Remboursable"), ("3", "Remboursable selon circonstances")],
        "R_EXO_TM": [("1", "Exonération"), ("7", "Régime local")],
    }
    return {
        "R_ACTE": _acts(),
        "R_ACTE_IVITE": activities,
        "R_ACTE_IVITE_PHASE": phases,
        "R_PU_BASE": prices,
        "R_MENU": [{"COD_MENU": code, "COD_PERE": parent, "RANG": rank, "LIBELLE": label}
                   for code, parent, rank, label in menus],
        "R_NOTE_MENU": [
            {"MENU_COD": 300, "ORDRE_NOTE": 1, "TYPNOT_COD": 17, "TEXTE_NOTE": "Facturation : par séance"}
        ],
        "R_NOTE_ACTE": [
            {"ACTE_COD": "HHFA001", "ACDT_MODIF": D2022, "ORDRE_NOTE": 2, "TYPNOT_COD": 17,
             "TEXTE_NOTE": "Facturation : à l'exclusion de la nuit", "RENVOI_COD": "GELE001"},
            {"ACTE_COD": "HHFA001", "ACDT_MODIF": D2022, "ORDRE_NOTE": 1, "TYPNOT_COD": 3,
             "TEXTE_NOTE": "Avec ou sans : drainage"},
            {"ACTE_COD": "HHFA001", "ACDT_MODIF": D2018, "ORDRE_NOTE": 1, "TYPNOT_COD": 3,
             "TEXTE_NOTE": "Avec ou sans : toilette"},
        ],
        "R_AAP_PMSI": [{"AAP_COD": "HHFA00110", "ICR": 133, "CLASSANT": "Y"}],
        "R_ACTE_NAT_ASS": [{"ACTE_COD": "HHFA001", "NATASS_COD": one} for one in ("AS", "AT")],
        "R_ACTE_CLASSE_DMT": [{"ACTE_COD": "HHFA001", "CLDMT_COD": "FT"}],
        "R_ACTE_COND_GEN": [{"ACTE_COD": "HHFA001", "CONDGE_COD": 1}],
        **_link("R_ACTE_EXO_TM", "ACTE_COD", "ACDT_MODIF", "EXOTM_COD", HHFA001_20220320=("1", "7")),
        **_link("R_ACTE_PRESCRIPTEUR", "ACTE_COD", "ACDT_MODIF", "CATSPE_COD", HHFA001_20220320=("TS",)),
        **_link("R_ACTE_FORFAIT", "ACTE_COD", "ACDT_MODIF", "FORFAI_COD", HHFA001_20220320=("3",)),
        **_link("R_PROCEDURE", "ACTE_COD", "ACDT_MODIF", "PROC_COD", HHFA001_20220320=("HHFA011",)),
        **_link("R_INCOMPATIBILITES", "ACTE_COD1", "DT_MODIF1", "ACTE_COD2", HHFA001_20220320=("DEQP003",)),
        **_link("R_ACTE_CMUC", "ACTE_COD", "MODIF_DT", "CLE_FORFAI", HHFA001_20220320=("12",)),
        **_link("R_ACTIVITE_EXECUTANT", "AA_COD", "AADT_MODIF", "CATSPE_COD", HHFA0011_20220320=("TS",)),
        **_link("R_ACTIVITE_RMO", "AA_COD", "AADT_MODIF", "INTERN_COD", HHFA0011_20220320=("4",)),
        **_link("R_ACTIVITE_MODIFICATEUR", "AA_CODE", "AADT_MODIF", "MODIFI_COD",
                HHFA0011_20220320=("U", "F"), HHFA0014_20220320=("A", "F", "7")),
        "R_ACTIVITE_EXTENSION": [{"AA_COD": "HHFA0011", "EXTENS_COD": "X"}],
        "R_ACTIVITE_AGRE_RADIO": [{"AA_CODE": "HHFA0011", "AGRAD_COD": "01"}],
        "R_ACTIVITE_PHASE_DENT": [{"AAP_COD": "HHFA00110", "DEN_NUMERO": 8}],
        "R_ACTIVITE_PHASE_DOM": [{"AAP_COD": "HHFA00110", "APDT_MODIF": D2022, "DOM_COD": dom, "MAJORATION": "1.030"}
                                 for dom in (972, 971, 973)],
        "R_ASSOCIATIONS": [{"AA_CODE1": "HHFA0011", "DT_MODIF1": D2022, "AA_CODE2": "GELE0011", "DT_MODIF2": D2022,
                            "REGLE_COD": "1"}],
        "R_RMO": [{"COD_INTERN": 4, "TITRE": "Appendicite", "TEXTE": "Il n'y a pas lieu", "REF_RMO": "12.3"}],
        "R_COND_GEN": [{"COD_CONDGE": 1, "LIBELLE": "Condition générale", "EXOTM_COD1": 1}],
        "R_GLOSSAIRE": [{"LIBELLE": "appendice"}],
        "R_COMPAT_EXO_TM": [{"EXOTM_COD1": 1, "EXOTM_COD2": 7}],
        "R_UNITE_OEUVRE": [{"COD_UOEUVR": "5.3", "DT_EFFET": "20050325", "VALEUR": "1.00"}],
        "R_TB02": [{"COD_ASSONP": "2", "DT_DEBUT": "20180101", "LIBELLE": "Deuxième acte", "COEF": "0.500",
                    "GRILLE_COD": 3}],
        "R_TB11": [
            {"COD_MODIFI": letter, "DT_DEBUT": "20180101", "LIBELLE": label, "COEF": coefficient, "FORFAIT": fee,
             "GRILLE_COD": grid}
            for letter, label, coefficient, fee in (
                ("F", "Dimanche et jour férié", "1.000", "19.06"), ("U", "Urgence de nuit", "1.000", "25.15"),
                ("7", "Présence permanente de l'anesthésiste", "1.060", "0.00"), ("A", "Patient âgé", "1.000", "23.00"),
            )
            for grid in (16, 14)
        ],
        "R_TB22": [{"COD_CONTXT": 10, "COD_CONTX0": 4, "DT_DEBUT": "20180101", "GRILLE_COD": 3}],
        "R_TB23": [{"COD_GRILLE": 3, "LIBELLE": "Chirurgiens secteur 1", "DEFINITION": "Chirurgiens en secteur 1"}],
        **{table: [{TABLES[table].fields[0].name: code, "LIBELLE": label} for code, label in rows]
           for table, rows in lists.items()},
    }  # fmt: skip


def with_rows(**changed: Rows) -> dict[str, Rows]:
    """The facts, with the rows of some tables replaced."""
    return {**facts(), **changed}


def table_bytes(table: Table | str, rows: Rows, *, changed: date = CHANGED, code_page: int = 2) -> bytes:
    """A table, byte for byte; a value is laid right where it is a number, left where it is a text."""
    declared = TABLES[table] if isinstance(table, str) else table
    columns = [(name, field) for field in declared.fields for name in field.columns]
    described = b"".join(_column(name, field) for name, field in columns)
    width = 1 + sum(_width(field) for _, field in columns)
    head = bytes([3, changed.year - 1900, changed.month, changed.day]) + len(rows).to_bytes(4, "little")
    head += (33 + len(described)).to_bytes(2, "little") + width.to_bytes(2, "little")
    head += bytes(17) + bytes([code_page, 0, 0])
    return head + described + b"\r" + b"".join(_record(declared, row) for row in rows) + b"\x1a"


def _column(name: str, field: Field) -> bytes:
    sizes = bytes([_width(field), field.places])
    return name.encode().ljust(11, b"\0") + field.kind.encode() + bytes(4) + sizes + bytes(14)


def _record(table: Table, row: Mapping[str, object]) -> bytes:
    deleted = b"*" if row.get("deleted") else b" "
    return deleted + b"".join(_cell(field, row.get(field.name, "")) for field in table.fields)


def _cell(field: Field, value: object) -> bytes:
    raw = str(value).encode("cp850")
    width = _width(field) * field.slices
    return raw.rjust(width) if field.kind == "N" else raw.ljust(width)


def _width(field: Field) -> int:
    return field.length + bool(field.places)


def write_with_library(path: Path, table: str, rows: Rows) -> None:
    """The same table, written by the ``dbf`` library."""
    declared = TABLES[table]
    columns = [(name, field) for field in declared.fields for name in field.columns]
    kinds = {"C": "{name} C({width})", "N": "{name} N({width},{places})", "D": "{name} D"}
    specs = [kinds[field.kind].format(name=name, width=_width(field), places=field.places) for name, field in columns]
    with warnings.catch_warnings():
        # The library leaves a handle of each table that it makes to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        with dbf.Table(str(path), ";".join(specs), codepage="cp850", dbf_type="db3").open(dbf.READ_WRITE) as made:
            for row in rows:
                made.append({name.lower(): _library_value(name, field, row) for name, field in columns})
        del made
        gc.collect()


def _library_value(name: str, field: Field, row: Mapping[str, object]) -> object:
    value = row.get(field.name, "")
    if field.kind == "C":
        start = field.columns.index(name) * SLICE
        return str(value)[start : start + SLICE] if field.slices > 1 else str(value)
    if value == "":
        return None
    if field.kind == "D":
        return dbf.Date(int(str(value)[:4]), int(str(value)[4:6]), int(str(value)[6:]))
    return float(str(value)) if field.places else int(str(value))


def save_base(folder: Path, tables: Facts | None = None, *, left_out: Sequence[str] = ()) -> list[Path]:
    """Three archives, with the names that the CNAM gives them."""
    said = facts() if tables is None else tables
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES if name not in left_out}
    return save_tables(folder, contents)


def save_tables(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Archives of these tables; only those that hold something."""
    paths: list[Path] = []
    for part, name in ARCHIVES.items():
        inside = {table: data for table, data in contents.items() if part_of(table) == part}
        if inside:
            paths.append(folder / name)
            with zipfile.ZipFile(paths[-1], "w", zipfile.ZIP_DEFLATED) as archive:
                for table, data in inside.items():
                    archive.writestr(f"{table}.dbf", data)
    return paths


def part_of(table: str) -> int:
    """In which archive a table goes: known for some, shared out for the others."""
    return PART_OF.get(table, 1 if table.startswith("R_ACTE_") else 2)
