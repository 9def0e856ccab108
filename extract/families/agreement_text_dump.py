"""Statements of a formation agreement in text dumps: labels and wrapped texts below a heading.

Seen as: 【協定の内容】, then 取組の内容 and 一関市の役割 before their texts on one line; the label at half the
height of its text; all labels of a page before all texts. Axis, policy field and item stand in the numbered
headings above (１ …に係る政策分野の取組, （１）医療, ① …) or in two plain lines (（医療）, item).
"""

from __future__ import annotations

from extract.dumps.forms import forms_of
from extract.family import Family, Region
from schemas.printed import Document, Reading

NAME = "agreement_text_dump"


def find(document: Document) -> tuple[Region, ...]:
    """All agreements of a dump as one region."""
    reading = forms_of(document).agreements
    if not reading.records:
        return ()
    return (Region(NAME, min(reading.used), (0,), lines=reading.used),)


def read(document: Document, _region: Region) -> Reading:
    """One record a statement."""
    return forms_of(document).agreements


FAMILY = Family(NAME, find, read, priority=40)
