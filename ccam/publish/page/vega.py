"""A Vega-Lite chart as a static ``<svg>`` that asks nothing of the network and fits screen and paper alike.

Marks are drawn in ``currentColor``, so that the same drawing is dark on paper and light on a dark screen. Charts bear
their own margins and words at given places: no measure of a font decides where anything stands, and the same chart is
the same bytes on every machine.
"""

import json
import re
from html import escape
from typing import Any

from ccam.french.numbers import NBSP, THIN
from ccam.model.text import safe

FONT = "Libertinus Serif, Georgia, serif"
"""The font of paper first: a drawing there uses no other."""
NUMBERS = {"decimal": ",", "thousands": THIN, "grouping": [3], "currency": ["", f"{NBSP}€"], "minus": "−"}
"""How d3 writes numbers in French."""
NOISE = re.compile(
    r' (?:xmlns(?::xlink)?|class|role|pointer-events|version|aria-[a-z]+|stroke-miterlimit|display)="[^"]*"'
    r'|<rect width="[0-9]+" height="[0-9]+" fill="white"/>'
)
"""What a static drawing does not need, and name spaces that a page already has."""
EMPTY = re.compile(r'<g(?: [^>]*)?></g>|<path d="(?:M0,0h0v0h0Z)?"/>')
SIZE = re.compile(r'<svg width="([0-9]+)" height="([0-9]+)"')


def svg(chart: Any, words: str) -> str:
    """The ``altair`` chart drawn; ``words`` say the same to who cannot see it."""
    drawn = _drawn(json.dumps(_safe(chart.to_dict(validate=False)), ensure_ascii=False))
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(safe(words))}" ', 1)


def _safe(value: Any) -> Any:
    """The same without control characters, at which the drawer would take the whole program down."""
    if isinstance(value, dict):
        return {key: _safe(each) for key, each in value.items()}
    if isinstance(value, list):
        return [*map(_safe, value)]
    return safe(value) if isinstance(value, str) else value


def _drawn(spec: str) -> str:
    import vl_convert

    drawn = NOISE.sub("", vl_convert.vegalite_to_svg(spec, format_locale=NUMBERS))
    while (less := EMPTY.sub("", drawn)) != drawn:
        drawn = less
    # As wide as its column, on screen and on paper.
    return SIZE.sub("<svg", drawn, count=1)
