"""Technical fees on a fleet as large as that of 2024: each device's year, exams avoided, against sums by hand."""

from collections.abc import Iterator
from datetime import date

from bench.measure import line, medians
from ccam.formats.fees import Age, Band, FeeAmount, FeeFile, FeeLimit, Modality, Threshold
from ccam.formats.parameters_rules import Status
from ccam.usecases.fees.loaded import shipped_fees
from valuation.fee_table import Device
from valuation.technical_fee import bill, saved

DAY = date(2024, 3, 1)
FLEET = 2_744
"""CT and MRI of 2024, as counted by the inspections."""
LIMITS = (7_500, 11_000, 13_000)
CENTS = (9_000, 5_900, 4_500, 3_300)


def run() -> Iterator[str]:
    """What the imaging path asks at every turn of a parameter."""
    table, _ = shipped_fees([_grid()])
    devices = [
        Device(f"SCANNER-{number}", 2026, Modality.CT, "classe 2", 6_000 + 7 * number % 9_000, 2015 + number % 9)
        for number in range(FLEET)
    ]

    def billed() -> object:
        return sum(bill(device, table).total for device in devices)

    def spared() -> object:
        return sum(saved(device, device.exams, 500, table).total for device in devices)

    def plain() -> object:
        """A year a device, without dates, classes, ages nor sources."""
        ends = (*LIMITS, 10**9)
        lows = (0, *LIMITS)
        for _ in range(20):
            for device in devices:
                sum(
                    max(0, min(device.exams, end) - low) * price
                    for low, end, price in zip(lows, ends, CENTS, strict=True)
                )
        return None

    year, saving, bare = medians(billed, spared, plain, rounds=5)
    yield line(f"a year of {FLEET} devices, over twenty sums by hand", year / bare, "≤ 10")
    yield line(f"500 exams fewer on {FLEET} devices, over twenty sums by hand", saving / bare, "≤ 1")


def _grid() -> FeeFile:
    ages = (Age.ANY,) * len(Band)
    amounts = tuple(
        FeeAmount(
            modality=Modality.CT, device_class="toutes classes", age=age, band=band, start=DAY, cents=cents,
            status=Status.HYPOTHESIS, source="bench", checked=DAY,
        )
        for age, band, cents in zip(ages, Band, CENTS, strict=True)
    )  # fmt: skip
    limits = tuple(
        FeeLimit(
            modality=Modality.CT, device_class="toutes classes", threshold=threshold, start=DAY, exams=exams,
            status=Status.HYPOTHESIS, source="bench", checked=DAY,
        )
        for threshold, exams in zip(Threshold, LIMITS, strict=True)
    )  # fmt: skip
    return FeeFile(amounts, limits)
