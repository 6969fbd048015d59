"""From what a screen shows to lines of text, for a width in cells: pure functions, no widget."""
