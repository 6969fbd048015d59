"""``make bench``: every ratio, with the goal it is held against."""

import sys

from bench import (
    charges,
    command_line,
    diff,
    envelope,
    fees,
    graph,
    grid,
    journal,
    nx,
    rdf,
    recovery,
    scale,
    uncertainty,
    valuation,
    workbook,
)

BENCHES = (
    command_line,
    graph,
    diff,
    envelope,
    fees,
    workbook,
    rdf,
    nx,
    recovery,
    scale,
    grid,
    journal,
    uncertainty,
    charges,
    valuation,
)


def main() -> None:
    """Run every bench; a bench that lacks its data says so."""
    wanted = sys.argv[1:]
    for bench in BENCHES:
        name = bench.__name__.rpartition(".")[2]
        if wanted and name not in wanted:
            continue
        for line in bench.run():
            print(line)
            sys.stdout.flush()


main()
