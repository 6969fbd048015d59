"""Every invariant, with the levels that its violations may have and when it is checked.

Three are held elsewhere: I6 inside I5 (:data:`~ccam.model.invariants.shape.VERBS_OF_KIND`), I13 where exchange files
are written (:mod:`ccam.formats.relations`), I16 where the base is verified (:mod:`ccam.store.verify`).
"""

from enum import StrEnum
from typing import NamedTuple

from ccam.model.invariants.violations import Level

ERROR, COUNTED, WARNING = Level.ERROR, Level.COUNTED, Level.WARNING


class When(StrEnum):
    """When an invariant is checked."""

    ALWAYS = "always"
    COMPLETE = "complete"
    CHAIN = "chain"
    ELSEWHERE = "elsewhere"


class Invariant(NamedTuple):
    """One invariant; the first level is that of its gravest violation."""

    id: str
    levels: tuple[Level, ...]
    when: When = When.ALWAYS


CATALOGUE: tuple[Invariant, ...] = (
    Invariant("I1", (COUNTED,)),
    Invariant("I2", (ERROR,)),
    Invariant("I3", (ERROR,)),
    Invariant("I4", (ERROR,)),
    Invariant("I5", (ERROR,)),
    Invariant("I6", (ERROR,), When.ELSEWHERE),
    Invariant("I7", (ERROR,)),
    Invariant("I8", (ERROR,)),
    Invariant("I9", (WARNING,)),
    Invariant("I10", (ERROR,), When.COMPLETE),
    Invariant("I11", (ERROR, WARNING)),
    Invariant("I12", (ERROR, WARNING)),
    Invariant("I13", (ERROR,), When.ELSEWHERE),
    Invariant("I14", (ERROR,), When.CHAIN),
    Invariant("I15", (COUNTED,)),
    Invariant("I16", (ERROR,), When.ELSEWHERE),
    Invariant("I17", (WARNING,)),
    Invariant("I18", (WARNING,), When.COMPLETE),
    Invariant("I19", (WARNING,), When.COMPLETE),
    Invariant("I20", (ERROR, COUNTED)),
)
"""In the order of correspondence.md §C.2, then I20."""

LEVELS = {invariant.id: invariant.levels for invariant in CATALOGUE}
