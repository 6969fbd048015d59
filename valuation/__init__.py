"""Pure arithmetic: tariffs, flows of volumes, impact, and the explanation of each figure. No files."""
