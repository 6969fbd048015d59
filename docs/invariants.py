"""The page of invariants, made from the checks' own sentences."""

import importlib
import pkgutil
import re
from collections import defaultdict
from pathlib import Path

import ccam.french
from ccam.french import invariants, rules
from ccam.french.sentence import Sentence
from ccam.model.invariants.catalogue import CATALOGUE, Invariant, When

PAGE = Path(__file__).parent / "invariants.md"


def page() -> str:
    """Every invariant: what it states, its levels, when it is checked, what it says and what to do."""
    said = sentences()
    return rules.HEADING + "".join(_section(invariant, said[invariant.id]) for invariant in CATALOGUE)


def sentences() -> defaultdict[str, list[Sentence]]:
    """The sentences of the catalogue that state a violation, by invariant."""
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for info in pkgutil.iter_modules(ccam.french.__path__):
        for value in vars(importlib.import_module(f"ccam.french.{info.name}")).values():
            if isinstance(value, Sentence) and re.fullmatch(r"I\d+", value.code) and value not in found[value.code]:
                found[value.code].append(value)
    return found


def _section(invariant: Invariant, said: list[Sentence]) -> str:
    levels = ", ".join(invariants.LEVELS[level] for level in invariant.levels)
    text = rules.TITLE.format(id=invariant.id, rule=rules.RULES[invariant.id])
    if invariant.when is When.ELSEWHERE:
        return f"{text}\n{rules.ELSEWHERE[invariant.id]}\n"
    text += rules.CHECKED.format(levels=levels.capitalize(), when=rules.WHEN[invariant.when])
    return text + "".join(rules.SAID.format(message=_shown(one.message), hint=_shown(one.hint)) for one in said)


def _shown(template: str) -> str:
    """A sentence with its blanks as « … »."""
    return re.sub(r"\{\w+\}", "…", template)
