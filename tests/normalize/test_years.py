import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import years

FIRST = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
LETTER = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}
LAST = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31, "令和": 40}
FULL_WIDTH = str.maketrans("0123456789RHSMT()", "０１２３４５６７８９ＲＨＳＭＴ（）")
KANJI = "〇一二三四五六七八九"

era_years = st.sampled_from(sorted(FIRST)).flatmap(
    lambda era: st.tuples(st.just(era), st.integers(min_value=1, max_value=LAST[era]))
)
spacing = st.sampled_from(["", " ", "\N{IDEOGRAPHIC SPACE}"])


def in_kanji(number: int) -> str:
    tens, units = divmod(number, 10)
    ten = "" if not tens else ("十" if tens == 1 else KANJI[tens] + "十")
    return ten + (KANJI[units] if units else "")


@given(era_years, st.sampled_from(["年", "年度"]), spacing, st.booleans())
def test_every_notation_of_an_era_year_is_the_same_year(
    era_year: tuple[str, int], mark: str, space: str, full_width: bool
) -> None:
    era, number = era_year
    expected = FIRST[era] + number - 1
    printed = ["元"] if number == 1 else []
    printed += [str(number), f"{number:02}", in_kanji(number)]
    for digits in printed:
        names = [era] if digits in ("元", in_kanji(number)) else [era, LETTER[era]]
        for name in names:
            text = space.join([*name, *digits, *mark])
            found = years.year(text.translate(FULL_WIDTH) if full_width else text)
            assert found is not None, text
            assert (found.gregorian, found.fiscal, found.era) == (expected, mark == "年度", era)


@given(era_years, spacing, st.booleans())
def test_a_gregorian_and_an_era_year_side_by_side(era_year: tuple[str, int], space: str, agree: bool) -> None:
    era, number = era_year
    expected = FIRST[era] + number - 1
    gregorian = expected if agree else expected + 1
    for text in (
        f"{gregorian}{space}({LETTER[era]}{number}){space}年度",
        f"{gregorian}年{space}({LETTER[era]}{number}){space}度",
        f"{gregorian}年({era}{number}年)",
        f"{era}{number}({gregorian})年度",
    ):
        found = years.year(text)
        assert found is not None
        if agree:
            assert (found.gregorian, found.conflict) == (expected, None)
        else:
            assert (found.gregorian, found.conflict) == (None, (gregorian, expected))
            assert found.candidates == (gregorian, expected)


@given(st.integers(min_value=1868, max_value=2100))
def test_a_bare_number_of_four_digits_is_a_year_only_alone(number: int) -> None:
    alone = years.year(str(number))
    assert alone is not None
    assert alone.gregorian == number
    assert years.year(f"{number:,}") is None
    assert years.year(f"{number}人") is None
    assert years.years_in(f"{number}人、{number:,}年、{number}年間") == ()


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in (years.year(text), *years.years_in(text)):
        if found is not None:
            assert all(years.FIRST_YEAR <= candidate <= years.LAST_YEAR for candidate in found.candidates)
    span = years.year_range(text)
    assert span is None or span[0] <= span[1]


@pytest.mark.parametrize(
    "text",
    [
        "65歳",
        "令和99年",
        "昭和70年度",
        "令和0年",
        "R0",
        "1955人",
        "10",
        "年度",
        "1867",
        "2101",
        "令和",
        "COVER7",
        "R7.4",
    ],
)
def test_what_is_no_year(text: str) -> None:
    assert years.year(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平成31年度", 2019),
        ("令和元年度", 2019),
        ("㍻㉛", None),
        ("㋿7年度", 2025),
        ("平成32年度", 2020),
        ("（R12年度）", 2030),
        ("2015年\n（H27年度）", 2015),
        ("令和6年度末", 2024),
        ("西暦２０２４年", 2024),
        ("二〇二四年", 2024),
        ("平27", 2015),
        ("H31・R元", 2019),
    ],
)
def test_printed_years(text: str, expected: int | None) -> None:
    found = years.year(text)
    assert (found.gregorian if found else None) == expected


def test_years_stand_out_of_numbers_in_a_row_of_a_dump() -> None:
    row = "事業費見込\tR 8\t9,354\tR 1 0\t1,010\t65歳以上 R11 12,000"
    assert [found.gregorian for found in years.years_in(row)] == [2026, 2028, 2029]
    assert [found.gregorian for found in years.years_in("R 1 0 9,354 R 8 9,354")] == [2028, 2026]


@pytest.mark.parametrize(
    ("label", "rest", "expected"),
    [
        ("現状値（2022年度）", "現状値", 2022),
        ("目標値 (2028年\n(R10) 度)", "目標値", 2028),
        ("R6実績", "実績", 2024),
        ("令和6年度 達成状況", "達成状況", 2024),
        ("R2比", "比", 2020),
        ("R5～R6", "R5～R6", None),
        ("計画期間R7～11年度", "計画期間R7～11年度", None),
        ("指標名", "指標名", None),
    ],
)
def test_a_label_is_split_from_its_year(label: str, rest: str, expected: int | None) -> None:
    found_rest, found = years.split_year(label)
    assert found_rest == rest
    assert (found.gregorian if found else None) == expected


@given(st.integers(min_value=1, max_value=30), st.integers(min_value=0, max_value=10))
def test_ranges_in_every_notation(start: int, length: int) -> None:
    first, last = 2018 + start, 2018 + start + length
    end = start + length
    for text in (
        f"令和{start}年度から令和{end}年度まで",
        f"R{start}～{end}",
        f"R {start} ～ R {end}",
        f"{first}年度〜{last}年度",
        f"{first}-{last}",
        f"計画期間：令和{start}（{first}）年度～令和{end}（{last}）年度",
    ):
        assert years.year_range(text) == (first, last), text


@pytest.mark.parametrize(
    "text", ["令和6年度～", "15～64歳", "2005-10", "R5-1", "0191-21-2111", "2020→2025", "R7・R8", ""]
)
def test_what_is_no_range(text: str) -> None:
    assert years.year_range(text) is None


@given(st.dates(min_value=datetime.date(1989, 1, 8), max_value=datetime.date(2050, 12, 31)), st.booleans())
def test_dates_in_every_notation(day: datetime.date, full_width: bool) -> None:
    heisei = day < datetime.date(2019, 5, 1)
    number = day.year - (1988 if heisei else 2018)
    name, letter = ("平成", "H") if heisei else ("令和", "R")
    for text in (
        f"{name}{number}年{day.month}月{day.day}日(水)",
        f"{letter}{number}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month:02}/{day.day:02}",
        day.isoformat(),
        f"日 時 {name} {number} 年 {day.month} 月 {day.day} 日 開催",
    ):
        assert years.date(text.translate(FULL_WIDTH) if full_width else text) == day.isoformat(), text
    assert years.date(f"{name}{number}年 {day.month}月") == f"{day.year}-{day.month:02}"


def test_a_date_with_the_first_kanji_of_its_era() -> None:
    assert years.date("平27年2月24日") == "2015-02-24"


@pytest.mark.parametrize(
    "text", ["令和7年2月30日", "令和7年13月1日", "R7", "令和7年度", "1.2.3", "R8.4.1～R9.3.31", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert years.date(text) is None
