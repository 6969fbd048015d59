"""A draft as the file that software vendors load: the whole base in NX, once the draft is in force."""

import re
from typing import TYPE_CHECKING

from ccam.french import publishing_nx as fr
from ccam.model.codes import ProposedId, Slot
from ccam.model.errors import DataRefused, UsageError
from ccam.usecases.valued import valued_lines

if TYPE_CHECKING:
    from ccam.usecases.exports.exchange import Outgoing

NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{2}")


def nx_of(given: "Outgoing") -> bytes:
    """The file. Raises :class:`UsageError` without a date of effect or a number, and :class:`DataRefused` where the
    release of the draft has no history (it came from a workbook), or something of the draft cannot be published.
    """
    from ccam.publish.nx import write_history
    from ccam.publish.nx_draft import history_of_draft

    if given.effective is None or not given.number:
        raise UsageError(fr.NOT_ASKED)
    if not NUMBER.fullmatch(given.number):
        raise UsageError(fr.BAD_NUMBER, value=given.number)
    base = given.store.history(given.release.version)
    if base is None:
        raise DataRefused(fr.NO_HISTORY, version=given.release.version)
    made = history_of_draft(given.draft, base, _tariffs(given), version=given.number, effective=given.effective)
    return b"".join(write_history(made))


def _tariffs(given: "Outgoing") -> dict[tuple[ProposedId, Slot], int | None]:
    """Target tariffs. A line without one keeps its prices where its act continues another alone, as everywhere else
    in the workbench; the others are left out, for the publication to name.
    """
    continued = given.study.impact.book.continued
    return {
        (line.act, line.slot): line.tariff
        for line in valued_lines(given.study)
        if line.tariff is not None or line.act in continued
    }
