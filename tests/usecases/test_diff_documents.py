"""Documents that changed between two étapes: told by name, with how many of their values changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.acts import SourceFile
from ccam.model.diff import Rank
from ccam.model.records import Document
from ccam.resources import data_folder
from ccam.store.store import Store, open_store
from ccam.usecases.diff import compare_points
from ccam.usecases.diff_documents import apply, diff
from ccam.usecases.load import load_files

TEXTS = (
    "",
    "a = 1",
    "a = 2",
    "[document]\nnom = 'x'",
    "[[cp]]\nv = 1\n[[cp]]\nv = 2",
    "[[cp]]\nv = 3",
    "pas = du = toml",
)
SETS = st.dictionaries(
    st.sampled_from(["charges", "scénario"]),
    st.sampled_from(TEXTS).map(lambda text: Document("d", "charges", SourceFile("f", text, "parametres"), text)),
)


@given(SETS, SETS)
def test_the_laws_of_a_diff(before: dict[str, Document], after: dict[str, Document]) -> None:
    assert diff(before, before) == ()
    assert apply(diff(before, after), before) == after
    assert apply(diff(after, before), after) == before


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [("a = 1", "a = 2", 1), (TEXTS[4], TEXTS[5], 2), ("", TEXTS[4], 2), ("", TEXTS[3], 0), ("x\ny", "x\nz", 1)],
)
def test_values_are_counted_and_a_remark_is_minor(before: str, after: str, values: int) -> None:
    first, last = (Document("d", "charges", SourceFile("f", text, "parametres"), text) for text in (before, after))
    (event,) = diff({"d": first}, {"d": last})
    assert (event.values, event.rank) == (values, Rank.MAJOR if values else Rank.MINOR)


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def test_what_was_imported_since_an_etape_is_a_part_of_the_diff(store: Store, tmp_path: Path) -> None:
    assert compare_points(store, "mars", "maintenant").documents == ()
    path = tmp_path / "etats.toml"
    path.write_text((data_folder() / "parameters" / "etats.toml").read_text("utf-8"), "utf-8")
    list(load_files(store, [path], actor="secrétariat"))
    found = compare_points(store, "mars", "maintenant")
    (event,) = found.documents
    assert not found.same
    assert event.sentence.startswith("règlement des états « Vie d'un acte ou d'un dossier » importé : ")
    (back,) = compare_points(store, "maintenant", "mars").documents
    assert (back.before, back.after, back.values) == (event.after, event.before, event.values)
