"""Bases in DBF, each with one thing wrong or odd; the base itself is in :mod:`tests.importers.dbf_files`."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ccam.formats.dbf_tables import TABLES
from tests.importers.dbf_files import Mutable, facts, save_base, save_tables, table_bytes

Spoil = Callable[[Mutable], None]
Damage = Callable[[dict[str, bytes]], None]


def _rows(spoil: Spoil, folder: Path) -> Sequence[Path]:
    said = facts()
    spoil(said)
    return save_base(folder, said)


def _bytes(damage: Damage, folder: Path) -> Sequence[Path]:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES}
    damage(contents)
    return save_tables(folder, contents)


def _set(table: str, number: int, **values: object) -> Callable[[Path], Sequence[Path]]:
    """A field of one record, counted from 1."""

    def spoil(said: Mutable) -> None:
        said[table][number - 1] |= values

    return partial(_rows, spoil)


def _add(table: str, **values: object) -> Callable[[Path], Sequence[Path]]:
    """One more record, like the last but for these fields."""

    def spoil(said: Mutable) -> None:
        said[table].append({**said[table][-1], **values})

    return partial(_rows, spoil)


def _replace(table: str, old: bytes, new: bytes) -> Callable[[Path], Sequence[Path]]:
    """The first such bytes of a table."""

    def damage(contents: dict[str, bytes]) -> None:
        contents[table] = contents[table].replace(old, new, 1)

    return partial(_bytes, damage)


def _cut(folder: Path) -> Sequence[Path]:
    return _bytes(lambda contents: contents.update(R_PU_BASE=contents["R_PU_BASE"][:-40]), folder)


def _longer(folder: Path) -> Sequence[Path]:
    return _bytes(lambda contents: contents.update(R_PU_BASE=contents["R_PU_BASE"][:-1] + b" " * 34), folder)


def _broken(folder: Path) -> Sequence[Path]:
    return _bytes(lambda contents: contents.update(R_MENU=contents["R_MENU"][:8] + bytes(24)), folder)


def _undated(folder: Path) -> Sequence[Path]:
    def damage(contents: dict[str, bytes]) -> None:
        contents.update({name: data[:1] + bytes(3) + data[4:] for name, data in contents.items()})

    return _bytes(damage, folder)


def _one_more(folder: Path) -> Sequence[Path]:
    return _bytes(lambda contents: contents.update(R_TB24=contents["R_TB23"]), folder)


def _other_code_page(folder: Path) -> Sequence[Path]:
    return _bytes(lambda contents: contents.update(R_DOM=table_bytes("R_DOM", [], code_page=3)), folder)


def _memo(folder: Path) -> Sequence[Path]:
    def damage(contents: dict[str, bytes]) -> None:
        data = table_bytes("R_GLOSSAIRE", [{"LIBELLE": "appendice", "DEFINITION": "1"}])
        contents["R_GLOSSAIRE"] = b"\x83" + data[1:].replace(b"DEFINITION\0C", b"DEFINITION\0M", 1)

    return _bytes(damage, folder)


def _twice(folder: Path) -> Sequence[Path]:
    paths = save_base(folder)
    again = folder / "R_MENU.DBF"
    again.write_bytes(table_bytes("R_MENU", facts()["R_MENU"]))
    return [*paths, again]


def _without_a_part(folder: Path) -> Sequence[Path]:
    return save_base(folder)[:2]


def _renamed(folder: Path) -> Sequence[Path]:
    return [path.rename(folder / f"base{place}.zip") for place, path in enumerate(save_base(folder))]


def _two_versions(folder: Path) -> Sequence[Path]:
    first, second, third = save_base(folder)
    return [first, second.rename(folder / "CCAM08300_DBF_PART2.zip"), third]


def _a_slice_apart(folder: Path) -> Sequence[Path]:
    return _set("R_NOTE_ACTE", 2, TEXTE_NOTE="Avec ou sans : drainage".ljust(508) + "reste")(folder)


def _nothing_in_force(folder: Path) -> Sequence[Path]:
    def spoil(said: Mutable) -> None:
        for name in ("R_ACTE", "R_ACTE_IVITE", "R_ACTE_IVITE_PHASE", "R_PU_BASE"):
            said[name] = []

    return _rows(spoil, folder)


CASES = {
    "dbf/table-dbf-abimee": _broken,
    "dbf/table-dbf-coupee": _cut,
    "dbf/table-dbf-plus-longue": _longer,
    "dbf/table-dbf-en-double": _twice,
    "dbf/tables-dbf-absentes": _without_a_part,
    "dbf/champ-dbf-absent": _replace("R_PU_BASE", b"PU_BASE\0", b"TARIF\0\0\0"),
    "dbf/champ-dbf-inattendu": _replace("R_PU_BASE", b"APDT_MODIF\0D", b"APDT_MODIF\0N"),
    "dbf/version-dbf-inconnue": _renamed,
    "dbf/versions-dbf-melangees": _two_versions,
    "dbf/date-dbf-inconnue": _undated,
    "dbf/fichier-sans-contenu": _nothing_in_force,
    "dbf/champ-dbf-illisible": _set("R_PU_BASE", 3, PU_BASE="1.2.3"),
    "dbf/marque-d-effacement-inconnue": _replace("R_PU_BASE", b"\r HHFA", b"\r?HHFA"),
    "dbf/cle-dbf-illisible": _set("R_ACTE", 1, COD_ACTE="HHFA01"),
    "dbf/arborescence-en-boucle": _set("R_MENU", 4, COD_PERE=315),
    "dbf/page-de-code-inattendue": _other_code_page,
    "dbf/table-dbf-absente": partial(save_base, left_out=["R_DENT"]),
    "dbf/tranche-apres-un-vide": _a_slice_apart,
    "dbf/texte-dans-un-fichier-dbt": _memo,
    "dbf/version-sans-acte": _add("R_PU_BASE", APDT_MODIF="20230101"),
    "dbf/tarif-dbf-vide": _set("R_PU_BASE", 3, PU_BASE=""),
    "dbf/enregistrement-efface": _add("R_PU_BASE", deleted=True),
    "dbf/table-dbf-inconnue": _one_more,
    "dbf/champ-dbf-inconnu": _replace("R_RMO", b"TITRE\0", b"SUJET\0"),
    "dbf/champ-dbf-manquant": _replace("R_RMO", b"TITRE\0", b"SUJET\0"),
    "dbf/version-remplacee": _add("R_ACTE", DT_MODIF="20050401"),
    "dbf/dates-de-saisie": save_base,
    "dbf/faits-gardes-a-part": save_base,
    "dbf/caractere-de-controle": _set("R_NOTE_ACTE", 2, TEXTE_NOTE="Avec ou sans : \x07drainage"),
}
