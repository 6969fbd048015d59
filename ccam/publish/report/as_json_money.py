"""Keys of impacts and of their breakdowns."""

from ccam.publish.report.figures import AxisRow, Money, TotalChange
from ccam.publish.report.shapes import AMOUNT, TEXT, record

MONEY = record(
    Money,
    observed=("observe", AMOUNT),
    low=("minimum", AMOUNT),
    high=("maximum", AMOUNT),
    theoretical=("theorique", AMOUNT),
    unknown_base=("base_sans_chiffre", AMOUNT),
)
TOTAL = record(TotalChange, before=("avant", MONEY), after=("apres", MONEY))
AXIS_ROW = record(
    AxisRow,
    key=("cle", TEXT),
    label=("libelle", TEXT),
    base=("base", AMOUNT),
    before=("avant", MONEY),
    after=("apres", MONEY),
)
