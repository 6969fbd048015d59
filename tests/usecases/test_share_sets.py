"""Shares by another measure than numbers of acts: given, followed when asked, kept by tables that say nothing of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.draft import MEASURE_ACTS, OldAct, ShareOrigin
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.study import open_study

HHFA016 = ActCode("HHFA016")
EUROS = "euros"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def act(store: Store) -> OldAct:
    return store.draft(store.drafts()[0].name).old[HHFA016]


def give(store: Store, *parts: int) -> None:
    draft = store.draft(store.drafts()[0].name)
    curate.distribute(
        store, draft, HHFA016, parts, actor="essai", origin=ShareOrigin.ESTIMATED, source="2023", measure=EUROS
    )


def test_a_set_is_added_beside_that_of_acts(store: Store) -> None:
    before = act(store).shares
    give(store, 5000, 5000)
    assert act(store).shares == before
    assert act(store).share_sets[EUROS].parts == (5000, 5000)
    assert not store.verify()


def test_figures_follow_the_set_asked(store: Store) -> None:
    give(store, 5000, 5000)
    by_acts, by_euros = open_study(store), open_study(store, measure=EUROS)
    assert by_acts.total().observed != by_euros.total().observed
    assert (by_acts.total().base, by_acts.total().low) == (by_euros.total().base, by_euros.total().low)
    shares = {
        part.share.measure for flow in by_euros.impact.book.rows.flows for part in flow.parts if len(flow.parts) > 1
    }
    assert shares == {EUROS, MEASURE_ACTS}


def test_a_table_keeps_it_while_the_act_goes_the_same_ways(store: Store, tmp_path: Path) -> None:
    give(store, 5000, 5000)
    path = tmp_path / "table.csv"
    head = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n"
    path.write_text(f"{head}HHFA016;recomposer;P-07-0001;;70;;\nHHFA016;recomposer;P-07-0002;;30;;\n", "utf-8")
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor="essai")
    assert act(store).shares == (7000, 3000)
    assert act(store).share_sets[EUROS].parts == (5000, 5000)
    path.write_text(f"{head}HHFA016;regrouper;P-07-0001;;;;\n", "utf-8")
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor="essai")
    assert EUROS not in act(store).share_sets
