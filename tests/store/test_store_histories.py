"""The whole of an official base comes back as it went in, beside its release; nothing of it is altered unseen."""

from dataclasses import replace
from itertools import count
from typing import Any, NamedTuple, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from ccam.french import store as fr
from ccam.model.acts import Detail, Release, SourceFile
from ccam.model.contents import TOGETHER, history_content, release_content
from ccam.model.history import (
    PARTS,
    ActivityRecord,
    ActivityState,
    ActNote,
    ActRecord,
    ActState,
    GridPrice,
    History,
    ListEntry,
    Menu,
    MenuNote,
    PhaseRecord,
    PhaseState,
    ReferenceRow,
)
from ccam.store import bulk, histories
from ccam.store.engine import reading
from ccam.store.row_tables import DETAIL, HISTORY, HISTORY_ROWS
from ccam.store.store import Store
from tests.store.edits import tamper

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
whole = st.integers(-(2**40), 2**40)
numbers = count()


def rows(kind: type[NamedTuple]) -> st.SearchStrategy[tuple[Any, ...]]:
    kinds = {str: words, int: whole, int | None: whole | st.none()}
    fields = {name: kinds[hint] for name, hint in get_type_hints(kind).items()}
    return st.lists(st.builds(kind, **fields), max_size=3).map(tuple)


any_history = st.builds(History, words, words, **{part: rows(kind) for part, kind in PARTS.items()})

HISTORY_78 = History(
    version="78.10",
    created="2025-01-20",
    lists=(ListEntry("060", "1", "Activité 1"), ListEntry("050", "01", "à l'exclusion de")),
    tables=(ReferenceRow("TB11", '{"coefficient":1000}'),),
    menus=(Menu(1, 0, 1, "ARBORESCENCE CCAM"),),
    menu_notes=(MenuNote(1, "01", "Note"),),
    acts=(
        ActRecord("NFKA007", "Genou", "Genou…", "1", "", "2005-03-25", "", "01", "", "1", 7, "", "NFKA001", "", "", ""),
    ),
    act_notes=(ActNote("NFKA007", "01", "Une note"),),
    act_states=(ActState("NFKA007", "2020-01-01", "", "", "1", "N", "1", "", "", "", "", ""),),
    activities=(ActivityRecord("NFKA007", 1, "", "", ""),),
    activity_states=(ActivityState("NFKA007", 1, "2020-01-01", "", "", "JK", "", "", "ADC", "YYYY188/1/A"),),
    phases=(PhaseRecord("NFKA007", 1, 0, "", 0, 0, "", 459, "O"),),
    phase_states=(PhaseState("NFKA007", 1, 0, "2020-01-01", "", "", 0, "", 100, "1", "", 0, 0, 0),),
    prices=(GridPrice("NFKA007", 1, 0, "2020-01-01", 3, 46000), GridPrice("NFKA007", 1, 0, "2005-01-01", 0, 45000)),
)

FINGERPRINT = "9313a99fecf1c5077a12a8e1958be77d675d42cc5a5b42673179dc8894810c91"
"""What the first version that knew histories wrote in the journal for this one."""


@pytest.fixture
def nx(release: Release) -> Release:
    """The same release, as a full base shows it."""
    details = (Detail("NFKA007", "", 1, 0, "icr", "459"), Detail("NFKA007", "01", None, None, "libelle", "…"))
    return replace(release, version="78.10-nx", source=SourceFile("CACTOT", "b" * 64, "nx"), details=details)


def row_counts(store: Store) -> dict[str, int]:
    with reading(store._engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (DETAIL, HISTORY, *HISTORY_ROWS.values())
        }


def add(store: Store, release: Release, history: History | None, *, replacing: bool = False) -> None:
    with store.write("secretariat", "import") as writer:
        writer.add_release(release, (), history=history, replace=replacing)


def test_a_full_base_comes_back_equal(base: Store, nx: Release) -> None:
    add(base, nx, HISTORY_78)
    assert base.release("78.10-nx") == nx
    assert base.history("78.10") == HISTORY_78
    assert base.act_prices("78.10", "NFKA007") == tuple(sorted(HISTORY_78.prices, key=lambda price: price.effective))
    assert base.act_prices("78.10", "NFKA008") == ()
    facts = base.entries()[0].decision.facts
    assert (facts["contenu"], facts["historique"]) == (release_content(nx), history_content(HISTORY_78))
    assert set(row_counts(base).values()) == {1, 2}
    assert base.verify() == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=any_history)
def test_any_history_comes_back_equal(base: Store, nx: Release, made: History) -> None:
    version = f"essai {next(numbers)}"
    add(base, replace(nx, version=version, source=SourceFile("nx", version, "nx")), made)
    assert base.history(version) == made


def test_a_workbook_has_no_history(base: Store, release: Release) -> None:
    add(base, release, None)
    assert base.history("81") is None
    assert "historique" not in base.entries()[0].decision.facts
    assert set(row_counts(base).values()) == {0}


def test_order_survives_several_chunks(base: Store, nx: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "TOGETHER", 2)
    prices = tuple(GridPrice("NFKA007", 1, 0, "2020-01-01", grid, 9 - grid) for grid in (5, 3, 4, 1, 2))
    add(base, nx, replace(HISTORY_78, prices=prices))
    found = base.history("78.10-nx")
    assert found is not None
    assert found.prices == prices


def test_two_histories_are_kept_apart_and_each_is_replaced_alone(base: Store, nx: Release) -> None:
    other = replace(nx, version="79.00-nx", source=SourceFile("v79", "c" * 64, "nx"))
    add(base, nx, HISTORY_78)
    add(base, other, replace(HISTORY_78, version="79.00"))
    shorter = replace(HISTORY_78, prices=HISTORY_78.prices[:1])
    corrected = replace(nx, source=SourceFile("CACTOT bis", "d" * 64, "nx"), details=nx.details[:1])
    add(base, corrected, shorter, replacing=True)
    assert (base.history("78.10"), base.history("79.00")) == (shorter, replace(HISTORY_78, version="79.00"))
    assert (base.release("78.10"), base.release("79.00")) == (corrected, other)
    counts = row_counts(base)
    assert (counts["history"], counts["grid_price"], counts["detail"]) == (2, 3, 3)
    add(base, replace(nx, source=SourceFile("sans histoire", "e" * 64, "rdf")), None, replacing=True)
    assert base.history("78.10") is None
    assert row_counts(base)["history"] == 1
    assert base.verify() == []


def test_nothing_is_kept_of_an_import_that_fails_midway(
    base: Store, nx: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(base, nx, HISTORY_78)
    before, head = row_counts(base), base.head()

    def insert_until_prices(connection: Any, table: Any, *given: Any) -> None:
        if table.name == "grid_price":
            raise ZeroDivisionError
        bulk.insert_rows(connection, table, *given)

    monkeypatch.setattr(histories, "insert_rows", insert_until_prices)
    for version, replacing in (("78.10-nx", True), ("79.00-nx", False)):
        other = replace(nx, version=version, source=SourceFile("faux", "f" * 64, "nx"))
        with pytest.raises(ZeroDivisionError):
            add(base, other, HISTORY_78, replacing=replacing)
    assert (row_counts(base), base.head()) == (before, head)
    assert base.history("78.10") == HISTORY_78
    assert [known.version for known in base.releases()] == ["78.10-nx"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE grid_price SET cents = cents + 1 WHERE grid = 3",
        "UPDATE grid_price SET id = id + 10 WHERE grid = 3",
        "UPDATE phase_state SET score = 12",
        "UPDATE act_record SET previous = ''",
        "UPDATE detail SET value = '460' WHERE field = 'icr'",
        "UPDATE history SET created = '2025-01-21'",
        "DELETE FROM list_entry WHERE code = '1'",
        "DELETE FROM history",
        "INSERT INTO menu_note(position, menu, kind, text) VALUES (1, 1, '01', 'Ajoutée')",
    ],
)
def test_an_altered_history_is_seen(base: Store, nx: Release, statement: str) -> None:
    add(base, nx, HISTORY_78)
    tamper(base, statement)
    assert [problem.code for problem in base.verify()] == [fr.CONTENT_DRIFTED.code]


def test_a_history_that_the_journal_does_not_tell_is_seen(base: Store, release: Release) -> None:
    add(base, release, None)
    tamper(base, "INSERT INTO history VALUES (1, '81', '2026-01-01')")
    assert [problem.code for problem in base.verify()] == [fr.CONTENT_DRIFTED.code]


@settings(max_examples=60, deadline=None)
@given(one=any_history, other=any_history)
def test_two_histories_have_one_fingerprint_only_if_they_are_equal(one: History, other: History) -> None:
    assert (history_content(one) == history_content(other)) == (one == other)
    moved = replace(one, act_notes=(), acts=one.acts, menu_notes=())
    assert (history_content(moved) == history_content(one)) == (moved == one)


def test_a_fingerprint_counts_every_row_of_a_large_table() -> None:
    prices = tuple(GridPrice("NFKA007", 1, 0, "2020-01-01", 3, cents) for cents in range(2 * TOGETHER + 1))
    whole = history_content(replace(HISTORY_78, prices=prices))
    for place in (0, TOGETHER - 1, TOGETHER, 2 * TOGETHER):
        altered = (*prices[:place], prices[place]._replace(grid=4), *prices[place + 1 :])
        assert history_content(replace(HISTORY_78, prices=altered)) != whole


def test_the_fingerprint_never_changes() -> None:
    assert history_content(HISTORY_78) == FINGERPRINT


def test_lists_and_tuples_have_one_fingerprint() -> None:
    lists: dict[str, Any] = {part: list(getattr(HISTORY_78, part)) for part in PARTS}
    assert history_content(History("78.10", "2025-01-20", **lists)) == history_content(HISTORY_78)
