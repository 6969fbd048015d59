"""SSSOM as we write it: its bytes, and what another library reads in them."""

import io
from itertools import pairwise

import sssom_pydantic
from sssom_pydantic.io import SemanticMappingPack

from ccam.formats.sssom import EXTENSIONS, MAPPING_SLOTS, NO_TERM, SET_SLOTS
from ccam.publish.sssom import sssom
from tests.exchange_cases import everything, outgoing
from tests.publish.golden_files import same_as_golden


def oracle(content: bytes) -> SemanticMappingPack:
    mappings, converter, mapping_set, errors = sssom_pydantic.read(io.StringIO(content.decode()), return_errors=True)
    assert errors == []
    return SemanticMappingPack(mappings, converter, mapping_set)


def test_the_file_is_these_bytes() -> None:
    same_as_golden("echange.sssom.tsv", sssom(outgoing()).decode())


def test_the_form_is_canonical() -> None:
    content = sssom(outgoing())
    header, table = content.decode().split("\nsubject_id\t")
    lines = f"subject_id\t{table}".splitlines()
    columns = lines[0].split("\t")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert [line[0] for line in header.splitlines()] == ["#"] * len(header.splitlines())
    order = [*MAPPING_SLOTS, *sorted(extension.slot for extension in EXTENSIONS)]
    assert columns == sorted(columns, key=order.index)
    assert lines[1:] == sorted(lines[1:])
    keys = [line[1:].partition(":")[0] for line in header.splitlines() if line[1:2].isalpha()]
    assert keys[0] == "curie_map"
    assert keys[1:] == sorted(keys[1:], key=SET_SLOTS.index)
    prefixes = [line[3:].partition(":")[0] for line in header.splitlines() if line.startswith("#  ") and "://" in line]
    assert prefixes == sorted(prefixes)
    assert all(f"{prefix}:" in f"{table}{header.partition('mapping_set_id')[2]}" for prefix in prefixes)


def test_another_library_reads_the_same_links() -> None:
    found = oracle(sssom(outgoing()))
    read = {(one.subject.identifier, one.object.identifier) for one in found.mappings}
    said = {(code, target) for code, act in everything().old.items() for target in act.targets}
    assert read == said | {("HHFA004", "NoTermFound"), ("NoTermFound", "P-07-0007")}
    assert str(found.mapping_set.id) == "https://atelier-ccam.invalid/projet/essai.sssom.tsv"
    weights = {
        one.object.identifier: one.extensions["weight_bp"].value
        for one in found.mappings
        if one.extensions and "weight_bp" in one.extensions and one.subject.identifier == "HHFA003"
    }
    assert weights == {"P-07-0002": 5850, "P-07-0003": 4150}


def test_another_library_writes_the_same_table() -> None:
    """What it reads, it writes back byte for byte; only the writing of its header differs."""
    content = sssom(outgoing())
    found, again = oracle(content), io.StringIO()
    sssom_pydantic.write(found.mappings, again, metadata=found.mapping_set, converter=found.converter, sort=False)
    written = again.getvalue().replace("\r\n", "\n")
    assert written.partition("\nsubject_id")[2] == content.decode().partition("\nsubject_id")[2]


def test_an_undecided_act_is_not_in_the_file_and_a_split_has_no_equivalence() -> None:
    text = sssom(outgoing()).decode()
    assert "HHFA006" not in text
    rows = [line.split("\t") for line in text.splitlines() if line.startswith(("ccam:", NO_TERM))]
    for row, following in pairwise(rows):
        if row[0] == following[0]:
            assert "skos:exactMatch" not in (row[2], following[2])
