"""The milestone report: one model of what changed between two ends."""
