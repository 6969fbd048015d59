"""Failures a person can act on.

CcamError
├── UsageError            the command was asked wrongly                    (exit 2)
├── DataRefused           the data says no                                (exit 1)
│   ├── UnknownThing      an act, version, draft or étape that is not there
│   ├── FileRefused       a file that cannot be read whole; carries findings
│   ├── DossierMoved      someone else changed what this edit relied on
│   ├── SealRefused       violations that block an étape
│   └── JournalBroken     the chain, a projection or a seal does not verify
└── BaseUnavailable       no base, locked, read-only, from a newer version (exit 3)
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccam.french.sentence import Sentence

if TYPE_CHECKING:
    from ccam.model.findings import Finding


class CcamError(Exception):
    """One French sentence, a hint, and where; built from a :class:`Sentence` and its facts."""

    def __init__(self, sentence: Sentence, *, where: str = "", **facts: object) -> None:
        self.code = sentence.code
        self.message = sentence.message.format(**facts)
        self.hint = sentence.hint.format(**facts)
        self.where = where
        self.facts = facts
        super().__init__(self.message)


class UsageError(CcamError):
    """The command or the call was asked wrongly."""


class DataRefused(CcamError):
    """What was given, or what is in the base, does not allow it."""


class UnknownThing(DataRefused):
    """A code, version, draft or étape that does not exist."""


class FileRefused(DataRefused):
    """A file that is not taken: nothing of it was kept. ``findings`` says why, row by row."""

    def __init__(
        self, sentence: Sentence, *, findings: "Sequence[Finding]" = (), where: str = "", **facts: object
    ) -> None:
        super().__init__(sentence, where=where, **facts)
        self.findings = tuple(findings)


class DossierMoved(DataRefused):
    """A node this edit read, wrote or needed absent has changed meanwhile; nothing was written."""


class SealRefused(DataRefused):
    """Violations that an étape or a publication does not tolerate."""


class JournalBroken(DataRefused):
    """The journal's chain, a projection or a seal does not verify."""


class BaseUnavailable(CcamError):
    """The base cannot be used now: absent, locked, read-only, or of another version."""
