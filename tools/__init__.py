"""Maintenance: what is run by hand beside the program."""
