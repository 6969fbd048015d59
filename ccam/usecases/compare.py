"""One version against another."""

from typing import TYPE_CHECKING

from ccam.model.comparison import Comparison, compare

if TYPE_CHECKING:
    from ccam.store.store import Store


def compare_versions(store: "Store", before: str, after: str) -> Comparison:
    """What separates two releases of the base; raises :class:`UnknownThing` for one it does not hold."""
    return compare(store.release(before), store.release(after))
