"""The impact of the workbench without a base: the dials move one invented figure, the FC."""

from collections.abc import Callable
from dataclasses import replace

from ccam.model.codes import LineKey
from ccam.usecases.impact.views import AlertRow, Asked, Coverage, Dials, Levers, Shown, Simulated, TableRow
from ccam.usecases.views import ImpactRow, ImpactView, Interval
from valuation.movement import Bin

FC, PER_STEP = 4700, 1_000_000
"""The FC of the invented scenario, and what each 10⁻⁴ € above it adds in cents."""
BINS = (
    Bin(None, -20, True, 12, 900, 100_000_000, -30_000_000), Bin(-20, -5, True, 40, 5_000, 900_000_000, -90_000_000),
    Bin(-5, 0, True, 80, 9_000, 2_500_000_000, -50_000_000), Bin(0, 0, True, 100, 12_000, 6_000_000_000, 0),
    Bin(0, 5, True, 120, 15_000, 5_000_000_000, 120_000_000), Bin(5, 20, True, 30, 3_000, 1_500_000_000, 150_000_000),
    Bin(20, None, True, 4, 100, 200_000_000, 60_000_000), Bin(None, None, False, 9, 800, 320_000_000, 0),
)  # fmt: skip


class FakeImpact:
    """Beside :class:`FakeWorkbench`, which gives ``impact``; ``asked`` records what was simulated."""

    asked: Asked | None = None

    def impact(self, axis: str) -> ImpactView:
        raise NotImplementedError

    def axes(self) -> tuple[str, ...]:
        return ("chapitre", "regroupement", "dossier")

    def not_carried(self) -> tuple[str, ...]:
        return ("specialite", "grille", "region", "secteur", "trimestre")

    def simulate(self, asked: Asked, tell: Callable[[Interval], object] = lambda _: None) -> Simulated:
        self.asked = asked
        levers = asked.levers
        more = 0 if levers.fc is None else (levers.fc - FC) * PER_STEP
        nation = Interval(1_260_000_000 + more, 1_100_000_000 + more, 1_400_000_000 + more, 1_190_000_000 + more, 0)
        tell(nation)
        view = self.impact(asked.axis if asked.axis not in ("acte", "ligne") else "regroupement")
        rows = tuple(_row(row, more) for row in view.rows)
        alert = AlertRow("0·HHFA016/1/0", "Tarif qui varie d'au moins 20 %", "HHFA016/1/0", "Appendicectomie",
                         19584, 25000, 60_000_000)  # fmt: skip
        return Simulated(
            asked, _dials(levers), ("Projet « digestif ».", *view.heading), (f"Ma variante : « {levers.scenario} ».",),
            Coverage(19_000_000_000, 18_500_000_000, {"undecided": 32_000_000, "unknown": 468_000_000}, view.outside),
            rows, _row(view.total, more), nation, ("points", "fc", "inconnu", "associations"),
            (800_000_000, more, -200_000_000, 90_000_000), BINS,
            (alert,) if asked.shown is Shown.ALERTS else (), (), ("en vigueur", "Proposition mars", levers.scenario),
            (levers.scenario, "CNAM 2025", "ADC, ADI", "Volumes 2023", "honoraires"),
        )  # fmt: skip

    def line_story(self, key: LineKey, levers: Levers) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return ((f"Ligne {key}", (f"Sous « {levers.scenario} ».",)), ("Prix actuel", ("195,84 €",)))


def _row(row: ImpactRow, more: int) -> TableRow:
    impact = replace(row.impact, observed=row.impact.observed + more // 10, unknown_base=row.impact.unknown_base)
    parts = (row.impact.observed, more // 10, 0, 0)
    return TableRow(row.key, row.label, replace(row, impact=impact), parts, (0, row.impact.observed, impact.observed))


def _dials(levers: Levers) -> Dials:
    return Dials(
        ("en vigueur", "Proposition mars"), ("CNAM 2025", "Syndicats 2025"), (("immédiate", 0), ("linéaire 3 ans", 3)),
        FC if levers.fc is None else levers.fc, levers.charges or "CNAM 2025",
    )  # fmt: skip
