"""Parameters once resolved: dated series of FC and CP, and the points that are known, each with its source."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ccam.formats.parameters import CpEntry, FcEntry, ParameterFile, PointsEntry, Status
from ccam.formats.parameters_rules import Rule, Transition
from ccam.formats.parameters_tables import LAYOUTS, of_document
from ccam.formats.toml_tables import EVERY_ACT
from ccam.model.codec import Json, canonical
from ccam.model.codes import LineKey, line_key
from ccam.model.text import folded


@dataclass(frozen=True, slots=True)
class Rate:
    """An FC or a CP in 10⁻⁴ € per point, from ``start``. An FC has a grid for ``name`` and a billing group, or
    :data:`EVERY_ACT`, for ``scope``; a CP has its key and the evaluation of charges it comes from, as written.
    ``document`` is the parameter document that gave it.
    """

    value: int
    name: str
    scope: str
    start: date
    status: Status
    source: str
    checked: date
    document: str
    label: str = ""
    sample: int | None = None
    perimeter: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Known points of a current line, in 1/100 point, and its CP key."""

    score: int
    cp_key: str
    status: Status
    source: str
    checked: date
    document: str


RateKey = tuple[str, str, date]
"""Name and scope of a rate (both folded for a CP), and its first day."""


Rules = Mapping[str, tuple[Rule, ...]]
"""Rules of a bill by table of :mod:`ccam.formats.parameters_tables`, in the order of their keys, none empty."""

Kind = TypeVar("Kind", bound=Rule)


@dataclass(frozen=True)
class Parameters:
    """Every value after overlay. Keys of CP and origins are compared without case or accents."""

    fc_rates: Mapping[RateKey, Rate]
    cp_rates: Mapping[RateKey, Rate]
    line_points: Mapping[LineKey, Points]
    rules: Rules = field(default_factory=dict)

    @classmethod
    def of(cls, files: Sequence[ParameterFile]) -> "Parameters":
        """Overlay ``files``: where two give the same key and date, the later file stands."""
        fc: list[Rate] = []
        cp: list[Rate] = []
        points: dict[LineKey, Points] = {}
        rules: list[tuple[str, Rule]] = []
        for file in files:
            name = file.document.name
            fc += [_fc_rate(entry, group, name) for entry in file.fc for group in entry.scope]
            cp += [_cp_rate(entry, name) for entry in file.cp]
            points |= {entry.line: _line_points(entry, name) for entry in file.points}
            for table, found in of_document(file.rules, name).items():
                rules += [(table, rule) for rule in found]
        return cls(_by_key(fc), _by_folded_key(cp), points, _by_table(rules))

    def fc(self, grid: str, on: date, billing_group: str) -> Rate | None:
        """FC in force: the series of the billing group if it has one, else that of every act.

        None where no value is known; also for a line without a billing group when some groups of the grid
        have a series of their own, because which one applies would be a guess.
        """
        in_force = {key: rate for key, rate in self.fc_rates.items() if key[0] == grid and key[2] <= on}
        own = _latest(rate for key, rate in in_force.items() if key[1] == billing_group)
        if own or (not billing_group and any(key[1] != EVERY_ACT for key in in_force)):
            return own
        return _latest(rate for key, rate in in_force.items() if key[1] == EVERY_ACT)

    def cp(self, key: str, origin: str, on: date) -> Rate | None:
        """CP of ``key`` in the evaluation of charges ``origin``, in force ``on``; None where not known."""
        wanted = (folded(key), folded(origin))
        return _latest(rate for known, rate in self.cp_rates.items() if known[:2] == wanted and known[2] <= on)

    def cp_origins(self) -> tuple[str, ...]:
        """The evaluations of charges there are, each as it was last written, sorted."""
        return tuple(sorted({key[1]: rate.scope for key, rate in self.cp_rates.items()}.values()))

    def points(self, key: LineKey) -> Points | None:
        """Points of a current line; None where they are not known."""
        return self.line_points.get(key)

    def of_kind(self, table: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """The rules of one table, such as ``"abattement"``."""
        return tuple(rule for rule in self.rules.get(table, ()) if isinstance(rule, kind))

    def transition(self, name: str) -> Transition | None:
        """The schedule called ``name``; None where there is none."""
        found = (each for each in self.of_kind("transition", Transition) if folded(each.name) == folded(name))
        return next(found, None)

    def canonical(self) -> str:
        """All values as one canonical JSON text: what a seal copies. :meth:`read` is its inverse. A table without
        rules is not written, so that the text of an older seal is the same.
        """
        return canonical({
            "fc": [_encode_rate(self.fc_rates[key]) for key in sorted(self.fc_rates)],
            "cp": [_encode_rate(self.cp_rates[key]) for key in sorted(self.cp_rates)],
            "points": [_encode_points(key, self.line_points[key]) for key in sorted(self.line_points)],
            **{table: list(map(LAYOUTS[table].encode, rules)) for table, rules in self.rules.items()},
        })  # fmt: skip

    @classmethod
    def read(cls, text: str) -> "Parameters":
        """The parameters that a text of :meth:`canonical` holds."""
        return cls.decoded(json.loads(text))

    @classmethod
    def decoded(cls, state: Json) -> "Parameters":
        """The parameters a seal copied, from the JSON of its manifest."""
        return cls(
            _by_key(map(_decode_rate, state["fc"])),
            _by_folded_key(map(_decode_rate, state["cp"])),
            {line_key(item["ligne"]): _decode_points(item) for item in state["points"]},
            _by_table(
                (table, layout.decode(item)) for table, layout in LAYOUTS.items() for item in state.get(table, ())
            ),
        )


def _by_key(rates: Iterable[Rate]) -> dict[RateKey, Rate]:
    return {(rate.name, rate.scope, rate.start): rate for rate in rates}


def _by_folded_key(rates: Iterable[Rate]) -> dict[RateKey, Rate]:
    return {(folded(rate.name), folded(rate.scope), rate.start): rate for rate in rates}


def _by_table(rules: Iterable[tuple[str, Rule]]) -> Rules:
    """Overlaid and sorted."""
    found: dict[str, dict[tuple[str, ...], Rule]] = {}
    for table, rule in rules:
        found.setdefault(table, {})[LAYOUTS[table].key(rule)] = rule
    return {name: tuple(found[name][key] for key in sorted(found[name])) for name in LAYOUTS if name in found}


def _latest(rates: Iterable[Rate]) -> Rate | None:
    return max(rates, key=lambda rate: rate.start, default=None)


def _fc_rate(entry: FcEntry, group: str, document: str) -> Rate:
    return Rate(entry.rate, entry.grid, group, entry.start, entry.status, entry.source, entry.checked, document)


def _cp_rate(entry: CpEntry, document: str) -> Rate:
    return Rate(
        entry.rate, entry.key, entry.origin, entry.start, entry.status, entry.source, entry.checked, document,
        entry.label, entry.sample, entry.perimeter,
    )  # fmt: skip


def _line_points(entry: PointsEntry, document: str) -> Points:
    return Points(entry.score, entry.cp_key, entry.status, entry.source, entry.checked, document)


def _encode_rate(rate: Rate) -> Json:
    optional = {"libelle": rate.label, "effectif": rate.sample, "perimetre": rate.perimeter}
    return {
        "cle": rate.name,
        "champ": rate.scope,
        "debut": rate.start.isoformat(),
        "valeur": rate.value,
        "statut": rate.status.value,
        "source": rate.source,
        "verifie_le": rate.checked.isoformat(),
        "document": rate.document,
        **{key: value for key, value in optional.items() if value},
    }


def _decode_rate(state: Json) -> Rate:
    return Rate(
        value=state["valeur"],
        name=state["cle"],
        scope=state["champ"],
        start=date.fromisoformat(state["debut"]),
        status=Status(state["statut"]),
        source=state["source"],
        checked=date.fromisoformat(state["verifie_le"]),
        document=state["document"],
        label=state.get("libelle", ""),
        sample=state.get("effectif"),
        perimeter=state.get("perimetre", ""),
    )


def _encode_points(key: LineKey, points: Points) -> Json:
    return {
        "ligne": str(key),
        "valeur": points.score,
        "cle_cp": points.cp_key,
        "statut": points.status.value,
        "source": points.source,
        "verifie_le": points.checked.isoformat(),
        "document": points.document,
    }


def _decode_points(state: Json) -> Points:
    return Points(
        score=state["valeur"],
        cp_key=state["cle_cp"],
        status=Status(state["statut"]),
        source=state["source"],
        checked=date.fromisoformat(state["verifie_le"]),
        document=state["document"],
    )
