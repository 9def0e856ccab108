"""Arrow without numpy, which Arrow loads wherever it is installed and which no writer here has a use for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_MODULES = ("pyarrow", "pyarrow.compute", "pyarrow.csv", "pyarrow.parquet")


def load_arrow_alone() -> None:
    """Loads Arrow as it is where numpy is not installed, in a fraction of the time.

    Only for a process that is the program's own: Arrow cannot work with numpy there any more. Does nothing where
    one of the two is loaded already.
    """
    modules: dict[str, Any] = sys.modules
    if "numpy" in modules or "pyarrow" in modules:
        return
    modules["numpy"] = None
    try:
        for name in _MODULES:
            import_module(name)
    finally:
        del modules["numpy"]
    # Arrow's own allocator takes memory in pieces of two megabytes, which the system must clear each time: of the
    # few that a run needs, more than half of the time
    arrow = modules["pyarrow"]
    arrow.set_memory_pool(arrow.system_memory_pool())
