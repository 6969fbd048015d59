"""``make bench``: every ratio, with the goal it is held against."""

import sys

from bench import command_line, diff, graph, grid, journal, nx, rdf, workbook

BENCHES = (command_line, graph, diff, workbook, rdf, nx, grid, journal)


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
