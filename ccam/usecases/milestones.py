"""Points d'étape: seal or publish a position with all that its figures need, list them, open one again."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import milestones as fr
from ccam.french import numbers, scenarios
from ccam.french import study as words
from ccam.model.codec import Json, fingerprint
from ccam.model.codes import ActCode
from ccam.model.contents import release_content, volumes_content
from ccam.model.decisions import follow
from ccam.model.draft import MEASURE_ACTS, Draft
from ccam.model.errors import DataRefused, SealRefused, UnknownThing, UsageError
from ccam.model.invariants import Level, Violation
from ccam.model.money import POLICY
from ccam.model.nodes import content_hash
from ccam.model.records import MANIFEST_CONTENT, MANIFEST_NATURE, PUBLICATION, STOCK_TAKE, DraftInfo, Seal
from ccam.model.text import folded
from ccam.resources import rules
from ccam.usecases.curate import pick_draft
from ccam.usecases.figures import interval_of_totals, totals
from ccam.usecases.life import pinned_life
from ccam.usecases.parameters import documents, load_parameters
from ccam.usecases.study import Study, open_study, require_volumes
from ccam.usecases.views import SealRow

if TYPE_CHECKING:
    from ccam.store.store import Store

CANONICAL_FORM = 1
"""Version of the canonical text of nodes and manifests."""
MANIFEST = 2
"""Version of manifests. 2 adds the nature of the seal, contents beside the bytes, documents, what is counted and what
is warned of; a manifest that does not say is of version 1.
"""
COUNTED = frozenset({"I1", "I2", "I15"})
"""Violations that a stock-take counts whatever their level (design.md §4): undecided acts, incomplete reviews."""


def seal(
    store: "Store", name: str, *, draft: str | None, instance: str, actor: str, charges: str | None = None,
    scenario: str | None = None, publish: bool = False,
) -> Seal:  # fmt: skip
    """Seal the draft as it is: a stock-take, which every violation of level error blocks but the :data:`COUNTED` ones,
    or a publication, which those block too. Raises :class:`SealRefused`; :class:`UsageError` for an unknown instance.
    """
    receiver = known_instance(instance)
    study = _under(store, require_volumes(open_study(store, draft=draft, charges=charges)), scenario)
    _require_sound(study, name, publish=publish)
    position, head = store.head()
    manifest = _manifest(store, study, scenario) | {
        "etape": name,
        "instance": receiver,
        "position": position,
        "empreinte_journal": head,
        MANIFEST_NATURE: PUBLICATION if publish else STOCK_TAKE,
    }
    made = Seal(study.draft.name, name, position, store.clock(), receiver, manifest, fingerprint(manifest))
    reason = fr.REASON_PUBLISHED if publish else fr.REASON
    with store.write(actor, reason.format(name=name)) as writer:
        writer.add_seal(made)
    return made


def known_instances() -> tuple[str, ...]:
    """The instances that étapes are sealed for."""
    return tuple(rules("calendrier")["instances"]["noms"])


def known_instance(name: str) -> str:
    """An instance that étapes are sealed for, as the calendar's parameters write it; raises :class:`UsageError`."""
    known = known_instances()
    found = next((each for each in known if folded(each) == folded(name)), None)
    if found is None:
        raise UsageError(fr.UNKNOWN_INSTANCE, name=name, known=", ".join(known))
    return found


def counted(violation: Violation) -> bool:
    """Whether a stock-take counts it instead of being blocked."""
    return violation.level is Level.COUNTED or (violation.level is Level.ERROR and violation.id in COUNTED)


def _under(store: "Store", study: Study, scenario: str | None) -> Study:
    """The study under one scenario of the base and no other; raises :class:`UnknownThing` listing them."""
    if scenario is None:
        return study
    from ccam.formats.parameters import Nature

    known = [file.document.name for file in documents(store) if file.document.nature is Nature.SCENARIO]
    if scenario not in known:
        raise UnknownThing(fr.UNKNOWN_SCENARIO, name=scenario, known=", ".join(f"« {name} »" for name in known) or "–")
    chosen = load_parameters(store, scenario=scenario)
    if study.settings.cp_origin not in chosen.cp_origins():
        raise DataRefused(fr.CHARGES_OUTSIDE, scenario=scenario, charges=study.settings.cp_origin)
    return replace(study, parameters=chosen, scenario=scenario)


def _require_sound(study: Study, name: str, *, publish: bool) -> None:
    blocking = [
        violation
        for violation in study.violations
        if violation.level is not Level.WARNING and (publish or not counted(violation))
    ]
    if blocking:
        ids = ", ".join(sorted({violation.id for violation in blocking}, key=lambda id_: (len(id_), id_)))
        count = numbers.plural(len(blocking), "violation")
        raise SealRefused(fr.NOT_PUBLISHED if publish else fr.REFUSED, name=name, count=count, ids=ids)


def _manifest(store: "Store", study: Study, scenario: str | None) -> Json:
    """By copy: parameters, totals, what is counted. By hash: release, volumes, documents, content of the draft."""
    settings, release, volumes = study.settings, study.release, study.volumes
    return {
        "manifeste": MANIFEST,
        "projet": study.draft.name,
        MANIFEST_CONTENT: content_hash(study.draft),
        "forme_canonique": CANONICAL_FORM,
        "version": {
            "nom": release.version, "sha256": release.source.sha256, "contenu": release_content(release),
        },
        "volumes": {"nom": volumes.name, "sha256": volumes.source.sha256, "contenu": volumes_content(volumes)},
        "parametres": json.loads(study.parameters.canonical()),
        "documents": {document.name: document.source.sha256 for document in store.documents()},
        "reglages": {
            "date": settings.on.isoformat(), "charges": settings.cp_origin, "colonne": settings.grid,
            "champ": list(settings.scope),
        },
        "scenario": scenario or words.LOCAL_SCENARIO,
        "mesure_parts": MEASURE_ACTS,
        "arrondi": {"nom": POLICY.name, "version": POLICY.version},
        "totaux": totals(study.total()),
        "a_valoriser": _valued(study, filter(counted, study.violations)),
        "avertissements": _valued(study, (each for each in study.violations if each.level is Level.WARNING)),
    }  # fmt: skip


def _valued(study: Study, violations: Iterable[Violation]) -> Json:
    """By id: how many violations, and the observed base in cents of the current acts that they name, each once."""
    from valuation.impact import Axis

    bases = {key: figures.base for key, figures in study.impact.by(Axis.ACT).rows.items()}
    grouped: dict[str, list[Violation]] = {}
    for violation in violations:
        grouped.setdefault(violation.id, []).append(violation)
    return {
        id_: {
            "nombre": len(found),
            "base": sum(bases.get(act, 0) for act in _acts(study, found)),
            "exemple": found[0].sentence,
        }
        for id_, found in sorted(grouped.items(), key=lambda item: (len(item[0]), item[0]))
    }


def _acts(study: Study, violations: Iterable[Violation]) -> set[str]:
    return {act for violation in violations for act in violation.acts if ActCode(act) in study.release.by_code}


def list_seals(store: "Store", draft: str | None) -> tuple[SealRow, ...]:
    """The seals of a draft, oldest first."""
    return tuple(seal_row(made) for made in store.seals(pick_draft(store, draft).name))


def seal_row(made: Seal) -> SealRow:
    """A seal as a row."""
    impact = interval_of_totals(made.manifest["totaux"])
    return SealRow(made.name, made.at, made.position, made.instance, impact, made.hash, made.published)


def find_seal(store: "Store", draft: str, name: str) -> Seal | None:
    """The seal of that name, or None."""
    return next((made for made in store.seals(draft) if made.name == name), None)


def unknown_point(store: "Store", info: DraftInfo, name: str) -> DataRefused:
    """The refusal of a name that is neither an étape of the draft nor the release it stands on."""
    versions = [release.version for release in store.releases()]
    if name in versions:
        return DataRefused(fr.OTHER_BASE, base=info.base, version=name)
    seals = ", ".join(made.name for made in store.seals(info.name)) or "–"
    return UnknownThing(fr.UNKNOWN, name=name, seals=seals, versions=", ".join(versions))


def sealed_study(store: "Store", made: Seal, known: Study | None = None) -> Study:
    """What a seal saw: the draft at its position, under the release, volumes and parameters it kept. What ``known``
    holds of the same names is not read again: a release and a volume set never change, and a draft goes on from
    where it was.
    """
    from valuation.parameters import Parameters
    from valuation.settings import Settings

    kept = made.manifest
    settings = Settings(
        on=date.fromisoformat(kept["reglages"]["date"]),
        cp_origin=kept["reglages"]["charges"],
        grid=kept["reglages"]["colonne"],
        scope=tuple(kept["reglages"]["champ"]),
    )
    version, volumes = kept["version"]["nom"], kept["volumes"]["nom"]
    return Study(
        known.release if known and known.release.version == version else store.release(version),
        _sealed_draft(store, made, known),
        known.volumes if known and known.volumes.name == volumes else store.volumes(volumes),
        Parameters.decoded(kept["parametres"]),
        settings,
        scenarios.IN_FORCE if kept["scenario"] == words.LOCAL_SCENARIO else kept["scenario"],
        pinned_life(store, kept.get("documents", {})),
    )


def _sealed_draft(store: "Store", made: Seal, known: Study | None) -> Draft:
    """The draft at the position of a seal, from that of ``known`` where it comes before."""
    before = known.draft if known else None
    if before is None or before.name != made.draft or not 0 < before.position <= made.position:
        return store.draft(made.draft, made.position)
    draft = before.copy()
    for entry in store.entries(made.draft, after=before.position, upto=made.position):
        follow(draft, entry)
    return draft
