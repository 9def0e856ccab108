"""The reading of documents on the machines of a Dask cluster."""
