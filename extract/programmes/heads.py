"""Heads of single projects: a line or cell with an organization, and with nothing but its number and project."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.patterns import lazy_pattern
from schemas.printed import Line

_HEAD = lazy_pattern(
    r"\s*(?P<mark>(?:[Nn][Oo][.．]?\s*)?\p{Nd}{1,3}[.．)）\s]|[①-⑳]|[■◆●○◎□▼・◇])?\s*"
    r"(?P<name>(?:[\p{Hiragana}\p{Katakana}ー]+\s+)?"
    r"(?:(?:北海道|東京都|(?:京都|大阪)府|\p{Han}{2,3}県)\s*)?"
    r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々ー]{1,11}[都道府県市区町村]"
    r"\s*(?:[（(][^()（）]{2,60}[)）]\s*)*(?:[【［\[][^【】［］\[\]]{2,400}[】］\]])?)\s*[※＊]?\s*"
    r"(?P<project>[「『].{2,60}[」』])?\s*"
)

_QUOTES = ("「", "『")
_BRACKETS = ("(", "（", "【", "[", "［", "※")


def body_of(text: str) -> str | None:
    """The name of the organization that a head is, without its number and project; None for other text.

    >>> body_of("3 岩手県 遠野市（とおのし）「里帰り事業」"), body_of("No.2　山形県")
    ('岩手県 遠野市（とおのし）', '山形県')
    >>> body_of("祭りに招く。") is None
    True
    """
    found = _HEAD.fullmatch(text.replace("\n", " "))
    return found["name"].strip() if found is not None else None


def names_project(text: str) -> bool:
    """Whether a head names a project beside the organization.

    >>> names_project("3 遠野市「里帰り事業」"), names_project("3 遠野市")
    (True, False)
    """
    found = _HEAD.fullmatch(text.replace("\n", " "))
    return found is not None and found["project"] is not None


def mark_of(text: str) -> str:
    """How a head begins: ``0`` for a number, the mark itself, empty for neither.

    >>> mark_of("3 遠野市"), mark_of("◆遠野市"), mark_of("遠野市")
    ('0', '◆', '')
    """
    found = _HEAD.fullmatch(text.replace("\n", " "))
    mark = (found["mark"] or "").strip() if found is not None else ""
    return mark if mark in ("", *"■◆●○◎□▼・◇") else "0"


def without_project(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell that name an organization, without the name of its project below them.

    The name may stand on several lines (prefecture, municipality); what follows in brackets belongs to it.
    """
    kept: list[Line] = []
    named = False
    for line in lines:
        of_body = body_of(line.text) is not None
        if line.text.lstrip().startswith(_QUOTES) or (
            named and not of_body and not line.text.lstrip().startswith(_BRACKETS)
        ):
            break
        kept.append(line)
        named = named or of_body
    return kept or list(lines)
