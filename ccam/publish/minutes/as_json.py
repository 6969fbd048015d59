"""The relevé for machines: ``releve-ccam``, keys in French without accents, euros as decimal strings, ISO dates."""

from dataclasses import fields, is_dataclass
from typing import Any

from ccam.model.money import decimal_string
from ccam.publish.minutes.model import Minutes

FORMAT = "releve-ccam"
SCHEMA = 1
KEYS = {
    "id": "id", "body": "instance", "title": "titre", "on": "date", "draft": "projet", "base": "version",
    "opened_at": "ouverte", "closed_at": "close", "reopenings": "reouvertures", "present": "presents",
    "quorum": "quorum", "counted": "avec_voix", "context": "hypotheses", "items": "ordre_du_jour",
    "others": "hors_ordre_du_jour", "other_disputes": "autres_desaccords", "stakes": "en_jeu",
    "unknown_stakes": "en_jeu_sans_chiffre", "inscribed": "decisions", "position": "decision", "hash": "empreinte",
    "function": "fonction", "count": "nombre", "voice": "voix", "acts": "actes", "reason": "motif",
    "sentences": "phrases", "recused": "malgre_deport", "favourable": "pour", "against": "contre",
    "abstained": "abstention", "stance": "avis", "veto": "veto", "who": "qui", "words": "dires", "evidence": "piece",
    "question": "question", "sides": "parties", "effect": "effet", "unit": "unite", "basis": "calcul",
    "awaits": "attend", "due": "echeance", "outcome": "issue", "closed": "clos", "opened": "ouvert_en_seance",
    "observed": "observe", "low": "minimum", "high": "maximum", "spend": "base", "unknown_base": "base_sans_chiffre",
    "dossier": "dossier", "label": "libelle", "kind": "nature", "old_count": "anciens", "new_count": "nouveaux",
    "asked": "demandes", "states": "etats", "money": "impact", "taken": "decisions", "votes": "avis_par_fonction",
    "grounds": "motifs", "uncounted": "avis_non_comptes", "recusals": "deports", "disputes": "desaccords",
    "remains": "reste", "at": "moment",
}  # fmt: skip
"""Attributes of the model, as machines read them."""
AMOUNTS = frozenset({"effect", "observed", "low", "high", "spend", "unknown_base"})


def state(minutes: Minutes) -> dict[str, Any]:
    """The whole relevé as one object; ``en_jeu`` and ``etats`` are objects by unit and by state."""
    return {"format": FORMAT, "schema": SCHEMA, "provisoire": not minutes.closed} | _record(minutes)


def _record(record: Any) -> dict[str, Any]:
    return {KEYS[field.name]: _value(record, field.name) for field in fields(record)}


def _value(record: Any, name: str) -> Any:
    value = getattr(record, name)
    if name == "stakes":
        return {unit: decimal_string(cents) for unit, cents in value}
    if name == "states":
        return dict(value)
    if name in AMOUNTS:
        return None if value is None else decimal_string(value)
    if isinstance(value, tuple):
        return [_record(item) if is_dataclass(item) else item for item in value]
    return _record(value) if is_dataclass(value) else value
