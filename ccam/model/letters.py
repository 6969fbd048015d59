"""The letters of an act code: topography (two), action, access. An allotted code must obey them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ccam.french import curate as fr
from ccam.model.codes import ActCode


@dataclass(frozen=True, slots=True)
class Letters:
    """Meaning of each group of letters, from the dictionaries (data/dictionaries/code_letters.toml)."""

    topography: Mapping[str, str]
    action: Mapping[str, str]
    access: Mapping[str, str]

    def fault(self, code: ActCode) -> str | None:
        """What is wrong with the letters of ``code``, in French; None where they all mean something."""
        if code[:2] not in self.topography:
            return fr.NO_TOPOGRAPHY.format(letters=code[:2])
        if code[2] not in self.action:
            return fr.NO_ACTION.format(letters=code[2])
        return None if code[3] in self.access else fr.NO_ACCESS.format(letters=code[3])
