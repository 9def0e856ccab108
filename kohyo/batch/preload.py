"""What the server of worker processes loads once, so that each worker starts with it."""

import gc
import os

import extract.sources.pdf.source
import kohyo.batch.worker
import kohyo.pipeline
import kohyo.writers.part_writer
import kohyo.writers.parts
import kohyo.writers.records_json
from schemas.tables import TABLES

__all__ = ["extract", "kohyo"]


# asking every installed distribution whether it extends the models takes longer than making half of them
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
for model in TABLES.values():
    model.model_rebuild()

# collecting in a child would touch, and so copy, every page that it shares with the server
gc.freeze()
gc.enable()
