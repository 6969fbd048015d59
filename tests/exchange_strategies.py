"""Drafts as a table can make them, with everything that a draft may say: what the laws of the exports are stated on."""

from dataclasses import replace

from hypothesis import strategies as st

from ccam.model.acts import Release
from ccam.model.codes import ActCode, Slot
from ccam.model.draft import (
    MEASURE_ACTS,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.text import has_control
from tests.strategies import act, code, draft, mapped, partitions, proposed, release

SIZE = 5
SLOTS = (Slot(1, 0), Slot(1, 1), Slot(2, 0), Slot(4, 0))
LEADING = frozenset(Verb) - {Verb.DELETE, Verb.CREATE}
ORIGINS = frozenset(ShareOrigin) - {ShareOrigin.WHOLE}

TEXTS = st.one_of(
    st.sampled_from(["", "Exérèse d'un polype ; « côlon »", "=SOMME(A1)", "'=x", "-2", "@x", "_x0041_", "a|b\\c"]),
    st.text(st.characters(exclude_categories=["C"]), max_size=12),
    st.text("é'=\"|\\;,#: \n-@+&*!%?{}[]<>`~0123", max_size=8),
).map(str.strip).filter(lambda text: not has_control(text))  # fmt: skip
"""What a cell may hold: formulas, separators, quotes, line feeds, marks of YAML; never control characters."""
LABELS = TEXTS.filter(bool)


def base() -> Release:
    """The release under every draft: acts of two lines, with labels of their own."""
    return release(*(act(number, (1, 4), label=f"Acte n° {number}") for number in range(1, SIZE + 1)))


@st.composite
def lines(draw: st.DrawFn) -> tuple[ProposedLine, ...]:
    slots = draw(st.lists(st.sampled_from(SLOTS), unique=True))
    return tuple(draw(_line(slot)) for slot in slots)


@st.composite
def _line(draw: st.DrawFn, slot: Slot) -> ProposedLine:
    return ProposedLine(
        slot,
        score=draw(st.one_of(st.none(), st.integers(1, 999_999))),
        cp_key=draw(TEXTS),
        label=draw(TEXTS),
        billing_group=draw(st.sampled_from(["", "ADC", "ATM"])),
        executants=draw(TEXTS),
        copay_exemption=draw(st.sampled_from(["", "1", "2"])),
        prior_approval=draw(st.booleans()),
        conditional_refund=draw(st.booleans()),
        modifiers=draw(st.sampled_from([(), ("A",), ("A", "F", "7")])),
        gestures=draw(st.sampled_from([(), (ActCode("GELE001"), ActCode("ZZHA001"))])),
        associations=draw(st.sampled_from([(), ("GELE001/4", "ZZHA001"), ("GELE001/1/2",)])),
    )


@st.composite
def proposed_acts(draw: st.DrawFn, number: int) -> ProposedAct:
    return ProposedAct(
        proposed(number),
        draw(LABELS),
        draw(st.sampled_from([None, code(number)])),
        draw(st.sampled_from(["07", "07.03", "07.03.05.02"])),
        draw(lines()),
        draw(TEXTS),
        draw(TEXTS),
    )


@st.composite
def old_acts(draw: st.DrawFn, number: int) -> OldAct:
    left = tuple(
        LeftLine(slot, draw(LABELS), draw(TEXTS)) for slot in sorted(draw(st.sets(st.sampled_from(SLOTS[::3]))))
    )
    fate = draw(st.sampled_from(Fate))
    if fate is Fate.UNDECIDED:
        return OldAct(code(number), fate, None, draw(TEXTS), left=left)
    if fate is Fate.DELETED:
        return OldAct(code(number), fate, Verb.DELETE, draw(LABELS), left=left)
    bundles = st.lists(st.integers(1, SIZE), min_size=1, max_size=3, unique=True).map(tuple)
    ways = draw(st.lists(bundles, min_size=1, max_size=3, unique_by=frozenset))
    made = mapped(number, *ways, verb=draw(st.sampled_from(sorted(LEADING))))
    if len(ways) > 1:
        parts = draw(partitions(len(ways)))
        shares = ShareSet(parts, draw(st.sampled_from(sorted(ORIGINS))), draw(TEXTS))
        made = replace(made, share_sets={MEASURE_ACTS: shares})
    return replace(made, reason=draw(TEXTS), left=left)


@st.composite
def whole_drafts(draw: st.DrawFn) -> Draft:
    """A draft over :func:`base` that tables could have made."""
    olds = [draw(old_acts(number)) for number in draw(st.sets(st.integers(1, SIZE)))]
    news = [draw(proposed_acts(number)) for number in range(1, SIZE + 1)]
    return draft(*olds, *news)
