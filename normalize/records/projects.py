"""Budget projects in a block of text: names behind bullets or between commas, under their owners in brackets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from normalize import text
from schemas.patterns import lazy_re

_ROUND = "○〇◯●◎"
_OTHER = "・•◆◇■□▪▶►➢✓"
_OWNER = lazy_re(r"(?:(?<=\s)|^)[【〔［\[](?P<owner>[^】〕］\]]{1,20})[】〕］\]]\s*")
_OWNER_COLON = lazy_re(r"^\s*(?P<owner>共\s*通|[^\s：:○〇◯●・]{1,9}[市町村区])[：:]\s*(?=\S)", re.MULTILINE)


_OWNER_ROUND = lazy_re(
    r"^\s*[(（](?P<owner>共\s*通|[両全各](?:市町村?|町村)|[^\s()（）「」。]{1,14}[市町村区])[)）]\s*(?=[^\s、。，,])",
    re.MULTILINE,
)
"""An owner in round brackets, which only at the beginning of a line is none that belongs to the name before it."""
_COMMA = lazy_re(r"「[^」]*」|『[^』]*』|[（(][^（()）]*[)）]|[～〜][^～〜]*[～〜]|(?P<comma>[、，])")
"""A comma, or what may hold commas of its own: brackets, quotation marks, a motto between dashes."""
_PROJECT = lazy_re(
    r"(?:事業|業務|制度|[費金]|助成|補助|給付|委託|貸付|支援|整備|運営)(?:等|費)?(?:[(（][^()（）]*[)）])?$"
)
"""How the names of projects end."""
_SHORT_BY = 3
"""Characters by which a line may be shorter than the longest one although the next goes on with it."""


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


def _parts(line: str) -> list[str]:
    """What the commas of a line part.

    >>> _parts("給付（市、県）事業、～見て、学ぶ～教室")
    ['給付（市、県）事業', '～見て、学ぶ～教室']
    """
    commas = [match.start() for match in _COMMA.finditer(line) if match["comma"]]
    cuts = [-1, *commas, len(line)]
    return [line[one + 1 : other] for one, other in pairwise(cuts)]


def _listed(part: str, widest: int, lead: int, *, owned: bool) -> list[str] | None:
    """The names that commas part, lines that a page's width has broken put together; None where none do.

    Args:
        part: what belongs to one owner.
        widest: characters of the longest line around.
        lead: characters of the owner, on the first line.
        owned: whether an owner stands at the beginning of the list.
    """
    whole = ""
    before = " " * widest
    for line in part.strip("\n").split("\n"):
        goes_on = before.rstrip().endswith(("、", "，")) or len(before) + _SHORT_BY >= widest
        whole += line.strip() if goes_on else f"\n{line.strip()}"
        before = line if before.strip() else " " * lead + line
    names = [name for line in whole.split("\n") for name in _parts(line) if name.strip()]
    if len(names) == whole.count("\n") + 1 or not (owned or all(_PROJECT.search(n.strip()) for n in names)):
        return None
    return names


def _named(part: str, bullet: re.Pattern[str] | None, widest: int, lead: int, *, owned: bool) -> list[str]:
    listed = _listed(part, widest, lead, owned=owned) if bullet is None else None
    if listed is not None:
        names = listed
    elif bullet is None:
        # without bullets each line is a project; one that begins with a bracket goes on
        names = []
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
    >>> for project in projects_in("（一関市）夜間当番医、病院群輪番の\n運営（県）\n（平泉町）医療体制充実事業"):
    ...     print(project.owner, project.name)
    一関市 夜間当番医
    一関市 病院群輪番の運営（県）
    平泉町 医療体制充実事業
    >>> projects_in("子育て支援センター事業")
    [Project(owner=None, name='子育て支援センター事業')]
    >>> projects_in(" ")
    []
    """
    plain = text.strip_markup(block)
    widest = max(map(len, plain.split("\n")))
    plain = _OWNER_COLON.sub(lambda match: f"【{match['owner']}】", plain)
    rounded = _OWNER_ROUND.search(plain) is not None
    plain = _OWNER_ROUND.sub(lambda match: f"\n【{match['owner']}】", plain)
    bullet = _bullet(plain)
    found: list[Project] = []
    owner: str | None = None
    position = lead = 0
    for match in _OWNER.finditer(plain):
        found.extend(
            Project(owner, name)
            for name in _named(plain[position : match.start()], bullet, widest, lead, owned=rounded and lead > 0)
        )
        owner = "".join(match["owner"].split())
        position, lead = match.end(), len(match.group())
    found.extend(
        Project(owner, name) for name in _named(plain[position:], bullet, widest, lead, owned=rounded and lead > 0)
    )
    return found
