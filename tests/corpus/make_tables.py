"""Exported tables with something wrong: a tiny data package, one cell or one table of which is not right."""

import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ccam.formats.exports_tables import COUNT_KEY, PROVENANCE, READ_BACK, TABLES

Maker = Callable[[Path], Sequence[Path]]
Cells = dict[str, dict[str, str]]
"""One row by table."""

SOUND: Cells = {
    "anciens": {"code": "HHFA001", "devenir": "transcode", "verbe": "maintenir", "prononce": "true"},
    "actes": {"id": "P-07-0001", "code": "HHFA001", "libelle": "Appendicectomie"},
    "lignes": {
        "acte": "P-07-0001", "activite": "1", "phase": "0", "rang": "1", "points": "200.00",
        "accord_prealable": "false", "sous_conditions": "false",
    },
    "devenirs": {"ancien": "HHFA001", "voie": "1", "rang": "1", "acte": "P-07-0001"},
    "parts": {"ancien": "HHFA001", "mesure": "actes", "voie": "1", "part": "10000", "origine": "unique"},
    "laissees": {"ancien": "HHFA001", "activite": "4", "phase": "0", "comite": "anesthésie"},
}  # fmt: skip


def package(
    folder: Path, *, gone: str = "", column_gone: str = "", count: int = 1, described: str = "", **cells: Cells
) -> Sequence[Path]:
    """The sound package but for ``cells``, a table or a column that is not there, and the count that it tells; with a
    descriptor of these ``described`` resources where they are given.
    """
    path = folder / "essai.paquet.zip"
    changed = cells.get("changed", {})
    with zipfile.ZipFile(path, "w") as archive:
        if described:
            archive.writestr("datapackage.json", f'{{"profile": "tabular-data-package", "resources": {described}}}')
        told = "".join(f"{COUNT_KEY.format(table=table.name)},{count}\n" for table in READ_BACK)
        archive.writestr("provenance.csv", f"{','.join(PROVENANCE.names)}\n{told}")
        for name, row in SOUND.items():
            names = [each for each in TABLES[name].names if each != column_gone]
            whole = row | changed.get(name, {})
            if name != gone:
                line = ",".join(whole.get(each, "") for each in names)
                archive.writestr(f"{name}.csv", f"{','.join(names)}\n{line}\n")
    return [path]


def broken(name: str, content: bytes, folder: Path) -> Sequence[Path]:
    """A file that begins as it should and goes no further."""
    path = folder / name
    path.write_bytes(content)
    return [path]


def wrong(table: str, column: str, text: str) -> Maker:
    """One wrong cell."""
    return partial(package, changed={table: {column: text}})


CASES: dict[str, Maker] = {
    "tables/table-absente": partial(package, gone="devenirs"),
    "tables/table-non-conforme": partial(package, described=f'[{{"path": "actes.csv", "hash": "sha256:{"0" * 64}"}}]'),
    "tables/table-modifiee": partial(package, count=2),
    "tables/valeur-de-table-illisible": wrong("lignes", "points", "beaucoup"),
    "tables/lien-de-table-perdu": wrong("devenirs", "acte", "P-07-0002"),
    "tables/colonne-absente": partial(package, column_gone="motif"),
    "tables/fichier-abime": partial(broken, "essai.duckdb", bytes(8) + b"DUCK" + bytes(8_000)),
}
