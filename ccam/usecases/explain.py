"""Explain the tariff of one line, current or proposed."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.french import browse
from ccam.model.codes import LineKey, ProposedId, Slot, line_key, proposed_id
from ccam.model.errors import UnknownThing
from ccam.model.money import decimal_string
from ccam.usecases.browse import find_act
from ccam.usecases.catalogue import latest_version, latest_volumes
from ccam.usecases.parameters import HISTORIC, load_parameters
from ccam.usecases.study import open_study

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


def explain_line(
    store: "Store", line: str, *, version: str | None = None, draft: str | None = None,
    charges: str | None = None, on: date | None = None,
) -> Explained:  # fmt: skip
    """The chain of a current line (``HHFA001/4``) or of a proposed one (``P-07-0001/4``)."""
    if line.startswith("P-"):
        return _proposed(store, line, draft, charges, on)
    known = store.drafts()
    chosen = version or (known[0].base if len(known) == 1 else latest_version(store))
    release = store.release(chosen)
    return explain_current(release, line, load_parameters(store), latest_volumes(store), on=on)


def explain_current(
    release: "Release", line: str, parameters: "Parameters", volumes: "VolumeSet | None", *, on: date | None = None
) -> Explained:
    """The chain of a current line: its price was made with the historic evaluation of charges.

    Without activity and phase, the line that counts the act's performances is meant.
    """
    from valuation.explain import explain_line as chain
    from valuation.settings import Settings

    act = find_act(release, line_key(line).code)
    counting = act.counting_line
    key = counting.key if counting and "/" not in line else line_key(line)
    settings = Settings(on=on or release.applicable, cp_origin=HISTORIC)
    return Explained(str(key), HISTORIC, chain(key, release, parameters, settings, volumes))


def _proposed(store: "Store", line: str, draft: str | None, charges: str | None, on: date | None) -> Explained:
    from valuation.explain import explain_proposed

    study = open_study(store, draft=draft, charges=charges, on=on)
    act, slot = _proposed_line(line)
    if act not in study.draft.proposed:
        raise UnknownThing(browse.UNKNOWN_DOSSIER, code=act)
    chain = explain_proposed(act, slot, study.release, study.draft, study.parameters, study.settings)
    return Explained(f"{act}/{slot}", study.settings.cp_origin, chain)


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
        "tarif_facture": euros(chain.billed),
        "residu": euros(chain.residual),
        "verdict": chain.verdict.value,
    }
