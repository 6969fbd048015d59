"""The table of tariffs that a committee reads: what a line table has, and what is calculated from it."""

from functools import partial

from ccam.formats.exports import Column, Kind, Table
from ccam.formats.tariff_titles import CALCULATED_TITLES as CALCULATED
from ccam.formats.transcodage import LINE_TITLES
from ccam.french import exports as fr
from ccam.french.exports import Origin

_whole = partial(Column, kind=Kind.WHOLE)
_euros = partial(Column, kind=Kind.DECIMAL, places=2, unit="€")
_rate = partial(Column, kind=Kind.DECIMAL, places=4, unit="€ par point", origin=Origin.PARAMETERS)
_effect = partial(Column, kind=Kind.DECIMAL, places=2, unit="€ d'honoraires par an")

DRAFT = Origin.DRAFT

TARIFFS = Table(
    "tarifs du comité",
    (
        Column(LINE_TITLES["target"], DRAFT, required=True, key=True),
        Column(CALCULATED["code"], DRAFT),
        Column(CALCULATED["act_label"], DRAFT, required=True),
        _whole(LINE_TITLES["activity"], DRAFT, required=True, key=True),
        _whole(LINE_TITLES["phase"], DRAFT, required=True, key=True),
        Column(LINE_TITLES["label"], DRAFT),
        Column(LINE_TITLES["score"], DRAFT, Kind.DECIMAL, 2, "points"),
        Column(LINE_TITLES["cp_key"], DRAFT),
        _rate(CALCULATED["fc"]),
        _rate(CALCULATED["cp"]),
        _euros(CALCULATED["target_tariff"], Origin.TARGET),
        _euros(CALCULATED["abated"], Origin.ABATED),
        _euros(CALCULATED["start"], Origin.START),
        _euros(CALCULATED["gap"], Origin.GAP),
        Column(CALCULATED["why"], Origin.TARGET),
        Column(CALCULATED["before"], DRAFT),
        _whole(CALCULATED["quantity"], Origin.RECEIVED, unit="actes"),
        _effect(CALCULATED["effect"], Origin.LINE_EFFECT),
        Column(CALCULATED["dossier"], Origin.GRAPH),
        _effect(CALCULATED["dossier_effect"], Origin.DOSSIER_EFFECT),
        Column(CALCULATED["score_source"], Origin.JOURNAL),
        Column(CALCULATED["fc_source"], Origin.PARAMETERS),
        Column(CALCULATED["cp_source"], Origin.PARAMETERS),
        Column(LINE_TITLES["billing_group"], DRAFT),
        Column(LINE_TITLES["copay_exemption"], DRAFT),
        Column(LINE_TITLES["prior_approval"], DRAFT),
        Column(LINE_TITLES["conditional_refund"], DRAFT),
        Column(LINE_TITLES["modifiers"], DRAFT),
        Column(LINE_TITLES["gestures"], DRAFT),
        Column(LINE_TITLES["executants"], DRAFT),
        Column(LINE_TITLES["associations"], DRAFT),
    ),
    fr.COMMITTEE,
)
"""One row a proposed line."""

FROZEN = 5
"""Columns that stay in sight: the act, its code, its label, the activity and the phase."""
ADDED = (CALCULATED["effect"],)
"""Columns whose sum is live above the table; quantities are never added over activities."""
PRINTED = CALCULATED["dossier_effect"]
"""The last column that goes to paper; sources and conditions are read on screen."""
WIDTHS = {
    CALCULATED["act_label"]: 60, LINE_TITLES["label"]: 26, CALCULATED["why"]: 34, CALCULATED["before"]: 26,
    CALCULATED["fc_source"]: 60, CALCULATED["cp_source"]: 60, LINE_TITLES["activity"]: 9, LINE_TITLES["phase"]: 7,
    CALCULATED["effect"]: 18, CALCULATED["dossier_effect"]: 18, LINE_TITLES["cp_key"]: 16,
    LINE_TITLES["modifiers"]: 26, LINE_TITLES["gestures"]: 20,
}  # fmt: skip
WIDTH = 12
FOLDED = frozenset({CALCULATED["act_label"], LINE_TITLES["label"], CALCULATED["why"], CALCULATED["before"]})
"""Columns whose texts go over several lines."""
