"""What a line near a table is, told by itself: its title, its unit, a note or source, a part of a drawing."""

from __future__ import annotations

from extract.memo import once
from extract.outline import heading_text
from extract.shapes import GOES_ON, has_letter, is_age_group, is_figure, is_sex
from extract.year_shapes import has_year, is_year
from schemas.folding import fold, has_word
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Line, Page
from schemas.vocabulary_tables import CAPTION_WORDS, FIGURE_UNITS, SERIES_WORDS

CAPTIONED = lazy_pattern(r"[(\[〔【<]?(?:" + "|".join(CAPTION_WORDS) + r")[0-9IVXⅠ-Ⅻ一二三四五六七八九十]")
_UNIT_TAIL = lazy_pattern(
    r"\s*[(（\[［〔〈【][^()（）\[\]［］〔〕〈〉【】]*単\s*位.*$|\s*単\s*位\s*[:：].*$"
    # 「（上段：人口（人）、下段：構成比（％））」 at the right end says what the figures of one cell are
    r"|(?:^|\s+)[(（\[［〔【]\s*上段\s*[:：は].*$"
)
_ONE_UNIT = "(?:" + any_of(map(fold, FIGURE_UNITS)) + ")"
_UNIT_ALONE = lazy_pattern(rf"[(<]{_ONE_UNIT}(?:[、,・/]{_ONE_UNIT})*[)>]")
UNIT_CLOSING = lazy_pattern(rf"[(<]{_ONE_UNIT}(?:[、,・/]{_ONE_UNIT})*[)>]$")
DATE_ONLY = lazy_pattern(
    r"[(（〔]?.{0,4}[0-9元]年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:末|現在|時点|調査)?[)）〕]?"
)
_SOURCE = lazy_pattern(
    r"\((?:" + "|".join(fold(w) for s in ("census", "register") for w in SERIES_WORDS[s]) + r")[^()]{0,20}\)"
)
_SOURCE_WORDS = "資料(?![0-9編集])|出典|出所|備考|典拠"
NOTE_HEAD = lazy_pattern(rf"^\(?(?:※|\*|注|{_SOURCE_WORDS})|^[【\[〔〈<](?:注記?|{_SOURCE_WORDS})[】\]〕〉>].")
_TAIL = lazy_pattern(r"\p{Hiragana}{1,4}|\p{Han}?\p{Hiragana}{1,2}|[^()]{0,6}\)")
"""The last characters of a sentence or a note that the line before began."""
_BULLETS = "●○◎◯〇◆◇■□▪◼▼▽▶▷►★☆・"
_EXPLAINED = lazy_pattern(r"(?:^|[\s(（、。])[○◯〇●◎△▲×✕―－‐A-ZＡ-Ｚ]\s*[:：＝=]")
_FEWEST_SIGNS = 2
_SENTENCE_END = ("。", "、", "ます", "である", "です")
LONGEST_TITLE = 80
_SURVEYS = tuple(word for words in SERIES_WORDS.values() for word in words)
_SOURCES = tuple(word for series, words in SERIES_WORDS.items() if series != "target" for word in words)
"""Words of what figures are taken from; of a target (基本目標２) no figure is."""
_NOTE_END = lazy_pattern(r"(?:より|による|よる|調べ|作成|算出|含まない|含む|除く|もの|引用|参照|基準)(?:。|\))?$")


def _unwrapped(text: str) -> str:
    """A text without the brackets 【】 around the whole of it."""
    bare = text.strip()
    whole = bare.startswith("【") and bare.endswith("】") and bare.count("【") == 1
    return bare[1:-1].strip() if whole else text


@once
def title_text(line: Line) -> str:
    """The text of a title without numbering, bullet, unit and the brackets 【】 around the whole.

    The text stays as printed otherwise.
    """
    if _UNIT_ALONE.fullmatch(fold(line.text)):
        return ""
    text: str = _UNIT_TAIL.sub("", _unwrapped(heading_text(line))).strip().lstrip(_BULLETS).strip()
    text = GOES_ON.sub("", _unwrapped(text))
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1].strip()
    return text


def goes_on(line: Line) -> bool:
    """Whether a line is the title of a table that goes on overleaf: 「表２　総人口の推移（続き）」."""
    return GOES_ON.search(_UNIT_TAIL.sub("", _unwrapped(line.text))) is not None


@once
def unit_part(line: Line) -> str | None:
    """What a line says of the unit of a table (「(単位：人)」), as printed; None where it says nothing of it."""
    if _UNIT_ALONE.fullmatch(fold(line.text)):
        return line.text.strip()
    match = _UNIT_TAIL.search(_unwrapped(line.text))
    return str(match.group()).strip() if match else None


def without_unit_apart(text: str) -> str:
    """The text of a title without the unit that white space sets apart at its end, as on a line of its own.

    >>> without_unit_apart("表１　総人口の推移  （単位：人）"), without_unit_apart("表２　出生数（単位：人）")
    ('表１　総人口の推移', '表２　出生数（単位：人）')
    """
    tail = _UNIT_TAIL.search(text)
    if tail is None:
        return text.strip()
    space = tail.group()[: -len(tail.group().lstrip())]
    return text.strip() if space in ("", "\u3000") else text[: tail.start()].strip()


def explains_signs(text: str) -> bool:
    """Whether a line says what the signs of a table stand for, two of them at least.

    >>> explains_signs("○：締結済　―：未締結"), explains_signs("Ａ：生活機能の強化")
    (True, False)
    """
    return len(_EXPLAINED.findall(text)) >= _FEWEST_SIGNS


def is_note(line: Line, after_note: bool = False) -> bool:
    """Whether a line is a note or source; ``after_note`` says that the line before it was one.

    A line without ※ after a note continues it where it ends as notes do or names a survey; a whole sentence that
    speaks of one is text.
    """
    text = fold(line.text)
    if NOTE_HEAD.match(text) or _SOURCE.fullmatch(text):
        return True
    if not after_note or line.level is not None or text.startswith(("【", "図", "表")):
        return False
    return bool(_NOTE_END.search(text)) or (has_word(text, _SOURCES) and not text.endswith("。"))


def is_title(line: Line) -> bool:
    """Whether a line can be the title of what follows it: short, no sentence, no note."""
    text = fold(line.text)
    if not has_letter(line.text) or len(text) > LONGEST_TITLE or _TAIL.fullmatch(text):
        return False
    return not text.endswith(_SENTENCE_END) and not NOTE_HEAD.match(text)


def of_drawing(line: Line) -> bool:
    """Whether a line holds only what stands along the axes of a chart: several years, ages, sexes and figures."""
    parts = line.text.split()
    return len(parts) > 1 and all(
        is_year(part) or is_figure(part) or is_sex(part) or is_age_group(part) for part in parts
    )


def is_of_chart(line: Line) -> bool:
    """Whether a line stands along an axis of a chart, or is a figure beside its bars."""
    text = line.text
    return not has_letter(text) or of_drawing(line) or is_year(text) or is_age_group(text) or is_sex(text)


def says_survey(place: Page, page: Page, line: Line) -> bool:
    """Whether a line between title and table says which survey some year's figures are from."""
    text = fold(line.text)
    return (
        place is page
        and has_year(text)
        and text.endswith(("による。", "より", "による", "よる。"))
        and has_word(text, _SURVEYS)
    )
