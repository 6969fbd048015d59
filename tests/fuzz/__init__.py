"""A mutation fuzzer over every reader, from the corpus: an import is taken whole, or refused in French.

    make fuzz SECONDES=600          as long as asked, from a new seed
    python -m tests.fuzz --graine 7 --fichiers 300

What it holds: never a traceback, never more than a bounded time and memory, never a partial import. A failure prints
the seed and the number of the mutant, and keeps its files.
"""
