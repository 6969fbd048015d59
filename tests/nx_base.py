"""A tiny base of the CCAM, written by hand, and its NX file, to be changed byte by byte."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from ccam.model.findings import Finding
from ccam.model.history import (
    ActivityRecord,
    ActivityState,
    ActNote,
    ActRecord,
    ActState,
    FullRelease,
    GridPrice,
    History,
    ListEntry,
    Menu,
    MenuNote,
    PhaseRecord,
    PhaseState,
    ReferenceRow,
)
from ccam.publish.nx import write_history
from importers import nx
from importers.opened import Opened

APPENDIX, OMPHALOCELE, OVER, TO_COME = "HHFA001", "LMSA003", "HHFA009", "HHFA020"
SINCE = ("2022-04-01", "2021-09-22", "2021-09-25")
FIRST = ("2005-03-25", "2005-03-11", "2005-03-11")
CONDITION = (
    "Cet acte ne peut être facturé qu'une fois par jour et à la seule condition d'un compte rendu écrit, daté et signé."
)
"""More than a hundred characters, with a space where the first slice ends."""
LABEL = "Fermeture progressive d'une omphalocèle ou d'un laparoschisis, avec pose de prothèse pariétale temporaire"


def _facts(text: str) -> tuple[str, str]:
    table, _, facts = text.partition(" ")
    return table, facts


TABLES = [
    'TB02 {"association":"2","coefficient":500,"debut":"2018-01-01","fin":"","grille":16}',
    'TB11 {"coefficient":1000,"debut":"2018-01-01","fin":"2020-12-31","forfait":1906,"grille":14,"modificateur":"F"}',
    'TB11 {"coefficient":1000,"debut":"2021-01-01","fin":"","forfait":4000,"grille":16,"modificateur":"F"}',
    'TB11 {"coefficient":1065,"debut":"2018-01-01","fin":"","forfait":0,"grille":14,"modificateur":"J"}',
    'TB11 {"coefficient":1065,"debut":"2018-01-01","fin":"","forfait":0,"grille":16,"modificateur":"J"}',
    'TB23 {"grille":16,"libelle":"Autres spécialités, secteur 1 ou OPTAM"}',
]


def act(code: str, label: str, created: str = "2005-03-25", ended: str = "", following: str = "") -> ActRecord:
    """What is said of an act once."""
    return ActRecord(
        code, label[:30].strip(), label, "0", "", created, ended,
        "AS AT MA SG", "N", "7 3 5", 1_000_000, "", "", following, "", "0001",
    )  # fmt: skip


def act_state(code: str, since: tuple[str, str, str] = SINCE, **facts: str) -> ActState:
    """An act from a date on."""
    return ActState(code, *since, "1", "N", "1", "TS", "", "", "", "")._replace(**facts)


def activity_state(
    code: str, activity: int, letters: str, group: str, since: tuple[str, str, str] = SINCE
) -> ActivityState:
    """An activity from a date on."""
    return ActivityState(code, activity, *since, letters, "99", "TS", group, "")


def phase_state(code: str, activity: int, phase: int, since: tuple[str, str, str] = SINCE) -> PhaseState:
    """A phase from a date on."""
    return PhaseState(code, activity, phase, *since, 0, "5.3", 0, "", "1030 1030 1030 1030", 0, 0, 0)


def prices(code: str, activity: int, phase: int, cents: int, since: str = SINCE[0]) -> list[GridPrice]:
    """Fourteen grids, so that a second record is needed: the last one is 19."""
    return [GridPrice(code, activity, phase, since, grid, cents) for grid in (*range(3, 16), 16)]


def small_history() -> History:
    """Two acts in force in February 2024, one over, one to come."""
    appendix = "Appendicectomie, par abord de la fosse iliaque"
    associations = "GELE001/4/6 ZZHA001/4/"
    return History(
        "75.00",
        "2024-02-09",
        lists=(
            ListEntry("050", "17", "Facturation"),
            ListEntry("051", "0001", CONDITION),
            ListEntry("060", "4", "anesthésie"),
            ListEntry("083", "F", "Acte réalisé en urgence un dimanche ou un jour férié"),
        ),
        tables=(
            ReferenceRow(
                "000",
                '{"chronologie":86,"creation":"2024-02-09","fichier":"CAC","noemie":"","numero_destinataire":"00000001000000",'
                '"numero_emetteur":"00000001000000","programme_destinataire":"CCAM","programme_emetteur":"CODCAM",'
                '"structure":"1401","type_destinataire":"CT","type_echange":"NA","type_emetteur":"","type_fichier":"1",'
                '"version":"07500"}',
            ),
            *(ReferenceRow(*_facts(text)) for text in TABLES),
        ),
        menus=(
            Menu(1, 0, 1, "ARBORESCENCE CCAM"),
            Menu(2, 1, 7, "APPAREIL DIGESTIF"),
            Menu(3, 2, 3, "ACTES THÉRAPEUTIQUES"),
            Menu(4, 3, 5, "Actes thérapeutiques sur l'appendice"),
        ),
        menu_notes=(MenuNote(4, "17", "Facturation : une fois par séjour"),),
        acts=(
            act(APPENDIX, appendix),
            act(OVER, "Appendicectomie ancienne", "2005-03-25", "2014-06-01", APPENDIX),
            act(TO_COME, "Appendicectomie à venir", created="2025-01-01"),
            act(OMPHALOCELE, LABEL),
        ),
        act_notes=(
            ActNote(OMPHALOCELE, "09", "Opération selon Schuster"),
            ActNote(OMPHALOCELE, "10", "Phase 1 : pose de prothèse pariétale"),
            ActNote(OMPHALOCELE, "17", "Facturation : " + CONDITION),
        ),
        act_states=(
            act_state(APPENDIX, refund="3", prior_agreement="O", copay="1 7", incompatible="HHFA011 HHFA016"),
            act_state(APPENDIX, FIRST),
            act_state(OVER, FIRST),
            act_state(TO_COME, ("2025-01-01", "", "")),
            act_state(OMPHALOCELE),
        ),
        activities=(
            ActivityRecord(APPENDIX, 1, "", "", ""),
            ActivityRecord(APPENDIX, 4, "", "", ""),
            ActivityRecord(OVER, 1, "", "", ""),
            ActivityRecord(TO_COME, 1, "", "", ""),
            ActivityRecord(OMPHALOCELE, 1, "", "", ""),
        ),
        activity_states=(
            activity_state(APPENDIX, 1, "FJKP", "ADC"),
            activity_state(APPENDIX, 1, "FJ", "ATM", FIRST),
            activity_state(APPENDIX, 4, "AF7", "ADA")._replace(associations=associations),
            activity_state(OVER, 1, "", "ADC", FIRST),
            activity_state(TO_COME, 1, "", "ADC", ("2025-01-01", "", "")),
            activity_state(OMPHALOCELE, 1, "", "ADC"),
        ),
        phases=(
            PhaseRecord(APPENDIX, 1, 0, "00", 0, 0, "", 109, "Y"),
            PhaseRecord(APPENDIX, 4, 0, "00", 0, 0, "", None, ""),
            PhaseRecord(OVER, 1, 0, "00", 0, 0, "", None, ""),
            PhaseRecord(TO_COME, 1, 0, "00", 0, 0, "", None, ""),
            PhaseRecord(OMPHALOCELE, 1, 1, "00", 6, 12, "11 12", 0, ""),
        ),
        phase_states=(
            phase_state(APPENDIX, 1, 0),
            phase_state(APPENDIX, 1, 0, FIRST),
            phase_state(APPENDIX, 4, 0),
            phase_state(OVER, 1, 0, FIRST),
            phase_state(TO_COME, 1, 0, ("2025-01-01", "", "")),
            phase_state(OMPHALOCELE, 1, 1),
        ),
        prices=(
            *prices(APPENDIX, 1, 0, 17679),
            GridPrice(APPENDIX, 1, 0, FIRST[0], 0, 16000),
            *prices(APPENDIX, 4, 0, 7849),
            GridPrice(OVER, 1, 0, FIRST[0], 0, 0),
            *prices(TO_COME, 1, 0, 18000, "2025-01-01"),
            *prices(OMPHALOCELE, 1, 1, 0),
        ),
    )  # fmt: skip


def records_of(history: History | None = None) -> list[bytes]:
    """Records of the file, without line feeds."""
    return [line[:-1] for line in write_history(history or small_history())]


def as_file(lines: Iterable[bytes], end: bytes = b"\n") -> bytes:
    """Records as a file."""
    return b"".join(line + end for line in lines)


def with_record(start: bytes, change: Callable[[bytes], bytes], number: int = 0) -> bytes:
    """The small file with one record changed: the ``number``-th of those that begin with ``start``."""
    lines = records_of()
    place = [row for row, line in enumerate(lines) if line.startswith(start)][number]
    lines[place] = change(lines[place])
    return as_file(lines)


def put(at: int, data: bytes) -> Callable[[bytes], bytes]:
    """A change: these bytes from that position on, counted from 1 as the norm does."""
    return lambda line: line[: at - 1] + data + line[at - 1 + len(data) :]


def opened(data: bytes, name: str = "CACTOT07500.txt") -> Opened:
    """A file as importers see it."""
    return Opened(name, name, sha256(data).hexdigest(), len(data), data[:65536], lambda: io.BytesIO(data))


def read(data: bytes, at: date | None = None) -> tuple[FullRelease | None, tuple[Finding, ...]]:
    """What the importer makes of these bytes."""
    return nx.read(opened(data), at)


def changed(**parts: object) -> bytes:
    """The small file with parts of its history replaced."""
    return as_file(records_of(replace(small_history(), **parts)))  # type: ignore[arg-type]
