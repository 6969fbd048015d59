"""Every French sentence lives in the catalogue; every sentence of it can be filled."""

import ast
import importlib
import pkgutil
import re
import string
from pathlib import Path

import ccam.french
from ccam.french.sentence import Sentence

ROOT = Path(__file__).parents[1]
SOURCES = ("ccam", "importers", "valuation", "tui")
CATALOGUE = ROOT / "ccam" / "french"
LAYOUTS = ROOT / "ccam" / "formats"
"""Column headers of official files and of the sheets that people fill are layout, not sentences."""

FRENCH = re.compile(r"[àâçéèêëîïôûùœÀÉÈÊ«»]")
WORDS = re.compile(r"\w+")


def literals(path: Path) -> list[tuple[int, str]]:
    """String literals of a module that are not docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation
    ]


def test_no_french_sentence_outside_the_catalogue() -> None:
    found = []
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if CATALOGUE in path.parents or LAYOUTS in path.parents or "_data" in path.parts:
                continue
            for row, text in literals(path):
                # A sentence has several words; a single word with an accent is an identifier of the field.
                if FRENCH.search(text) and len(WORDS.findall(text)) > 3:
                    found.append(f"{path.relative_to(ROOT)}:{row}: {text!r}")
    assert found == []


def sentences() -> list[tuple[str, Sentence]]:
    """Every sentence of every module of the catalogue."""
    found = []
    for info in pkgutil.iter_modules(ccam.french.__path__):
        module = importlib.import_module(f"ccam.french.{info.name}")
        found += [(f"{info.name}.{key}", v) for key, v in vars(module).items() if isinstance(v, Sentence)]
    return found


def test_sentences_are_well_formed() -> None:
    formatter = string.Formatter()
    for name, sentence in sentences():
        fields = [field for _, field, _, _ in formatter.parse(sentence.message + sentence.hint) if field is not None]
        assert all(field.isidentifier() for field in fields), name
        assert sentence.message[:1].isupper() or sentence.message[:1] in "«{", name
        assert sentence.message.rstrip()[-1] in ".!?}»)", name


def test_a_code_means_one_thing() -> None:
    known: dict[str, str] = {}
    for name, sentence in sentences():
        if re.fullmatch(r"I\d+", sentence.code):
            continue
        other = known.setdefault(sentence.code, name)
        assert other == name or other.partition(".")[2] == name.partition(".")[2], (sentence.code, other, name)
