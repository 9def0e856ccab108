"""Marks that stand for a value: circles for yes, dashes for no, arrows and bars in timetables, grades."""

from __future__ import annotations

import re

from schemas.folding import unify
from schemas.patterns import lazy_re

_CIRCLES = (
    "\N{WHITE CIRCLE}\N{IDEOGRAPHIC NUMBER ZERO}\N{LARGE CIRCLE}\N{BLACK CIRCLE}\N{BULLSEYE}\N{FISHEYE}"
    "\N{MEDIUM WHITE CIRCLE}\N{MEDIUM BLACK CIRCLE}\N{HEAVY LARGE CIRCLE}\N{BLACK LARGE CIRCLE}\N{HEAVY CIRCLE}"
    "\N{LARGE RED CIRCLE}\N{COMBINING ENCLOSING CIRCLE}"
)
_CHECKS = (
    "\N{CHECK MARK}\N{HEAVY CHECK MARK}\N{BALLOT BOX WITH CHECK}\N{WHITE HEAVY CHECK MARK}\N{BLACK STAR}"
    "\N{WHITE STAR}"
)
_CROSSES = "\N{MULTIPLICATION SIGN}\N{BALLOT X}\N{HEAVY BALLOT X}\N{CROSS MARK}\N{MULTIPLICATION X}"
_STROKE = lazy_re(r"^[-\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}]+$")

_YES = frozenset(_CIRCLES + _CHECKS) | {"有", "あり", "該当", "レ"}
_NO = frozenset(_CROSSES) | {"無", "なし", "無し", "該当なし", "非該当"}

_ARROW_HEADS = (
    r"\u2190-\u21ff\u2794-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b2f\u2b60-\u2bff\U0001f800-\U0001f8ff"
    r"\u25b6-\u25b8\u25ba\u25bb\u25c0\u25c2\u25c4\u25e2\u25e3\u2580-\u259f\u25a0\u25ac\u25ae\u25c6\u25fc\u2b1b"
    r"\u261e"
)
"""Arrows, pointing triangles, blocks and squares: any of them makes a bar of what stands beside it."""
_ARROW = lazy_re(rf"^(?:[-=|.・…]*[{_ARROW_HEADS}][-=<>|.・…{_ARROW_HEADS}]*|<?[-=・…]+>|<[-=・…]+|[-=]{{3,}})$")
_ACTIVE_WORDS = lazy_re(
    r"^(?:随時|毎年|通年|継続的に|本格)?"
    r"(?:実施|検討|継続|継続実施|準備|拡充|拡大|開始|運用|運営|調査|研究|協議|策定|整備|改定|改訂|見直し|導入|試行|推進|開催|設置|設計|工事|着工|完成|供用開始"
    r"|配布|作成|更新|募集|周知|評価|検証|建設|発行|開設|構築|支援|連携|継続推進|充実|強化|募集|派遣|育成|保守|改修)"
    r"(?:・(?:実施|検討|継続|準備|拡充|運用|調査|研究|協議|策定|整備|見直し|推進|開催|作成|周知|評価|検証|構築|支援|強化))*"
    r"(?:中|予定|等|など|\(予定\))?$"
)
_INACTIVE_WORDS = frozenset(("未実施", "廃止", "終了", "休止", "中止", "完了", "実施なし", "予定なし", "未定"))

_GRADE = lazy_re(
    r"^(?:達成度|達成状況|達成区分|評価|自己評価|総合評価|判定|ランク|区分)?:?[(【「]?"
    r"(?P<grade>[A-ESa-es]|[\N{BULLSEYE}\N{WHITE CIRCLE}\N{WHITE UP-POINTING TRIANGLE}\N{MULTIPLICATION SIGN}])"
    r"[)】」]?(?:評価|判定|ランク|:.*|\(.*\))?$"
)
_CIRCLE_FORMS = str.maketrans(
    {
        "\N{IDEOGRAPHIC NUMBER ZERO}": "\N{WHITE CIRCLE}",
        "\N{LARGE CIRCLE}": "\N{WHITE CIRCLE}",
        "\N{MEDIUM WHITE CIRCLE}": "\N{WHITE CIRCLE}",
        "\N{HEAVY LARGE CIRCLE}": "\N{WHITE CIRCLE}",
        "\N{FISHEYE}": "\N{BULLSEYE}",
        "\N{BALLOT X}": "\N{MULTIPLICATION SIGN}",
        "\N{MULTIPLICATION X}": "\N{MULTIPLICATION SIGN}",
        "\N{CROSS MARK}": "\N{MULTIPLICATION SIGN}",
    }
)


def _compact(text: str) -> str:
    return "".join(unify(text).split())


def linked(text: str) -> bool | None:
    """What a mark in a yes-no table says: True for a circle or check, False for a dash or cross.

    None for a blank cell and for any other text (△ among them): :func:`is_known` tells the two apart.

    >>> [linked(mark) for mark in ("○", "〇", "◯", "●", "◎", " ○ ")]
    [True, True, True, True, True, True]
    >>> [linked(mark) for mark in ("―", "－", "-", "–", "—", "×")]
    [False, False, False, False, False, False]
    >>> linked("") is None and linked("△") is None
    True
    """
    mark = _compact(text)
    if mark in _YES:
        return True
    if mark in _NO or _STROKE.match(mark):
        return False
    return None


def active(text: str) -> bool | None:
    """What a cell of a timetable says about its year: True for an arrow, bar, circle or word of doing (実施).

    False for a dash or a word of not doing (未実施, 終了). None for a blank cell, which alone does not tell
    whether a drawn bar covers it, and for any other text. Three dashes or more are a bar.

    >>> [active(mark) for mark in ("→", "➡", "⇒", "⇨", "▶", "■", "----->", "実施", "検討・実施", "○")]
    [True, True, True, True, True, True, True, True, True, True]
    >>> [active(mark) for mark in ("－", "×", "未実施")]
    [False, False, False]
    >>> active("") is None and active("新庄市民プラザ") is None
    True
    """
    mark = _compact(text)
    if not mark:
        return None
    if mark in _INACTIVE_WORDS:
        return False
    if _ARROW.match(mark) or _ACTIVE_WORDS.match(mark):
        return True
    if (answer := linked(mark)) is not None:
        return answer
    # an arrow beside words (「実施 →」) says the same as the words alone
    words = re.sub(r"[^\w・()]+", "", mark)
    if words != mark and words and _ACTIVE_WORDS.match(words):
        return True
    return None


def is_known(text: str) -> bool:
    """Whether a cell is blank or holds a mark that :func:`linked` or :func:`active` understands.

    >>> is_known("○"), is_known(""), is_known("継続")
    (True, True, True)
    >>> is_known("金山町のみ")
    False
    """
    return not _compact(text) or linked(text) is not None or active(text) is not None


def grade(text: str) -> str | None:
    """The grade that the whole text is: A to E, S, or ◎ ○ △ × in one form; None for anything else.

    A letter is large or small as it is printed.

    >>> grade("Ａ"), grade("【B】"), grade("達成度：C"), grade("◯"), grade("A：達成"), grade("d")
    ('A', 'B', 'C', '○', 'A', 'd')
    >>> grade("84%") is None and grade("") is None and grade("―") is None
    True
    """
    match = _GRADE.match(_compact(text).translate(_CIRCLE_FORMS))
    return match["grade"] if match is not None else None


_COUNT = lazy_re(r"(?<![A-Za-z])(?P<grade>[A-ESa-es])[:=\s]*(?P<count>[0-9]+)\s*(?:項目|件|指標|事業|施策)")


def grade_counts(text: str) -> tuple[tuple[str, int], ...]:
    r"""Grades and how many items have them, in printed order; empty where none are printed.

    >>> grade_counts("A : 1項目 B : 12項目")
    (('A', 1), ('B', 12))
    >>> grade_counts("Ｃ：３ 項目\nＤ：１件"), grade_counts("達成状況A及びBの項目は")
    ((('C', 3), ('D', 1)), ())
    """
    return tuple((match["grade"], int(match["count"])) for match in _COUNT.finditer(unify(text)))
