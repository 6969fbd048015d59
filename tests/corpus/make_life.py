"""Tables of states that do not hold together: the one that ships, spoilt in one place."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ccam.resources import data_folder

SPOILT: Mapping[str, tuple[str, str]] = {
    "etats-refuses": (r'nom = "recommandation-hcn"', 'nom = "ailleurs"'),
    "etats-sans-nom": (r"\[document\]\nnom", "[document]\ntitre"),
    "toml-illisible": (r"\[accord\]", "[accord"),
    "table-etats-incomplete": (r"\[has\]", "[hors]"),
    "table-etats-illisible": ('lettre = "R"', 'lettre = "RR"'),
    "table-etats-accord": ("majorite = 5000", "majorite = 10000"),
    "table-etats-lignes": ('nom = "refuse"', 'nom = "rejete"'),
    "table-etats-largeur": (r'(?m)^(publie += ")', r"\1. "),
    "table-etats-case": (r'(?m)^(brouillon += "\.) r', r"\1 z"),
    "table-etats-modification": ('retour = "brouillon"', 'retour = "ailleurs"'),
    "etat-inatteignable": (r'(?m)^(valide-cnp += "p p \.) h', r"\1 ."),
    "etat-sans-issue": (r'(?m)^(refuse += ").*$', r'\1. . . . . . . . . . . . . . . f"'),
    "etats-sans-publication": ("clos = true\neffet = true", "effet = true"),
    "premier-etat-acquis": ('libelle = "brouillon"', 'libelle = "brouillon"\nacquis = true'),
    "geste-role-inconnu": (r'roles = \["secretariat"\]', 'roles = ["directeur"]'),
}
"""What is written in the place of what, by the code that it shows."""


def spoilt(code: str) -> str:
    """The shipped table with one thing wrong."""
    text = (data_folder() / "parameters" / "etats.toml").read_text("utf-8")
    made = re.sub(*SPOILT[code], text)
    assert made != text, code
    return made.replace('lettre = "R"\nclos = true', 'lettre = "R"') if code == "etat-sans-issue" else made


def _write(code: str, folder: Path) -> list[Path]:
    path = folder / "etats.toml"
    path.write_text(spoilt(code), "utf-8")
    return [path]


CASES: dict[str, Callable[[Path], list[Path]]] = {f"etats/{code}": partial(_write, code) for code in SPOILT}
