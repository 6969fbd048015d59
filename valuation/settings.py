"""What a figure is asked under."""

from dataclasses import dataclass
from datetime import date

from ccam.formats.parameters_rules import Transition
from ccam.model.acts import SECTOR1
from ccam.model.draft import MEASURE_ACTS
from ccam.model.volumes import MEDICAL_GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``on``: day of FC and CP. ``cp_origin``: which evaluation of charges. ``grid``: price column of the release
    and of FC. ``scope``: billing groups counted, as the volumes file codes them. ``measure``: the share sets that
    volumes follow. ``schedule`` and ``year``: new lines are at what they are billed that year, abatements included;
    without a schedule, at their target.
    """

    on: date
    cp_origin: str
    grid: str = SECTOR1
    scope: tuple[str, ...] = MEDICAL_GROUPS
    measure: str = MEASURE_ACTS
    schedule: Transition | None = None
    year: int = 0
