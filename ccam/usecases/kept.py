"""What was made of a draft before an edit: most of it still holds after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccam.model.codes import ActCode, ProposedId
from ccam.model.graph import Dossier


@dataclass(frozen=True, slots=True)
class Since:
    """``value`` as it was under an earlier draft, the ``owner`` of each act then, and the old and proposed acts of
    every dossier touched since, before and after.
    """

    value: Any
    owner: Mapping[str, Dossier]
    olds: frozenset[ActCode] = frozenset()
    news: frozenset[ProposedId] = frozenset()

    @property
    def gone(self) -> frozenset[str]:
        """The dossiers of then that were touched."""
        return ids_of(self.owner, self.olds | self.news)


def ids_of(owner: Mapping[str, Dossier], acts: frozenset[str]) -> frozenset[str]:
    """The dossiers of those of ``acts`` that are there."""
    return frozenset(owner[act].id for act in acts if act in owner)
