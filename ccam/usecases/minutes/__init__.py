"""The relevé de décisions of a séance."""
