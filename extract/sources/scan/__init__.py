"""Scans: pages without a text that can be trusted, read from their picture."""
