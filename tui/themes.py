"""The themes: light, dark, the terminal's own 16 colours, and one that every eye tells apart."""

from textual.theme import Theme

from ccam.french import tui_settings as fr

COLOUR_BLIND = Theme(
    name="ccam-daltonien",
    primary="#0072B2",
    secondary="#56B4E9",
    accent="#E69F00",
    warning="#E69F00",
    error="#D55E00",
    success="#56B4E9",
    foreground="#F2F2F2",
    background="#101418",
    surface="#1A2027",
    panel="#26303A",
)
"""Blue and orange only (Okabe and Ito's palette): never red against green."""

NAMES = tuple(fr.THEMES)
"""Names of the themes, in the order in which they are offered."""

DEFAULT = NAMES[0]
