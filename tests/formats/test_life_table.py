"""A table of states that someone wrote is read whole, or refused in words: never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.life import life_of, parse
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding
from ccam.model.life import read_life
from ccam.resources import data_folder, rules

SHIPPED = (data_folder() / "parameters" / "etats.toml").read_text("utf-8")
LINES = SHIPPED.split("\n")
ODD = (
    "", "x = 1", "[table]", "[[etat]]", "nom = 3", "roles = 3", 'quorum = { "*" = "a" }', 'majorite = "z"', "has = 7",
    "natures = 3", "depuis = 3", "[geste.x]", "geste = 3", 'veto = "x"', "veto = 3", "president = 3", "acquis = 1",
    'lettre = ""', 'nom = "a b"', "[" * 3000, "etat = 3", "accord = []", "modification = 1", "limite_ans = true",
)  # fmt: skip


def test_the_shipped_table_is_one_that_a_base_may_have() -> None:
    assert parse(SHIPPED, name="etats.toml").life == life_of(SHIPPED) == read_life(rules("etats"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(ODD), st.booleans()), max_size=3))
def test_whatever_is_written_in_it_is_read_or_refused(spoilt: list[tuple[int, str, bool]]) -> None:
    lines = list(LINES)
    for place, text, added in spoilt:
        lines[place : place + (not added)] = [text]
    try:
        made = parse("\n".join(lines), name="etats.toml")
    except FileRefused as failure:
        refused: tuple[Finding, ...] = failure.findings
    else:
        refused = ()
        assert made.name
    assert all(one.message for one in refused)
