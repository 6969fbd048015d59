"""A price, a volume or a parameter altered in the tables is seen."""

import sqlite3
from pathlib import Path

import pytest

from ccam.store.store import open_store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE price SET cents = cents + 1 WHERE rowid = 1",
        "UPDATE act SET label = label || '.' WHERE rowid = 1",
        "UPDATE volume SET quantity = quantity + 1 WHERE rowid = 1",
        "UPDATE document SET text = text || ' ' WHERE rowid = 1",
        "DELETE FROM note WHERE rowid = (SELECT max(rowid) FROM note)",
    ],
)
def test_what_was_imported_cannot_be_altered_unseen(demo_base: Path, statement: str) -> None:
    with open_store(str(demo_base)) as store:
        assert store.verify() == []
    with sqlite3.connect(demo_base) as connection:
        assert connection.execute(statement).rowcount == 1
    with open_store(str(demo_base)) as store:
        assert [problem.code for problem in store.verify()] == ["contenu-divergent"]
