"""What is asked before a seal, and before an étape is planned."""

from collections.abc import Sequence
from datetime import date

from ccam.french import tui_seals as fr
from ccam.french.life import listed
from ccam.french.numbers import long_day
from ccam.model.money import parse_scaled
from ccam.model.text import folded
from ccam.usecases import typed
from ccam.usecases.calendar import Calendar
from ccam.usecases.milestones import known_instances
from ccam.usecases.typed import BadText
from ccam.usecases.views import SealRow
from ccam.usecases.workbench import seals as workbench_seals
from ccam.usecases.workbench.seals import CheckRow
from tui.drawing.seals import by_rule
from tui.screens.dialogue import Edit
from tui.screens.form import Field, Spec, Typed
from tui.screens.production import Detail


def effective(text: str) -> date:
    """The day of a publication; there must be one."""
    found = typed.day(text)
    if found is None:
        raise BadText(fr.NX_DAY_MISSING)
    return found


PUBLICATION = (
    Detail("effective", fr.NX_DAY, fr.PLAN_DAY_EXAMPLE, "nx", effective),
    Detail("number", fr.NX_NUMBER, fr.NX_NUMBER_EXAMPLE, "nx", typed.needed(fr.NX_NUMBER_MISSING)),
)
"""What the files of a complete publication need to know."""
NAMED = 8
"""Étapes that a form names."""


def seal(planned: Calendar, seals: Sequence[SealRow], checks: Sequence[CheckRow], *, publish: bool = False) -> Spec:
    """A stock-take, or a publication: its title and the instance it is for; its date is that of the seal."""
    taken = {folded(row.name) for row in seals}
    due = planned.next or planned.due
    instances = known_instances()

    def name(text: str) -> str:
        if not text:
            raise BadText(fr.SEAL_NAME_MISSING)
        if folded(text) in taken:
            raise BadText(fr.SEAL_NAME_TAKEN.format(name=text))
        return text

    def submit(given: Typed) -> Edit:
        return lambda workbench: workbench_seals.seal(workbench, given["name"], given["instance"], publish=publish)

    counted = by_rule([row for row in checks if not row.blocks])
    stands = fr.SEAL_COUNTED.format(list=counted) if counted else fr.SEAL_NOTHING_COUNTED
    key, title = ("publish", fr.PUBLISH_TITLE) if publish else ("seal", fr.SEAL_TITLE)
    fields = (
        Field("name", fr.SEAL_NAME, due.planned.name.lower() if due else "", fr.SEAL_NAME_EXAMPLE, read=name),
        Field("instance", fr.SEAL_INSTANCE, due.planned.body if due else "", hints=(", ".join(instances),),
              read=typed.choice(instances)),
    )  # fmt: skip
    intro = (
        fr.PUBLISH_STANDS if publish else stands,
        fr.SEAL_TEXT[0].format(day=long_day(planned.today)),
        fr.SEAL_TEXT[1],
    )
    return Spec(key, title, submit, intro, fields)


def plan(planned: Calendar) -> Spec:
    """An étape of the calendar: what is left empty stays as it is."""
    instances = known_instances()
    names = [each.planned.name for each in planned.etapes]

    def submit(given: Typed) -> Edit:
        return lambda workbench: workbench_seals.plan(
            workbench, given["name"], given["on"], given["instance"], given["share"]
        )

    fields = (
        Field("name", fr.PLAN_NAME, planned.next.planned.name if planned.next else "",
              read=typed.needed(fr.SEAL_NAME_MISSING)),
        Field("on", fr.PLAN_DAY, placeholder=fr.PLAN_DAY_EXAMPLE, read=typed.day),
        Field("instance", fr.SEAL_INSTANCE, hints=(", ".join(instances),), read=typed.choice(instances, empty=True)),
        Field("share", fr.PLAN_SHARE, placeholder=fr.PLAN_SHARE_EXAMPLE, read=share),
    )  # fmt: skip
    return Spec("plan", fr.PLAN_TITLE, submit, (fr.PLAN_INTRO.format(names=listed(names, NAMED)),), fields)


def share(text: str) -> int | None:
    """« 62,5 » or « 62,5 % » in 10 000ths; nothing stays None."""
    if not text:
        return None
    try:
        return parse_scaled(text.removesuffix("%").strip(), 2)
    except ValueError:
        raise BadText(fr.PLAN_BAD_SHARE.format(value=text)) from None
