"""SSSOM files, ours and those of others: what their links say, which way they point, what is told and left out."""

from pathlib import Path

import pytest

from ccam.formats.transcodage import TransitionRow, TransitionTables
from ccam.model.draft import Verb
from importers.registry import read
from tests.importers.files import SaveText, codes_of, one, refusal

HEADER = """#curie_map:
#  ccam: http://data.esante.gouv.fr/cnam/ccam/
#  neuf: https://exemple.invalid/
#  sien: https://exemple.invalid/sens/
#  s: http://www.w3.org/2004/02/skos/core#
#mapping_set_id: https://exemple.invalid/essai.sssom.tsv
#license: https://w3id.org/sssom/license/unspecified
"""
OURS = """#extension_definitions:
#  - slot_name: weight_bp
#  - slot_name: bundle
#  - slot_name: rank
#  - slot_name: fate
"""
COLUMNS = ("subject_id", "predicate_id", "object_id", "object_label", "mapping_justification")
MANUAL = "semapv:ManualMappingCuration"


def mapping(old: str, predicate: str, new: str, label: str = "Acte", *more: str) -> str:
    return "\t".join((f"ccam:{old}", predicate, f"neuf:{new}", label, MANUAL, *more))


def file(*rows: str, more: tuple[str, ...] = (), header: str = HEADER + OURS) -> str:
    return header + "\n".join(("\t".join((*COLUMNS, *more)), *rows)) + "\n"


def rows_of(path: Path) -> tuple[TransitionRow, ...]:
    content = read(path).content
    assert isinstance(content, TransitionTables)
    return content.transitions


def verbs_of(path: Path) -> list[str | None]:
    return [row.verb.value if row.verb else None for row in rows_of(path)]


@pytest.mark.parametrize(
    ("predicate", "verb"),
    [
        ("skos:broadMatch", Verb.MERGE),
        ("skos:narrowMatch", Verb.SPLIT),
        ("skos:relatedMatch", Verb.RESTRUCTURE),
        ("skos:exactMatch", Verb.RECODE),
        ("s:broadMatch", Verb.MERGE),
    ],
)
def test_the_predicate_is_read_from_the_old_act_to_the_new_one(save: SaveText, predicate: str, verb: Verb) -> None:
    """The object of broadMatch is the broader act: several old acts merge into it; any prefix may name SKOS."""
    assert verbs_of(save(file(mapping("HHFA001", predicate, "P-07-0001")))) == [verb.value]


@pytest.mark.parametrize(("label", "verb"), [("acte, ancien.", Verb.KEEP), ("Autre", Verb.RELABEL)])
def test_an_act_that_keeps_its_code_is_kept_or_relabelled(save: SaveText, label: str, verb: Verb) -> None:
    row = mapping("HHFA001", "skos:exactMatch", "HHFA001", label, "Acte, ancien")
    assert verbs_of(save(file(row, more=("subject_label",)))) == [verb.value]


def test_members_of_one_bundle_are_billed_together(save: SaveText) -> None:
    rows = [mapping("HHFA001", "skos:narrowMatch", f"P-07-000{n}", f"Acte {n}", "A") for n in (1, 2)]
    assert verbs_of(save(file(*rows, more=("bundle",)))) == [Verb.BILL_TOGETHER.value] * 2


def test_relations_of_several_kinds_are_a_restructuring(save: SaveText) -> None:
    rows = [
        mapping("HHFA001", "skos:narrowMatch", "P-07-0001", "Un", "4000"),
        mapping("HHFA001", "skos:broadMatch", "P-07-0002", "Deux", "6000"),
    ]
    path = save(file(*rows, more=("weight_bp",)))
    assert verbs_of(path) == [Verb.RESTRUCTURE.value] * 2
    assert [row.part for row in rows_of(path)] == [4000, 6000]


def test_the_rank_gives_the_order_that_the_rows_lost(save: SaveText) -> None:
    rows = [
        mapping("HHFA001", "skos:narrowMatch", "P-07-0001", "Un", "4000", "2"),
        mapping("HHFA001", "skos:narrowMatch", "P-07-0002", "Deux", "6000", "1"),
    ]
    path = save(file(*rows, more=("weight_bp", "rank")))
    assert [row.target for row in rows_of(path)] == ["P-07-0002", "P-07-0001"]


def test_what_was_not_found_is_deleted_or_created(save: SaveText) -> None:
    deleted = f"ccam:HHFA001\tskos:exactMatch\tsssom:NoTermFound\t\t{MANUAL}\tobsolète"
    created = f"sssom:NoTermFound\tskos:exactMatch\tneuf:P-07-0001\tNouvel acte\t{MANUAL}\tn'existait pas"
    first, second = rows_of(save(file(deleted, created, more=("comment",))))
    assert (first.old, first.verb, first.target, first.reason) == ("HHFA001", Verb.DELETE, "", "obsolète")
    assert (second.old, second.verb, second.target) == (None, Verb.CREATE, "P-07-0001")
    assert second.reason == "n'existait pas"


def test_the_declared_fate_wins_and_the_predicate_is_told(save: SaveText) -> None:
    path = save(file(mapping("HHFA001", "skos:narrowMatch", "P-07-0001", "Acte", "regrouper"), more=("fate",)))
    assert verbs_of(path) == [Verb.MERGE.value]
    assert "skos:broadMatch" in one(path, "lien-contre-devenir").hint


def test_a_weight_that_nobody_declared_is_not_read(save: SaveText) -> None:
    """Two things may bear one name: an undeclared column is dropped, as the specification wants, and told."""
    path = save(
        file(mapping("HHFA001", "skos:broadMatch", "P-07-0001", "Acte", "10000"), more=("weight_bp",), header=HEADER)
    )
    assert one(path, "sssom-element-inconnu").value == "weight_bp"
    assert rows_of(path)[0].part is None


def test_a_weight_with_another_meaning_is_not_read(save: SaveText) -> None:
    header = HEADER + "#extension_definitions:\n#  - slot_name: weight_bp\n#    property: sien:poids\n"
    row = mapping("HHFA001", "skos:broadMatch", "P-07-0001", "Acte", "10000")
    path = save(file(row, more=("weight_bp",), header=header))
    assert one(path, "sssom-element-non-repris").value == "weight_bp"
    assert rows_of(path)[0].part is None


def test_an_equivalence_on_a_split_names_the_act_and_what_to_write(save: SaveText) -> None:
    rows = [mapping("HHFA001", "skos:exactMatch", f"P-07-000{n}", f"Acte {n}", "5000") for n in (1, 2)]
    path = save(file(*rows, more=("weight_bp",)))
    reading = read(path)
    assert reading.content is None
    assert codes_of(path) == ["equivalence-sur-subdivision"] * 2
    assert "HHFA001" in reading.findings[0].message
    assert "skos:narrowMatch" in reading.findings[0].hint


def test_several_old_acts_may_be_equivalent_to_their_own_new_act(save: SaveText) -> None:
    rows = [mapping(f"HHFA00{n}", "skos:exactMatch", f"P-07-000{n}", f"Acte {n}") for n in (1, 2)]
    assert codes_of(save(file(*rows))) == []


def test_rows_are_numbered_as_in_the_file(save: SaveText) -> None:
    text = file(mapping("HHFA001", "skos:broadMatch", "P-07-0001"), mapping("HHFA2", "skos:broadMatch", "P-07-0001"))
    found = one(save(text), "code-illisible")
    assert text.splitlines()[found.row - 1].startswith("ccam:HHFA2\t")


def test_quotes_line_feeds_and_windows_line_ends_are_read(save: SaveText) -> None:
    row = mapping("HHFA001", "skos:broadMatch", "P-07-0001", '"Acte ""dit""\nmajeur"')
    (read_row,) = rows_of(save(file(row).replace("\n", "\r\n")))
    assert read_row.label == 'Acte "dit"\nmajeur'


def test_a_table_without_its_header_says_where_the_header_is(save: SaveText) -> None:
    refused = refusal(save("\t".join(COLUMNS) + "\n"))
    assert refused.code == "sssom-sans-entete"
    assert ".sssom.yml" in refused.hint
    assert refusal(save("a;b\n"), "sssom").code == "mauvais-format"
