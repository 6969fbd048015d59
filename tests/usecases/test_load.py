"""Everything that a reader can hand over reaches the base, or is refused, or is said not to be kept."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ccam.french import load as fr
from ccam.model.codes import ActCode
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.filled import FilledSheet
from ccam.model.findings import Finding, Severity
from ccam.model.history import FullRelease, GridPrice, History
from ccam.model.volumes import HospitalRow, HospitalVolumes
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import load
from ccam.usecases.load import Loaded, load_files
from ccam.usecases.parameters import documents
from importers.opened import Opened
from importers.registry import FORMATS, Format
from tests import strategies as s

DAY, LATER = date(2025, 2, 1), date(2026, 1, 1)
HISTORY = History("78.10", "2025-01-20", prices=(GridPrice("HHFA001", 1, 0, "2020-01-01", 3, 46000),) * 3)
WARNING = Finding("date-volee", Severity.WARNING, "essai", 12, "TARIF", "x", "Une date.", "Corrigez.")
INFO = replace(WARNING, code="prix-vide", severity=Severity.INFO, message="Vide.", hint="")


class Reader:
    """A reader of made-up files, whose first word says what they hold; it counts what it reads."""

    def __init__(self) -> None:
        self.read_count = 0

    def recognises(self, opened: Opened) -> bool:
        return opened.head.startswith(b"essai ")

    def read(self, opened: Opened, at: date | None) -> tuple[object, tuple[Finding, ...]]:
        self.read_count += 1
        with opened.stream() as stream:
            word = stream.readline().split()[1].decode()
        source = replace(s.SOURCE, name=opened.name, sha256=opened.sha256, format="essai")
        release = replace(s.release(s.act(1), version="78.10-nx"), applicable=at or DAY, source=source)
        row = HospitalRow(ActCode("HHFA001"), 0, "84", None, 1, "2.0", 0, 0)
        rows = (row, row._replace(region="94", acts=12))
        made: dict[str, object] = {
            "entier": FullRelease(release, HISTORY),
            "version": replace(release, version="79.00-dbf"),
            "hopital": HospitalVolumes("2023 hôpital", 2023, source, "séjours", rows),
            "feuille": FilledSheet("scores", "Scores de chirurgie", '{"lignes":[]}', 4),
            "personnelle": FilledSheet("profil", "Mon activité", '{"lignes":[1]}', 1, personal=True),
            "faux": None,
        }
        if word == "faux":
            return None, (replace(WARNING, severity=Severity.ERROR), INFO)
        return made[word], (INFO, WARNING, INFO)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setitem(sys.modules, "importers.essai", SimpleNamespace(recognises=made.recognises, read=made.read))
    monkeypatch.setitem(FORMATS, "essai", Format("essai", dated=True))
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    init_base(str(tmp_path / "base.sqlite"))
    with open_store(str(tmp_path / "base.sqlite")) as made:
        yield made


@pytest.fixture
def files(tmp_path: Path, reader: Reader) -> Any:
    def make(*words: str) -> list[Path]:
        for word in words:
            (tmp_path / f"{word}.txt").write_text(f"essai {word}\n")
        return [tmp_path / f"{word}.txt" for word in words]

    return make


def taken(store: Store, paths: list[Path], **options: Any) -> list[Loaded]:
    return list(load_files(store, paths, actor="essai", format="essai", **options))


def test_each_content_goes_to_its_place(store: Store, files: Any) -> None:
    full, release, hospital, sheet = taken(store, files("entier", "version", "hopital", "feuille"))
    assert (full.name, full.acts, full.lines, full.prices) == ("78.10-nx", 1, 1, 3)
    assert full.what == "version 78.10-nx de la CCAM, 1 acte, 1 ligne, historique de 3 prix datés"
    assert store.history("78.10") == HISTORY
    assert (release.name, store.history("79.00")) == ("79.00-dbf", None)
    assert (hospital.name, hospital.acts, hospital.lines) == ("2023 hôpital", 1, 2)
    assert store.hospital("2023 hôpital").known_acts == 12
    assert store.volume_sets() == []
    assert (sheet.what, sheet.lines) == ("feuille « Scores de chirurgie », 4 lignes", 4)
    (document,) = store.documents()
    assert (document.nature, document.name, document.text) == ("scores", "Scores de chirurgie", '{"lignes":[]}')
    assert document.source.name == "feuille.txt"
    assert store.verify() == []


def test_a_filled_sheet_is_not_taken_for_a_parameter_file(store: Store, files: Any) -> None:
    taken(store, files("feuille"))
    assert documents(store) == []


def test_a_personal_sheet_is_checked_and_not_kept(store: Store, files: Any) -> None:
    (sheet,) = taken(store, files("personnelle"))
    assert sheet.personal
    assert sheet.findings
    assert (store.documents(), store.head()[0]) == ([], 0)


def test_the_same_bytes_are_not_even_read_again(store: Store, files: Any, reader: Reader) -> None:
    paths = files("entier", "hopital", "feuille")
    taken(store, paths)
    head, count = store.head(), reader.read_count
    again = taken(store, paths)
    assert [(one.name, one.acts, one.lines, one.already_there) for one in again] == [
        ("78.10-nx", 1, 1, True),
        ("2023 hôpital", 1, 2, True),
        ("Scores de chirurgie", 0, 4, True),
    ]
    assert reader.read_count == count + 1, "only the sheet, whose rows the base does not count"
    assert store.head() == head


def test_the_same_bytes_shown_on_another_day_are_read_and_replace_when_asked(store: Store, files: Any) -> None:
    paths = files("entier")
    taken(store, paths, at=DAY)
    assert taken(store, paths, at=DAY)[0].already_there
    with pytest.raises(DataRefused) as refused:
        taken(store, paths, at=LATER)
    assert "--remplacer" in refused.value.hint
    assert store.release("78.10").applicable == DAY
    assert not taken(store, paths, at=LATER, replace=True)[0].already_there
    assert store.release("78.10").applicable == LATER
    assert store.history("78.10") == HISTORY
    assert taken(store, paths)[0].already_there


def test_a_trial_writes_nothing(store: Store, files: Any) -> None:
    done = taken(store, files("entier", "hopital", "feuille", "personnelle"), dry_run=True, replace=True)
    assert [one.dry_run for one in done] == [True] * 4
    assert (store.releases(), store.hospital_sets(), store.documents(), store.head()[0]) == ([], [], [], 0)


def test_a_refused_file_keeps_what_came_before_it(store: Store, files: Any) -> None:
    with pytest.raises(FileRefused) as refused:
        taken(store, files("version", "faux", "entier"))
    assert refused.value.code == fr.FILE_REFUSED.code
    assert [found.code for found in refused.value.findings] == ["date-volee", "prix-vide"]
    assert [known.version for known in store.releases()] == ["79.00-dbf"]


def test_findings_are_told_by_kind_the_gravest_first(store: Store, files: Any) -> None:
    (full,) = taken(store, files("entier"), dry_run=True)
    assert [(kind.first.code, kind.count) for kind in full.finding_kinds] == [("date-volee", 1), ("prix-vide", 2)]
    assert full.finding_counts == {"prix-vide": 2, "date-volee": 1}


def test_each_file_is_announced_and_a_long_one_followed(
    store: Store, files: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    shown: list[str] = []
    paths = files("entier", "hopital")
    taken(store, paths, say=said.append, progress=shown.append, dry_run=True)
    assert said == ["Lecture de entier.txt…", "Lecture de hopital.txt…"]
    assert shown == []
    monkeypatch.setattr(load, "LONG", 1)
    taken(store, paths[:1], progress=shown.append)
    assert shown == ["Lecture de entier.txt : 100 %", "entier.txt est lu ; écriture dans la base…"]
