"""Arrow is loaded without numpy, and only where neither is loaded yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_ASKED = """
import sys
from kohyo.writers.arrow_alone import load_arrow_alone
load_arrow_alone()
import kohyo.writers.output
print("numpy" in sys.modules)
from kohyo.writers.arrow_arrays import integers
from kohyo.writers.sheet_xml import widths
from kohyo.writers.arrow_arrays import strings
print(integers(range(3)).to_pylist(), widths(strings(["令和7年"])).to_pylist(), "numpy" in sys.modules)
import numpy
print(numpy.__name__)
"""


def test_arrow_works_without_numpy_which_can_still_be_loaded() -> None:
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines() == ["False", "[0, 1, 2] [7] False", "numpy"]
