"""The catalogue: every sentence a person reads, in French, and how figures are written.

One module per place where sentences appear. Sentences are templates whose fields are named;
the code that raises or shows one passes the facts.
"""
