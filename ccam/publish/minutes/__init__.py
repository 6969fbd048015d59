"""The relevé de décisions of a séance: one model, four renderings."""
