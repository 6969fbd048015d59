"""Documentation that is made from the running programs."""
