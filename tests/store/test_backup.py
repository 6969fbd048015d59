"""A backup holds what the base held; restored on any engine, it is that base again."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccam.french import backup as fr
from ccam.french import store as stored
from ccam.model.acts import Detail, Release
from ccam.model.contents import release_content, volumes_content
from ccam.model.errors import BaseUnavailable, DataRefused, JournalBroken
from ccam.model.members import Member, Person, Role
from ccam.model.nodes import content_hash
from ccam.store.backup import restore, save
from ccam.store.engine import is_server
from ccam.store.store import Store, init_base, open_store
from tests import strategies as s
from tests.store.edits import decide, tamper, write_node


def told(url: str) -> dict[str, object]:
    """All that a base says, by fingerprints."""
    with open_store(url, read_only=True) as store:
        drafts = store.drafts()
        return {
            "head": store.head(),
            "entries": [entry.hash for entry in store.entries()],
            "drafts": {info: content_hash(store.draft(info.name)) for info in drafts},
            "versions": [store.draft(info.name).versions for info in drafts],
            "seals": [seal for info in drafts for seal in store.seals(info.name)],
            "releases": {info: release_content(store.release(info.version)) for info in store.releases()},
            "volumes": {info: volumes_content(store.volumes(info.name)) for info in store.volume_sets()},
            "documents": store.documents(),
            "findings": [store.findings(info.source.sha256) for info in store.releases()],
        }


@pytest.fixture
def other_address(address: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A second empty base, on the other engine."""
    if is_server(address):
        yield str(shutil.copy(request.getfixturevalue("empty_base"), tmp_path / "autre.sqlite"))
    else:
        server = request.getfixturevalue("server")
        with server.database() as name:
            yield server.url(name)


@pytest.fixture
def worked(started: Store) -> Store:
    """A base with a few edits, on each engine."""
    for number in range(1, 6):
        decide(started, write_node(started.draft("essai"), s.new_act(number)))
    return started


def test_saved_then_restored_is_the_same_base(demo_folder: Path, address: str, tmp_path: Path) -> None:
    before = told(str(demo_folder / "demo.sqlite"))
    saved = save(str(demo_folder / "demo.sqlite"), tmp_path / "s.sqlite")
    assert saved[:2] == before["head"]
    assert saved.size == (tmp_path / "s.sqlite").stat().st_size
    assert told(str(tmp_path / "s.sqlite")) == before
    assert restore(tmp_path / "s.sqlite", address)[:2] == saved[:2]
    assert told(address) == before
    with open_store(address) as store:
        assert store.verify() == []
        assert decide(store, write_node(store.draft(store.drafts()[0].name), s.new_act(900))).position == saved[0] + 1


def test_from_an_engine_to_a_file_and_back(worked: Store, tmp_path: Path) -> None:
    before = told(worked.url)
    save(worked.url, tmp_path / "s.sqlite")
    restored = restore(tmp_path / "s.sqlite", str(tmp_path / "neuve.sqlite"))
    assert told(str(tmp_path / "neuve.sqlite")) == before
    assert restored.size == (tmp_path / "neuve.sqlite").stat().st_size


def test_a_backup_is_one_file_and_leaves_nothing_beside_it(worked: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    save(worked.url, folder / "s.sqlite")
    assert [path.name for path in folder.iterdir()] == ["s.sqlite"]
    assert (folder / "s.sqlite").read_bytes()[18:20] == b"\1\1", "the header asks for no write-ahead log"


def test_a_backup_taken_while_others_write(worked: Store, tmp_path: Path) -> None:
    """What is not committed is not in it; what is committed after it began neither."""
    with worked.write("expert-3", "en cours") as writer:
        writer.decide(write_node(worked.draft("essai"), s.new_act(50)))
        assert save(worked.url, tmp_path / "s.sqlite").position == 7
    assert save(worked.url, tmp_path / "apres.sqlite").position == 8


def test_a_restored_base_takes_imports(started: Store, release: Release, other_address: str, tmp_path: Path) -> None:
    """Rows that number themselves go on after those that were brought."""
    details = tuple(Detail("NFKA007", "", None, None, f"champ {n}", "x") for n in range(3))
    versions = [replace(release, version=f"8{n}", details=details) for n in (2, 3)]
    with started.write("secretariat", "import") as writer:
        writer.add_release(versions[0], ())
    save(started.url, tmp_path / "s.sqlite")
    restore(tmp_path / "s.sqlite", other_address)
    with open_store(other_address) as restored:
        with restored.write("secretariat", "import") as writer:
            writer.add_release(versions[1], ())
        assert [restored.release(known.version) for known in versions] == versions
        assert restored.verify() == []


def test_persons_are_not_in_a_backup(base: Store, tmp_path: Path) -> None:
    with base.write("admin", "arrivée") as writer:
        writer.set_member(Member("expert-3", "chirurgien", Role.READER), Person("expert-3", "mme_untel", "Mme Untel"))
    save(base.url, tmp_path / "s.sqlite")
    assert b"ntel" not in (tmp_path / "s.sqlite").read_bytes()
    with open_store(str(tmp_path / "s.sqlite")) as saved:
        assert (saved.members(), saved.persons()) == (base.members(), [])


def test_nothing_is_overwritten(worked: Store, tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("à moi")
    with pytest.raises(DataRefused) as refused:
        save(worked.url, tmp_path / "s.sqlite")
    assert refused.value.code == fr.FILE_TAKEN.code
    assert (tmp_path / "s.sqlite").read_text() == "à moi"


def test_only_an_empty_base_is_filled(worked: Store, tmp_path: Path) -> None:
    save(worked.url, tmp_path / "s.sqlite")
    before = told(worked.url)
    with pytest.raises(DataRefused) as refused:
        restore(tmp_path / "s.sqlite", worked.url)
    assert refused.value.code == fr.NOT_EMPTY.code
    assert told(worked.url) == before


def test_a_folder_that_is_not_there(worked: Store, tmp_path: Path) -> None:
    with pytest.raises(BaseUnavailable) as refused:
        save(worked.url, tmp_path / "absent" / "s.sqlite")
    assert refused.value.code == fr.FOLDER_REFUSES.code


def test_a_base_that_does_not_hold_is_not_saved(demo_base: Path, tmp_path: Path) -> None:
    with open_store(str(demo_base)) as store:
        tamper(store, "UPDATE node SET state = replace(state, 'Append', 'Opposi')")
    with pytest.raises(JournalBroken) as refused:
        save(str(demo_base), tmp_path / "s.sqlite")
    assert refused.value.code == fr.UNSOUND.code
    assert sorted(path.name for path in tmp_path.glob("*s.sqlite*")) == []


def test_an_altered_backup_is_not_restored(worked: Store, address: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    save(worked.url, path)
    with open_store(str(path)) as store:
        tamper(store, "UPDATE journal SET reason = 'autre' WHERE position = 3")
    neuve = tmp_path / "neuve.sqlite"
    init_base(str(neuve))
    for url in (str(neuve), str(tmp_path / "absente.sqlite")):
        with pytest.raises(JournalBroken) as refused:
            restore(path, url)
        assert refused.value.code == fr.UNSOUND.code
    assert told(str(neuve))["head"] == (0, "0" * 64)
    assert not (tmp_path / "absente.sqlite").exists()


def test_a_damaged_page_is_found(demo_base: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    save(str(demo_base), path)
    spoilt = bytearray(path.read_bytes())
    for page in range(20, len(spoilt) // 4096, 7):
        spoilt[page * 4096 : page * 4096 + 64] = bytes(range(64))
    path.write_bytes(spoilt)
    with pytest.raises((JournalBroken, BaseUnavailable)) as refused:
        restore(path, str(tmp_path / "neuve.sqlite"))
    assert refused.value.code in {fr.UNSOUND.code, stored.DAMAGED.code}
    assert not (tmp_path / "neuve.sqlite").exists()


def test_what_is_not_a_backup(tmp_path: Path, demo_base: Path) -> None:
    with pytest.raises(DataRefused) as absent:
        restore(tmp_path / "absent.sqlite", str(tmp_path / "neuve.sqlite"))
    assert absent.value.code == fr.NO_BACKUP.code
    (tmp_path / "texte.sqlite").write_text("bonjour")
    with pytest.raises(BaseUnavailable):
        restore(tmp_path / "texte.sqlite", str(tmp_path / "neuve.sqlite"))
    cut = shutil.copy(demo_base, tmp_path / "coupe.sqlite")
    Path(cut).write_bytes(demo_base.read_bytes()[:-40_000])
    with pytest.raises((JournalBroken, BaseUnavailable)):
        restore(Path(cut), str(tmp_path / "neuve.sqlite"))
    assert not (tmp_path / "neuve.sqlite").exists()
