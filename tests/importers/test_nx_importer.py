"""NX files: what a whole base becomes, and what is told of a file that is not as it should be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.model.acts import Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.history import FullRelease, GridPrice, ReferenceRow
from importers import nx
from importers.nx_lines import LONGEST
from importers.registry import read as read_path
from tests.nx_base import (
    APPENDIX,
    LABEL,
    OMPHALOCELE,
    as_file,
    opened,
    put,
    read,
    records_of,
    small_history,
    with_record,
)

SMALL = as_file(records_of())
TB01 = ReferenceRow("TB01", '{"debut":"2005-03-25","fin":"","mode_traitement":"03"}')


def whole(data: bytes, at: date | None = None) -> FullRelease:
    content, _ = read(data, at)
    assert content is not None
    return content


def only(data: bytes, code: str) -> Finding:
    (found,) = [one for one in read(data)[1] if one.code == code]
    return found


def refusal(data: bytes) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read(data)
    return caught.value


def test_every_row_is_read() -> None:
    assert whole(SMALL).history == small_history()


def test_scores_may_stand_beside_prices() -> None:
    lines = records_of()
    start = next(row for row, line in enumerate(lines) if line.startswith(b"31001"))
    end = next(row for row, line in enumerate(lines) if line.startswith(b"39901"))
    phase = lines[start:end]
    scores = [line for line in phase if line.startswith(b"350")]
    moved = [line for line in phase if not line.startswith(b"350")]
    second = next(row for row, line in enumerate(moved) if line.startswith(b"3100102"))
    interleaved = [*moved[:second], scores[0], *moved[second:], scores[1]]
    assert interleaved != phase
    assert whole(as_file([*lines[:start], *interleaved, *lines[end:]])).history == small_history()


def test_the_day_in_force() -> None:
    release = whole(SMALL).release
    assert (release.version, release.applicable) == ("75.00-nx", date(2024, 2, 9))
    assert release.title == "CCAM version 75.00, base du 09/02/2024"
    assert [act.code for act in release.acts] == [APPENDIX, OMPHALOCELE]
    assert (release.source.format, release.source.name) == ("nx", "CACTOT07500.txt")
    line = release.by_key[LineKey(ActCode(APPENDIX), 1, 0)]
    assert (line.billing_group, line.copay_exemption, line.conditional_refund, line.prior_approval) == (
        "ADC", "1-7", True, True,
    )  # fmt: skip
    price = line.price("F")
    assert price is not None
    assert (price.cents, price.effective, price.writing) == (17679, date(2022, 4, 1), Writing.AMOUNT)


def test_another_day_shows_what_was_then_in_force() -> None:
    release = whole(SMALL, date(2010, 1, 1)).release
    assert [act.code for act in release.acts] == [APPENDIX, "HHFA009"]
    line = release.by_key[LineKey(ActCode(APPENDIX), 1, 0)]
    assert [(price.grid, price.cents) for price in line.prices] == [("F", 16000), ("G", 16000), ("0", 16000)]
    assert line.billing_group == "ATM"


def test_slices_are_joined_with_the_spaces_at_their_end() -> None:
    history = whole(SMALL).history
    assert history.acts[-1].label == LABEL
    assert len(LABEL) > 100


def test_a_zero_price_of_a_grid_in_use_is_a_price() -> None:
    history = whole(SMALL).history
    zeros = [price for price in history.prices if not price.cents]
    assert len(zeros) == 15
    assert GridPrice("HHFA009", 1, 0, "2005-03-25", 0, 0) in zeros


@pytest.mark.parametrize(
    ("start", "change", "number", "code", "words"),
    [
        (b"31001", put(8, b"20221301"), 0, "enregistrement-illisible", ("310-01", "HHFA001", "effet", "20221301")),
        (b"32001", put(8, b"0x3"), 0, "enregistrement-illisible", ("320-01", "HHFA001", "grille", "0x3")),
        (b"11001", put(32, b"x"), 0, "enregistrement-illisible", ("110-01", "remboursement")),
        (b"20101", put(8, b"7"), 0, "activite-ou-phase-illisible", ("HHFA001", "7")),
        (b"30101", put(8, b"9"), 0, "activite-ou-phase-illisible", ("HHFA001", "9")),
        (b"39901", put(8, b"00099"), 0, "decompte-faux", ("399-01", "HHFA001", "99")),
        (b"29901", put(8, b"00099"), 0, "decompte-faux", ("299-01", "HHFA001", "99")),
        (b"19901", put(8, b"00099"), 0, "decompte-faux", ("199-01", "HHFA001", "99")),
        (b"1015002", put(6, b"03"), 0, "suite-rompue", ("101-50", "03")),
        (b"0010101", put(6, b"02"), 0, "suite-rompue", ("001-01", "02")),
        (b"20101", put(8, b"1"), 1, "etat-en-double", ("HHFA001", "1")),
        (b"32001", put(17, b"003"), 0, "etat-en-double", ("HHFA001/1/0", "grille 3", "01/04/2022")),
        (b"21001", put(8, b"20220401"), 1, "etat-en-double", ("HHFA001/1", "2022-04-01")),
    ],
)  # fmt: skip
def test_a_wrong_record_is_named(
    start: bytes, change: Callable[[bytes], bytes], number: int, code: str, words: tuple[str, ...]
) -> None:
    lines = records_of(replace(small_history(), tables=(*small_history().tables, TB01)))
    place = [row for row, line in enumerate(lines) if line.startswith(start)][number]
    lines[place] = change(lines[place])
    content, findings = read(as_file(lines))
    assert content is None
    found = next(one for one in findings if one.code == code)
    assert found.severity is Severity.ERROR
    assert abs(found.row - (place + 1)) <= (0 if "double" not in code else 40)
    assert all(word in found.message for word in words)


@pytest.mark.parametrize(
    ("change", "code"), [(put(126, b"X"), "enregistrement-deborde"), (put(8, b"0" * 9), "rang-vide")]
)
def test_prices_are_checked_beyond_what_is_read_fast(change: Callable[[bytes], bytes], code: str) -> None:
    content, findings = read(with_record(b"32001", change))
    assert content is not None
    assert code in {one.code for one in findings}


def test_every_wrong_record_is_named() -> None:
    lines = [put(8, b"20221301")(line) if line.startswith(b"31001") else line for line in records_of()]
    rows = [row for row, line in enumerate(lines, 1) if line.startswith(b"31001")]
    wrong = [one for one in read(as_file(lines))[1] if one.code == "enregistrement-illisible"]
    assert [one.row for one in wrong] == rows


def test_reading_resumes_at_the_next_act() -> None:
    lines = records_of()
    place = next(row for row, line in enumerate(lines) if line.startswith(b"20101"))
    last = max(row for row, line in enumerate(lines) if line.startswith(b"31001"))
    lines[last] = put(8, b"20221301")(lines[last])
    _, findings = read(as_file([*lines[: place + 1], b"3200101".ljust(128), *lines[place + 1 :]]))
    assert [(one.code, one.row) for one in findings if one.severity is Severity.ERROR][:2] == [
        ("enregistrement-mal-place", place + 2),
        ("enregistrement-illisible", last + 2),
    ]


def test_an_unknown_record_does_not_hide_the_next_ones() -> None:
    lines = records_of()
    _, findings = read(as_file([lines[0], b"0240101".ljust(128), *lines[1:]]))
    errors = [one.code for one in findings if one.severity is Severity.ERROR]
    assert errors == ["enregistrement-inconnu"]


def test_a_file_of_updates_is_refused() -> None:
    assert refusal(with_record(b"000", put(90, b"0"))).code == "base-de-mise-a-jour"


def test_a_file_saved_again_in_utf8_is_refused_and_says_how_to_come_back() -> None:
    data = SMALL.decode("latin-1").encode()
    refused = refusal(data)
    assert refused.code == "base-reencodee"
    assert "iconv -f UTF-8 -t ISO-8859-1" in refused.hint
    assert data.decode().encode("latin-1") == SMALL
    assert refusal(b"\xef\xbb\xbf" + data).code == "base-reencodee"


@pytest.mark.parametrize(
    ("data", "length"), [(SMALL[:-10], "119"), (SMALL + b"\n", "0"), (SMALL[:129] + b"000" * 50 + b"\n", "150")]
)
def test_a_record_of_another_length_is_named(data: bytes, length: str) -> None:
    refused = refusal(data)
    assert refused.code == "enregistrement-mal-coupe"
    assert f"{length} octets" in refused.message


def test_a_line_without_end_is_never_read_whole() -> None:
    class Endless(BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0
            Endless.taken += size
            return b"0" * size

    content = replace(opened(SMALL), stream=Endless)
    with pytest.raises(FileRefused) as caught:
        nx.read(content, None)
    assert caught.value.code == "enregistrement-mal-coupe"
    assert str(LONGEST) in caught.value.message
    assert Endless.taken < 1 << 20


def test_the_last_line_feed_may_be_missing() -> None:
    assert whole(SMALL[:-1]).history == small_history()


def test_windows_line_ends_are_told_once() -> None:
    data = as_file(records_of(), b"\r\n")
    found = only(data, "fins-de-ligne-windows")
    assert (found.severity, found.value) == (Severity.INFO, str(len(records_of())))
    assert whole(data).history == small_history()


@pytest.mark.parametrize("kept", [1, 20, -1])
def test_a_truncated_file_is_refused(kept: int) -> None:
    content, findings = read(as_file(records_of()[:kept]))
    assert content is None
    assert "base-tronquee" in {one.code for one in findings}


@pytest.mark.parametrize("start", [b"32001", b"31001", b"21001", b"10152", b"00201", b"09101"])
def test_a_missing_record_is_always_noticed(start: bytes) -> None:
    lines = records_of()
    place = next(row for row, line in enumerate(lines) if line.startswith(start))
    assert read(as_file([*lines[:place], *lines[place + 1 :]]))[0] is None


def test_an_extract_says_so_and_is_kept() -> None:
    data = with_record(b"999", put(53, b"0000882069000534008518013687013718"))
    found = only(data, "base-extraite")
    assert (found.severity, found.value) == (Severity.WARNING, "8518")
    assert whole(data).history.acts == small_history().acts


@pytest.mark.parametrize("numbers", [b"0000000105000003000005000005000005", b"0000882069000002008518013687013718"])
def test_other_totals_refuse_the_file(numbers: bytes) -> None:
    content, findings = read(with_record(b"999", put(53, numbers)))
    assert content is None
    assert "total-faux" in {one.code for one in findings}


@pytest.mark.parametrize("at", ["2004-01-01", "1900-01-01"])
def test_a_day_without_acts_is_refused(at: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(SMALL, date.fromisoformat(at))
    assert caught.value.code == "aucun-acte-en-vigueur"


def test_other_files_are_not_recognised() -> None:
    for data in (b"", b"000", b"code;texte", b"000  " + b"x" * 200, b"\xff" * 300):
        assert not nx.recognises(opened(data))
    assert nx.recognises(opened(SMALL))
    assert nx.recognises(opened(b"\xef\xbb\xbf" + SMALL))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_damage_gives_findings_or_a_refusal(data: st.DataObject) -> None:
    made = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(made) - 1))
        made[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        content, findings = read(bytes(made))
    except FileRefused:
        return
    assert (content is None) == any(one.severity is Severity.ERROR for one in findings)


@pytest.mark.reel
def test_the_full_file(real_data: Path) -> None:
    reading = read_path(real_data / "nx" / "CACTOT07810_reconstitue.txt.gz", at=date(2025, 2, 1))
    content = reading.content
    assert isinstance(content, FullRelease)
    history, release = content.history, content.release
    assert (len(history.acts), len(history.activities), len(history.phases)) == (8593, 13829, 13860)
    assert (len(history.menus), len(history.phase_states), len(history.activity_states)) == (1725, 125016, 124769)
    assert sum(1 for price in history.prices if (price.grid, price.cents) != (0, 0)) == 753369
    assert len(history.prices) == 757182
    assert (release.version, len(release.acts), release.line_count) == ("78.10-nx", 8295, 13530)
    assert {one.code for one in reading.findings} == {"actes-termines", "etats-a-venir", "subdivision-inconnue"}


@pytest.mark.reel
def test_the_genuine_extract(real_data: Path) -> None:
    reading = read_path(real_data / "nx" / "CACTOT07500_reduit.txt")
    assert isinstance(reading.content, FullRelease)
    assert [(one.code, one.severity) for one in reading.findings] == [
        ("arborescence-absente", Severity.WARNING),
        ("base-extraite", Severity.WARNING),
    ]
    release = reading.content.release
    line = release.by_key[LineKey(ActCode("AAFA001"), 1, 0)]
    assert [price.cents for price in line.prices if price.grid in "FG"] == [64732, 59489]
    assert line.associated == ("ACQP002", "EAMA001", "EAMA002", "YYYY189", "ZZHA001")
    assert release.acts[0].heading == "01.02.02.01"
    assert release.acts[-1].notes[0].kind == "avec ou sans"
