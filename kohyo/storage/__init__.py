"""Inputs and outputs at addresses: object storage and whatever else fsspec reaches."""
