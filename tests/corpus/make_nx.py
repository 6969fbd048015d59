"""NX files, each with one thing to notice: the tiny base of :mod:`tests.nx_base`, changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ccam.model.history import ActRecord, Menu, ReferenceRow
from importers.nx_walk import MOST_ERRORS
from tests.nx_base import APPENDIX, act, as_file, changed, put, records_of, small_history, with_record

Make = Callable[[], bytes]


def _without(start: bytes) -> bytes:
    return as_file(line for line in records_of() if not line.startswith(start))


def _after(start: bytes, extra: bytes) -> bytes:
    lines = records_of()
    place = next(row for row, line in enumerate(lines) if line.startswith(start))
    return as_file([*lines[: place + 1], extra.ljust(128), *lines[place + 1 :]])


def _reencoded() -> bytes:
    return as_file(records_of()).decode("latin-1").encode()


def _cut() -> bytes:
    return as_file(records_of())[:-60]


def _windows() -> bytes:
    return as_file(records_of(), b"\r\n")


def _twice(start: bytes) -> bytes:
    lines = records_of()
    place = next(row for row, line in enumerate(lines) if line.startswith(start))
    return as_file([*lines[:place], lines[place], *lines[place:]])


def _many_errors() -> bytes:
    header, *_ = small_history().tables
    row = ReferenceRow("TB02", '{"association":"2","coefficient":500,"debut":"2018-01-01","fin":"","grille":16}')
    lines = records_of(replace(small_history(), tables=(header, *[row] * 5 * MOST_ERRORS)))
    return as_file(put(12, b"2018-1-1")(line) if line.startswith(b"002") else line for line in lines)


def _acts(change: Callable[[ActRecord], ActRecord]) -> bytes:
    return changed(acts=tuple(change(row) for row in small_history().acts))


def _menus(*extra: Menu) -> bytes:
    return changed(menus=(*small_history().menus, *extra))


CASES_BYTES: dict[str, Make] = {
    "base-de-mise-a-jour": lambda: with_record(b"000", put(90, b"0")),
    "base-reencodee": _reencoded,
    "enregistrement-mal-coupe": _cut,
    "base-tronquee": lambda: _without(b"999"),
    "structure-inconnue": lambda: with_record(b"000", put(91, b"2201")),
    "enregistrement-illisible": lambda: with_record(b"31001", put(8, b"20221301")),
    "enregistrement-inconnu": lambda: _after(b"000", b"0240101"),
    "enregistrement-mal-place": lambda: _after(b"20101", b"3200101"),
    "enregistrement-deborde": lambda: with_record(b"11001", put(120, b"neuf")),
    "rang-vide": lambda: with_record(b"21001", put(32, b"F JK")),
    "suite-rompue": lambda: with_record(b"1015002", put(6, b"03")),
    "decompte-faux": lambda: with_record(b"39901", put(8, b"00099")),
    "total-faux": lambda: with_record(b"999", put(53, b"0000000001")),
    "base-extraite": lambda: with_record(b"999", put(53, b"0000882069000534008518013687013718")),
    "acte-nx-illisible": lambda: with_record(b"10101", put(8, b"HHF1")),
    "acte-en-double": lambda: _acts(lambda row: act(APPENDIX, row.label)),
    "etat-en-double": lambda: with_record(b"31001", put(8, b"20220401"), 1),
    "menu-en-double": lambda: _menus(Menu(4, 2, 4, "Actes sur le côlon")),
    "score-mal-date": lambda: with_record(b"35001", put(8, b"20211001")),
    "score-absent": lambda: with_record(b"35001", put(8, b"20211001")),
    "trop-d-erreurs": _many_errors,
    "fins-de-ligne-windows": _windows,
    "menu-sans-pere": lambda: _menus(Menu(9, 8, 1, "Actes sur l'oesophage")),
    "arborescence-absente": lambda: changed(menus=(), menu_notes=()),
    "subdivision-inconnue": lambda: _acts(lambda row: row._replace(menus="7 9")),
    "etats-a-venir": lambda: as_file(records_of()),
    "actes-termines": lambda: as_file(records_of()),
    "aucun-acte-en-vigueur": lambda: _acts(lambda row: row._replace(created="2030-01-01")),
}


def _save(name: str, make: Make, folder: Path) -> Sequence[Path]:
    path = folder / f"{name}.txt"
    path.write_bytes(make())
    return [path]


CASES = {f"nx/{name}": partial(_save, name, make) for name, make in CASES_BYTES.items()}
