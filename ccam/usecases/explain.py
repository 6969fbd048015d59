"""Explain the tariff of lines, current or proposed, and what they are billed together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.french import billing as fr
from ccam.french import browse
from ccam.model.acts import SECTOR1
from ccam.model.codes import LineKey, ProposedId, Slot, line_key, proposed_id
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.money import decimal_string
from ccam.usecases.billing import Asked, Bill, Ground, bill_of, on_grid
from ccam.usecases.browse import find_act
from ccam.usecases.catalogue import latest_version, latest_volumes
from ccam.usecases.parameters import HISTORIC, load_parameters
from ccam.usecases.schedules import restudied
from ccam.usecases.study import Study, open_study

if TYPE_CHECKING:
    from ccam.model.acts import Release
    from ccam.model.volumes import VolumeSet
    from ccam.store.store import Store
    from valuation.explain import Explanation
    from valuation.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Explained:
    """The chain of one line: ``line`` is its key, ``charges`` where its CP comes from."""

    line: str
    charges: str
    chain: "Explanation"

    def text(self) -> tuple[str, ...]:
        """The chain as French lines."""
        from valuation.explain import text_lines

        return text_lines(self.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What lines are explained under: names left out are the usual ones; ``bill`` adds a worked bill."""

    version: str | None = None
    draft: str | None = None
    scenario: str | None = None
    charges: str | None = None
    on: date | None = None
    grid: str | None = None
    transition: str | None = None
    year: int | None = None
    bill: Asked = field(default_factory=Asked)


def explain_lines(store: "Store", lines: Sequence[str], question: Question) -> "tuple[list[Explained], Bill | None]":
    """The chain of each line, current (``HHFA001/4``) or proposed (``P-07-0001/4``), and the bill of them all if one
    is asked for: only current lines are billed.
    """
    proposed = [line for line in lines if line.startswith("P-")]
    if proposed and not question.bill.empty:
        raise UsageError(fr.ONLY_CURRENT, line=proposed[0])
    study = restudied(
        open_study(
            store, draft=question.draft, scenario=question.scenario, charges=question.charges, on=question.on
        ),
        grid=question.grid, transition=question.transition, year=question.year,
    ) if proposed else None  # fmt: skip
    if len(proposed) == len(lines) and study:
        return [_proposed(study, line) for line in lines], None
    known = store.drafts()
    release = store.release(question.version or (known[0].base if len(known) == 1 else latest_version(store)))
    parameters = load_parameters(store, scenario=question.scenario)
    volumes, grid = latest_volumes(store), question.grid or SECTOR1
    ground = on_grid(Ground(release, parameters, grid, question.on or release.applicable), grid)
    found = [
        _proposed(study, line) if study and line.startswith("P-")
        else explain_current(release, line, parameters, volumes, on=question.on, grid=grid)
        for line in lines
    ]  # fmt: skip
    if question.bill.empty:
        return found, None
    history = store.history(release.version) if grid.isdigit() else None
    keys = [current_line(release, line) for line in lines]
    return found, bill_of(replace(ground, history=history), keys, question.bill)


def current_line(release: "Release", line: str) -> LineKey:
    """The line meant: without activity and phase, that which counts the act's performances."""
    counting = find_act(release, line_key(line).code).counting_line
    return counting.key if counting and "/" not in line else line_key(line)


def explain_current(
    release: "Release", line: str, parameters: "Parameters", volumes: "VolumeSet | None", *,
    on: date | None = None, grid: str = SECTOR1,
) -> Explained:  # fmt: skip
    """The chain of a current line: its price was made with the historic evaluation of charges."""
    from valuation.explain import explain_line as chain
    from valuation.settings import Settings

    key = current_line(release, line)
    settings = Settings(on=on or release.applicable, cp_origin=HISTORIC, grid=grid)
    return Explained(str(key), HISTORIC, chain(key, release, parameters, settings, volumes))


def _proposed(study: Study, line: str) -> Explained:
    from valuation.explain import explain_proposed
    from valuation.explain_path import with_path
    from valuation.flow import LineRef

    act, slot = _proposed_line(line)
    if act not in study.draft.proposed:
        raise UnknownThing(browse.UNKNOWN_DOSSIER, code=act)
    chain = explain_proposed(act, slot, study.release, study.draft, study.parameters, study.settings)
    return Explained(f"{act}/{slot}", study.settings.cp_origin, with_path(chain, study.book, LineRef(act, slot)))


def _proposed_line(line: str) -> tuple[ProposedId, Slot]:
    act, _, rest = line.partition("/")
    key: LineKey = line_key(f"AAAA000/{rest}" if rest else "AAAA000")
    return proposed_id(act), Slot(key.activity, key.phase)


def explanation_json(explained: Explained) -> dict[str, Any]:
    """The chain for machines: every value with its unit, source, dates and status."""
    chain = explained.chain

    def euros(cents: int | None) -> str | None:
        return None if cents is None else decimal_string(cents)

    return {
        "ligne": explained.line,
        "titre": chain.title,
        "charges": explained.charges,
        "etapes": [
            {
                "terme": step.label,
                "valeur": None if step.value is None else decimal_string(step.value, step.places),
                "unite": step.unit,
                "depuis": step.since.isoformat() if step.since else None,
                "verifie_le": step.checked.isoformat() if step.checked else None,
                "statut": step.status,
                "source": step.source,
                "note": step.note,
            }
            for step in chain.steps
        ],
        "formule": chain.formula,
        "tarif_cible": euros(chain.target),
        "tarif_abattu": euros(chain.abated),
        "prix_depart": euros(chain.start),
        "tarif_facture": euros(chain.billed),
        "ecart": euros(chain.gap),
        "residu": euros(chain.residual),
        "verdict": chain.verdict.value,
    }
