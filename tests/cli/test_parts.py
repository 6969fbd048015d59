"""The parts of the tree: each answers the words that the table says, and only it is built for them."""

from importlib import import_module
from pathlib import Path

import pytest
import typer

import ccam.cli
from ccam.cli.parts import WORDS, parts


@pytest.mark.parametrize("name", WORDS)
def test_a_part_answers_the_words_of_the_table(name: str) -> None:
    app = typer.Typer()
    import_module(f"ccam.cli.{name}").register(app)
    commands, groups = app.registered_commands, app.registered_groups
    assert (*(each.name for each in commands), *(each.name for each in groups)) == WORDS[name]


def test_every_module_that_registers_is_in_the_table() -> None:
    folder = Path(ccam.cli.__file__).parent
    assert {file.stem for file in folder.glob("*.py") if "\ndef register(app: " in file.read_text("utf-8")} == {*WORDS}


def test_a_word_builds_its_parts_and_an_unknown_one_them_all() -> None:
    assert [part.__name__ for part in parts("decider")] == [
        f"ccam.cli.{name}" for name in ("decide", "decide_lines", "life")
    ]
    assert len(parts("decidre")) == len(parts()) == len(WORDS)
