"""The panel of four experts, from the perimeter to the printed conclusion."""
