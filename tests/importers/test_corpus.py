"""Every thing an importer can notice is shown by a file of the corpus, and every file shows what its name says."""

from pathlib import Path

import pytest

from tests.corpus import Case, cases, finding_codes, shown_by

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.name}" for number, case in enumerate(CASES)])
def test_a_file_shows_what_its_name_says(case: Case, tmp_path: Path) -> None:
    shown = {found.code for found in shown_by(case.make(tmp_path))}
    assert case.code in shown


def test_every_finding_is_shown_by_a_file() -> None:
    assert sorted(finding_codes().keys() - {case.code for case in CASES}) == []
