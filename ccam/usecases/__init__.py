"""What one can do with the workbench: plain functions over a store, called by the CLI and the terminal."""
