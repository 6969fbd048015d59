"""Ratios in one run: against a plain read of the same data, or against a peer library. Never wall times."""
