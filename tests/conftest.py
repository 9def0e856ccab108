"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# A loaded machine must not fail a test by being slow, and a check of a change must not depend on luck:
# developers search with new examples each time, CI repeats the same ones.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")
