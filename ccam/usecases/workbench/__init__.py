"""What the terminal workbench asks and decides, screen by screen."""
