"""What goals are printed with, as parts of patterns: years, figures with their units, words for both figures."""

from __future__ import annotations

from extract.shapes import ARROWS
from schemas.patterns import any_of
from schemas.vocabulary_lists import KPI_COLUMNS


def words_of(*names: str) -> str:
    """The alternation of the words for columns of indicators, with brackets of either width."""
    words = [word for name in names for word in KPI_COLUMNS[name]]
    return any_of((*words, *(word.replace("(", "（").replace(")", "）") for word in words)))


ERA_YEAR = (
    r"(?:令\s*和|平\s*成|[RHＲＨ][.．]?)\s*(?:元|\p{Nd}{1,2}(?!\p{Nd}))"
    r"(?:[.．]\p{Nd}{1,2}(?!\p{Nd})|\s*年\s*\p{Nd}{1,2}\s*月|\s*年\s*度?|)"
)
GOAL_YEAR = (
    rf"(?:{ERA_YEAR}(?:\s*[（(]\s*(?:20|２０)\p{{Nd}}{{2}}\s*年?\s*度?\s*[)）])?(?:\s*年?度)?"
    rf"|(?:20|２０)\p{{Nd}}{{2}}\s*年?\s*度?(?:\s*[（(]\s*{ERA_YEAR}\s*[)）])?(?:\s*年?度)?)(?:末|時点)?"
)
"""A year of a goal."""
PLAIN_DIGITS = r"\p{Nd}[\p{Nd},，.．]*"
DIGITS = rf"(?:約\s*)?[▲△]?{PLAIN_DIGITS}(?:\s*(?:兆|億|万|千|百万)(?:{PLAIN_DIGITS}[千百]?)?)?"
BOUNDS = "以上|以下|程度|未満|超"
POWER = r"(?:(?<=[mｍ])[23２３]|(?<=CO|ＣＯ)[2２])?"
"""The only figures that units have at their end: 万m3, t-CO2."""
UNIT = rf"[^\s\p{{Nd}}、。，,：:（）()［］\[\]〔〕→⇒➡をにはがへで]{{0,9}}?{POWER}"
LAST_UNIT = rf"[^\s\p{{Nd}}、。，,：:（()）→⇒➡]{{0,9}}{POWER}"
"""A unit with nothing behind it."""
FIGURE = rf"{DIGITS}\s*{UNIT}"
OPEN, SHUT = r"[（(［\[〔【]", r"[)）］\]〕】]"
ARROW = rf"\s*[{ARROWS}]\s*"
REST = r"[^（()）［］\[\]〔〕\p{Nd}]{0,8}"
FROM = (
    rf"(?:(?P<baseline_year>{GOAL_YEAR})\s*の\s*)?(?P<baseline>{FIGURE})"
    rf"\s*(?:{OPEN}\s*(?P<baseline_year>{GOAL_YEAR}){REST}{SHUT})?"
)
OPEN_AIM = "未定|検討中|調整中|設定なし"
"""What is printed for a goal that is not set yet."""
TO = rf"(?P<target>{FIGURE}|{OPEN_AIM})\s*(?:{OPEN}\s*(?P<target_year>{GOAL_YEAR}){REST}{SHUT})?"
GAP = r"[\s：:…‥・.]*"
SAID_TODAY = rf"(?:{OPEN}?(?:{words_of('baseline', 'value')}){SHUT}?{GAP})?"
SAID_AIM = rf"(?:{OPEN}?(?:{words_of('target')}){SHUT}?{GAP})?"
