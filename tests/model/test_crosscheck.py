"""One version from two formats: each disagreement told once, under its field, with the reason where it is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.acts import Act, Detail, Heading, Line, Note, Price, Release, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.crosscheck import CrossCheck, Kinship, crosscheck, kinship
from ccam.model.crosscheck_history import explain_prices
from ccam.model.crosscheck_values import Family
from ccam.model.history import GridPrice, History
from ccam.model.money import decimal_string
from tests import strategies as s


def full(number: int) -> Act:
    """An act with something in every field."""
    code = s.code(number)
    lines = tuple(
        Line(
            LineKey(code, activity, 0),
            f"Activité {activity}",
            (Price("F", s.DAY, 1000 * number), Price("G", s.DAY, 900 * number), Price("3", s.DAY, 1000 * number)),
            conditional_refund=number == 1,
            prior_approval=number == 1,
            copay_exemption="1",
            billing_group="ADC",
            associated=(ActCode("GELE001"), ActCode("ZZHA001")),
        )
        for activity in (1, 4)
    )
    return Act(code, f"Libellé {number}", "07.03.05", lines, ("A", "J"), (Note(f"Note {number}"),))


def version(name: str, *acts: Act) -> Release:
    details = tuple(Detail(act.code, "", 1, 0, "icr", "120") for act in acts)
    release = s.release(*acts, version=name)
    return replace(release, headings=(Heading("07.03.05", "Appendice"), Heading("07.03", "Côlon")), details=details)


WORKBOOK, NX = (version(name, *map(full, range(1, 4))) for name in ("78", "78.10-nx"))


def changed(release: Release, number: int, edit: Callable[[Act], Act]) -> Release:
    return replace(release, acts=tuple(edit(act) if act.code == s.code(number) else act for act in release.acts))


def line_changed(release: Release, **values: object) -> Release:
    def edit(act: Act) -> Act:
        return replace(act, lines=(replace(act.lines[0], **values), *act.lines[1:]))  # type: ignore[arg-type]

    return changed(release, 2, edit)


def priced(release: Release, *prices: Price) -> Release:
    kept = tuple(price for price in full(2).lines[0].prices if price.grid not in {p.grid for p in prices})
    return line_changed(release, prices=(*prices, *kept))


EDITS: dict[str, tuple[str, Release]] = {
    "libelle": ("HHFA002", changed(NX, 2, lambda act: replace(act, label="Tout autre"))),
    "subdivision": ("HHFA002", changed(NX, 2, lambda act: replace(act, heading="07.03"))),
    "modificateurs": ("HHFA002", changed(NX, 2, lambda act: replace(act, modifiers=("A",)))),
    "notes": ("HHFA002", changed(NX, 2, lambda act: replace(act, notes=(Note("Une autre"),)))),
    "titre de subdivision": ("07.03", replace(NX, headings=(Heading("07.03.05", "Appendice"), Heading("07.03", "?")))),
    "ligne": ("HHFA002/4/0", changed(NX, 2, lambda act: replace(act, lines=act.lines[:1]))),
    "libelle de ligne": ("HHFA002/1/0", line_changed(NX, label="Phase 1")),
    "regroupement": ("HHFA002/1/0", line_changed(NX, billing_group="ATM")),
    "exo tm": ("HHFA002/1/0", line_changed(NX, copay_exemption="2-7")),
    "accord prealable": ("HHFA002/1/0", line_changed(NX, prior_approval=True)),
    "remboursement sous conditions": ("HHFA002/1/0", line_changed(NX, conditional_refund=True)),
    "gestes associes": ("HHFA002/1/0", line_changed(NX, associated=(ActCode("GELE001"),))),
    "prix F": ("HHFA002/1/0", priced(NX, Price("F", s.DAY, 1999))),
    "prix G": ("HHFA002/1/0", priced(NX, Price("G", s.DAY, 1999))),
    "prix 3": ("HHFA002/1/0", priced(NX, Price("3", s.DAY, 1999))),
    "icr": ("HHFA002/1/0", replace(NX, details=(NX.details[0], NX.details[1]._replace(value="121"), NX.details[2]))),
    "acte": ("HHFA002", replace(NX, acts=(NX.acts[0], NX.acts[2]))),
}  # fmt: skip
"""By field: what is altered in the second file, and where it is told."""


@pytest.mark.parametrize("field", EDITS)
def test_a_single_altered_field_is_told_once_under_its_name(field: str) -> None:
    key, altered = EDITS[field]
    found = crosscheck(WORKBOOK, altered)
    (told,) = found.disagreements
    assert (told.field, told.key, told.writing_only) == (field, key, False)
    assert told.first != told.second
    (result,) = [item for item in found.fields if item.field == field]
    assert (result.different, result.writing) == (1, 0)
    assert result.equal == result.compared - 1


def test_every_field_that_both_fill_is_compared() -> None:
    found = crosscheck(WORKBOOK, NX)
    assert {item.field for item in found.fields} == set(EDITS)
    assert all(item.compared == item.equal > 0 for item in found.fields)
    assert (found.disagreements, found.left_out) == ((), ())
    assert [item.compared for item in found.fields if item.field in ("acte", "ligne", "icr")] == [3, 6, 3]


@st.composite
def releases(draw: st.DrawFn, name: str) -> Release:
    """Any subset of six acts, each altered in any way, some left empty."""
    made = []
    for number in draw(st.lists(st.integers(1, 6), unique=True)):
        act = full(number)
        if draw(st.booleans()):
            label = draw(st.sampled_from(["Œdème", "Oedème.", "Autre", ""]))
            act = replace(act, label=label, notes=(), modifiers=draw(st.sampled_from([("A", "J"), ("J", "A"), ()])))
        if draw(st.booleans()):
            price = Price(
                "F",
                draw(st.sampled_from([s.DAY, date(2027, 1, 1)])),
                *draw(
                    st.sampled_from(
                        [(0, Writing.EMPTY), (0, Writing.AMOUNT), (0, Writing.NOT_COVERED), (1234, Writing.AMOUNT)]
                    )
                ),
            )
            act = replace(act, lines=(replace(act.lines[0], prices=(price,), label=""),))
        made.append(act)
    return version(name, *made)


@settings(deadline=None)
@given(releases("81"))
def test_a_release_against_itself_differs_nowhere(release: Release) -> None:
    assert crosscheck(release, release).disagreements == ()


def mirrored(found: CrossCheck) -> CrossCheck:
    return replace(
        found,
        first=found.second,
        second=found.first,
        left_out=tuple(sorted(found.left_out)),
        disagreements=tuple(item._replace(first=item.second, second=item.first) for item in found.disagreements),
    )


@settings(deadline=None)
@given(releases("78"), releases("78.10-nx"))
def test_swapping_the_two_mirrors_the_result(first: Release, second: Release) -> None:
    one, other = crosscheck(first, second), crosscheck(second, first)
    assert replace(one, left_out=tuple(sorted(one.left_out))) == mirrored(other)
    for item in one.fields:
        assert item.compared == item.equal + item.writing + item.different


def only(first: Release, second: Release) -> tuple[bool, Family]:
    (told,) = crosscheck(first, second).disagreements
    return told.writing_only, told.family


def relabelled(release: Release, label: str) -> Release:
    return changed(release, 2, lambda act: replace(act, label=label))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Suture de l’œsophage", "Suture  de l'oesophage.", (True, Family.TYPOGRAPHY)),
        ("Électroencéphalographie, longue", "Electroencéphalographie longue", (False, Family.PUNCTUATION)),
        ("Pose d’anneaux intra cornéens", "Pose d'anneaux intracornéens", (False, Family.PUNCTUATION)),
        ("Suture du foie, par cœlioscopie", "Suture du foie, par coelioscopi", (False, Family.CUT)),
        ("Suture du foie", "", (False, Family.SILENT)),
        ("Suture du foie", "Suture de la rate", (False, Family.NONE)),
    ],
)
def test_why_two_labels_differ(first: str, second: str, told: tuple[bool, Family]) -> None:
    assert only(relabelled(WORKBOOK, first), relabelled(NX, second)) == told


LATER = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (Price("F", s.DAY, 0, Writing.EMPTY), Price("F", s.DAY, 0), (True, Family.ZERO)),
        (Price("F", s.DAY, 0, Writing.NOT_COVERED), Price("F", s.DAY, 0), (False, Family.NOT_COVERED)),
        (Price("F", s.DAY, 0, Writing.NOT_COVERED), Price("F", s.DAY, 500), (False, Family.NO_PRICE)),
        (Price("F", s.DAY, 500), Price("F", s.DAY, 600), (False, Family.NONE)),
        (Price("F", s.DAY, 500), Price("F", LATER, 600), (False, Family.LATER)),
    ],
)
def test_why_two_prices_differ(first: Price, second: Price, told: tuple[bool, Family]) -> None:
    assert only(priced(WORKBOOK, first), priced(NX, second)) == told


def test_a_line_without_a_price_is_an_empty_cell() -> None:
    without = line_changed(NX, prices=full(2).lines[0].prices[1:])
    assert only(priced(WORKBOOK, Price("F", s.DAY, 0)), without) == (True, Family.ZERO)
    assert only(WORKBOOK, without) == (False, Family.NO_PRICE)


def test_a_price_that_one_file_has_replaced_is_told_from_the_history() -> None:
    first, second = priced(WORKBOOK, Price("F", s.DAY, 1900)), priced(NX, Price("F", s.DAY, 1999))
    found = crosscheck(first, second)
    past = (GridPrice("HHFA002", 1, 0, "2022-04-01", 16, 1900), GridPrice("HHFA002", 1, 0, "2022-04-01", 14, 1899))
    told = explain_prices(found, None, History("78.10", "2025-04-29", prices=past))
    assert [item.family for item in told.disagreements] == [Family.FORMER]
    assert dict(next(item for item in told.fields if item.field == "prix F").families) == {Family.FORMER: 1}
    assert explain_prices(found, History("78", "2025-01-01", prices=past), None) == found
    assert explain_prices(found, None, None) == found


def test_a_grid_that_few_lines_have_is_compared_on_them() -> None:
    few = (Price("17", s.DAY, 700),)
    found = crosscheck(priced(WORKBOOK, *few), priced(NX, *few))
    assert [item.compared for item in found.fields if item.field == "prix 17"] == [1]


def test_orders_and_numbers_that_say_nothing() -> None:
    assert only(WORKBOOK, changed(NX, 2, lambda act: replace(act, modifiers=("J", "A")))) == (True, Family.ORDER)
    swapped = replace(NX, headings=(Heading("07.03.05", "Côlon"), Heading("07.03", "Appendice")))
    assert {item.family for item in crosscheck(WORKBOOK, swapped).disagreements} == {Family.MOVED}
    cut = changed(NX, 2, lambda act: replace(act, notes=(Note("Note"), Note("2"))))
    assert crosscheck(WORKBOOK, cut).disagreements == ()


def test_acts_for_hospital_stays_and_acts_without_a_line() -> None:
    pmsi, bare = ActCode("AHLC802"), ActCode("AHLC102")
    stays = Act(pmsi, "Au PMSI", "01", (Line(LineKey(pmsi, 1, 0), "", ()),))
    found = crosscheck(WORKBOOK, replace(NX, acts=(*NX.acts, stays, Act(bare, "Sans ligne", "01", ()))))
    assert {item.key: item.family for item in found.disagreements} == {pmsi: Family.PMSI, bare: Family.NO_LINE}
    paid = s.act(858)
    (told,) = crosscheck(WORKBOOK, replace(NX, acts=(*NX.acts, paid))).disagreements
    assert (told.key, told.family) == ("HHFA858", Family.NONE)


def test_a_line_hidden_by_a_duplicate_is_told_as_such() -> None:
    """BELA129 in the workbook: its anaesthesia is coded activity 1."""

    def edit(act: Act) -> Act:
        return replace(act, lines=(act.lines[0], replace(act.lines[1], key=act.lines[0].key, duplicate=1)))

    (told,) = crosscheck(changed(WORKBOOK, 2, edit), NX).disagreements
    assert (told.field, told.key, told.first, told.family) == ("ligne", "HHFA002/4/0", "", Family.DUPLICATE)


def test_what_a_format_never_fills_is_left_out_by_name() -> None:
    atih = replace(
        NX, version="2021-atih", details=(),
        acts=tuple(
            replace(act, lines=tuple(replace(line, prices=(), prior_approval=False) for line in act.lines))
            for act in NX.acts
        ),
    )  # fmt: skip
    found = crosscheck(WORKBOOK, atih)
    assert found.disagreements == ()
    left = {item.field for item in found.left_out if item.version == "2021-atih"}
    assert left == {"prix F", "prix G", "prix 3", "accord prealable"}
    assert {item.version for item in found.left_out} == {"2021-atih"}
    assert "icr" not in {item.field for item in found.fields}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("78", "78", Kinship.SAME),
        ("84", "84.00-dbf", Kinship.SAME),
        ("83.00-rdf", "83.00-fhir", Kinship.SAME),
        ("78", "78.10-nx", Kinship.CLOSE),
        ("78.10-nx", "78.20-dbf", Kinship.CLOSE),
        ("78", "81", Kinship.OTHER),
        ("78", "2021-atih", Kinship.UNRELATED),
        ("2021-atih", "2026-atih", Kinship.OTHER),
    ],
)
def test_how_near_two_versions_are(first: str, second: str, expected: Kinship) -> None:
    assert kinship(first, second) is kinship(second, first) is expected


def test_amounts_are_told_as_decimal_strings() -> None:
    (told,) = crosscheck(WORKBOOK, priced(NX, Price("F", s.DAY, 12345))).disagreements
    assert (told.first, told.second) == (decimal_string(2000), "123.45")
