"""What separates the documents of two étapes: evaluations of charges, scenarios, tables of states, filled sheets."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ccam.french import milestones as fr
from ccam.french import numbers
from ccam.model.diff import Rank
from ccam.model.records import Document

DESCRIPTION = "document"
"""The table of a parameter file that says what it is: no figure comes from it."""

Documents = Mapping[str, Document]
"""Documents by name."""


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """A document that is not the same at both ends; ``before`` None once imported, ``after`` None where it is not there
    yet; ``values`` counts those that were added, changed or taken away. One that changes no value is minor.
    """

    name: str
    before: Document | None
    after: Document | None
    values: int

    @property
    def rank(self) -> Rank:
        """Major where values change."""
        return Rank.MAJOR if self.values else Rank.MINOR

    @property
    def sentence(self) -> str:
        """One line for people."""
        words = (
            fr.DOCUMENT_NEW if self.before is None else fr.DOCUMENT_GONE if self.after is None else fr.DOCUMENT_CHANGED
        )
        known = self.after or self.before
        nature = known.nature if known else ""
        return words.format(
            nature=fr.NATURES.get(nature, nature), name=self.name, values=numbers.plural(self.values, "valeur")
        )


def diff(before: Documents, after: Documents) -> tuple[DocumentEvent, ...]:
    """What leads from one to the other, by name; nothing where the texts are the same."""
    return tuple(_events(before, after))


def apply(events: Iterable[DocumentEvent], documents: Documents) -> dict[str, Document]:
    """The documents once ``events`` have taken place."""
    made = dict(documents)
    for event in events:
        if event.after is None:
            del made[event.name]
        else:
            made[event.name] = event.after
    return made


def _events(before: Documents, after: Documents) -> Iterator[DocumentEvent]:
    for name in sorted(before.keys() | after.keys()):
        first, last = before.get(name), after.get(name)
        if first != last:
            known, now = _values(first), _values(last)
            yield DocumentEvent(name, first, last, max((known - now).total(), (now - known).total()))


def _values(document: Document | None) -> Counter[str]:
    """Each value of a document with where it stands: a row of a table, a key, or a line of what is no TOML."""
    if document is None:
        return Counter()
    try:
        content = tomllib.loads(document.text)
    except tomllib.TOMLDecodeError:
        return Counter(line for line in document.text.splitlines() if line.strip())
    return Counter(value for name, table in content.items() if name != DESCRIPTION for value in _leaves(name, table))


def _leaves(place: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{place} {key}", inner)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for row in value:
            yield f"{place} {json.dumps(row, default=str, sort_keys=True)}"
    else:
        yield f"{place} {json.dumps(value, default=str)}"
