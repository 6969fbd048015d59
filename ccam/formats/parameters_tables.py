"""How the rules of a parameter file are written: the columns of each table, from TOML and in the text of a seal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from ccam.formats.parameters_rules import (
    Abatement,
    AfterReform,
    Alert,
    Association,
    Cover,
    Exemption,
    Modifier,
    Order,
    Overseas,
    Rule,
    Status,
    Supplement,
    Transition,
    Watched,
)
from ccam.formats.toml_tables import Table
from ccam.french import parameters as fr
from ccam.model.codec import Json
from ccam.model.text import folded

MOST_YEARS = 99
"""Longest schedule that is read."""


class Column(NamedTuple):
    """One key of a table and the field it gives: ``read`` from TOML; ``write`` and ``again``, a canonical text."""

    key: str
    name: str
    read: Callable[[Table, str], object]
    write: Callable[[Any], Any] = lambda value: value
    again: Callable[[Any], object] = lambda value: value


class Layout(NamedTuple):
    """A table ``[[name]]``: what it makes, its columns, and the fields that tell one value from another."""

    record: Callable[..., Rule]
    columns: tuple[Column, ...]
    same: tuple[str, ...]

    def read(self, table: Table) -> Rule:
        """The record of one table of a file."""
        table.only(*(column.key for column in self.columns if column is not _DOCUMENT))
        made = self.record(**{column.name: column.read(table, column.key) for column in self.columns})
        if isinstance(made, Modifier):
            table.one_of(fr.ONE_VALUE, "pourcentage", "euros")
        if isinstance(made, Abatement):
            table.one_of(fr.ONE_SCOPE, "regroupements", "chapitres", "actes", several=True)
        return made

    def key(self, rule: Rule) -> tuple[str, ...]:
        """Two rules of one key give the same value: the later stands. Dates and lists are text here."""
        return tuple(_shown(getattr(rule, name)) for name in self.same)

    def encode(self, rule: Rule) -> Json:
        """The rule for a canonical text; what was left out is not written."""
        values = ((column, getattr(rule, column.name)) for column in self.columns)
        return {column.key: column.write(value) for column, value in values if value not in (None, (), "")}

    def decode(self, state: Json) -> Rule:
        """The inverse of :meth:`encode`."""
        known = (column for column in self.columns if column.key in state)
        return self.record(**{column.name: column.again(state[column.key]) for column in known})


def of_document(rules: Mapping[str, Iterable[Rule]], document: str) -> dict[str, tuple[Rule, ...]]:
    """The rules, saying which parameter document gave them."""
    return {name: tuple(replace(rule, document=document) for rule in found) for name, found in rules.items()}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return value.isoformat() if isinstance(value, date) else folded(str(value))


def _text(key: str, name: str, *, optional: bool = False) -> Column:
    return Column(key, name, lambda table, at: table.text(at, optional=optional))


def _day(key: str, name: str) -> Column:
    return Column(key, name, Table.day, date.isoformat, date.fromisoformat)


def _number(key: str, name: str, places: int, example: str, *, zero: bool = False) -> Column:
    return Column(key, name, lambda table, at: table.number(at, places, example, zero=zero))


def _share(key: str, name: str, example: str) -> Column:
    return Column(key, name, lambda table, at: table.share(at, example))


def _maybe(key: str, name: str, places: int, example: str, default: int | None = None) -> Column:
    def read(table: Table, at: str) -> int | None:
        return table.number(at, places, example, zero=True) if table.has(at) else default

    return Column(key, name, read)


def _years(key: str, name: str, low: int, default: int | None = None) -> Column:
    def read(table: Table, at: str) -> int | None:
        return default if low and not table.has(at) else table.whole(at, low, MOST_YEARS)

    return Column(key, name, read)


def _codes(key: str, name: str, shape: str) -> Column:
    return Column(key, name, lambda table, at: table.codes(at, shape) if table.has(at) else (), list, tuple)


def _usual(key: str, name: str, choices: type[StrEnum]) -> Column:
    """A choice that may be left out: the first one."""

    def read(table: Table, at: str) -> StrEnum:
        return table.choice(at, choices) if table.has(at) else next(iter(choices))

    return Column(key, name, read, str, choices)


def _choice(key: str, name: str, choices: type[StrEnum]) -> Column:
    return Column(key, name, lambda table, at: table.choice(at, choices), str, choices)


_PERCENT = 2
"""Decimals of a percentage kept in 10 000ths."""
_START = _day("debut", "start")
_DOCUMENT = Column("document", "document", lambda _table, _key: "")
_SOURCE = (_choice("statut", "status", Status), _text("source", "source"), _day("verifie_le", "checked"), _DOCUMENT)
_ACT, _CHAPTER, _GROUP = r"[A-Z]{4}[0-9]{3}", r"[0-9]{2}", r"[A-Z0-9]{3}"

LAYOUTS: Mapping[str, Layout] = {
    "transition": Layout(
        Transition,
        (
            _text("nom", "name"),
            _years("annees", "years", 0),
            _years("hausses_en", "winners", 1),
            _years("baisses_des", "falls_from", 1, 1),
            _maybe("hausse_max", "cap_up", _PERCENT, "5"),
            _maybe("baisse_max", "cap_down", _PERCENT, "5"),
            _maybe("tolerance", "tolerance", _PERCENT, "1", 0),
            *_SOURCE,
        ),
        ("name",),
    ),
    "abattement": Layout(
        Abatement,
        (
            _text("nom", "name"),
            _START,
            _share("taux", "rate", "2"),
            _choice("ordre", "order", Order),
            _codes("regroupements", "groups", _GROUP),
            _codes("chapitres", "chapters", _CHAPTER),
            _codes("actes", "acts", _ACT),
            _usual("refonte", "reform", AfterReform),
            *_SOURCE,
        ),
        ("name", "start"),
    ),
    "exo_tm": Layout(
        Exemption,
        (_START, _number("seuil", "threshold", 2, "120"), _number("participation", "share", 2, "24"), *_SOURCE),
        ("start",),
    ),
    "dom": Layout(
        Overseas,
        (_text("territoire", "territory"), _START, _number("coefficient", "coefficient", 3, "1.04"), *_SOURCE),
        ("territory", "start"),
    ),
    "association": Layout(
        Association,
        (_text("code", "code"), _START, _number("pourcentage", "percent", 0, "50"), *_SOURCE),
        ("code", "start"),
    ),
    "modificateur": Layout(
        Modifier,
        (
            _text("lettre", "letter"),
            Column("grille", "grid", Table.grid),
            _START,
            _text("executant", "executant", optional=True),
            _maybe("pourcentage", "per_mille", 1, "13"),
            _maybe("euros", "cents", 2, "25.15"),
            *_SOURCE,
        ),
        ("letter", "grid", "start", "executant"),
    ),
    "supplement_cabinet": Layout(
        Supplement,
        (_codes("actes", "acts", _ACT), _START, _number("euros", "cents", 2, "10"), *_SOURCE),
        ("acts", "start"),
    ),
    "taux_amo": Layout(
        Cover,
        (_text("situation", "situation"), _START, _share("amo", "amo", "70"), _share("amc", "amc", "100"), *_SOURCE),
        ("situation", "start"),
    ),
    "alerte": Layout(
        Alert,
        (
            _choice("sur", "watched", Watched),
            _START,
            _maybe("pourcentage", "rate", _PERCENT, "10"),
            _maybe("euros", "cents", 2, "5000000"),
            *_SOURCE,
        ),
        ("watched", "start"),
    ),
}
"""The tables, in the order of a canonical text."""
