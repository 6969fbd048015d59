"""Cases of the ATIH file: a workbook of a title, one act with its anaesthesia, and what each case adds to it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import xlsxwriter

from ccam.formats.atih import HEADERS

YEARLY = ("Profil FG 2020\nPhase 0", "Profil FG 2020\nPhase 1", "FFM ; SE1 ; SE2 ; 2020")
"""Three of the columns named after a year."""
HEADINGS = (*HEADERS, *YEARLY)
FIELDS = (*HEADERS._fields, "list_0", "list_1", "fees")

Cells = Mapping[str, object]


def title(number: str = "07.03.05", text: str = "Actes sur l'appendice", **cells: object) -> Cells:
    """A subdivision."""
    return {"code": number, "owner": number, "own": number, "text": text, "kind": "T", **cells}


def label(code: str = "HHFA001", extension: str = "", text: str = "Appendicectomie", **cells: object) -> Cells:
    """An act, or one of its extensions when ``extension`` is ``-01``, with its line of activity 1."""
    full = code + extension
    stated = {
        "code": code, "extension": extension, "full_code": full, "owner": full, "own": full, "text": text, "kind": "L",
        "activity": "1", "phase": "0", "copay": "1", "group": "ADC", "ranking": "Oui", "icr_public": "133",
        "icr_private": 103, "icr_4": "43", "start": "2001-01-01", "number_1": "07", "title_1": "APPAREIL DIGESTIF",
        "number_2": "07.03", "title_2": "TUBE DIGESTIF", "number_3": "07.03.05", "title_3": "Actes sur l'appendice",
        "list_0": "A-001|A-047", "fees": "FFM",
    }  # fmt: skip
    return {**stated, **cells}


def note(text: str = "", owner: str = "HHFA001", kind: str = "N", **cells: object) -> Cells:
    """A row under a label or a title."""
    return {"owner": owner, "text": text, "kind": kind, **cells}


def anaesthesia(owner: str = "HHFA001", **cells: object) -> Cells:
    """The line of activity 4."""
    line = {"activity": "4", "phase": "0", "copay": "1", "group": "ADA", "icr_4": "43"}
    return {**note("Anesthésie", owner), **line, **cells}


def letter(code: str = "A", **cells: object) -> Cells:
    """A modifier of 19.03."""
    return {"code": code, "full_code": code, "owner": code, "own": code, "text": "Urgence", "kind": "L", **cells}


CHAPTERS = (
    title("07", "APPAREIL DIGESTIF"), title("07.03", "TUBE DIGESTIF"), title(),
)  # fmt: skip


def whole(*more: Cells, first: Cells | None = None) -> list[Cells]:
    """The three titles, the act (``first``), its anaesthesia, and more rows."""
    return [*CHAPTERS, first or label(), anaesthesia(), *more]


def write(
    folder: Path,
    rows: Sequence[Cells],
    headings: Sequence[str] = HEADINGS,
    sheet: str = "CCAM_Final_2021",
    fields: Sequence[str] = FIELDS,
) -> list[Path]:
    """The workbook: a presentation, then the rows under ``headings``, which stand for ``fields``."""
    path = folder / "atih.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Présentation").write_string(0, 0, "PRÉSENTATION DU DOCUMENT")
        table = workbook.add_worksheet(sheet)
        for at, text in enumerate(headings):
            table.write_string(0, at, text)
        for number, cells in enumerate(rows, 1):
            for field, value in cells.items():
                if isinstance(value, int | float):
                    table.write_number(number, fields.index(field), value)
                elif value:
                    table.write_string(number, fields.index(field), str(value))
    return [path]


def _case(*more: Cells, first: Cells | None = None) -> Callable[[Path], list[Path]]:
    return partial(write, rows=whole(*more, first=first))


def _renamed(old: str, new: str) -> Callable[[Path], list[Path]]:
    return partial(write, rows=whole(), headings=[new if text == old else text for text in HEADINGS])


PHASES = {"activity": "", "phase": "", "copay": "", "group": ""}
BELOW = {"number_2": "", "title_2": "", "number_3": "", "title_3": ""}

MAKERS: dict[str, Callable[[Path], list[Path]]] = {
    "date-d-effet-deduite": _case(),
    "annee-de-version-absente": partial(write, rows=whole(), sheet="CCAM_Final"),
    "colonne-gardee": _renamed("Date avis ANAES/HAS", "Date de l'avis"),
    "colonnes-manquantes": _renamed("ICR réa", "ICR des soins critiques"),
    "colonne-absente": _renamed("Rgt", "Groupe"),
    "colonne-en-double": _renamed("Profil FG 2020\nPhase 1", "Profil FG 2020 Phase 0"),
    "fichier-sans-contenu": partial(write, rows=CHAPTERS),
    "type-de-ligne-inconnu": _case(note("Indication : urgence", kind="NB")),
    "type-de-ligne-vide": _case(note("Indication : urgence", kind="")),
    "rattachement-discordant": _case(
        label("HHFA011", text="Appendicectomie, par cœlioscopie"), note("Indication : urgence")
    ),
    "libelle-retire": _case(note("Indication : urgence", "HHFA099"), anaesthesia("HHFA099")),
    "code-pere-absent": _case(label("HHFA002", "-01", "Appendicectomie par cœlioscopie")),
    "extension-illisible": _case(label(extension="-A")),
    "extension-dans-le-code": _case(
        {**label(extension="-01", text="Appendicectomie programmée"), "code": "HHFA001-01"}
    ),
    "codes-discordants": _case(first=label(full_code="HHFA011")),
    "code-sur-une-note": _case(note("Facturation : une fois", code="HHFA001", full_code="HHFA001")),
    "codes-reserves-au-pmsi": _case(label("HHFC801", "-01", "Appendicectomie robotisée", group="(ADC)")),
    "regroupement-entre-parentheses": _case(first=label(group="(ADC)")),
    "marque-x": _case(first=label(**{**PHASES, "group": "x"})),
    "saut-de-ligne-ecrit": partial(
        write,
        rows=[title("07", "APPAREIL DIGESTIF", notes="Un.\\nDeux."), note("Un.", "07", "NT"),
              note("Deux.", "07", "NT"), label(**BELOW)],
    ),
    "recapitulatif-different": _case(first=label(gestures="(YYYY012)")),
    "recapitulatif-seul": _case(first=label(notes="Indication : urgence\n")),
    "icr-discordants": _case(anaesthesia(icr_4="44", phase="1"), anaesthesia(icr_4="45", phase="1")),
    "icr-illisible": _case(first=label(icr_public="133 ?")),
    "liste-ghm-inattendue": _case(first=label(list_0="18")),
    "date-en-texte": _case(first=label(start="PMSI 2019")),
    "subdivision-repetee": _case(title(text="Actes sur l'appendice vermiforme")),
    "rangement-discordant": _case(first=label(number_3="07.03.06")),
    "titre-de-rangement-different": _case(first=label(title_1="DIGESTIF")),
    "acte-termine": _case(first=label(end="29/02/2020")),
    "acte-en-double": _case(label()),
    "libelle-absent": _case(first=label(text="")),
    "acte-sans-subdivision": partial(write, rows=[label()]),
    "acte-sans-ligne": _case(label("HHFA011", **PHASES)),
    "activite-ou-phase-illisible": _case(first=label(activity="6")),
    "ligne-en-double": _case(anaesthesia()),
    "ligne-sans-acte": partial(write, rows=[*CHAPTERS, anaesthesia("07.03.05"), label()]),
    "subdivision-sans-mere": _case(title("07.04.01", "Actes sur le foie")),
    "colonne-code-illisible": _case(label("HHFA1")),
    "texte-sans-place": partial(write, rows=[note("Avant tout titre", ""), *whole()]),
    "cellule-hors-ligne": _case(note("Indication : urgence", group="ADA")),
    "mention-inconnue": _case(first=label(conditional="oui")),
    "exo-tm-retabli": _case(first=label(copay="5 -7")),
    "exo-tm-inconnu": _case(first=label(copay="9")),
    "regroupement-vide": _case(first=label(group="")),
    "regroupement-inattendu": _case(first=label(group="chir")),
    "modificateurs-illisibles": _case(note(own="[AF]", kind="LV")),
    "modificateurs-en-double": _case(note(own="[A, F]", kind="LV"), note(own="[A, 7]", kind="LV")),
    "modificateurs-sans-acte": partial(
        write, rows=[*CHAPTERS, note("À l'exclusion de : rien", "07.03.05", "NT", own="[A]"), label()]
    ),
    "modificateur-non-defini": _case(note(own="[A, I]", kind="LV"), title("19", "TRANSITOIRE"), letter()),
    "code-associe-illisible": _case(note("(GELE001, YYY603)")),
    "code-associe-absent": _case(note("(GELE001)")),
    "codes-associes-sans-ligne": _case(label("HHFA011", **PHASES), note("(HHFA001)", "HHFA011")),
    "caractere-de-controle": _case(note("Indication :\x01 urgence")),
    "espaces-en-bordure": _case(first=label(full_code=" HHFA001 ")),
}  # fmt: skip

CASES = {f"atih/{code}": make for code, make in MAKERS.items()}
