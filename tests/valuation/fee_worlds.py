"""Devices and fees to price: the 2018 grid of the note with a supposed reference activity, and drawn ones."""

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from ccam.formats.fees import Age, Band, FeeAmount, FeeFile, FeeLimit, Modality, Threshold
from ccam.formats.parameters_rules import Status
from ccam.model.money import parse_scaled
from ccam.usecases.fees.loaded import shipped_fees
from tests.valuation.worlds import CASES
from valuation.fee_table import Device, FeeTable

CASE: dict[str, Any] = tomllib.loads((CASES / "forfaits.toml").read_text("utf-8"))
SHIPPED, RULES = shipped_fees()
DAY = date(2019, 1, 1)
SCANNER = Device("SCANNER-07", 2019, Modality.CT, "classe 2", 13_200, 2016)


def cents(text: str) -> int:
    return parse_scaled(text, 2)


def amount(age: Age, band: Band, value: int, start: date = DAY, device_class: str = "toutes classes") -> FeeAmount:
    return FeeAmount(
        modality=Modality.CT, device_class=device_class, age=age, band=band, start=start, cents=value,
        status=Status.HYPOTHESIS, source="essai", checked=DAY,
    )  # fmt: skip


def limit(threshold: Threshold, exams: int, start: date = DAY, device_class: str = "toutes classes") -> FeeLimit:
    return FeeLimit(
        modality=Modality.CT, device_class=device_class, threshold=threshold, start=start, exams=exams,
        status=Status.HYPOTHESIS, source="essai", checked=DAY,
    )  # fmt: skip


def ladder_file(full: int, old: int, reduced: tuple[int, int, int], limits: tuple[int, int, int]) -> FeeFile:
    amounts = [amount(Age.NOT_AMORTISED, Band.FULL, full), amount(Age.AMORTISED, Band.FULL, old)]
    amounts += [amount(Age.ANY, band, value) for band, value in zip(tuple(Band)[1:], reduced, strict=True)]
    return FeeFile(tuple(amounts), tuple(map(limit, Threshold, limits)))


def case_file(start: date = DAY) -> FeeFile:
    """The grid of the case file, from ``start``."""
    known = CASE["grille"]["montants"]
    file = ladder_file(
        cents(known["non_amorti"]), cents(known["amorti"]),
        (cents(known["taux_reduit_1"]), cents(known["taux_reduit_2"]), cents(known["taux_reduit_3"])),
        (CASE["grille"]["reference"], CASE["grille"]["seuil_1"], CASE["grille"]["seuil_2"]),
    )  # fmt: skip
    amounts = tuple(replace(each, start=start) for each in file.amounts)
    return replace(file, amounts=amounts, limits=tuple(replace(each, start=start) for each in file.limits))


def table(*files: FeeFile) -> FeeTable:
    """What ships, the files on top."""
    return shipped_fees(files)[0]


@st.composite
def ladders(draw: st.DrawFn) -> FeeTable:
    """Any fees, falling or not, under thresholds in order."""
    fees = st.integers(0, 20_000)
    limits = sorted(draw(st.tuples(*[st.integers(1, 300)] * 3)))
    reduced = draw(st.tuples(fees, fees, fees))
    return table(ladder_file(draw(fees), draw(fees), reduced, (limits[0], limits[1], limits[2])))
