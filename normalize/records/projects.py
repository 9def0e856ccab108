"""Budget projects in a block of text: names behind bullets, grouped under their owners in brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalize import text

_ROUND = "○〇◯●◎"
_OTHER = "・•◆◇■□▪▶►➢✓"
_OWNER = re.compile(r"(?:(?<=\s)|^)[【〔［\[](?P<owner>[^】〕］\]]{1,20})[】〕］\]]\s*")
_OWNER_COLON = re.compile(r"^\s*(?P<owner>共\s*通|[^\s：:○〇◯●・]{1,9}[市町村区])[：:]\s*(?=\S)", re.MULTILINE)


class Project(NamedTuple):
    """A project and its owner; ``owner`` is None where none is printed above or before it."""

    owner: str | None
    name: str


def _bullet(block: str) -> re.Pattern[str] | None:
    """What begins a project in this block: the round bullets if it has any, else another mark in their place."""
    if any(mark in block for mark in _ROUND):
        return re.compile(rf"(?:(?<=\s)|(?<=[】〕］\]])|^)[{_ROUND}](?![{_ROUND}])\s*")
    found = re.search(rf"(?:(?<=\s)|(?<=[】〕］\]])|^)([{_OTHER}])", block)
    return re.compile(rf"(?:(?<=\s)|(?<=[】〕］\]])|^){re.escape(found[1])}\s*") if found else None


def _named(part: str, bullet: re.Pattern[str] | None) -> list[str]:
    if bullet is None:
        # without bullets each line is a project; one that begins with a bracket goes on
        names: list[str] = []
        for line in part.split("\n"):
            if names and line.strip().startswith(("（", "(")):
                names[-1] += "\n" + line
            else:
                names.append(line)
    else:
        names = bullet.split(part)
    flowed = (text.flow(name).strip() for name in names)
    return [name for name in flowed if name]


def projects_in(block: str) -> list[Project]:
    r"""The projects of a block in printed order.

    >>> for project in projects_in("【一関市】○夜間当番医　○病院 (県と共同)\n　　　○補助金\n【平泉町】○医療体制"):
    ...     print(project.owner, project.name)
    一関市 夜間当番医
    一関市 病院 (県と共同)
    一関市 補助金
    平泉町 医療体制
    >>> projects_in("【共　通】\n○ＡＬＴ配\n置事業")
    [Project(owner='共通', name='ＡＬＴ配置事業')]
    >>> projects_in("子育て支援センター事業")
    [Project(owner=None, name='子育て支援センター事業')]
    >>> projects_in(" ")
    []
    """
    plain = text.strip_markup(block)
    plain = _OWNER_COLON.sub(lambda match: f"【{match['owner']}】", plain)
    bullet = _bullet(plain)
    found: list[Project] = []
    owner: str | None = None
    position = 0
    for match in _OWNER.finditer(plain):
        found.extend(Project(owner, name) for name in _named(plain[position : match.start()], bullet))
        owner = "".join(match["owner"].split())
        position = match.end()
    found.extend(Project(owner, name) for name in _named(plain[position:], bullet))
    return found
