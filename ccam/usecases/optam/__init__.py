"""OPTAM and extra fees: commitments, and what a draft does to them."""
