"""The lines of proposed acts: as a current act gives them, as a row of a table completes them."""

from dataclasses import replace

from ccam.formats.transcodage import LineRow
from ccam.model.acts import Act
from ccam.model.codes import Slot
from ccam.model.draft import ProposedLine


def carried(current: Act) -> tuple[ProposedLine, ...]:
    """The lines of a current act, as the first lines of the act that continues it: points unknown."""
    return tuple(
        ProposedLine(
            slot=Slot(line.key.activity, line.key.phase),
            label=line.label,
            billing_group=line.billing_group,
            copay_exemption=line.copay_exemption,
            prior_approval=line.prior_approval,
            conditional_refund=line.conditional_refund,
            gestures=line.associated,
        )
        for line in current.lines
        if not line.duplicate
    )


def completed(line: ProposedLine, row: LineRow) -> ProposedLine:
    """``line`` with what the row fills; an empty cell leaves what was there."""
    return replace(
        line,
        score=row.score if row.score is not None else line.score,
        cp_key=row.cp_key or line.cp_key,
        label=row.label or line.label,
        billing_group=row.billing_group or line.billing_group,
        copay_exemption=row.copay_exemption or line.copay_exemption,
        prior_approval=row.prior_approval or line.prior_approval,
        conditional_refund=row.conditional_refund or line.conditional_refund,
        modifiers=row.modifiers or line.modifiers,
        gestures=row.gestures or line.gestures,
        executants=row.executants or line.executants,
        associations=row.associations or line.associations,
    )
