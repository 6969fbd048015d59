"""A gap between evaluations of charges, entered in the register of disagreements in each side's own words."""

from typing import TYPE_CHECKING

from ccam.french import disputes as units
from ccam.french import tui_charges as fr
from ccam.french import tui_decide as forms
from ccam.french.life import listed
from ccam.french.numbers import scaled
from ccam.usecases import typed
from ccam.usecases.workbench import charges as workbench_charges
from ccam.usecases.workbench.charges import Charges, Row
from tui.decisions.life import terms_of
from tui.screens.form import Column, Field, Spec, Table, Typed

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench
    from tui.screens.dialogue import Edit


def dispute(workbench: "Workbench", made: Charges, row: Row) -> Spec:
    """All is filled in from the sources; each side's words, the effect and what would settle it can be changed."""
    gap = workbench_charges.gap_of(workbench, made, row)
    terms = gap.terms

    def submit(typed_: Typed) -> "Edit":
        said = terms_of(typed_)
        return lambda bench: workbench_charges.enter(bench, gap, said)

    effect = terms.effect
    fields = (
        Field("effect", forms.EFFECT, scaled(effect.cents, 2, trim=True) if effect else "", forms.EFFECT_EXAMPLE,
              read=typed.amount),
        Field("unit", forms.UNIT, effect.unit if effect else "", ", ".join(units.UNITS),
              read=typed.choice(units.UNITS, empty=True)),
        Field("basis", forms.BASIS, effect.basis if effect else "", forms.BASIS_EXAMPLE),
        Field("awaits", forms.AWAITS, terms.awaits, forms.AWAITS_EXAMPLE),
        Field("due", forms.DUE, placeholder=forms.DAY_EXAMPLE, read=typed.day),
    )  # fmt: skip
    sides = tuple((side.who, side.words, side.evidence) for side in terms.sides)
    columns = (Column(forms.COLUMN_WHO, 22), Column(forms.COLUMN_WORDS, 0), Column(forms.COLUMN_EVIDENCE, 18))
    intro = [gap.question, fr.ABOUT.format(acts=listed(gap.acts))]
    intro += [fr.KNOWN.format(id=gap.known.id)] if gap.known else []
    table = Table(columns, sides, hint=forms.SIDES_HINT)
    return Spec(f"d {gap.question}", fr.DISPUTE_TITLE, submit, tuple(intro), fields, table)
