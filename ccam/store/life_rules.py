"""The table of states in force in a base: its own, else the one that ships; what of it a server holds members to."""

import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from ccam.formats.life import FORMAT as FORMAT
from ccam.formats.life import life_of
from ccam.french import life as fr
from ccam.french import store as stored
from ccam.model.codec import Json
from ccam.model.decisions import Entry, Kind
from ccam.model.errors import DataRefused
from ccam.model.life import Life, Nature, read_life
from ccam.model.records import Problem
from ccam.resources import rules
from ccam.store import drafts, files

TOLD = "vie"
"""Fact of the entry that imports a table: its rules, as :func:`compiled`."""


def in_force(connection: Connection) -> Life:
    """The table that was imported last, else the one that ships."""
    own = files.last_document(connection, FORMAT)
    return life_of(own.text) if own else read_life(rules("etats"))


def told(connection: Connection, text: str) -> dict[str, object]:
    """What the entry that imports a table says of it. Raises :class:`DataRefused` where it lacks a state in use."""
    life = life_of(text)
    lost = drafts.states_in_use(connection) - {state.name for state in life.states}
    if lost:
        raise DataRefused(fr.STATES_IN_USE, states=", ".join(sorted(lost)))
    return {TOLD: compiled(life)}


def compiled(life: Life) -> Json:
    """States, moves by role, and the rules of agreements and returns, as the functions of ``life.sql`` read them."""
    agreement, reopening = life.agreement, life.reopening
    return {
        "etats": [{"nom": state.name, "rang": state.rank, "acquis": state.held} for state in life.states],
        "passages": list(_moves(life)),
        "quorum": dict(agreement.quorum),
        "majorite": agreement.majority,
        "veto": sorted(agreement.veto),
        "president": agreement.president,
        "anesthesie": agreement.anaesthesia,
        "has": sorted(kind.value for kind in life.seen_by_has),
        "retour": reopening.back,
        "reouverts": sorted(reopening.states),
        "sans-retour": sorted(reopening.spared),
    }


def _moves(life: Life) -> Iterator[Json]:
    for (before, after), move in life.cells.items():
        for role in sorted(move.roles) if move else ():
            fact = move is not None and move.nature is Nature.FACT
            yield {"de": before, "a": after, "role": role, "fait": fact, "has": move.has if move else None}


def problems(connection: Connection, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Rules that the journal told and that are not those of the table it told them of."""
    last = {str(e.decision.facts["nom"]): e for e in entries if e.decision.kind is Kind.PARAMETERS}
    for document in files.documents(connection):
        if document.source.format != FORMAT or document.name not in last:
            continue
        facts: Any = last[document.name].decision.facts
        try:
            known = compiled(life_of(document.text))
        except (DataRefused, tomllib.TOMLDecodeError):
            known = {}
        if any(known.get(name) != value for name, value in facts[TOLD].items()):
            sentence = stored.CONTENT_DRIFTED
            yield Problem(sentence.code, sentence.message.format(name=document.name))
