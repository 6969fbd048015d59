"""The YAML of SSSOM headers: read as a YAML library reads it, or refused at no cost."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ccam.publish.sssom import scalar
from importers.sssom_header import MAX_LINE, HeaderError, parse

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("é'\"\\:#- \n\t@&*!|>%?{}[],.~=<0123eE+_xonNull", max_size=8),
    st.sampled_from(["81", "1.5", "2026-01-01", "yes", "null", "~", "12 décisions", "a: b", "a #b", "=", "", " a"]),
).filter(lambda text: text.isprintable() or "\n" in text)  # fmt: skip


@given(TEXTS)
def test_a_text_comes_back_here_and_in_a_yaml_library(text: str) -> None:
    assert parse([f"#titre: {scalar(text)}"]) == {"titre": text}
    assert yaml.safe_load(f"titre: {scalar(text)}") == {"titre": text}


@pytest.mark.parametrize("text", ["CNAM", "https://exemple.invalid/a#b", "81-demo", "12 décisions", "c'est dit"])
def test_a_text_is_plain_wherever_it_can_be(text: str) -> None:
    assert scalar(text) == text


HEADERS = [
    "#curie_map:\n#  ccam: http://exemple.invalid/\n#license: x",
    "# curie_map:\n#   ccam: 'http://exemple.invalid/'\n# license: x  # une note",
    "#creator_id:\n#  - orcid:1\n#  - 'orcid:2'",
    "#creator_id:\n#- orcid:1\n#- orcid:2",
    '#creator_id: [ "orcid:1", orcid:2 ]',
    "#mapping_set_title: un titre\n#  qui continue\n#license: x",
    '#mapping_set_title: "un titre\n#  qui continue"',
    "#extension_definitions:\n#- slot_name: fate\n#  property: a:fate\n#- slot_name: rank\n#  property: a:rank",
    "#extension_definitions:\n#  - slot_name: fate\n#    property: a:fate\n\n#license: x".replace("\n\n", "\n#\n"),
    '#comment: "é \\u00e9 \\x41 \\" \\\\ \\n"',
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_read_as_a_yaml_library_reads_it(header: str) -> None:
    lines = header.split("\n")
    margin = len(lines[0]) - len(lines[0].lstrip("# ")) - 1
    assert parse(lines) == yaml.safe_load("\n".join(line[1 + margin :] for line in lines))


@pytest.mark.parametrize(
    "header",
    [
        "#a: &ancre x",
        "#a: *ancre",
        "#a: !!str x",
        "#a: |\n#  x",
        "#a: {b: c}",
        "#a: x\n#a: y",
        "#a:\n#  b: x\n#  b: y",
        '#a: "jamais fermé',
        "#a:\n#  b: x\n#  - y",
        "#  a: x\n#b: y",
        "#pas une clé",
        "#- x",
        '#a: "\\ud800"',
        "#a:\n#  b:\n#    c: x",
        "#a: [x",
    ],
)
def test_what_is_not_simple_is_refused_at_its_line(header: str) -> None:
    with pytest.raises(HeaderError) as refusal:
        parse(header.split("\n"))
    assert 1 <= refusal.value.row <= 3


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(HeaderError):
        parse(["#a: " + " " * MAX_LINE])


@given(st.lists(st.text("#-:ab\"'\\[]{} &*!|>\n\t", max_size=20), min_size=1, max_size=8))
def test_any_text_is_a_header_or_is_refused(lines: list[str]) -> None:
    with suppress(HeaderError):
        parse([f"#{line}".replace("\n", "") for line in lines])
