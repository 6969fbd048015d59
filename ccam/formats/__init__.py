"""Layouts of the files the workbench reads and writes: pure functions over text and cells, no files."""
