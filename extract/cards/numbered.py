"""A number before the name of a card."""

from __future__ import annotations

import re

NUMBERED = re.compile(
    r"^\s*(?P<number>[(（]?[0-9０-９]{1,2}(?:[-－―ー.．][0-9０-９]{1,2})*[)）.．]?|[①-⑳])[\s　]+(?P<name>\D.*)$",
    re.DOTALL,
)
"""A number before a name: 「１－２　地域医療の確保」."""
