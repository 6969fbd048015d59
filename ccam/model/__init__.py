"""The domain: frozen dataclasses and the correspondence graph. No I/O, no framework."""
