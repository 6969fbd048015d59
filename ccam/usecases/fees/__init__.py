"""Technical fees: what is loaded, what a device costs, what a year is billed."""
