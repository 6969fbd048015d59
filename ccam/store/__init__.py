"""The base: releases, volumes, drafts and the journal they all come from.

Import :mod:`ccam.store.store` for the store itself, :mod:`ccam.store.where` for its address; this package
loads nothing by itself, because the database libraries cost seven times the command line.
"""
