"""Points d'étape: seal a position with all that its figures need, list them, open one again."""

import json
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import milestones as fr
from ccam.french import numbers
from ccam.french import study as words
from ccam.model.codec import Json, canonical, content_hash, fingerprint
from ccam.model.draft import MEASURE_ACTS
from ccam.model.errors import SealRefused
from ccam.model.invariants import Level
from ccam.model.money import POLICY
from ccam.model.records import MANIFEST_CONTENT, Seal
from ccam.usecases.curate import pick_draft
from ccam.usecases.figures import interval_of_totals, totals
from ccam.usecases.study import Study, open_study, require_volumes
from ccam.usecases.views import SealRow

if TYPE_CHECKING:
    from ccam.store.store import Store

CANONICAL_FORM = 1
"""Version of the canonical text of nodes and manifests."""


def seal(
    store: "Store", name: str, *, draft: str | None, instance: str, actor: str, charges: str | None = None
) -> Seal:
    """Seal the draft as it is. Every violation of level error blocks; undecided acts are counted and valued."""
    study = require_volumes(open_study(store, draft=draft, charges=charges))
    errors = [violation for violation in study.violations if violation.level is Level.ERROR]
    if errors:
        ids = ", ".join(sorted({violation.id for violation in errors}))
        count = numbers.plural(len(errors), "violation")
        raise SealRefused(fr.REFUSED, name=name, count=count, ids=ids)
    position, head = store.head()
    manifest = _manifest(study, name, position, head, instance)
    made = Seal(study.draft.name, name, position, store.clock(), instance, manifest, fingerprint(manifest))
    with store.write(actor, fr.REASON.format(name=name)) as writer:
        writer.add_seal(made)
    return made


def _manifest(study: Study, name: str, position: int, head: str, instance: str) -> Json:
    """By copy: resolved parameters and totals. By hash: release, volumes, and the draft's content."""
    settings = study.settings
    return {
        "projet": study.draft.name,
        "etape": name,
        "instance": instance,
        "position": position,
        "empreinte_journal": head,
        MANIFEST_CONTENT: content_hash(study.draft),
        "forme_canonique": CANONICAL_FORM,
        "version": {"nom": study.release.version, "sha256": study.release.source.sha256},
        "volumes": {"nom": study.volumes.name, "sha256": study.volumes.source.sha256},
        "parametres": json.loads(study.parameters.canonical()),
        "reglages": {
            "date": settings.on.isoformat(), "charges": settings.cp_origin, "colonne": settings.grid,
            "champ": list(settings.scope),
        },
        "scenario": words.LOCAL_SCENARIO,
        "mesure_parts": MEASURE_ACTS,
        "arrondi": {"nom": POLICY.name, "version": POLICY.version},
        "totaux": totals(study.total()),
    }  # fmt: skip


def list_seals(store: "Store", draft: str | None) -> tuple[SealRow, ...]:
    """The seals of a draft, oldest first."""
    return tuple(seal_row(made) for made in store.seals(pick_draft(store, draft).name))


def seal_row(made: Seal) -> SealRow:
    """A seal as a row."""
    impact = interval_of_totals(made.manifest["totaux"])
    return SealRow(made.name, made.at, made.position, made.instance, impact, made.hash)


def find_seal(store: "Store", draft: str, name: str) -> Seal | None:
    """The seal of that name, or None."""
    return next((made for made in store.seals(draft) if made.name == name), None)


def sealed_study(store: "Store", made: Seal) -> Study:
    """What a seal saw: the draft at its position, under the release, volumes and parameters it kept."""
    from valuation.parameters import Parameters
    from valuation.settings import Settings

    kept = made.manifest
    settings = Settings(
        on=date.fromisoformat(kept["reglages"]["date"]),
        cp_origin=kept["reglages"]["charges"],
        grid=kept["reglages"]["colonne"],
        scope=tuple(kept["reglages"]["champ"]),
    )
    return Study(
        store.release(kept["version"]["nom"]),
        store.draft(made.draft, made.position),
        store.volumes(kept["volumes"]["nom"]),
        Parameters.read(canonical(kept["parametres"])),
        settings,
    )
