"""``ccam exporter``: what is written, what is told, what is refused; and the demonstration, there and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.french import exchange as fr
from ccam.model.errors import DataRefused, FileRefused, UnknownThing, UsageError
from ccam.model.nodes import content_hash
from ccam.store.store import Store, open_store
from ccam.usecases.check import check_draft
from ccam.usecases.curate import apply_tables, create_draft, pick_draft
from ccam.usecases.exports import exchange

DRAFT = "Refonte, projet fictif"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def copied(store: Store, name: str, *files: Path) -> str:
    """An empty draft on the same release, after ``files`` were applied to it."""
    create_draft(store, name, pick_draft(store, DRAFT).base, actor="essai", reason="copie")
    apply_tables(store, pick_draft(store, name), files, actor="essai")
    return name


def counts(store: Store, name: str) -> tuple[int, ...]:
    checked = check_draft(store, name)
    return checked.dossiers, checked.errors, checked.counted, checked.warnings


@pytest.mark.parametrize("format_name", ["transcodage", "transcodage-csv"])
def test_the_demonstration_comes_back_whole(store: Store, tmp_path: Path, format_name: str) -> None:
    done = exchange.export(store, format_name, draft=DRAFT, target=tmp_path / "refonte.csv")
    name = copied(store, "copie", *done.files)
    assert content_hash(store.draft(name)) == content_hash(store.draft(DRAFT))
    assert counts(store, name) == counts(store, DRAFT)
    assert done.left_out == ()


@pytest.mark.parametrize("format_name", ["fhir-r5", "fhir-r4"])
def test_a_map_and_its_acts_make_the_demonstration_again(store: Store, tmp_path: Path, format_name: str) -> None:
    done = exchange.export(store, format_name, draft=DRAFT, target=tmp_path / "refonte.json")
    assert [path.name for path in done.files] == ["refonte.json", "refonte-actes.json"]
    name = copied(store, "copie", *done.files)
    made, said = store.draft(name).proposed, store.draft(DRAFT).proposed
    assert {act.id: act.lines for act in made.values()} == {act.id: act.lines for act in said.values()}
    assert done.left_out == ("les lignes laissées à un comité (5)", "les actes explicitement indécis (1)")


def test_links_and_lines_together_make_the_demonstration_again(store: Store, tmp_path: Path) -> None:
    links = exchange.export(store, "sssom", draft=DRAFT, target=tmp_path / "liens")
    tables = exchange.export(store, "transcodage-csv", draft=DRAFT, target=tmp_path / "refonte.csv")
    name = copied(store, "copie", *links.files, tables.files[1])
    assert counts(store, name) == counts(store, DRAFT)
    assert links.left_out == (
        "les lignes des actes proposés (152)",
        "les lignes laissées à un comité (5)",
        "les actes explicitement indécis (1)",
    )


def test_an_act_of_which_nothing_is_decided_is_counted_and_nowhere_in_the_file(store: Store, tmp_path: Path) -> None:
    done = exchange.export(store, "sssom", draft=DRAFT, target=tmp_path / "refonte.sssom.tsv")
    release, draft = store.release(done.version), store.draft(DRAFT)
    undecided = [code for code in release.by_code if code not in draft.old]
    assert done.undecided == len(undecided) + 1
    text = done.files[0].read_text("utf-8")
    assert not [code for code in undecided if f"ccam:{code}\t" in text]


def test_an_etape_is_exported_as_it_was_sealed(store: Store, tmp_path: Path) -> None:
    january = exchange.export(store, "transcodage", draft=DRAFT, milestone="janvier", target=tmp_path / "a.xlsx")
    march = exchange.export(store, "transcodage", draft=DRAFT, target=tmp_path / "b.xlsx")
    assert (january.position, january.old) < (march.position, march.old)
    name = copied(store, "janvier bis", *january.files)
    assert content_hash(store.draft(name)) == content_hash(store.draft(DRAFT, january.position))


def test_the_same_draft_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    # A publication stands on a full base (test_publication); a DuckDB file names itself at random.
    for format_name in exchange.EXPORTS.keys() - {"nx", "duckdb"}:
        first, second = (
            exchange.export(store, format_name, draft=DRAFT, target=tmp_path / f"{format_name}-{n}") for n in (1, 2)
        )
        assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in second.files]


def test_a_file_already_there_is_not_touched(store: Store, tmp_path: Path) -> None:
    """The table of lines is beside the one that was asked: both are looked at before either is written."""
    beside = tmp_path / "refonte-lignes.csv"
    beside.write_text("à moi")
    with pytest.raises(DataRefused) as refusal:
        exchange.export(store, "transcodage-csv", draft=DRAFT, target=tmp_path / "refonte.csv")
    assert refusal.value.code == fr.EXISTS.code
    assert [path.name for path in tmp_path.glob("refonte*")] == ["refonte-lignes.csv"]
    exchange.export(store, "transcodage-csv", draft=DRAFT, target=tmp_path / "refonte.csv", replace=True)
    assert beside.read_bytes().startswith(b"\xef\xbb\xbfnouvel acte;")


def test_what_cannot_be_exported_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as unknown:
        exchange.export(store, "pdf", draft=DRAFT)
    assert all(name in unknown.value.hint for name in exchange.EXPORTS)
    with pytest.raises(UnknownThing) as missing:
        exchange.export(store, "sssom", draft=DRAFT, milestone="juin")
    assert "janvier, mars" in missing.value.hint
    create_draft(store, "vide", pick_draft(store, DRAFT).base, actor="essai", reason="essai")
    with pytest.raises(DataRefused) as empty:
        exchange.export(store, "sssom", draft="vide", target=tmp_path / "vide.tsv")
    assert empty.value.code == fr.EMPTY_DRAFT.code
    with pytest.raises(DataRefused) as nowhere:
        exchange.export(store, "sssom", draft=DRAFT, target=tmp_path / "absent" / "refonte.tsv")
    assert nowhere.value.code == fr.CANNOT_WRITE.code


def test_two_codes_for_one_act_are_refused(store: Store, tmp_path: Path) -> None:
    head = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif;code attribué"
    rows = ("HLHJ003;regrouper;P-07-0900;Acte;;;;HLHJ003", "HZHE002;regrouper;P-07-0900;Acte;;;;HZHE002")
    path = tmp_path / "table.csv"
    path.write_text("\n".join((head, *rows)), "utf-8")
    with pytest.raises(FileRefused) as refusal:
        apply_tables(store, pick_draft(store, DRAFT), [path], actor="essai")
    assert "deux-codes-attribues" in [found.code for found in refusal.value.findings]


def test_lines_of_the_table_replace_those_that_an_act_had(store: Store, tmp_path: Path) -> None:
    """« lignes » filled: a kept act has the lines of the table and no other, not those of the old act."""
    head = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif;lignes"
    path = tmp_path / "table.csv"
    path.write_text(f"{head}\nHLHJ003;maintenir;;;;;;table\n", "utf-8")
    apply_tables(store, pick_draft(store, DRAFT), [path], actor="essai")
    draft = store.draft(DRAFT)
    kept = next(act for act in draft.old.values() if act.code == "HLHJ003")
    assert draft.proposed[kept.targets[0]].lines == ()


def test_what_is_noticed_in_an_applied_file_is_told(store: Store, tmp_path: Path) -> None:
    text = exchange.export(store, "sssom", draft=DRAFT, target=tmp_path / "a.tsv").files[0].read_text("utf-8")
    path = tmp_path / "b.sssom.tsv"
    path.write_text(text.replace("#license:", "#relecteur: comité 7\n#license:"), "utf-8")
    create_draft(store, "copie", pick_draft(store, DRAFT).base, actor="essai", reason="copie")
    done = apply_tables(store, pick_draft(store, "copie"), [path], actor="essai")
    assert [found.code for found in done.findings] == ["sssom-element-inconnu"]


def test_every_format_is_named_in_the_help() -> None:
    assert all(name in fr.OPTION_FORMAT for name in exchange.EXPORTS)
