"""Widgets of our own: the grid, a list with its filter, the sheet."""
