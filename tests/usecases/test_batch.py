"""A batch of reports: resumed, replaced, reproduced from its seals alone."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccam.formats import batch_manifest as marks
from ccam.model.codes import ActCode
from ccam.model.draft import Verb
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.registers import Family
from ccam.store.store import Store
from ccam.usecases import decide, families
from ccam.usecases.base import open_base
from ccam.usecases.batch import run as batch
from ccam.usecases.batch.reproduce import OnDisk, Verdict, reproduce
from ccam.usecases.batch.run import Batch, run_batch
from ccam.usecases.decide import Signed, open_room
from ccam.usecases.milestones import seal
from ccam.usecases.orders import Order

SIGNED = Signed("secretariat", "essai")
ORDER = '[lot]\ntitre = "Mai"\nde = "janvier"\na = "mai"\nformats = ["json", "md"]\n'
PLACES = {"07": ("HHFA001", "HHFA016"), "11": ("DZQM006",)}


@pytest.fixture(scope="module")
def milestone(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with three families of two committees, one without any act, sealed as « mai »."""
    path = tmp_path_factory.mktemp("lot") / "mai.sqlite"
    shutil.copy(demo_folder / "demo.sqlite", path)
    with open_base(str(path)) as store:
        for number, committee in (("07", "Digestif"), ("11", "Imagerie"), ("99", "Imagerie")):
            families.make_family(open_room(store, None), Family(number, f"Famille {number}", committee), SIGNED)
        for number, acts in PLACES.items():
            families.place(open_room(store, None), acts, number, SIGNED)
        seal(store, "mai", draft=None, instance="CNAM", actor="secretariat")
    return path


@pytest.fixture
def store(milestone: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(milestone, tmp_path / "lot.sqlite")
    with open_base(str(tmp_path / "lot.sqlite")) as opened:
        yield opened


@pytest.fixture(scope="module")
def lot(milestone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole batch, made once: to be copied, then run again, spoilt, reproduced."""
    folder = tmp_path_factory.mktemp("fait")
    shutil.copy(milestone, folder / "lot.sqlite")
    with open_base(str(folder / "lot.sqlite")) as store:
        assert run(store, folder).made == 5
    return folder / "lot"


@pytest.fixture
def before(lot: Path, tmp_path: Path) -> dict[str, bytes]:
    """The whole batch beside the base of the test; what it is made of."""
    shutil.copytree(lot, tmp_path / "lot")
    return files(lot)


def run(store: Store, tmp_path: Path, order: str = ORDER, *, overwrite: bool = False) -> Batch:
    (tmp_path / "lot.toml").write_text(order)
    return run_batch(store, tmp_path / "lot.toml", tmp_path / "lot", overwrite=overwrite)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_family_every_committee_and_the_plenary(before: dict[str, bytes]) -> None:
    manifest = marks.read(before[marks.MANIFEST], marks.MANIFEST)
    assert [mark.nom for mark in manifest.rapports] == [
        "Plénière", "Famille 07, Famille 07", "Famille 11, Famille 11", "Comité Digestif", "Comité Imagerie",
    ]  # fmt: skip
    assert [left.nom for left in manifest.sans_rapport] == ["Famille 99, Famille 99"]
    whole, seventh, _, digestive, _ = manifest.rapports
    assert seventh.resume == digestive.resume
    assert whole.resume.dossiers > seventh.resume.dossiers > 0
    named = {file.chemin for mark in manifest.rapports for file in mark.fichiers}
    assert before.keys() == named | {marks.INDEX, marks.MANIFEST}
    page = before[marks.INDEX].decode()
    assert all(f'href="{path}"' in page for path in named)
    assert "Famille 99" in page
    assert "PROJET NON SCELLÉ" not in page


def test_again_keeps_every_byte_and_makes_nothing(store: Store, tmp_path: Path, before: dict[str, bytes]) -> None:
    again = run(store, tmp_path)
    assert (again.made, again.kept) == (0, 5)
    assert files(tmp_path / "lot") == before


def test_stopped_it_takes_up_where_it_was(
    store: Store, tmp_path: Path, lot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    usual, made = batch.rendered, []

    def two_only(*given: object) -> object:
        made.append(given)
        if len(made) > 2:
            raise KeyboardInterrupt
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "rendered", two_only)
    with pytest.raises(KeyboardInterrupt):
        run(store, tmp_path)
    assert (tmp_path / "lot" / marks.PARTIAL).is_file()
    assert not (tmp_path / "lot" / marks.MANIFEST).exists()
    monkeypatch.setattr(batch, "rendered", usual)
    again = run(store, tmp_path)
    assert (again.made, again.kept) == (3, 2)
    assert not (tmp_path / "lot" / marks.PARTIAL).exists()
    assert files(tmp_path / "lot") == files(lot)


def test_a_spoilt_file_is_made_again_and_only_it(store: Store, tmp_path: Path, before: dict[str, bytes]) -> None:
    (tmp_path / "lot/pleniere/pleniere.md").write_text("autre chose")
    again = run(store, tmp_path)
    assert (again.made, again.kept) == (1, 4)
    assert files(tmp_path / "lot") == before


@pytest.mark.usefixtures("before")
def test_a_folder_with_another_batch_is_refused_then_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "lot/familles/mot.txt").write_text("du secrétariat")
    other = ORDER + "familles = []\ncomites = []\n"
    with pytest.raises(DataRefused, match="autre lot"):
        run(store, tmp_path, other)
    run(store, tmp_path, other, overwrite=True)
    left = {"familles/mot.txt", "pleniere/pleniere.json", "pleniere/pleniere.md", marks.INDEX, marks.MANIFEST}
    assert files(tmp_path / "lot").keys() == left


def test_it_is_reproduced_from_the_seals_whatever_came_after(
    store: Store, tmp_path: Path, before: dict[str, bytes]
) -> None:
    gone = Order(Verb.DELETE, {ActCode("HLHJ003"): ()}, reason="obsolète")
    decide.decide(open_room(store, None), gone, SIGNED)
    families.place(open_room(store, None), ["HHFA001"], "99", SIGNED)
    found = reproduce(store, tmp_path / "lot" / marks.MANIFEST, tmp_path / "refait")
    assert found.agrees
    assert {file.verdict for file in found.files} == {Verdict.SAME}
    again = files(tmp_path / "refait")
    assert len(again) == 10
    assert again == {name: content for name, content in before.items() if name in again}


@pytest.mark.usefixtures("before")
def test_what_was_altered_since_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "lot/pleniere/pleniere.md").write_text("autre chose")
    (tmp_path / "lot/comites/comite-digestif.json").unlink()
    found = reproduce(store, tmp_path / "lot" / marks.MANIFEST)
    altered = {file.path: file.disk for file in found.files if file.disk is not OnDisk.INTACT}
    assert altered == {"pleniere/pleniere.md": OnDisk.CHANGED, "comites/comite-digestif.json": OnDisk.ABSENT}
    assert not found.agrees


def test_another_layout_of_the_same_figures_is_told_from_other_figures(store: Store, tmp_path: Path) -> None:
    done = run(store, tmp_path, ORDER + "familles = []\ncomites = []\n")
    (mark,) = done.manifest.rapports
    model, page = mark.fichiers
    laid = replace(mark, fichiers=(model, replace(page, sha256="0" * 64)))
    told = replace(done.manifest, rapports=(laid,))
    path = tmp_path / "lot" / marks.MANIFEST
    path.write_text(marks.text(told))
    assert [file.verdict for file in reproduce(store, path).files] == [Verdict.SAME, Verdict.SAME_CONTENT]
    path.write_text(marks.text(replace(told, rapports=(replace(laid, contenu="1" * 64),))))
    assert [file.verdict for file in reproduce(store, path).files] == [Verdict.SAME, Verdict.DIFFERENT]


def test_a_draft_is_not_reproduced(store: Store, tmp_path: Path) -> None:
    done = run(store, tmp_path, '[lot]\ntitre = "x"\nde = "janvier"\nformats = ["md"]\nfamilles = []\ncomites = []\n')
    assert not done.manifest.sealed
    assert "PROJET NON SCELLÉ" in (tmp_path / "lot" / marks.INDEX).read_text()
    with pytest.raises(DataRefused, match="non scellé"):
        reproduce(store, tmp_path / "lot" / marks.MANIFEST)


def test_a_base_without_the_seal_says_so(store: Store, tmp_path: Path, demo_base: Path) -> None:
    done = run(store, tmp_path, ORDER + "familles = []\ncomites = []\n")
    path = tmp_path / "lot" / marks.MANIFEST
    with open_base(str(demo_base)) as other, pytest.raises(UnknownThing, match="mai"):
        reproduce(other, path)
    points = tuple(replace(point, empreinte="2" * 64) for point in done.manifest.entrees.points)
    path.write_text(marks.text(replace(done.manifest, entrees=replace(done.manifest.entrees, points=points))))
    with pytest.raises(DataRefused, match="sceau du manifeste"):
        reproduce(store, path)


@pytest.mark.parametrize("key", ['familles = ["42"]', 'comites = ["Nulle part"]'])
def test_an_unknown_part_is_refused_before_anything_is_made(store: Store, tmp_path: Path, key: str) -> None:
    with pytest.raises(UnknownThing):
        run(store, tmp_path, f"{ORDER}{key}\n")
    assert not (tmp_path / "lot").exists()
