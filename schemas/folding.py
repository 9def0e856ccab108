"""Characters that stand for others, folded for matching only; printed text is never altered."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Folds a text for comparison: compatibility forms, radicals and dashes unified, white space removed."""
    return "".join(unicodedata.normalize("NFKC", text).split())
