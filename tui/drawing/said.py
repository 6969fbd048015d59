"""What was said of a dossier, drawn: its lines by activity, opinions by function, disagreements in euros."""

from ccam.french import tui_decide as fr
from ccam.french.numbers import euros_short, integer, plural
from ccam.usecases.views import DisputeView, DossierView, TallyView
from tui.drawing.lines import Line, section


def said_lines(view: DossierView, width: int) -> list[Line]:
    """Lines by activity, then opinions, then open disagreements; nothing where nothing is."""
    lines = section(fr.LINES_OF, [" · ".join(activities(view))], width) if view.new else []
    if view.opinions:
        lines += section(fr.OPINIONS, [tally(one) for one in view.opinions], width)
    if view.disputes:
        lines += section(fr.DISPUTES, [dispute(one) for one in view.disputes], width)
    return lines


def activities(view: DossierView) -> list[str]:
    """``act. 1 ✓``, ``act. 4 : points inconnus``: whether every line of an activity has its tariff."""
    why: dict[int, list[str]] = {}
    for act in view.new:
        for line in act.lines:
            lacks = why.setdefault(line.slot.activity, [])
            if line.tariff is None and line.why not in lacks:
                lacks.append(line.why)
    return [
        fr.LINE_WAITS.format(activity=activity, why=", ".join(lacks))
        if lacks
        else fr.LINE_DONE.format(activity=activity)
        for activity, lacks in sorted(why.items())
    ]


def tally(one: TallyView) -> str:
    """« pour 5 · contre 1 (expert libéral) · abst. 0 »."""
    against = integer(len(one.against))
    if one.against:
        against = fr.FUNCTIONS_AGAINST.format(count=against, functions=", ".join(dict.fromkeys(one.against)))
    parts = [fr.TALLY.format(approve=one.approve, against=against, abstain=one.abstain)]
    parts += (
        [fr.QUORUM_LACKS.format(missing=plural(one.missing, fr.ONE_OPINION, fr.ONE_OPINION))] if one.missing else []
    )
    if one.past:
        parts.append(fr.PAST_OPINIONS.format(count=plural(one.past, fr.ONE_OPINION, fr.ONE_OPINION)))
    said = " · ".join(parts)
    return fr.TALLY_OF.format(acts=", ".join(one.acts), tally=said) if one.acts else said


def dispute(one: DisputeView) -> str:
    """« D-0001 effet ±42 k€ honoraires · attend : … »."""
    effect = fr.NO_EFFECT_YET
    if one.effect is not None:
        effect = fr.DISPUTE_EFFECT.format(amount=euros_short(abs(one.effect)), unit=one.unit)
    awaits = fr.DISPUTE_AWAITS.format(awaits=one.awaits) if one.awaits else ""
    return fr.DISPUTE_LINE.format(id=one.id, question=one.question, effect=effect, awaits=awaits)
