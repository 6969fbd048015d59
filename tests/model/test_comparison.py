"""Release against release."""

from dataclasses import replace

from ccam.model.acts import Price, Release, Writing
from ccam.model.comparison import compare
from tests import strategies as s


def priced(release: Release, number: int, cents: int, writing: Writing = Writing.AMOUNT) -> Release:
    acts = []
    for act in release.acts:
        if act.code == s.code(number):
            prices = (Price("F", s.DAY, cents, writing), Price("G", s.DAY, 1000))
            act = replace(act, lines=(replace(act.lines[0], prices=prices),))
        acts.append(act)
    return replace(release, acts=tuple(acts))


BEFORE = s.release(*(s.act(number) for number in range(1, 5)), version="78")


def test_nothing_changed() -> None:
    found = compare(BEFORE, BEFORE)
    assert (found.added, found.removed, found.relabelled, found.prices) == ((), (), (), ())


def test_codes_labels_and_prices() -> None:
    after = s.release(s.act(1), s.act(2, label="Nouveau nom"), s.act(3), s.act(9), version="81")
    found = compare(BEFORE, priced(after, 3, 1200))
    assert found.added == (s.code(9),)
    assert found.removed == (s.code(4),)
    assert [item.code for item in found.relabelled] == [s.code(2)]
    assert [str(change.key) for change in found.changed("F")] == ["HHFA003/1/0"]
    assert found.changed("G") == []


def test_a_zero_written_otherwise_is_not_a_change_of_price() -> None:
    empty, zero = priced(BEFORE, 1, 0, Writing.EMPTY), priced(BEFORE, 1, 0)
    found = compare(empty, zero)
    assert found.changed("F") == []
    assert len(found.rewritten()) == 1


def test_not_covered_is_not_a_zero() -> None:
    found = compare(priced(BEFORE, 1, 0, Writing.NOT_COVERED), priced(BEFORE, 1, 0))
    assert len(found.changed("F")) == 1


def test_lines_that_only_one_release_has() -> None:
    after = s.release(s.act(1, (1, 4)), s.act(2), s.act(3), s.act(4), version="81")
    found = compare(BEFORE, after)
    assert [str(key) for key in found.lines_added] == ["HHFA001/4/0"]
    assert found.lines_removed == ()
