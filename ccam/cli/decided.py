"""What the commands of ``ccam decider`` share: one order on old acts, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccam.cli import output
from ccam.cli.draft import violation_json
from ccam.french import decide as words
from ccam.french import dossiers as lists
from ccam.french import numbers

if TYPE_CHECKING:
    from ccam.model.codes import ActCode
    from ccam.model.draft import Verb
    from ccam.usecases.decide import Decided, Room, Signed
    from ccam.usecases.effects import Effect
    from ccam.usecases.orders import Way

HANGING = 11
"""Cells before the words of a check: its sign and its number."""
SHOWN = 8
"""Sentences and checks that a terminal shows; ``--json`` gives them all."""


def order(
    room: "Room", signed: "Signed", verb: "Verb", ways: "Mapping[ActCode, Sequence[Way]]", labels: Mapping[str, str],
    json: bool, *, heading: str = "", notes: str = "", origin: str = "", source: str = "", inherits: bool = True,
) -> None:  # fmt: skip
    """One verb on old acts."""
    from ccam.formats.transcodage import read_heading
    from ccam.usecases import decide, spoken
    from ccam.usecases.orders import Order

    asked = Order(
        verb, ways, labels, spoken.cell(read_heading, heading, "--subdivision"), signed.reason, notes=notes,
        origin=spoken.origin(origin), source=source, inherits=inherits,
    )  # fmt: skip
    show(room, decide.decide(room, asked, signed), json)


def shared(
    room: "Room", signed: "Signed", verb: "Verb", codes: Iterable[str], texts: Iterable[str], labels: Sequence[str],
    json: bool, *, heading: str = "", origin: str = "", source: str = "", inherits: bool = True,
) -> None:  # fmt: skip
    """One verb on old acts that have several ways, as they are written in the command."""
    from ccam.usecases import spoken

    ways = spoken.ways(texts, spoken.old_codes(codes))
    targets = list(dict.fromkeys(name for each in ways.values() for way in each for name in way.members))
    named = spoken.labels(labels, targets)
    more = {"heading": heading, "origin": origin, "source": source}
    order(room, signed, verb, ways, named, json, **more, inherits=inherits)


def show(room: "Room", done: "Decided", json: bool, *, head: str = "") -> None:
    """What changed, what it did to the checks, and how to take it back; ``head`` stands for a list of sentences."""
    if json:
        output.emit(decided_json(room, done))
        return
    width = output.page_width()
    said = [head] if head else [f"{one}." for one in (*done.lost, *done.effect.sentences, *done.inherited)]
    output.lines(output.cut(sentence, width) for sentence in limited(said))
    output.lines(part for line in checks(done.effect) for part in output.wrapped(line, HANGING))
    if done.entry is None:
        output.line(lists.NOT_WRITTEN)
    elif done.undoable:
        output.line(words.TAKE_BACK.format(position=done.entry.position))
    else:
        output.line(words.NOT_TAKEN_BACK)


def limited(sentences: Sequence[str]) -> list[str]:
    """The first sentences, and how many are left."""
    more = [words.MORE.format(count=numbers.integer(len(sentences) - SHOWN))] if len(sentences) > SHOWN else []
    return [*sentences[:SHOWN], *more]


def checks(effect: "Effect") -> list[str]:
    """What a decision did to the checks of the dossiers it touches."""
    from ccam.model.invariants import grouped
    from ccam.usecases.dossiers import violation_view

    if not effect.dossiers:
        return []
    lifted = [words.CHECKS_LIFTED.format(id=found.id, sentence=found.sentence) for found in grouped(effect.lifted)]
    appeared = [
        words.CHECKS_APPEARED.format(id=found.id, level=found.level, sentence=found.sentence, hint=found.hint)
        for found in map(violation_view, grouped(effect.appeared))
    ]
    head = words.CHECKS if lifted or appeared else words.CHECKS_SAME
    first = head.format(
        dossiers=words.dossiers_named([(dossier.id, dossier.kind.value) for dossier in effect.dossiers]),
        errors=numbers.plural(effect.errors, "erreur"),
        warnings=numbers.plural(effect.warnings, "avertissement"),
    )
    return [first, *limited(appeared), *limited(lifted)]


def decided_json(room: "Room", done: "Decided") -> dict[str, Any]:
    """A decision for machines."""
    from ccam.usecases.dossiers import violation_view

    facts, effect = done.decision.facts, done.effect
    return {
        "projet": room.draft.name,
        "a_blanc": done.entry is None,
        "decision": done.entry.position if done.entry else None,
        "genre": done.decision.kind.value,
        "verbe": facts.get("verbe"),
        "sujets": facts.get("sujets"),
        "changements": list(effect.sentences),
        "noeuds": [change.node for change in done.decision.changes],
        "dossiers": [{"dossier": dossier.id, "nature": dossier.kind.value} for dossier in effect.dossiers],
        "controles": {
            "erreurs": effect.errors,
            "avertissements": effect.warnings,
            "leves": [violation_json(violation_view(found)) for found in effect.lifted],
            "nouveaux": [violation_json(violation_view(found)) for found in effect.appeared],
        },
    }
