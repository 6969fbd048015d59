"""Nothing is lost, for as long as one likes: kills, crowds of writers, long runs of the laws, with their figures.

    make soak SECONDES=600          as long as asked, each figure on one line
    python -m tests.soak --secondes 600 tuer lois

``make test`` runs the same code briefly (tests/store/test_kill.py, test_load.py, test_stateful.py).
"""
