"""Words of the frame of the terminal."""

BASE = "CCAM {version}"
SCENARIO = "{scenario}, CP : {charges}"
