"""Draft nodes as JSON objects and back: what the journal and its projections hold.

Keys are French without accents; there is never a float; an attribute at its default is left out, so that
an attribute added later does not change the canonical text of what came before.
"""

import hashlib
import json
from typing import Any

from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import (
    Alternative,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)

Json = dict[str, Any]


def canonical(value: object) -> str:
    """The one text of a JSON value: sorted keys, no spaces, UTF-8 as is; floats are refused."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(value: object) -> str:
    """SHA-256 of the canonical text: the hash of a manifest, or of a content."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def encode_old(act: OldAct) -> Json:
    """State of an ``ancien/CODE`` node."""
    return _filled(
        code=act.code,
        devenir=act.fate.value,
        verbe=act.verb.value if act.verb else None,
        motif=act.reason,
        alternatives=[{"id": a.id, "actes": list(a.members)} for a in act.alternatives],
        parts={
            measure: _filled(parts=list(shares.parts), origine=shares.origin.value, source=shares.source)
            for measure, shares in act.share_sets.items()
        },
        laisses=[
            _filled(activite=left.slot.activity, phase=left.slot.phase, comite=left.committee, motif=left.reason)
            for left in act.left
        ],
        a_revoir=act.review,
    )


def decode_old(state: Json) -> OldAct:
    """Back from :func:`encode_old`."""
    return OldAct(
        code=ActCode(state["code"]),
        fate=Fate(state["devenir"]),
        verb=Verb(state["verbe"]) if "verbe" in state else None,
        reason=state.get("motif", ""),
        alternatives=tuple(
            Alternative(a["id"], tuple(ProposedId(m) for m in a["actes"])) for a in state.get("alternatives", ())
        ),
        share_sets={
            measure: ShareSet(tuple(s["parts"]), ShareOrigin(s["origine"]), s.get("source", ""))
            for measure, s in state.get("parts", {}).items()
        },
        left=tuple(
            LeftLine(Slot(left["activite"], left.get("phase", 0)), left["comite"], left.get("motif", ""))
            for left in state.get("laisses", ())
        ),
        review=state.get("a_revoir", ""),
    )


def encode_act(act: ProposedAct) -> Json:
    """State of an ``acte/P-…`` node."""
    return _filled(
        id=act.id,
        libelle=act.label,
        code=act.code,
        subdivision=act.heading,
        justification=act.justification,
        notes=act.notes,
        lignes=[_encode_line(line) for line in act.lines],
    )


def decode_act(state: Json) -> ProposedAct:
    """Back from :func:`encode_act`."""
    return ProposedAct(
        id=ProposedId(state["id"]),
        label=state.get("libelle", ""),
        code=ActCode(state["code"]) if "code" in state else None,
        heading=state.get("subdivision", ""),
        justification=state.get("justification", ""),
        notes=state.get("notes", ""),
        lines=tuple(_decode_line(line) for line in state.get("lignes", ())),
    )


def _encode_line(line: ProposedLine) -> Json:
    known = {"activite": line.slot.activity, "phase": line.slot.phase}
    if line.score is not None:
        known["points"] = line.score
    return known | _filled(
        cle_cp=line.cp_key,
        libelle=line.label,
        regroupement=line.billing_group,
        executants=line.executants,
        exo_tm=line.copay_exemption,
        accord_prealable=line.prior_approval,
        sous_conditions=line.conditional_refund,
        modificateurs=list(line.modifiers),
        gestes=list(line.gestures),
        associations=list(line.associations),
    )


def _decode_line(state: Json) -> ProposedLine:
    return ProposedLine(
        slot=Slot(state["activite"], state["phase"]),
        score=state.get("points"),
        cp_key=state.get("cle_cp", ""),
        label=state.get("libelle", ""),
        billing_group=state.get("regroupement", ""),
        executants=state.get("executants", ""),
        copay_exemption=state.get("exo_tm", ""),
        prior_approval=state.get("accord_prealable", False),
        conditional_refund=state.get("sous_conditions", False),
        modifiers=tuple(state.get("modificateurs", ())),
        gestures=tuple(ActCode(code) for code in state.get("gestes", ())),
        associations=tuple(state.get("associations", ())),
    )


def _filled(**values: object) -> Json:
    """Only what differs from nothing: ``None``, ``""``, ``0``, ``False`` and empty are left out."""
    return {key: value for key, value in values.items() if value}


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(value)
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
