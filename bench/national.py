"""The national set, made from ``national.toml``: seeded, invented, larger than v81."""

import csv
import io
import random
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Price, Release, SourceFile
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import (
    MEASURE_ACTS,
    Alternative,
    Draft,
    Fate,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.money import SHARE_UNIT
from ccam.model.shares import equal_shares

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DAY = date(2026, 1, 1)


def code(number: int) -> ActCode:
    """An invented code: a hundred acts share their topography and action, more than in most of the real ones."""
    rest, digits = divmod(number, 100)
    letters = "A"
    for _ in range(3):
        rest, place = divmod(rest, len(LETTERS))
        letters = LETTERS[place] + letters
    return ActCode(f"{letters}{digits:03d}")


def proposed(number: int) -> ProposedId:
    """An invented proposed id."""
    return ProposedId(f"P-{chapter(number):02d}-{number % 900 + 1:04d}")


def chapter(number: int) -> int:
    """Nine hundred acts share a chapter."""
    return number // 900 + 1


@dataclass(frozen=True)
class National:
    """The release, the draft, and the same content as plain CSV text."""

    release: Release
    draft: Draft

    @cached_property
    def csv_text(self) -> str:
        """Every act, line, link and proposed line, one a row."""
        stream = io.StringIO()
        writer = csv.writer(stream)
        for act in self.release.acts:
            writer.writerows((act.code, act.label, *line.key[1:], line.billing_group) for line in act.lines)
        for old in self.draft.old.values():
            parts = old.shares or (SHARE_UNIT,) * len(old.alternatives)
            for way, part in zip(old.alternatives, parts, strict=True):
                writer.writerows((old.code, old.verb, member, part, way.id) for member in way.members)
        for new in self.draft.proposed.values():
            writer.writerows((new.id, new.label, *line.slot, line.score, line.cp_key) for line in new.lines)
        return stream.getvalue()


def national() -> National:
    """The whole set, always the same."""
    plan = tomllib.loads((Path(__file__).parent / "national.toml").read_text("utf-8"))
    rng = random.Random(plan["seed"])  # noqa: S311 - a bench needs a seed, not a secret
    acts = _acts(plan, rng)
    return National(Release("national", "", DAY, SourceFile("", "", ""), (), acts), _draft(plan, rng, acts))


def _acts(plan: dict[str, Any], rng: random.Random) -> tuple[Act, ...]:
    count = plan["old"]["acts"]
    with_anaesthesia = set(rng.sample(range(count), plan["old"]["lines"] - count))
    return tuple(_act(number, number in with_anaesthesia) for number in range(count))


def _act(number: int, anaesthesia: bool) -> Act:
    name = code(number)
    cents = 1000 + number * 7 % 90_000
    prices = (Price(SECTOR1, DAY, cents), Price(OTHERS, DAY, cents))
    lines = [Line(LineKey(name, 1, 0), "", prices, billing_group="ADC")]
    if anaesthesia:
        lines.append(Line(LineKey(name, 4, 0), "anesthésie", prices, billing_group="ADA"))
    heading = f"{chapter(number):02d}.03.05.02"
    return Act(name, f"Acte inventé numéro {number}, par abord direct", heading, tuple(lines))


def _draft(plan: dict[str, Any], rng: random.Random, acts: tuple[Act, ...]) -> Draft:
    draft = Draft("national", "national")
    slots = {act.code: {Slot(*line.key[1:]) for line in act.lines} for act in acts}
    wanted: dict[ProposedId, set[Slot]] = {proposed(n): set() for n in range(plan["new"]["acts"])}
    targets = list(wanted)
    links = plan["new"]["members"]
    decided = SHARE_UNIT - plan["fates"]["undecided"] - plan["fates"]["deleted"]
    for place, act in enumerate(acts):
        left = max(1, (len(acts) - place) * decided // SHARE_UNIT)
        size, chance = divmod(max(links, left), left)
        size += rng.random() < chance / left
        old = _old(act.code, place, size, rng, plan["fates"], targets)
        links -= len(old.targets)
        draft.old[act.code] = old
        for member in old.targets:
            wanted[member] |= slots[act.code]
    for member, needed in wanted.items():
        lines = tuple(ProposedLine(slot, 5000, "chirurgie") for slot in sorted(needed or {Slot(1, 0)}))
        label = f"Acte inventé proposé, numéro {member}, par abord direct"
        draft.proposed[member] = ProposedAct(member, label, None, f"{member[2:4]}.03.05.02", lines, "inventé")
    return draft


def _old(
    name: ActCode, place: int, size: int, rng: random.Random, fates: dict[str, int], targets: list[ProposedId]
) -> OldAct:
    draw = rng.randrange(SHARE_UNIT)
    if draw < fates["undecided"]:
        return OldAct(name)
    if draw < fates["undecided"] + fates["deleted"]:
        return OldAct(name, Fate.DELETED, Verb.DELETE, "inventé")
    near = min(place + rng.randrange(3), len(targets) - 3)
    members = targets[near : near + size]
    if draw > SHARE_UNIT - fates["together"]:
        ways: tuple[Alternative, ...] = (Alternative(f"{name}#1", tuple(members)),)
    else:
        ways = tuple(Alternative(f"{name}#{n}", (member,)) for n, member in enumerate(members, 1))
    parts = tuple(equal_shares(len(ways)))
    shares = {MEASURE_ACTS: ShareSet(parts, ShareOrigin.VOLUMES, "inventé")}
    return OldAct(name, Fate.MAPPED, Verb.RESTRUCTURE, "", ways, shares)
