"""``python -m ccam``."""

from ccam.cli.main import main

main()
