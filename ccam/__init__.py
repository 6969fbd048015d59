"""The CCAM workbench: correspondence graph, valuation, record of decisions."""

__version__ = "0.1.0"
