"""Texts that list municipalities and say nothing else."""

from __future__ import annotations

import re

from schemas.folding import fold

_NAME = re.compile(r"[^\s()各関係構成連携]{1,8}[市町村区]")


def is_list_of_municipalities(text: str) -> bool:
    """Whether a text lists several municipalities and nothing else.

    >>> is_list_of_municipalities("新庄市、金山町"), is_list_of_municipalities("新庄市、商工会")
    (True, False)
    """
    parts = [part for part in re.split(r"[、,・\s]+", text.strip()) if part]
    return len(parts) > 1 and all(_NAME.fullmatch(fold(part)) for part in parts)
