"""Words of the frame of the terminal."""

BASE = "CCAM {version}"
SCENARIO = "{scenario}, CP : {charges}"
NOT_UNDONE = "Ne s'annule pas : une nouvelle entrée datée corrige."
WROTE = "{who}, {what}"
