"""The workbench in a browser: a guarded server on loopback, and one process a session.

``guard`` says who may ask, ``visits`` runs the processes, ``relay`` carries their bytes, ``server`` answers. Each
``session`` opens the base in a process of its own, as its own member.
"""
