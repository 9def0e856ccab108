from hashlib import sha256

import pytest

from extract.document import read_bytes
from extract.sources.text.plain_text import read_text_bytes
from schemas.printed import Document, Grid, Line


def read(text: str) -> Document:
    data = text.encode()
    return read_text_bytes(data, source_name="x.txt", sha256=sha256(data).hexdigest())


def grid(text: str) -> Grid:
    (found,) = read(text).pages[0].grids
    return found


def rows(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in found.row(row)] for row in range(found.row_count)]


def test_a_dump_keeps_its_lines_numbers_and_spaces() -> None:
    document = read("施策名\r\n\r\n　圏域の医療体制の\r\n区分 一関市 平泉町 \r\n")
    assert document.media_type == "text/plain"
    assert document.document_id == "d" + document.sha256[:12]
    assert document.page_count is None
    assert [(line.number, line.text) for line in document.pages[0].lines] == [
        (1, "施策名"),
        (3, "　圏域の医療体制の"),
        (4, "区分 一関市 平泉町"),
    ]
    assert [word.text for word in document.pages[0].lines[2].words] == ["区分", "一関市", "平泉町"]


def test_page_numbers_are_furniture_and_figures_are_not() -> None:
    document = read("本文である。\n\n28\n\f次の頁\n現状値\n\n84\n\n目標値\n- 29 -\n\n\n\n30\n\n（５）消防防災\n")
    page = document.pages[0]
    assert [line.text for line in page.furniture] == ["28", "- 29 -", "30"]
    assert [line.text for line in page.lines] == [
        "本文である。",
        "次の頁",
        "現状値",
        "84",
        "目標値",
        "（５）消防防災",
    ]
    keys = [line.key for line in (*page.lines, *page.furniture)]
    assert len(set(keys)) == len(keys)


def test_headings_bullets_and_inline_markup() -> None:
    document = read("## 概要 ##\n\n- ⑥ **介護**人材\n\n本文 <委嘱状交付> &amp; <u>下線</u>\n見出し\n===\n***\n")
    assert document.media_type == "text/markdown"
    assert [(line.text, line.level, line.bullet) for line in document.pages[0].lines] == [
        ("概要", 2, False),
        ("⑥ 介護人材", None, True),
        ("本文 <委嘱状交付> & 下線", None, False),
        ("見出し", 1, False),
    ]


def test_strong_text_over_two_lines_loses_its_stars() -> None:
    document = read("- 一覧\n- 表\n\n**課題：地域に雇用を\n稼ぐ地域づくり**\n\n5 ** は注を示す\n")
    assert [line.text for line in document.pages[0].lines][2:] == [
        "課題：地域に雇用を",
        "稼ぐ地域づくり",
        "5 ** は注を示す",
    ]


def test_rows_of_a_tab_table_are_filled_up_and_trailing_tabs_dropped() -> None:
    table = grid("施策名\t休日診療\t\t\t\n政策分野\t医療\t\t備考\n  \t84%\n")
    assert (table.row_count, table.column_count, table.number) == (3, 4, 1)
    assert rows(table) == [["施策名", "休日診療", "", ""], ["政策分野", "医療", "", "備考"], ["", "84%", "", ""]]
    assert all(cell.row_span == cell.column_span == 1 for cell in table.cells)
    assert [line.number for line in table.lines] == [1, 1, 2, 2, 2, 3]


def test_keys_increase_through_tables_and_text() -> None:
    document = read("# 題\na\tb\nc\td\n\n後の文\n")
    keys: list[int] = []
    for _, item in document.flow:
        keys.append(item.key)
        if isinstance(item, Grid):
            keys.extend(line.key for line in item.lines)
    assert keys == sorted(set(keys))


def test_a_blank_line_a_heading_and_other_text_end_a_table() -> None:
    document = read("a\tb\nc\td\n### 次\ne\tf\ng\th\n注記\ni\tj\n\nk\tl\n")
    kinds = ["grid" if isinstance(item, Grid) else item.text for _, item in document.flow]
    assert kinds == ["grid", "次", "grid", "注記", "grid", "grid"]


def test_a_cell_with_block_markup_has_several_lines() -> None:
    table = grid("市町\t<p>人口：32,075 人</p> <p>面積：222.85 km²</p>\n名\t一関市<br>平泉町\n")
    assert rows(table) == [["市町", "人口：32,075 人\n面積：222.85 km²"], ["名", "一関市\n平泉町"]]


def test_pipe_tables() -> None:
    table = grid("| 年 | 人口 |\n|:--|--:|\n| 2015 | 13,766 |\n| 率 | a\\|b |\n")
    assert rows(table) == [["年", "人口"], ["2015", "13,766"], ["率", "a|b"]]


def test_tables_of_html_keep_their_spans() -> None:
    source = (
        '<table>\n<tr><th colspan="2">区分</th><th>計</th></tr>\n<tr><td rowspan="2">市</td><td>男</td><td>5</td>'
    )
    table = grid(source + "</tr>\n<tr><td>女</td><td>6</td></tr>\n</table>\n\n後\n")
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["区分"] == (0, 0, 1, 2)
    assert spans["市"] == (1, 0, 2, 1)
    assert spans["6"] == (2, 2, 1, 1)
    assert next(line for line in table.lines if line.text == "6").number == 4


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("農業支援事業\t\n連携する事項\t機能\n政策の内容\t工業\n取組内容\t開発する。\n", 1, "農業支援事業"),
        ("施策名\tA\n政策の内容\t振興 SDGsとの関連性\n", 2, "振興 SDGsとの関連性"),
        ("実績値\t2024 (R6) 72社\t2025 (R7)\t2026 (R8)\n2024年度評価\t①実施した。\n", 1, "2024 (R6) 72社"),
        ("取組内容\tSDGsとの関連性\n取組内容\t本文\n", 1, "取組内容\tSDGsとの関連性"),
        ("\t金 山 町\t68\n戸 沢 村\t41\t\n役割分担\t市が行う。\n", 2, "戸 沢 村\t41"),
        ("a\tデジタルデバйдの解消\nb\tc\n", 1, None),
    ],
)
def test_damage_is_noted_and_left_as_printed(text: str, line: int, found: str | None) -> None:
    document = read(text)
    (note,) = document.notes
    assert (note.rule, note.line) == ("damaged-source", line)
    assert note.message.startswith(f"{line}行目")
    if found is not None:
        assert note.found == found
        printed = "\t".join(item.text for item in document.pages[0].grids[0].lines)
        assert found in printed


def test_sound_tables_have_no_notes() -> None:
    document = read(
        "成果指標\t指標名\t現状値\n\t受診者数 (人)\t2,717\n実績値\t2024 (R6)\t2025 (R7)\n\t84%\t\n"
        "\t新 庄 市\t5\n計\t7\t\n"
    )
    assert document.notes == ()


def test_lines_outside_tables_are_lines() -> None:
    assert all(isinstance(item, Line) for _, item in read("一行\n二行\n").flow)


def test_a_ruled_column_without_text_stays_a_column() -> None:
    found = grid("| 項目 | 令和6年度 |  |\n|---|---|---|\n| 医療 | 12 |  |\n")
    assert found.column_count == 3
    assert len(found.cells) == 6


def test_words_struck_twice_come_once_out_of_a_dump() -> None:
    text = (
        "施策名\n施策名 休日診療事業\n休日診療事業\n政策分野\n政策分野 医療\n取組内容\n取組内容 診療を行う。\n"
        "実施年度 2024\n2024 2025\n2025 2026\n2026\n事業費\n事業費 100 100\n100\n"
    )
    document = read(text)
    assert [line.text for line in document.pages[0].lines] == [
        "施策名 休日診療事業",
        "政策分野 医療",
        "取組内容 診療を行う。",
        "実施年度 2024 2025 2026",
        "事業費 100 100",
    ]


def test_equal_lines_of_a_dump_stay_where_nothing_is_struck_twice() -> None:
    text = "分野\n医療\n医療\n福祉\n福祉\n件数\n100\n100\n合計\n"
    document = read(text)
    assert [line.text for line in document.pages[0].lines] == text.split()


def test_what_stands_at_the_top_of_most_pages_of_a_dump_is_furniture() -> None:
    pages = [f"      資料１\n\n第{n}の取組の内容を次のとおり定める。\n\n        - {n} -\n" for n in range(1, 7)]
    page = read_bytes("\f".join(pages).encode(), source_name="a.txt").pages[0]
    assert {line.text.strip() for line in page.lines} == {
        f"第{n}の取組の内容を次のとおり定める。" for n in range(1, 7)
    }
    assert sum(line.text.strip() == "資料１" for line in page.furniture) == 6
