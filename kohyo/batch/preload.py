"""What the server of worker processes loads once, so that each worker starts with it."""

import kohyo.pipeline
import kohyo.writers.parts
import kohyo.writers.records_json

__all__ = ["kohyo"]
