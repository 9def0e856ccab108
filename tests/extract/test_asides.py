"""Captions and notes of tables among the running text, on small documents and with every form of input."""

from __future__ import annotations

from dataclasses import replace

from extract.asides import asides
from extract.document import read_bytes
from extract.passages import read_passages
from extract.reading import read_regions
from kohyo.pipeline import process
from schemas.printed import Beside, Box, Document, Line, Page, Printed, Word
from schemas.tables import Passage
from tests import dump_texts
from tests.drawing import Drawing

POPULATION = """# 川上圏域共生ビジョン

## １ 人口

人口は減少が続いている。

【表１ 総人口の推移】

（単位：人）

| 市町 | 2015年 | 2020年 | 2025年 |
| --- | --- | --- | --- |
| 川上市 | 31,200 | 29,800 | 28,100 |
| 川下町 | 8,400 | 7,900 | 7,300 |

資料：国勢調査（2020年まで）

※ 2025年は推計である。

## ２ 産業

産業の担い手を確保する。
"""


def _passages(document: Document) -> list[tuple[str, str | None, str]]:
    rows = [row for row in process(document).rows if isinstance(row, Passage)]
    assert [row.ordinal for row in rows] == list(range(1, len(rows) + 1))
    return [(row.kind, row.heading_path, row.text) for row in rows]


def _markdown(text: str) -> Document:
    return read_bytes(text.encode(), source_name="a.md")


def test_the_caption_and_the_notes_of_a_table_stand_at_their_place_without_its_unit() -> None:
    section = "川上圏域共生ビジョン > １ 人口"
    assert _passages(_markdown(POPULATION))[1:7] == [
        ("heading", "川上圏域共生ビジョン", "１ 人口"),
        ("paragraph", section, "人口は減少が続いている。"),
        ("caption", section, "【表１ 総人口の推移】"),
        ("note", section, "資料：国勢調査（2020年まで）"),
        ("note", section, "※ 2025年は推計である。"),
        ("heading", "川上圏域共生ビジョン", "２ 産業"),
    ]


def test_lines_that_families_do_not_name_stay_out_and_all_others_stay_what_they_are() -> None:
    document = _markdown(POPULATION)
    found = read_regions(document)
    without, whole = (read_passages(document, found.used, beside) for beside in (None, found.beside))
    kinds = [record.fields["kind"].text for record in whole.records if record not in without.records]
    assert sorted(kinds) == ["caption", "note", "note"]
    assert [record for record in whole.records if record in without.records] == list(without.records)


def test_a_caption_set_as_an_open_heading_ends_that_section_for_itself_and_its_notes() -> None:
    text = POPULATION.replace("【表１ 総人口の推移】", "② 総人口の推移").replace(
        "人口は減少が続いている。", "### ① 動向\n\n人口は減少が続いている。"
    )
    text = text.replace("### ① 動向", "① 動向\n\n- 自然減が続く。\n- 社会減が続く。")
    told = _passages(_markdown(text))
    assert ("caption", "川上圏域共生ビジョン > １ 人口", "② 総人口の推移") in told
    assert ("note", "川上圏域共生ビジョン > １ 人口", "資料：国勢調査（2020年まで）") in told


def test_a_unit_beside_the_caption_is_left_out_and_a_wrapped_note_is_one() -> None:
    drawing = Drawing(595, 842)
    drawing.text(60, 60, "川上圏域の人口", 16)
    drawing.text(60, 100, "表１　総人口の推移")
    drawing.text(400, 100, "（単位：人）", 9)
    rows = [["市町", "2015年", "2020年"], ["川上市", "31,200", "29,800"], ["川下町", "8,400", "7,900"]]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            drawing.text(65 + 130 * column, 122 + 20 * number, text)
    for number in range(4):
        drawing.line(60, 108 + 20 * number, 450, 108 + 20 * number)
        drawing.line(60 + 130 * number, 108, 60 + 130 * number, 168)
    drawing.text(60, 184, "資料：2015年は国勢調査の結果により、2020年は住民基本台帳に記録された各市町の人口に", 9)
    drawing.text(60, 196, "　より作成した。", 9)
    told = [(kind, text) for kind, _, text in _passages(read_bytes(drawing.data(), source_name="a.pdf"))]
    note = "資料：2015年は国勢調査の結果により、2020年は住民基本台帳に記録された各市町の人口により作成した。"
    assert told[1:] == [("caption", "表１　総人口の推移"), ("note", note)]


def test_a_line_that_explains_signs_is_a_note_where_a_title_would_stand() -> None:
    text = """# 川上定住自立圏共生ビジョン

## ４ 協定項目一覧表

○：締結している項目　―：締結していない項目

| 政策分野 | 取組項目 | 川下町 | 谷川町 |
| --- | --- | --- | --- |
| 医療 | 休日診療体制の維持 | ○ | ○ |
| 福祉 | 子育て支援の充実 | ○ | ― |
| 教育 | 図書館の相互利用 | ― | ○ |
"""
    told = _passages(_markdown(text))
    assert told[-1][0] == "note"
    assert told[-1][2] == "○：締結している項目　―：締結していない項目"


def test_tables_of_dumps_have_captions_and_notes_and_their_rows_are_no_text() -> None:
    told = _passages(read_bytes(dump_texts.POPULATION.encode(), source_name="a.txt"))
    assert [(kind, text) for kind, _, text in told[1:4]] == [
        ("caption", "【圏域人口の推移（国立社会保障・人口問題研究所平成30年３月公表）】"),
        ("note", "※ 2015年（Ｈ27年）の人口は国勢調査の結果による。"),
        ("bullet", "（２）圏域の将来像"),
    ]
    assert not any("300" in text for _, _, text in told)


def test_agreements_and_cards_of_dumps_have_captions_and_standing_notes() -> None:
    told = _passages(read_bytes(dump_texts.ROW_BY_ROW.encode(), source_name="a.txt"))
    assert [kind for kind, _, text in told if text == "【協定の内容】"] == ["caption"]
    told = _passages(read_bytes(dump_texts.ALL_LABELS_FIRST.encode(), source_name="a.txt"))
    assert {kind for kind, _, text in told if text == dump_texts.NOTE.strip()} == {"note"}


def test_tables_side_by_side_share_one_caption_and_lines_of_cells_are_none() -> None:
    box = Box(60, 100, 200, 110)
    line = Line((Word("● 指標の一覧", box, 10.0),), "● 指標の一覧", box, key=4)
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (Page(1, 595.0, 842.0, (line,)),))
    title = Printed("● 指標の一覧", 1, box, keys=(4,))
    found = asides(document, Beside((title, title, replace(title, keys=(9,))), frozenset({4, 8})), frozenset({4}))
    assert [(aside.kind, aside.text.text) for aside in found] == [("caption", "指標の一覧")]
