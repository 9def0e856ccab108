"""The desk: runs, checks and hands over. The only package meant for ``import``.

>>> import kohyo
>>> sorted(kohyo.__all__)
['__version__', 'read_document', 'read_table']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kohyo import version

if TYPE_CHECKING:
    from kohyo.pipeline import read_document
    from kohyo.writers.frames import read_table

__version__ = version.VERSION
__all__ = ["__version__", "read_document", "read_table"]


def __getattr__(name: str) -> Any:
    # the readers and pandas load slowly, and ``kohyo --help`` needs neither
    if name == "read_document":
        from kohyo.pipeline import read_document

        return read_document
    if name == "read_table":
        from kohyo.writers.frames import read_table

        return read_table
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
