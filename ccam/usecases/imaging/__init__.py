"""The savings path of imaging, and what an avoided exam is worth."""
