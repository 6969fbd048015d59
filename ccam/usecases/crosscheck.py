"""One version read from two formats: what they disagree about."""

from typing import TYPE_CHECKING

from ccam.french import crosscheck as fr
from ccam.model.crosscheck import CrossCheck, crosscheck
from ccam.model.crosscheck_history import explain_prices, unexplained
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.store.store import Store


def crosscheck_versions(store: "Store", first: str, second: str) -> CrossCheck:
    """Two releases of the base against each other; :class:`UnknownThing` for one it does not hold. Where prices
    differ, the histories that the base keeps beside them tell those that one file has replaced.
    """
    releases = store.release(first), store.release(second)
    if releases[0].version == releases[1].version:
        raise UsageError(fr.SAME_RELEASE, version=releases[0].version)
    found = crosscheck(*releases)
    if not any(map(unexplained, found.disagreements)):
        return found
    return explain_prices(found, *(store.history(release.version) for release in releases))
