"""Shows a whole base as it stood on one day, and tells what that day leaves out: for NX and DBF."""

from collections import Counter
from datetime import date

from ccam.french import findings as shared
from ccam.french import findings_nx as fr
from ccam.french import numbers
from ccam.model.acts import SourceFile
from ccam.model.errors import FileRefused
from ccam.model.history import FullRelease, History
from ccam.model.in_force import InForce, release_of
from importers.findings import Findings


def shown_on(history: History, at: date, source: SourceFile, findings: Findings) -> FullRelease:
    """The base with the release in force on ``at``, named after its version and its format; raises
    :class:`FileRefused` when no act is in force.
    """
    title = fr.TITLE.format(version=history.version, day=fr.on(history.created))
    version = f"{history.version}-{source.format}"
    found = release_of(history, at, source=source, title=title, version=version)
    if not found.release.acts:
        raise FileRefused(fr.NONE_IN_FORCE, where=source.name, name=source.name, day=numbers.day(at))
    _tell(found, findings)
    return FullRelease(found.release, history)


def _tell(found: InForce, findings: Findings) -> None:
    release, left = found.release, found.left
    day = numbers.day(release.applicable)
    if left.ended:
        ended = numbers.plural(left.ended, "acte")
        findings.info(fr.ENDED, 0, value=left.ended, count=ended, verb=fr.have(left.ended), day=day)
    if left.next_date:
        later = numbers.plural(left.to_come + left.changing, "acte")
        findings.info(fr.LATER, 0, value=numbers.day(left.next_date), count=later, day=day)
    for code in found.astray:
        findings.warning(fr.MENU_ASTRAY, 0, value=code)
    if release.headings:
        unknown = Counter(act.heading for act in release.acts if act.heading not in release.heading_titles)
        if unknown:
            acts = numbers.plural(sum(unknown.values()), "acte")
            findings.warning(fr.HEADING_UNKNOWN, 0, value=len(unknown), count=acts, numbers=fr.first(unknown))
    else:
        findings.warning(fr.NO_TREE, 0)
    for act in release.acts:
        if not act.lines:
            findings.warning(shared.ACT_WITHOUT_LINE, 0, value=act.code)
