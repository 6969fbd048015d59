"""The one filter language of lists: ``chap:07 famille:"tête et cou" tarif>100 état:proposé -clos os* appendic``.

Words are looked for, without accents or case, in the row's folded text, ``os*`` at the beginning of a word; quotes keep
words together; ``-`` excludes; ``field:value`` compares a
text field by its beginning; a flag alone (``clos``, ``-clos``) asks for what is so; ``field>100``, ``<``, ``>=``,
``<=``, ``=`` compare a number. All terms must hold.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, TypeVar

from ccam.french import queries as fr
from ccam.model.errors import UsageError
from ccam.model.money import parse_scaled
from ccam.model.text import folded

Row = TypeVar("Row")
Test = Callable[[Row], bool]

_COMPARISON = re.compile(r"([a-zé]+)(>=|<=|>|<|=)(.+)")
_TERM = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_OPERATORS: Mapping[str, Callable[[int, int], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le, "=": operator.eq,
}  # fmt: skip


class Language(Generic[Row]):
    """The fields one kind of row can be filtered by.

    ``texts`` return text compared by its beginning, one of several in a tuple; ``letters`` what one letter alone means
    in such a field (« P » is the letter of a state, not the beginning of « proposé »); ``figures`` return an integer
    and say how many decimals it holds (2 for cents), None where the row has no such figure; ``flags`` say whether a row
    is what their name says.
    """

    def __init__(
        self,
        text: Callable[[Row], str],
        texts: Mapping[str, Callable[[Row], str | tuple[str, ...]]],
        figures: Mapping[str, tuple[Callable[[Row], int | None], int]],
        flags: Mapping[str, Callable[[Row], bool]] = MappingProxyType({}),
        letters: Mapping[str, Callable[[Row], str]] = MappingProxyType({}),
    ) -> None:
        self._text, self._flags, self._letters = text, flags, letters
        self._texts = texts
        self._figures = figures

    def parse(self, query: str) -> Test[Row]:
        """One test from a whole query; raises :class:`UsageError` that names the fields there are."""
        terms = (term.replace('"', "") for term in _TERM.findall(query))
        tests = [self._term(term) for term in terms if term]
        return lambda row: all(test(row) for test in tests)

    def select(self, rows: Sequence[Row], query: str) -> list[int]:
        """Indices of the rows that match, in order."""
        test = self.parse(query)
        return [index for index, row in enumerate(rows) if test(row)]

    def _term(self, term: str) -> Test[Row]:
        if term.startswith("-") and len(term) > 1:
            inner = self._term(term[1:])
            return lambda row: not inner(row)
        comparison = _COMPARISON.fullmatch(term)
        if comparison:
            return self._number(*comparison.groups())
        field, colon, value = term.partition(":")
        if colon:
            return self._beginning(folded(field), folded(value))
        wanted, text = folded(term), self._text
        if wanted in self._flags:
            return self._flags[wanted]
        if wanted.endswith("*") and len(wanted) > 1:
            beginning = re.compile(rf"\b{re.escape(wanted[:-1])}")
            return lambda row: beginning.search(text(row)) is not None
        return lambda row: wanted in text(row)

    def _beginning(self, field: str, value: str) -> Test[Row]:
        getter = self._texts.get(field)
        if getter is None:
            raise self._unknown(field)
        if len(value) == 1 and field in self._letters:
            letter = self._letters[field]
            return lambda row: folded(letter(row)) == value

        def test(row: Row) -> bool:
            texts = getter(row)
            return any(folded(text).startswith(value) for text in ([texts] if isinstance(texts, str) else texts))

        return test

    def _number(self, field: str, sign: str, value: str) -> Test[Row]:
        known = self._figures.get(folded(field))
        if known is None:
            raise self._unknown(field)
        getter, places = known
        try:
            limit = parse_scaled(value, places)
        except ValueError:
            raise UsageError(fr.BAD_NUMBER, value=value) from None
        compare = _OPERATORS[sign]

        def test(row: Row) -> bool:
            figure = getter(row)
            return figure is not None and compare(figure, limit)

        return test

    def _unknown(self, field: str) -> UsageError:
        known: Iterable[str] = [
            *(f"{name}:" for name in self._texts),
            *(f"{name}>" for name in self._figures),
            *self._flags,
        ]
        return UsageError(fr.UNKNOWN_FIELD, field=field, known=", ".join(sorted(known)))
