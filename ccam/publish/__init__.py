"""Writers of what leaves the workbench: reports and exports."""
