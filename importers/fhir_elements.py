"""A FHIR resource in JSON, element by element: what has not the form that FHIR gives it refuses the file."""

from typing import Any, NoReturn

from ccam.french import findings_smt as fr
from ccam.french.findings import listed
from ccam.french.sentence import Sentence
from ccam.model.errors import FileRefused
from ccam.model.text import has_control, safe
from importers.opened import Opened
from importers.strict_json import read_json

Element = dict[str, Any]


class Resource:
    """One resource. ``place`` is where an element stands, as FHIR writes it: ``CodeSystem.concept.code``.

    Raises :class:`FileRefused` when the file is not one JSON object that names its ``resourceType``.
    """

    def __init__(self, opened: Opened) -> None:
        self.file = opened.name
        content = read_json(opened)
        if not isinstance(content, dict):
            self._refuse(fr.FHIR_SHAPE, "JSON")
        self.content: Element = content
        self.type = self.required(content, "resourceType", "")

    def text(self, element: Element, key: str, place: str) -> str:
        """A text, ``""`` where there is none."""
        value = element.get(key, "")
        if not isinstance(value, str) or (key in element and not value.strip()):
            self._refuse(fr.FHIR_SHAPE, _join(place, key))
        return value

    def required(self, element: Element, key: str, place: str) -> str:
        """A text that must be there."""
        if key not in element:
            self._refuse(fr.FHIR_ABSENT, _join(place, key))
        return self.text(element, key, place)

    def token(self, element: Element, key: str, place: str) -> str:
        """A code that must be there, of an open list: no space around it, nothing invisible in it."""
        value = self.required(element, key, place)
        if value != value.strip() or "\n" in value or has_control(value):
            self._refuse(fr.FHIR_SHAPE, _join(place, key))
        return value

    def code(self, element: Element, key: str, place: str, known: frozenset[str]) -> str:
        """A code of a closed list, ``""`` where there is none."""
        value = self.text(element, key, place)
        if value and value not in known:
            self._refuse(fr.FHIR_CODE, _join(place, key), value=safe(value), known=listed(sorted(known)))
        return value

    def required_code(self, element: Element, key: str, place: str, known: frozenset[str]) -> str:
        """A code of a closed list that must be there."""
        self.required(element, key, place)
        return self.code(element, key, place, known)

    def elements(self, element: Element, key: str, place: str) -> list[Element]:
        """A list of elements, empty where there is none."""
        value = element.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._refuse(fr.FHIR_SHAPE, _join(place, key))
        return value

    def value(self, element: Element, place: str) -> tuple[str, str]:
        """The type and the text of ``value[x]``: (``code``, ``ADC``), (``boolean``, ``true``); a Coding is its code."""
        found = [key for key in element if key.startswith("value")]
        if len(found) != 1:
            self._refuse(fr.FHIR_SHAPE, _join(place, "value[x]"))
        (key,) = found
        kind = key.removeprefix("value")
        if kind == "Coding":
            return kind, self.required({**_object(element[key])}, "code", _join(place, key))
        kind = kind[:1].lower() + kind[1:]
        held = element[key]
        if isinstance(held, bool):
            held = "true" if held else "false"
        elif isinstance(held, int):
            held = str(held)
        return kind, self.text({key: held}, key, place)

    def _refuse(self, sentence: Sentence, element: str, **facts: str) -> NoReturn:
        raise FileRefused(sentence, findings=(), where=self.file, name=self.file, element=element, **facts)


def _object(value: Any) -> Element:
    return value if isinstance(value, dict) else {}


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
