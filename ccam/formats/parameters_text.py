"""A parameter document as its file: what :func:`ccam.formats.parameters.parse` reads back."""

from collections.abc import Iterable

from ccam.formats.parameters import POINTS_PLACES, RATE_PLACES, CpEntry, DocumentHead, PointsEntry
from ccam.model.money import decimal_string

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def cp_text(head: DocumentHead, entries: Iterable[CpEntry]) -> str:
    """A document of practice costs: one ``[[cp]]`` a value, in their order."""
    return document_text(head, entries)


def document_text(head: DocumentHead, cp: Iterable[CpEntry], points: Iterable[PointsEntry] = ()) -> str:
    """A document of practice costs, then of points, in their order."""
    parts = [_table("[document]", nom=head.name, nature=head.nature.value, auteur=head.author, remarque=head.remark)]
    parts += [_entry(entry) for entry in cp]
    parts += [_points(entry) for entry in points]
    return "\n".join(parts)


def _entry(entry: CpEntry) -> str:
    return _table(
        "[[cp]]",
        cle=entry.key,
        libelle=entry.label,
        origine=entry.origin,
        debut=entry.start,
        valeur=decimal_string(entry.rate, RATE_PLACES),
        statut=entry.status.value,
        source=entry.source,
        verifie_le=entry.checked,
        effectif=entry.sample,
        perimetre=entry.perimeter,
    )


def _points(entry: PointsEntry) -> str:
    return _table(
        "[[points]]",
        ligne=str(entry.line),
        valeur=decimal_string(entry.score, POINTS_PLACES),
        cle_cp=entry.cp_key,
        statut=entry.status.value,
        source=entry.source,
        verifie_le=entry.checked,
    )


def _table(title: str, **values: object) -> str:
    lines = [f"{key} = {_value(value)}\n" for key, value in values.items() if value not in ("", None)]
    return f"{title}\n{''.join(lines)}"


def _value(value: object) -> str:
    return (
        f'"{"".join(_ESCAPES.get(character, character) for character in value)}"'
        if isinstance(value, str)
        else str(value)
    )
