"""Every template, by name, in the order in which they are listed."""

from ccam.formats.templates_activity import BREAKDOWN, EXTRA_FEES, PROFILE
from ccam.formats.templates_families import FAMILIES
from ccam.formats.templates_imaging import EQUIPMENT, FEES, PANEL
from ccam.formats.templates_links import LINKS
from ccam.formats.templates_transcodage import TRANSCODAGE
from ccam.formats.templates_work import PRACTICE_CHARGES, SCORES

FORMAT = "feuille"
"""Name of the format of a filled sheet, whatever its template."""

FILLED = {
    template.name: template
    for template in (SCORES, LINKS, PRACTICE_CHARGES, EQUIPMENT, PANEL, BREAKDOWN, EXTRA_FEES, PROFILE, FEES)
}
"""Templates whose sheets come back as a :class:`~ccam.model.filled.FilledSheet`."""

WORKBOOKS = FILLED | {TRANSCODAGE.name: TRANSCODAGE, FAMILIES.name: FAMILIES}
"""Templates that are workbooks."""

SCENARIO, BATCH = "scenario", "lot"
"""The templates that are texts: a parameter file, and the file of a batch of reports."""
TEXTS = (SCENARIO, BATCH)

NAMES = (
    "scores", "liens", "charges", "equipements", "panel", "transcodage", "familles", "ventilation", "depassements",
    "profil", "forfaits", *TEXTS,
)  # fmt: skip
