"""A fresh base for each test, on each engine there is, with a clock that ticks by itself."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from ccam.model.acts import (
    OTHERS,
    SECTOR1,
    Act,
    Heading,
    Line,
    ModifierDefinition,
    Note,
    Price,
    Release,
    SourceFile,
    ValueUnit,
    Writing,
)
from ccam.model.codes import ActCode, LineKey
from ccam.store.store import Store, init_base, open_store
from tests.store.pg_server import Server, running

ENGINES = ("sqlite", "postgresql")
START = datetime(2026, 11, 21, 10, 0, 0, tzinfo=UTC)
DAY = date(2026, 1, 1)


@pytest.fixture(scope="session")
def empty_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base just made, to copy."""
    path = tmp_path_factory.mktemp("empty") / "base.sqlite"
    init_base(str(path))
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started for the first test that needs it."""
    with running() as server:
        yield server


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty base of this test's own, on each engine."""
    if request.param == "sqlite":
        empty = request.getfixturevalue("empty_base")
        yield f"sqlite:///{shutil.copy(empty, tmp_path / 'base.sqlite')}"
    else:
        server = request.getfixturevalue("server")
        with server.database() as name:
            yield server.url(name)


@pytest.fixture
def clock() -> Callable[[], str]:
    """10:00:00, 10:00:01, …"""
    ticks = count()
    return lambda: (START + timedelta(seconds=next(ticks))).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def base(address: str, clock: Callable[[], str]) -> Iterator[Store]:
    """An empty base, open."""
    with open_store(address, clock=clock) as store:
        yield store


@pytest.fixture(scope="session")
def release() -> Release:
    """Two acts of the nomenclature with all that an act can carry: duplicate line, notes, prices, modifiers."""
    knee, teeth = ActCode("NFKA007"), ActCode("HBLD038")
    return Release(
        version="81",
        title="CCAM version 81",
        applicable=DAY,
        source=SourceFile("CCAM_V81.xls", "a" * 64, "classeur-xls"),
        headings=(
            Heading("14", "APPAREIL OSTÉOARTICULAIRE", (Note("À l'exclusion de : …", "a l'exclusion de", row=4),), 3),
            Heading("14.03", "MEMBRE INFÉRIEUR", row=9),
        ),
        acts=(
            Act(
                knee,
                "Remplacement de l'articulation du genou par prothèse",
                "14.03",
                (
                    Line(
                        LineKey(knee, 1, 0),
                        "Remplacement…",
                        (
                            Price(SECTOR1, DAY, 46000),
                            Price(OTHERS, DAY, 45999),
                            Price(SECTOR1, date(2020, 3, 1), 1),
                        ),
                        billing_group="ADC",
                        associated=(ActCode("YYYY188"), ActCode("AAAA001")),
                        row=21,
                    ),
                    Line(
                        LineKey(knee, 4, 0),
                        "Anesthésie",
                        (Price(SECTOR1, DAY, 0, Writing.NOT_COVERED),),
                        prior_approval=True,
                        conditional_refund=True,
                        copay_exemption="1",
                        row=22,
                    ),
                    Line(LineKey(knee, 4, 0), "Anesthésie", (Price(OTHERS, DAY, 0, Writing.EMPTY),), duplicate=1),
                ),
                modifiers=("J", "K", "7"),
                notes=(Note("Anesthésie", "anesthesie", activity=4, phase=0, row=23), Note("sans genre")),
                row=20,
            ),
            Act(teeth, "Pose d'une prothèse « transitoire »", "", ()),
        ),
        modifiers=(
            ModifierDefinition("J", 1, "Urgence", ValueUnit.PER_MILLE, 65, 65, "19.03", 40),
            ModifierDefinition("F", 2, "Férié", ValueUnit.CENTS, 2780, 1906),
        ),
    )


@pytest.fixture
def started(base: Store, release: Release) -> Store:
    """A base with a release and an empty draft on it."""
    with base.write("secretariat", "départ") as writer:
        writer.add_release(release, ())
        writer.create_draft("essai", "81")
    return base
