"""Codes, labels and filters."""

from dataclasses import dataclass

import pytest

from ccam.model.codes import act_code, is_act_code, line_key, proposed_id
from ccam.model.errors import DataRefused, UsageError
from ccam.model.queries import Language
from ccam.model.text import folded, has_control, normal_label, safe


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("HHFA001", ("HHFA001", 1, 0)),
        ("HHFA001/4", ("HHFA001", 4, 0)),
        ("LMSA003/4/2", ("LMSA003", 4, 2)),
    ],
)
def test_line_keys(text: str, key: tuple[str, int, int]) -> None:
    assert line_key(text) == key
    assert line_key(str(line_key(text))) == key


@pytest.mark.parametrize("text", ["HHFA01", "hhfa001", "HHFA001\n", "HHFA001/6", "HHFA001/1/4", "HHFA001/12", ""])
def test_bad_keys(text: str) -> None:
    with pytest.raises(DataRefused):
        line_key(text)


def test_a_line_feed_does_not_pass_for_a_code() -> None:
    assert not is_act_code("HHFA001\n")
    with pytest.raises(DataRefused):
        act_code("HHFA001\n\n")


@pytest.mark.parametrize("text", ["P-7-0001", "P-07-001", "p-07-0001", "P-07-0001 "])
def test_bad_proposed_ids(text: str) -> None:
    with pytest.raises(DataRefused):
        proposed_id(text)


def test_labels_are_compared_without_typography() -> None:
    assert normal_label("Appendicectomie,  par cœlioscopie.") == normal_label("appendicectomie, par coelioscopie")
    assert normal_label("Suture de l’artère") == normal_label("Suture de l'artère")
    assert normal_label("Exérèse") != normal_label("Exerese")


def test_searching_forgets_accents() -> None:
    assert folded("Exérèse par CŒLIOSCOPIE") == "exerese par coelioscopie"


def test_control_characters_never_reach_a_terminal() -> None:
    assert has_control("titre\x1b]0;x\x07")
    assert has_control("abc\u202edef")
    assert not has_control("deux\nlignes")
    assert "\x1b" not in safe("a\x1b[31mb")


@dataclass(frozen=True)
class Row:
    code: str
    label: str
    group: str
    price: int | None


ROWS = [
    Row("HHFA001", "Appendicectomie, par abord de la fosse iliaque", "ADC", 17679),
    Row("HHFA016", "Appendicectomie, par cœlioscopie", "ADC", 19584),
    Row("DEQP003", "Électrocardiographie", "ATM", 1477),
    Row("AHQP001", "Électromyographie", "ATM", None),
]
LANGUAGE: Language[Row] = Language(
    text=lambda row: folded(f"{row.code} {row.label}"),
    texts={"groupe": lambda row: row.group, "code": lambda row: row.code, "label": lambda row: row.label},
    figures={"tarif": (lambda row: row.price, 2)},
    flags={"clos": lambda row: row.price is None},
    letters={"groupe": lambda row: row.code[1]},
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("appendic", [0, 1]),
        ("APPENDIC -coelio", [0]),
        ("electro", [2, 3]),
        ("groupe:atm tarif>10", [2]),
        ("tarif<=14,77", [2]),
        ("-groupe:ADC", [2, 3]),
        ("code:HH tarif>=195.84", [1]),
        ("rien", []),
        ("clos", [3]),
        ("-CLOS groupe:atm", [2]),
        ("groupe:A", []),
        ("groupe:é", [2]),
        ("groupe:AD", [0, 1]),
        ("electroc*", [2]),
        ("iliaque*", [0]),
        ("liaque*", []),
        ("liaque", [0]),
        ('"de la fosse"', [0]),
        ('label:"appendicectomie, par c"', [1]),
        ('label:"appendicectomie, par c', [1]),
        ('-label:"appendicectomie, par c" groupe:ADC', [0]),
        ('"', [0, 1, 2, 3]),
    ],
)
def test_filters(query: str, found: list[int]) -> None:
    assert LANGUAGE.select(ROWS, query) == found


@pytest.mark.parametrize("query", ["secteur:1", "prix>3", "tarif>abc", "clos:1"])
def test_a_wrong_filter_says_what_is_possible(query: str) -> None:
    with pytest.raises(UsageError) as failure:
        LANGUAGE.select(ROWS, query)
    assert failure.value.hint
