import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import flow, strip_markup, unspace

PRINTED = st.text(alphabet="地域医療体制の充実。、（）「」・～①AbcKPI0123,.%-－　 \n", max_size=60)


@given(PRINTED)
def test_only_white_space_changes_where_there_is_no_markup(text: str) -> None:
    assert "".join(flow(text).split()) == "".join(text.split())
    assert "".join(unspace(text).split()) == "".join(text.split())


@given(PRINTED)
def test_flowing_twice_changes_nothing(text: str) -> None:
    assert flow(flow(text)) == flow(text)
    assert unspace(unspace(text)) == unspace(text)


@given(st.text(max_size=80))
def test_any_text_becomes_one_line(text: str) -> None:
    line = flow(text)
    assert not any(c in line for c in "\n\r\x0b\x0c\t\u2028\u2029")
    assert line == line.strip()


@given(st.lists(st.text(alphabet="一関市平泉町の取組", min_size=1, max_size=6), min_size=1, max_size=6))
def test_lines_of_japanese_join_without_a_space(lines: list[str]) -> None:
    assert flow("\n".join(lines)) == "".join(lines)
    assert flow("<br>".join(lines)) == "".join(lines)


@given(st.lists(st.text(alphabet="abcXYZ019", min_size=1, max_size=6), min_size=1, max_size=6))
def test_lines_of_latin_words_join_with_a_space(lines: list[str]) -> None:
    assert flow("\n".join(lines)) == " ".join(lines)


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("<p>新庄市</p> <p>人口：32,075 人</p>", "新庄市人口：32,075 人"),
        ("　一段落目。\n　二段落目。", "一段落目。二段落目。"),
        ("**課題：地域に雇用を生み\n稼ぐ地域づくり**", "課題：地域に雇用を生み稼ぐ地域づくり"),
        ("**課題：地域に雇用を生み", "課題：地域に雇用を生み"),
        ('<div align="center"><b>計</b></div>', "計"),
        ("<委嘱状交付>", "<委嘱状交付>"),
        ("< パターン（1） >", "< パターン（1） >"),
        ("夕張市<rt>ゆうばりし</rt>", "夕張市"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("A&amp;B&nbsp;C", "A&B C"),
        (r"\*注 \~10", "*注 ~10"),
        ("***", "***"),
        ("10,\n822人", "10,822人"),
        ("関\n係\n市\n町", "関係市町"),
        ("平泉町　 　一関市", "平泉町　一関市"),
    ],
)
def test_printed_texts(printed: str, line: str) -> None:
    assert flow(printed) == line


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("真 室 川 町", "真室川町"),
        ("新 庄 市 ・ 金 山 町 ・ 最 上 町", "新庄市・金山町・最上町"),
        ("真室川町 ・ 大 蔵 村", "真室川町・大蔵村"),
        ("R 1 0", "R10"),
        ("( K P I )", "( KPI )"),
        ("氏 名", "氏名"),
        ("日 時 令和7年12月17日(水)", "日時 令和7年12月17日(水)"),
        ("新庄最上定住自立圏 第 3 次共生ビジョン (素案)", "新庄最上定住自立圏 第3次共生ビジョン (素案)"),
        ("令 和 7 年 度", "令和7年度"),
        ("1 開 会", "1 開会"),
        ("Key Performance Indicator", "Key Performance Indicator"),
        ("今野 薫", "今野 薫"),
        ("一関市 平泉町", "一関市 平泉町"),
        ("10 20 30", "10 20 30"),
        ("策定について ・スケジュールについて", "策定について ・スケジュールについて"),
        ("行う。 また、", "行う。 また、"),
    ],
)
def test_letter_spacing(printed: str, words: str) -> None:
    assert unspace(printed) == words


def test_markup_is_told_from_printed_signs() -> None:
    assert strip_markup("a < b > c") == "a < b > c"
    assert strip_markup("<ul><li>一</li></ul>").split() == ["一"]
    assert strip_markup("![図](x.png)表") == "表"
