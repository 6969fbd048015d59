"""What leaves the workbench for other tools, and comes back."""
