"""What is said of dossiers: state, opinion, note, disagreement."""

from collections.abc import Sequence

from ccam.french import disputes as units
from ccam.french import tui_decide as fr
from ccam.french.life import listed
from ccam.french.numbers import euros, integer
from ccam.model.errors import CcamError, DataRefused
from ccam.model.registers import Disagreement, Side, Stance
from ccam.usecases import typed
from ccam.usecases.disputes import Terms, given_effect
from ccam.usecases.life import Fact
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import decide as workbench_decide
from ccam.usecases.workbench import life as workbench_life
from ccam.usecases.workbench.life import Passage
from tui.decisions.acts import REASON
from tui.decisions.choice import ACTS, Subject
from tui.screens.dialogue import Edit
from tui.screens.form import Column, Field, Spec, Table, Typed

NEW = "nouveau"
MANY = 200
"""Dossiers that someone may have looked at one by one in an evening."""


def state(subject: Subject) -> Spec:
    """Another state, among those that the table allows from here, with who may."""
    dossiers = subject.choice.several()
    found = workbench_life.passages(subject.workbench, dossiers)
    if not found:
        raise DataRefused(fr.NO_PASSAGE)
    labels = [passage.state.label for passage in found]
    stated = any(passage.fact for passage in found)

    def submit(typed_: Typed) -> Edit:
        passage = next(passage for passage in found if passage.state.label == typed_["state"])
        fact = _fact(passage, typed_)
        return lambda workbench: workbench_life.move(
            workbench, dossiers, passage.state.name, reason=typed_["reason"], fact=fact
        )

    hints = tuple(f"{number} {_passage(passage)}" for number, passage in enumerate(found, 1))
    fields = [Field("state", fr.STATE, placeholder=fr.STATE_EXAMPLE, hints=hints, read=typed.choice(labels))]
    if stated:
        fields += [
            Field("on", fr.FACT_ON, placeholder=fr.FACT_ONLY, read=typed.day),
            Field("reference", fr.FACT_REFERENCE, placeholder=fr.FACT_ONLY),
            Field("effective", fr.FACT_EFFECTIVE, placeholder=fr.EFFECT_ONLY, read=typed.day),
        ]
    now = fr.STATE_NOW.format(state=workbench_life.present_state(subject.workbench, dossiers))
    title = fr.STATE_TITLE.format(what=subject.choice.dossier_words)
    return Spec(f"t {' '.join(dossiers)}", title, submit, (now, *_many(dossiers)), (*fields, REASON))


def _many(dossiers: Sequence[str]) -> tuple[str, ...]:
    """A warning where so many are decided at once that nobody has looked at each."""
    return (fr.MANY.format(count=integer(len(dossiers))),) if len(dossiers) > MANY else ()


def _passage(passage: Passage) -> str:
    notes = [fr.BY_WHOM.format(roles=", ".join(fr.ROLES.get(role, role) for role in passage.roles))]
    notes += [fr.IS_FACT] if passage.fact else []
    notes += [fr.IS_HELD] if passage.held else []
    return f"{passage.state.label} : {' · '.join(notes)}"


def _fact(passage: Passage, typed_: Typed) -> Fact | None:
    if not passage.fact:
        return None
    if typed_["on"] is None:
        raise BadText(fr.FACT_NEEDS_DAY, "on")
    if not typed_["reference"]:
        raise BadText(fr.FACT_NEEDS_REFERENCE, "reference")
    return Fact(typed_["on"], typed_["reference"], typed_["effective"])


def opinion(subject: Subject) -> Spec:
    """For, against or neither, with the function and, unless it is for, a reason."""
    dossiers = subject.choice.several()
    known = workbench_life.member(subject.workbench)
    with_veto = ", ".join(sorted(subject.workbench.study.life.agreement.veto))

    def submit(typed_: Typed) -> Edit:
        stance = Stance(typed_["stance"])
        if stance is not Stance.FOR and not typed_["reason"]:
            raise BadText(fr.OPINION_NEEDS_REASON, "reason")
        return lambda workbench: workbench_life.give_opinion(
            workbench, dossiers, typed_["member"], typed_["function"], stance, typed_["reason"], veto=typed_["veto"]
        )

    fields = (
        Field("stance", fr.STANCE, placeholder=fr.STANCE_EXAMPLE, read=typed.choice([each.value for each in Stance])),
        Field("member", fr.MEMBER, known.id.replace(" ", "-"), read=typed.needed(fr.MEMBER_NEEDED)),
        Field("function", fr.FUNCTION, known.function, fr.FUNCTION_EXAMPLE, read=typed.needed(fr.FUNCTION_NEEDED)),
        Field("veto", fr.VETO, placeholder=fr.VETO_EXAMPLE.format(functions=with_veto), read=typed.yes),
        Field("reason", fr.REASON, placeholder=fr.REASON_UNLESS_FOR),
    )
    title = fr.OPINION_TITLE.format(what=subject.choice.dossier_words)
    return Spec(f"a {' '.join(dossiers)}", title, submit, (fr.OPINION_INTRO, *_many(dossiers)), fields)


def note(subject: Subject) -> Spec:
    """A remark on the act under the cursor."""
    view = subject.view()
    code = subject.choice.old.code if subject.choice.old else view.row.id

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_decide.comment(workbench, code, typed_["text"])

    fields = (Field("text", fr.NOTE, placeholder=fr.NOTE_WANTED, read=typed.needed(fr.NOTE_NEEDED)),)
    return Spec(f"n {code}", fr.NOTE_TITLE.format(act=code), submit, (fr.NOTE_INTRO,), fields)


def dispute(subject: Subject) -> Spec:
    """Open a disagreement on dossiers, or add to one: sides in their own words, effect, what would settle it."""
    dossiers = subject.choice.several()
    known = workbench_life.open_disputes(subject.workbench, dossiers)
    names = [NEW, *(each.id for each in known)]

    def submit(typed_: Typed) -> Edit:
        number = typed_["number"]
        if typed_["outcome"]:
            if number == NEW:
                raise BadText(fr.OUTCOME_OF_NONE, "outcome")
            return lambda workbench: workbench_life.close_a_dispute(workbench, number, typed_["outcome"])
        terms = terms_of(typed_)
        if number != NEW:
            return lambda workbench: workbench_life.add_to_a_dispute(workbench, number, terms)
        if not typed_["question"]:
            raise BadText(fr.QUESTION_NEEDED, "question")
        return lambda workbench: workbench_life.open_a_dispute(workbench, dossiers, typed_["question"], terms)

    fields = (
        Field("number", fr.DISPUTE, known[0].id if known else NEW, fr.DISPUTE_EXAMPLE, read=typed.choice(names)),
        Field("question", fr.QUESTION, placeholder=fr.QUESTION_EXAMPLE),
        Field("effect", fr.EFFECT, placeholder=fr.EFFECT_EXAMPLE, read=typed.amount),
        Field("unit", fr.UNIT, placeholder=", ".join(units.UNITS), read=typed.choice(units.UNITS, empty=True)),
        Field("basis", fr.BASIS, placeholder=fr.BASIS_EXAMPLE),
        Field("awaits", fr.AWAITS, placeholder=fr.AWAITS_EXAMPLE),
        Field("due", fr.DUE, placeholder=fr.DAY_EXAMPLE, read=typed.day),
        Field("outcome", fr.OUTCOME, placeholder=fr.OUTCOME_EXAMPLE),
    )
    table = Table(
        (Column(fr.COLUMN_WHO, 18), Column(fr.COLUMN_WORDS, 0), Column(fr.COLUMN_EVIDENCE, 18)), (), hint=fr.SIDES_HINT
    )
    title = fr.DISPUTE_TITLE.format(what=subject.choice.dossier_words)
    return Spec(f"d {' '.join(dossiers)}", title, submit, _known(known), fields, table, before=2)


def _known(found: tuple[Disagreement, ...]) -> tuple[str, ...]:
    return tuple(
        fr.DISPUTE_KNOWN.format(
            id=each.id, question=each.question, who=listed([side.who for side in each.sides], ACTS) or fr.NOBODY_YET,
            effect=fr.NO_EFFECT_YET if each.effect is None else f"{euros(each.effect, sign=True)} ({each.unit})",
        )
        for each in found
    )  # fmt: skip


def terms_of(typed_: Typed) -> Terms:
    """What a form says of a disagreement: sides, effect, what it awaits, by when."""
    sides = []
    for who, said, evidence in typed_.rows:
        if not who or not said:
            raise BadText(fr.SIDE_NEEDS_BOTH, "table")
        sides.append(Side(who, said, evidence))
    try:
        effect = given_effect(typed_["effect"], typed_["unit"])
    except CcamError as error:
        raise BadText(error.message, "unit") from None
    if effect is not None and typed_["basis"]:
        effect = type(effect)(effect.cents, effect.unit, typed_["basis"])
    due = typed_["due"]
    return Terms(tuple(sides), effect, typed_["awaits"], due.isoformat() if due else "")
