"""The official files, where this machine has them: counts, sums and comparisons known to the euro cent."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ccam.model.acts import Release, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.comparison import compare
from ccam.model.findings import Severity
from ccam.model.volumes import MEDICAL_GROUPS, VolumeSet
from importers.registry import Reading, read

pytestmark = pytest.mark.reel


@cache
def reading(path: Path) -> Reading:
    return read(path)


def release(real_data: Path, name: str) -> Release:
    content = reading(real_data / "classeur" / name).content
    assert isinstance(content, Release)
    return content


def volumes(real_data: Path, year: str) -> VolumeSet:
    (path,) = (real_data / "volumes" / "liberal").glob(f"{year}_*")
    content = reading(path).content
    assert isinstance(content, VolumeSet)
    return content


@pytest.mark.parametrize(
    ("name", "acts", "lines", "headings"),
    [("CCAM_V78.csv", 8242, 13416, 1723), ("CCAM_V81.csv", 8257, 13440, 1722)],
)
def test_counts_of_the_official_versions(real_data: Path, name: str, acts: int, lines: int, headings: int) -> None:
    made = release(real_data, name)
    assert (len(made.acts), made.line_count, len(made.by_key)) == (acts, lines, lines - 1)
    assert len(made.headings) == headings
    assert Counter(len(definition.letter) for definition in made.modifiers) == {1: 37}
    told = reading(real_data / "classeur" / name).findings
    assert Severity.ERROR not in {found.severity for found in told}


def test_csv_and_xlsx_of_v81_give_the_same_release(real_data: Path) -> None:
    one, other = release(real_data, "CCAM_V81.csv"), release(real_data, "CCAM_V81.xlsx")
    assert (one.version, one.title, one.applicable) == (other.version, other.title, other.applicable)
    assert one.headings == other.headings
    assert one.acts == other.acts
    assert one.modifiers == other.modifiers


def test_from_v78_to_v81(real_data: Path) -> None:
    found = compare(release(real_data, "CCAM_V78.csv"), release(real_data, "CCAM_V81.csv"))
    assert (len(found.added), len(found.removed)) == (19, 4)
    assert [one.code for one in found.relabelled] == ["EQLA665"]
    assert (len(found.changed("F")), len(found.changed("G"))) == (8340, 8122)
    rewritten = found.rewritten()
    assert len(rewritten) == 1280
    assert {(one.before.writing, one.after.writing) for one in rewritten} == {(Writing.EMPTY, Writing.AMOUNT)}


def test_writings_of_zero_are_kept_apart(real_data: Path) -> None:
    writings = {
        name: Counter(line.prices[0].writing for act in release(real_data, name).acts for line in act.lines)
        for name in ("CCAM_V78.csv", "CCAM_V81.csv")
    }
    assert writings["CCAM_V78.csv"][Writing.EMPTY] == 641
    assert writings["CCAM_V81.csv"][Writing.EMPTY] == 0
    assert [counted[Writing.NOT_COVERED] for counted in writings.values()] == [302, 301]


def test_bela129_is_kept_twice_and_told(real_data: Path) -> None:
    made = release(real_data, "CCAM_V81.csv")
    lines = made.by_code[ActCode("BELA129")].lines
    assert [(line.key.activity, line.duplicate, line.billing_group) for line in lines] == [
        (1, 0, "ADC"),
        (1, 1, "ADA"),
    ]
    (found,) = [
        one for one in reading(real_data / "classeur" / "CCAM_V81.csv").findings if one.code == "ligne-en-double"
    ]
    assert (found.value, found.row) == ("BELA129/1/0", 2883)


def test_acts_with_several_lines_have_their_data_below(real_data: Path) -> None:
    made = release(real_data, "CCAM_V81.csv")
    assert sum(act.lines[0].row > act.row for act in made.acts) == 59
    lines = made.by_code[ActCode("LMSA003")].lines
    assert [(line.key.activity, line.key.phase) for line in lines] == [
        (1, 1),
        (4, 1),
        (1, 2),
        (4, 2),
        (1, 3),
        (4, 3),
    ]
    appendix = made.by_key[LineKey(ActCode("HHFA001"), 4, 0)]
    assert (appendix.prices[0].cents, appendix.associated) == (7849, ("GELE001", "ZZHA001"))


@pytest.mark.parametrize(
    ("name", "rows", "base", "reimbursed", "medical"),
    [
        ("2017", 12482, 1_403_617_017_069, 1_156_581_076_782, 1_053_837_900_723),
        ("2022", 12113, 1_655_904_338_953, 1_368_748_048_569, 1_215_826_112_694),
        ("2023", 12123, 1_760_109_238_317, 1_448_407_379_201, 1_200_758_294_960),
    ],
)
def test_sums_of_the_yearly_volumes(
    real_data: Path, name: str, rows: int, base: int, reimbursed: int, medical: int
) -> None:
    made = volumes(real_data, name)
    assert (made.year, len(made.rows), made.base, made.reimbursed) == (int(name), rows, base, reimbursed)
    assert sum(row.base for row in made.rows if row.billing_group in MEDICAL_GROUPS) == medical
    assert f"liquidées en {name}" in made.scope
    assert len({row.category for row in made.rows}) < len({row.subcategory for row in made.rows})


def test_codes_of_2023_that_v81_no_longer_has(real_data: Path) -> None:
    known = release(real_data, "CCAM_V81.csv").by_code
    gone = [row for row in volumes(real_data, "2023").rows if row.key.code not in known]
    assert len({row.key.code for row in gone}) == 18
    assert sum(row.base for row in gone) == 3_327_765_293


def test_what_2017_alone_has(real_data: Path) -> None:
    path = real_data / "volumes" / "liberal" / "2017_actes-techniques-ccam_serie-annuelle.xls"
    told = Counter(found.code for found in reading(path).findings)
    assert (told["volume-en-double"], told["ligne-de-total"], told["categories-permutees"]) == (12, 1, 1)
    assert told["total-different"] == 0
