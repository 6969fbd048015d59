"""``make bench``: every ratio, with the goal it is held against."""

import sys

from bench import (
    charges,
    command_line,
    diff,
    envelope,
    exchange,
    fees,
    graph,
    grid,
    imaging,
    journal,
    nx,
    panel,
    rdf,
    recovery,
    report,
    scale,
    uncertainty,
    valuation,
    workbench,
    workbook,
)

BENCHES = (
    command_line,
    graph,
    diff,
    envelope,
    fees,
    panel,
    imaging,
    workbook,
    rdf,
    exchange,
    nx,
    recovery,
    report,
    scale,
    grid,
    journal,
    uncertainty,
    charges,
    valuation,
    workbench,
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
