"""NX files written: golden bytes, the genuine file byte for byte, and the law write ∘ read = identity."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.formats.nx import WIDTH
from ccam.model.errors import DataRefused
from ccam.model.history import ActNote, ActRecord, FullRelease, GridPrice, History, ListEntry, Menu, MenuNote
from ccam.publish.nx import write_history
from importers.registry import read as read_path
from tests.nx_base import (
    APPENDIX,
    SINCE,
    act,
    activity_state,
    as_file,
    phase_state,
    prices,
    read,
    records_of,
    small_history,
)

GOLDEN = Path(__file__).parent / "golden" / "petite_base_nx.txt"


def test_the_small_base_as_it_is_filed() -> None:
    assert as_file(records_of()) == GOLDEN.read_bytes()


def test_records_are_numbered_and_counted() -> None:
    lines = records_of()
    assert {len(line) for line in lines} == {WIDTH}
    assert lines[0] == b"000  00000001000000CODCAMCT00000001000000CCAM  NACAC20240209".ljust(
        84
    ) + b"000861140107500".ljust(44)
    assert lines[-1][:86].endswith(b"%010d000004000004000005000005" % len(lines))


def test_the_records_of_a_price() -> None:
    lines = [line.rstrip() for line in records_of() if line.startswith(b"320")][:3]
    assert lines[0] == b"3200101" + b"".join(b"%03d017679" % grid for grid in range(3, 16))
    assert lines[1] == b"3200102" + b"016017679" + b"0" * 108
    assert lines[2] == b"3200101" + b"000016000" + b"0" * 108


def test_a_base_that_does_not_say_where_it_comes_from() -> None:
    history = replace(small_history(), tables=small_history().tables[1:], version="84.00")
    lines = records_of(history)
    assert lines[0].startswith(b"000  00000001000000CODCAMCT00000001000000CCAM  NACAC20240209")
    assert lines[0].rstrip().endswith(b"00001" + b"1" + b"1401" + b"08400")
    content, _ = read(as_file(lines))
    assert content is not None
    assert content.release.version == "84.00-nx"


@pytest.mark.parametrize(
    ("part", "rows", "code", "word"),
    [
        ("acts", (act(APPENDIX, "Œil"),), "nx-caractere-impossible", "Œ"),
        ("acts", (act(APPENDIX, "a\nb")._replace(short_label="a"),), "nx-trop-long", "libelle"),
        ("acts", (act("HHFA0011234567", "Appendicectomie"),), "nx-trop-long", "code"),
        ("lists", (ListEntry("050", "17", "x" * 9901),), "nx-trop-long", "sequence"),
        ("act_notes", (ActNote(APPENDIX, "123", "note"),), "nx-trop-long", "type"),
        ("prices", tuple(prices(APPENDIX, 1, 0, 10**6)), "nx-trop-long", "prix"),
        (
            "prices",
            (GridPrice(APPENDIX, 1, 0, SINCE[0], 0, 0), GridPrice(APPENDIX, 1, 0, SINCE[0], 1, 5)),
            "nx-zero-parmi-d-autres",
            APPENDIX,
        ),
    ],
)
def test_what_has_no_room_is_refused(part: str, rows: tuple[object, ...], code: str, word: str) -> None:
    with pytest.raises(DataRefused) as caught:
        list(write_history(replace(small_history(), **{part: rows})))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert word in caught.value.message


TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f\xad\xa0", exclude_categories=["Cc"]),
    max_size=240,
).map(str.rstrip)
LABEL = TEXT.filter(lambda text: bool(text.strip()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_what_is_written_is_read_again(data: st.DataObject) -> None:
    history = data.draw(histories())
    content, findings = read(as_file(records_of(history)))
    assert content is not None, findings
    assert content.history == history


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Bases of a few acts, with states, prices and texts of any length."""
    codes = draw(st.lists(st.from_regex(r"[A-Z]{4}[0-9]{3}", fullmatch=True), min_size=1, max_size=3, unique=True))
    dates = sorted(draw(st.lists(st.dates().map(str), min_size=1, max_size=3, unique=True)), reverse=True)
    slots = [
        (code, activity) for code in codes for activity in draw(st.sets(st.integers(1, 5), min_size=1).map(sorted))
    ]
    phases = [(*slot, phase) for slot in slots for phase in draw(st.sets(st.integers(0, 3), min_size=1).map(sorted))]
    base = small_history()
    first = base.phases[0]
    grids = draw(st.sets(st.integers(1, 400), max_size=30).map(sorted))
    return replace(
        base,
        created="9999-12-31",
        tables=(
            base.tables[0]._replace(facts=base.tables[0].facts.replace("2024-02-09", "9999-12-31")),
            *base.tables[1:],
        ),
        lists=tuple(ListEntry("051", f"{number + 1:04d}", draw(LABEL)) for number in range(draw(st.integers(0, 2)))),
        menus=tuple(
            Menu(code + 1, code, draw(st.integers(0, 99)), draw(LABEL)) for code in range(draw(st.integers(0, 3)))
        ),
        menu_notes=tuple(MenuNote(1, "17", draw(LABEL)) for _ in range(draw(st.integers(0, 2)))),
        acts=tuple(record(code, draw(LABEL), dates[-1]) for code in codes),
        act_notes=tuple(ActNote(code, "09", draw(LABEL)) for code in codes for _ in range(draw(st.integers(0, 2)))),
        act_states=tuple(base.act_states[0]._replace(code=code, effective=day) for code in codes for day in dates),
        activities=tuple(base.activities[0]._replace(code=code, activity=activity) for code, activity in slots),
        activity_states=tuple(
            activity_state(code, activity, "FJ", "ADC", (day, "", "")) for code, activity in slots for day in dates
        ),
        phases=tuple(first._replace(code=code, activity=activity, phase=phase) for code, activity, phase in phases),
        phase_states=tuple(phase_state(*slot, (day, "", "")) for slot in phases for day in dates),
        prices=tuple(
            GridPrice(*slot, day, grid, draw(st.integers(0, 999_999)))
            for slot in phases
            for day in dates
            for grid in grids
        ),
    )


def record(code: str, label: str, created: str) -> ActRecord:
    return act(code, label, created)._replace(short_label=label[:70].rstrip())


@pytest.mark.reel
def test_the_genuine_file_comes_back_byte_for_byte(real_data: Path) -> None:
    path = real_data / "nx" / "CACTOT07500_reduit.txt"
    content = read_path(path).content
    assert isinstance(content, FullRelease)
    assert b"".join(write_history(content.history)) == path.read_bytes()
