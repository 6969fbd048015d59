"""The tension of bridges in a report: what families make of the same act, from the sheets that the seal saw."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.publish.report.rooms import Tension
from ccam.resources import demo_folder as shipped
from ccam.store.store import Store, open_store
from ccam.usecases.load import load_files
from ccam.usecases.report.build import open_ends
from ccam.usecases.report.rooms import Room
from ccam.usecases.report.scale import tension


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def told(store: Store, after: str | None, upto: int | None) -> Tension | None:
    ends = open_ends(store, before="janvier", after=after, draft=None, scenario=None)
    return tension(Room(store, ends.whole.study, upto))


def test_bridges_come_the_costliest_first_with_what_each_family_says(store: Store) -> None:
    found = told(store, None, None)
    assert found is not None
    assert found.pulls
    assert "contredisent" in found.note
    for pull in found.pulls:
        points = [place.points for place in pull.places]
        assert len(points) >= 2
        assert pull.label
        # Families agree to the hundredth of a point, or the tension is above one.
        assert pull.spread == pytest.approx(10_000 * max(points) / min(points), rel=1e-2)


def test_a_sheet_that_came_after_the_seal_does_not_count(store: Store, tmp_path: Path) -> None:
    """The last import of a title is kept: at a position before it, nothing was there yet."""
    last = store.head()[0]
    before = told(store, None, last)
    sheet = shipped() / "cotation_scores.csv"
    later = tmp_path / "plus_tard.csv"
    text = sheet.read_text("utf-8").replace("Cotation, projet fictif", "Cotation, un autre jour")
    later.write_text(text.replace(";A1;", ";A9;"), "utf-8")
    assert [*load_files(store, [later], actor="essai")]
    assert told(store, None, last) == before
    first = min(document.position for document in store.documents() if document.name.startswith("scores : "))
    assert told(store, None, first - 1) is None
