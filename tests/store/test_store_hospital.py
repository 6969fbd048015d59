"""Hospital volumes come back as they went in, apart from the private ones."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import store as fr
from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode
from ccam.model.contents import hospital_content
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.records import HospitalInfo, KnownFile, Nature
from ccam.model.volumes import HospitalRow, HospitalVolumes
from ccam.store.engine import reading
from ccam.store.row_tables import HOSPITAL_VOLUME
from ccam.store.store import Store

SOURCE = SourceFile("open_ccam_23_reg.csv", "9" * 64, "hopital")
KNEE = ActCode("NFKA007")
STAYS = HospitalVolumes(
    "hôpital 2023",
    2023,
    SOURCE,
    "séjours hospitaliers",
    (
        HospitalRow(KNEE, 0, "84", 1234, 1200, "4.52", 10, 0, 2),
        HospitalRow(KNEE, 0, "94", None, None, "", None, None, 3),
        HospitalRow(ActCode("AAAA001"), 1, "84", 11, 11, "0.0", 11, 11, 4),
    ),
)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
counts = st.none() | st.integers(0, 2**40)
rows = st.builds(
    HospitalRow, words.map(ActCode), st.integers(0, 3), words, counts, counts, words, counts, counts, st.integers(0, 99)
)


def add(store: Store, volumes: HospitalVolumes, *, replacing: bool = False) -> None:
    with store.write("secretariat", "import") as writer:
        writer.add_hospital(volumes, (), replace=replacing)


def test_hospital_volumes_come_back_equal(base: Store) -> None:
    add(base, STAYS)
    assert base.hospital("hôpital 2023") == STAYS
    assert base.hospital_sets() == [HospitalInfo("hôpital 2023", 2023, STAYS.scope, 3, 1245, SOURCE, 1)]
    assert base.volume_sets() == []
    assert base.known_file("9" * 64) == KnownFile(Nature.HOSPITAL, "hôpital 2023", SOURCE, 2, 3)
    facts = base.entries()[0].decision.facts
    assert (facts["nature"], facts["actes_connus"]) == ("hopital", 1245)
    assert facts["contenu"] == hospital_content(STAYS)
    assert base.verify() == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(rows, max_size=4).map(tuple))
def test_any_rows_come_back_equal(base: Store, made: tuple[HospitalRow, ...]) -> None:
    volumes = replace(STAYS, name=f"essai {base.head()[0]}", rows=made)
    add(base, volumes)
    assert base.hospital(volumes.name) == volumes


def test_they_are_replaced_when_asked(base: Store) -> None:
    other = replace(STAYS, source=SourceFile("bis.csv", "8" * 64, "hopital"), rows=STAYS.rows[:1])
    add(base, STAYS)
    for replacing, volumes, code in ((False, other, fr.TAKEN.code), (True, STAYS, fr.SAME_BYTES.code)):
        with pytest.raises(DataRefused) as refused:
            add(base, volumes, replacing=replacing)
        assert refused.value.code == code
    add(base, other, replacing=True)
    assert base.hospital("hôpital 2023") == other
    with reading(base._engine) as connection:
        assert len(connection.execute(HOSPITAL_VOLUME.select()).all()) == 1
    assert base.verify() == []


def test_an_unknown_cell_is_not_a_zero(base: Store) -> None:
    zero = replace(STAYS, rows=(*STAYS.rows[:1], STAYS.rows[1]._replace(acts=0), *STAYS.rows[2:]))
    assert hospital_content(zero) != hospital_content(STAYS)


def test_unknown_ones_name_those_there_are(base: Store) -> None:
    add(base, STAYS)
    with pytest.raises(UnknownThing) as unknown:
        base.hospital("2022")
    assert unknown.value.hint == "Dans la base : hôpital 2023."


def test_an_altered_figure_is_seen(base: Store) -> None:
    add(base, STAYS)
    with base._engine.connect() as connection:
        connection.exec_driver_sql("UPDATE hospital_volume SET acts = 0 WHERE region = '94'")
        connection.commit()
    assert [problem.code for problem in base.verify()] == [fr.CONTENT_DRIFTED.code]
