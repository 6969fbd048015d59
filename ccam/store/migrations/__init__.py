"""Alembic's folder: each revision brings a base from the one before."""
