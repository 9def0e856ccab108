"""The desk: runs, checks and hands over. The only package meant for ``import``."""

__version__ = "0.1.0"
