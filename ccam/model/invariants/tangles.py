"""Dossiers to review before anything else: too big, or held by one link (I18). On demand, never in the fast check."""

from collections.abc import Iterable, Iterator

from ccam.french import invariants as fr
from ccam.model.draft import Draft
from ccam.model.graph import Dossier
from ccam.model.invariants.violations import Level, Violation, violated
from ccam.model.tangle import LIMIT, Cut, cuts, is_big


def tangles(draft: Draft, dossiers: Iterable[Dossier], limit: int = LIMIT) -> Iterator[Violation]:
    """I18: dossiers above ``limit`` acts, old and proposed, and those that one link alone holds together."""
    known = draft.proposed
    for dossier in dossiers:
        if is_big(dossier, limit):
            count = len(dossier.old) + len(dossier.new)
            yield violated(fr.BIG, Level.WARNING, dossier.id, dossier.id, count=count, limit=limit)
        elif tied := next(filter(_worth, cuts(draft, dossier)), None):
            shown = [known[target].shown_code if target in known else target for target in tied.targets]
            link = fr.LINK.format(old=tied.old, targets=" + ".join(shown))
            yield violated(fr.TIED, Level.WARNING, dossier.id, tied.old, link=link)


def _worth(cut: Cut) -> bool:
    """Whether each side would be more than one old act alone."""
    return min(len(cut.left), len(cut.right)) > 1
