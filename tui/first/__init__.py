"""The first screen, where there is no base or nothing in it: three ways in."""
