"""From a key to a form: what each decision asks for, and the use case it ends in."""
