"""Every report of a milestone in one go, and its reproduction from the seal."""
