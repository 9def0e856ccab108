"""Prose as word processors and slides set it: sizes, frames, columns, readings above names."""

from __future__ import annotations

import pytest

from extract.document import read_bytes
from extract.outline import outline
from extract.passages import read_passages
from extract.reading import read_regions
from schemas.printed import Document, Grid
from tests.drawing import Drawing, texts

SENTENCE = "この地域では、みんなで畑を守り、花を植え、道を直す取組を続けてきた。"


def _passages(document: Document) -> list[tuple[str, str, str]]:
    told = []
    for record in read_passages(document, frozenset()).records:
        path = record.fields.get("heading_path")
        told.append((record.fields["kind"].text, path.text if path else "", record.fields["text"].text))
    return told


def _table(drawing: Drawing, top: float) -> None:
    drawing.grid([40, 120, 360], [top, top + 18, top + 36])
    for row, label in enumerate(("取組の内容", "川上市の役割")):
        drawing.text(44, top + 12 + 18 * row, label, 8)
        drawing.text(
            124, top + 12 + 18 * row, "見回りの回数を増やし、道具を貸し出し、記録を残して次の年に伝える。", 7
        )


def test_prose_larger_than_the_tables_is_no_heading() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "（１）暮らしを支える取組", 13)
    for k in range(14):
        drawing.text(40, 65 + 16 * k, SENTENCE, 10)
    drawing.text(40, 310, "見直しの経過", 10)
    drawing.text(40, 330, "① 見回り", 11.5)
    drawing.text(40, 350, "協定の内容", 10)
    _table(drawing, 360)
    drawing.text(40, 415, "② 花植え", 11.5)
    drawing.text(40, 435, "協定の内容", 10)
    _table(drawing, 445)
    document = drawing.read()
    found = outline(document)
    paths = [found.titles(item.key) for _, item in document.flow if isinstance(item, Grid)]
    assert paths == [("暮らしを支える取組", "見回り"), ("暮らしを支える取組", "花植え")]


def test_an_unnumbered_heading_closes_none_that_is_set_larger() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "目的", 11)
    drawing.text(40, 60, "（１）暮らし", 14)
    for top, title in ((80, "① 見回り"), (200, "② 花植え")):
        drawing.text(40, top, title, 12)
        drawing.text(40, top + 20, "協定の内容", 11)
        _table(drawing, top + 30)
    document = drawing.read()
    found = outline(document)
    paths = [found.titles(item.key) for _, item in document.flow if isinstance(item, Grid)]
    assert paths == [("暮らし", "見回り", "協定の内容"), ("暮らし", "花植え", "協定の内容")]


def test_text_in_frames_is_read_under_the_titles_of_the_frames() -> None:
    drawing = Drawing()
    drawing.text(120, 40, "みんなで守る畑の計画", 16)
    for top, title in ((60, "■見回り"), (180, "■花植え")):
        drawing.fill(40, top, 360, top + 20, 0.8, 0.9, 1.0)
        drawing.frame(40, top, 360, top + 90)
        drawing.line(40, top + 20, 360, top + 20)
        drawing.text(48, top + 14, title, 12)
        drawing.text(48, top + 40, "・夜に二人で回り、灯りを確かめる。", 10)
        drawing.text(48, top + 58, "・月に一度は記録を読み合わせる。", 10)
    document = drawing.read()
    assert any(isinstance(item, Grid) for _, item in document.flow)
    title = "みんなで守る畑の計画"
    items = ["夜に二人で回り、灯りを確かめる。", "月に一度は記録を読み合わせる。"]
    assert _passages(document) == [
        ("heading", "", title),
        ("heading", title, "見回り"),
        *(("bullet", f"{title} > 見回り", item) for item in items),
        ("heading", title, "花植え"),
        *(("bullet", f"{title} > 花植え", item) for item in items),
    ]


def test_headings_of_one_size_are_of_one_level_marked_or_not() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "三つの柱", 18)
    drawing.text(40, 70, "畑の見回り", 14)
    drawing.text(40, 90, SENTENCE, 10)
    drawing.text(40, 120, "■これからの取組", 14)
    drawing.text(40, 140, SENTENCE, 10)
    assert [(kind, path) for kind, path, _ in _passages(drawing.read())] == [
        ("heading", ""),
        ("heading", "三つの柱"),
        ("paragraph", "三つの柱 > 畑の見回り"),
        ("heading", "三つの柱"),
        ("paragraph", "三つの柱 > これからの取組"),
    ]


def test_a_heading_a_little_larger_than_the_text_stands_over_it() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "三つの柱", 18)
    for k in range(2):
        drawing.text(40, 70 + 80 * k, f"{k + 1}本目の柱の名前", 11)
        drawing.text(40, 90 + 80 * k, SENTENCE, 10)
    kinds = [kind for kind, _, _ in _passages(drawing.read())]
    assert kinds == ["heading", *("heading", "paragraph") * 2]


def test_a_line_between_waves_and_a_single_word_stay_alone() -> None:
    drawing = Drawing()
    drawing.text(120, 40, "みんなの畑", 16)
    for base, text in ((70, "～ 新しい畑の始まり ～"), (84, "土の力を高めながら"), (98, "輪を広げていく")):
        drawing.text(130, base, text, 10)
    drawing.text(40, 160, "多くの人が、畑を続ける町づくり", 10)
    drawing.text(40, 174, "経済", 10)
    found = [text.replace("\n", "") for _, _, text in _passages(drawing.read())]
    assert "～ 新しい畑の始まり ～" in found
    assert "経済" in found


def test_a_year_may_follow_the_number_of_an_item() -> None:
    text = "# 目指す町\n\n- 1 多くの人が来る町\n- 2 土を守る町\n- 3 2030年の先も見つめる町\n"
    document = read_bytes(text.encode("utf-8"), source_name="a.md")
    assert [kind for kind, _, _ in _passages(document)] == ["heading", "bullet", "bullet", "bullet"]
    drawing = Drawing()
    for k, item in enumerate(("1 多くの人が来る町", "2 土を守る町", "3 2030年の先も見つめる町")):
        drawing.text(40, 60 + 30 * k, item, 10)
        drawing.text(40, 74 + 30 * k, "", 10)
    assert {kind for kind, _, _ in _passages(drawing.read())} == {"bullet"}


def test_a_marked_heading_of_markdown_loses_its_mark() -> None:
    document = read_bytes("# 目指す町\n\n## ■土を守る\n\n畑を守る。\n".encode(), source_name="a.md")
    assert _passages(document)[1] == ("heading", "目指す町", "土を守る")


def test_few_lines_stand_in_columns_where_the_page_has_columns() -> None:
    drawing = Drawing()
    rows = ["花を植える人を集めて", "道具を貸し出して使い", "毎月の見回りを続けて", "記録を残して伝えるよ"]
    for k, text in enumerate(rows):
        drawing.text(30, 40 + 14 * k, text + "左の列の文", 9)
        drawing.text(215, 40 + 14 * k, text + "右の列の文", 9)
    drawing.text(60, 130, "二つの列の下に置いた長い長い見出しの文字です", 12)
    for k in range(2):
        drawing.text(30, 160 + 14 * k, f"下の段の左の列の文です{k}", 9)
        drawing.text(215, 160 + 14 * k, f"下の段の右の列の文です{k}", 9)
    below = [text for text in texts(drawing.read()) if text.startswith("下の段")]
    assert [text[4] + text[-1] for text in below] == ["左0", "左1", "右0", "右1"]


def test_a_reading_flush_with_a_short_name_is_kept() -> None:
    drawing = Drawing()
    drawing.grid([40, 140, 360], [40, 100, 160])
    for top, reading, name in ((40, "みどりし", "緑台市"), (100, "かみ", "香美町")):
        drawing.text(46, top + 14, reading, 5)
        drawing.text(46, top + 28, name, 10)
        drawing.text(146, top + 20, "畑の見回りを続ける。", 10)
    cells = [cell for _, item in drawing.read().flow if isinstance(item, Grid) for cell in item.cells]
    assert [cell.text for cell in cells if cell.column == 0] == ["みどりし\n緑台市", "かみ\n香美町"]


def test_a_list_between_an_axis_and_its_grades_is_not_the_axis() -> None:
    text = """（１）生活機能の強化

⑥ 畑の見回り事業
⑦ 花植え事業
⑨ 道直し事業

| 政策分野 | 達成状況 |
|---|---|
| 医療 | A : 1項目 B : 1項目 |
"""
    records = read_regions(read_bytes(text.encode(), source_name="a.md")).records
    assert {r.fields["axis"].text for r in records if r.table == "grade_counts"} == {"生活機能の強化"}


def test_a_figure_over_both_rows_of_a_label_is_one_figure() -> None:
    text = """【通勤する人】

<table>
<tr><th></th><th>緑台市へ</th><th>香美町へ</th><th>総数</th></tr>
<tr><th rowspan="2">緑台市</th><td>1,000</td><td>50</td><td rowspan="2">1,200</td></tr>
<tr><td>83.3%</td><td>4.2%</td></tr>
<tr><th rowspan="2">香美町</th><td>40</td><td>500</td><td rowspan="2">600</td></tr>
<tr><td>6.7%</td><td>83.3%</td></tr>
</table>
"""
    records = read_regions(read_bytes(text.encode(), source_name="a.md")).records
    told = [
        (r.fields["row_label"].text, r.fields["value"].text)
        for r in records
        if r.fields["column_label"].text == "総数"
    ]
    assert told == [("緑台市", "1,200"), ("香美町", "600")]


def test_a_box_around_tables_is_no_table() -> None:
    drawing = Drawing()
    drawing.fill(30, 40, 370, 60, 0.8, 0.9, 1.0)
    drawing.frame(30, 40, 370, 330)
    drawing.line(30, 60, 370, 60)
    drawing.text(40, 54, "１ 暮らしを支える取組", 12)
    for top, title in ((80, "（１）見回り"), (200, "（２）花植え")):
        drawing.text(40, top, title, 10)
        _table(drawing, top + 10)
    document = drawing.read()
    grids = [item for _, item in document.flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(2, 2), (2, 2)]
    assert [outline(document).titles(grid.key)[-1] for grid in grids] == ["見回り", "花植え"]


def test_a_label_that_a_page_break_leaves_overleaf_belongs_to_the_row_before_it() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "【町の人口】", 10)
    xs = [40, 120, 200, 280, 360]
    for x in xs:
        drawing.line(x, 50, x, 130)
    for y in (50, 70, 90, 110, 130):
        drawing.line(120 if y == 90 else 40, y, 360, y)
    for row, cells in enumerate((("市町", "区分", "2020年", "2025年"), ("緑台市", "0～14歳", "120", "110"))):
        for column, text in enumerate(cells):
            drawing.text(xs[column] + 4, 64 + 20 * row, text, 9)
    rest = (("65歳以上", "210", "220"), ("0～14歳", "40", "30"))
    for row, cells in enumerate(rest):
        for column, text in enumerate(cells):
            drawing.text(xs[column + 1] + 4, 104 + 20 * row, text, 9)
    drawing.page()
    drawing.grid(xs, [50, 70])
    for column, text in enumerate(("香美町", "65歳以上", "80", "90")):
        drawing.text(xs[column] + 4, 64, text, 9)
    records = [r for r in read_regions(drawing.read()).records if r.table == "population"]
    areas = [r.fields["area"].text for r in records]
    assert areas == ["緑台市"] * 4 + ["香美町"] * 4


def test_a_heading_that_names_an_axis_is_surer_than_a_list() -> None:
    text = """# 協定項目一覧表

| 政策分野 | 分類 | 連携する取組項目 | 緑台市 | 香美町 |
|---|---|---|---|---|
| 1. 力を合わせる圏域づくり等 | 1. 職員の交流 | 1 合同研修 | ○ | ○ |
| 2. 暮らし | 1. 医療 | 2 見回り | ○ | ― |

# 具体的な取組

## (1) 圏域マネジメント能力の強化に係る政策分野

### ① 職員の交流

#### ア 合同研修

形成協定の内容

| 取組の内容 | 研修を行う。 |
|---|---|
| 甲（緑台市）の役割 | 会場を用意する。 |
| 乙（連携町）の役割 | 職員を送る。 |
"""
    records = read_regions(read_bytes(text.encode(), source_name="a.md")).records
    axes = {r.fields["axis"].text for r in records if r.table == "agreements"}
    assert axes == {"圏域マネジメント能力の強化"}


def test_a_title_on_two_lines_is_one() -> None:
    drawing = Drawing()
    drawing.text(40, 40, "【町の人口の移り変わりとこれからの見込み（国の研究所", 10)
    drawing.text(40, 55, "が平成30年３月に公表）】", 10)
    xs = [40, 150, 250, 350]
    drawing.grid(xs, [65, 85, 105])
    for row, cells in enumerate((("市町", "2020年", "2025年"), ("緑台市", "1,200", "1,100"))):
        for column, text in enumerate(cells):
            drawing.text(xs[column] + 4, 79 + 20 * row, text, 9)
    records = [r for r in read_regions(drawing.read()).records if r.table == "population"]
    title = "町の人口の移り変わりとこれからの見込み（国の研究所が平成30年３月に公表）"
    assert {r.fields["table_title"].text for r in records} == {title}


def _columns(drawing: Drawing, top: float, left: list[str], right: list[str], offset: float = 0.0) -> None:
    for x, lines, first in ((40, left, top), (210, right, top + offset)):
        for k, line in enumerate(lines):
            drawing.text(x, first + 14 * k, line, 9)


LEFT = [
    "みんなで畑を守り、花を植え、道を",
    "直す取組を続けてきた。町の人も加",
    "わり、道は長くなった。",
    "市は花の苗を育て、道の両側に植え",
]
RIGHT = [
    "る人に配る。学校も苗を育てている",
    "ので、道は来年もさらに長くなり、",
    "花の数も増える。",
    "町は道具を用意し、学校は記録を残",
    "し、次の年に伝える。",
]


def _lines(document: Document) -> list[str]:
    return [item.text for _, item in document.flow if not isinstance(item, Grid)]


def test_columns_whose_lines_stand_on_other_bases_are_read_one_after_the_other() -> None:
    drawing = Drawing()
    _columns(drawing, 60, LEFT, RIGHT, 6)
    assert _lines(drawing.read()) == [*LEFT, *RIGHT]


def test_a_column_goes_on_below_the_end_of_the_one_beside_it() -> None:
    drawing = Drawing()
    _columns(drawing, 60, LEFT, RIGHT)
    drawing.text(40, 140, "■全体のまとめ", 10)
    drawing.text(40, 162, "・畑と道の両方を守るため、取組を", 9)
    drawing.text(49, 176, "重ねていく。", 9)
    read = _lines(drawing.read())
    assert read[:4] == LEFT
    assert read[-5:] == RIGHT


def test_a_sentence_that_the_end_of_a_column_cuts_goes_on_in_the_next_one() -> None:
    drawing = Drawing()
    _columns(drawing, 60, LEFT, RIGHT)
    assert "\n".join([LEFT[3], *RIGHT[:3]]) in [text for *_, text in _passages(drawing.read())]


def test_a_latin_word_that_did_not_fit_on_a_line_goes_on_with_it() -> None:
    drawing = Drawing()
    for k in range(5):
        drawing.text(40, 60 + 14 * k, "みんなで畑を守り、花を植え、道を直す取組を続けてきた、という", 9)
    drawing.text(40, 160, "地域の宝を見つめ直して未来へ渡すための一歩として、Next", 9)
    drawing.text(40, 174, "Generations の道", 9)
    assert "地域の宝を見つめ直して未来へ渡すための一歩として、Next\nGenerations の道" in [
        text for *_, text in _passages(drawing.read())
    ]


def test_a_short_line_after_white_space_belongs_to_the_section_and_not_to_the_heading_above() -> None:
    drawing = Drawing()
    drawing.text(40, 50, "畑を守る取組", 16)
    drawing.text(40, 80, "■花の道", 11)
    drawing.text(40, 98, "・" + SENTENCE, 9)
    drawing.text(150, 180, "花の道を歩く会", 9)
    drawing.text(40, 260, "・" + SENTENCE, 9)
    told = _passages(drawing.read())
    assert ("paragraph", "畑を守る取組", "花の道を歩く会") in told
    assert told[-1] == ("bullet", "畑を守る取組 > 花の道", SENTENCE)


def test_a_short_line_behind_a_list_belongs_to_the_section_of_the_heading_that_the_next_one_closes() -> None:
    drawing = Drawing()
    drawing.text(60, 60, "みどりのまちの取組", 16)
    drawing.text(60, 90, "畑を増やす", 13)
    drawing.text(60, 112, "・空き地を畑にし、地域の皆さんに使っていただく取組を進めている。", 10)
    drawing.text(60, 126, "・体験農園を市内の三か所に開き、週末には講座を開催している。", 10)
    drawing.text(60, 144, "みんなの畑の収穫祭", 10)
    drawing.text(60, 170, "人を増やす", 13)
    drawing.text(60, 192, "移住を考える方の相談に応じ、住まいと仕事の紹介を一つの窓口で行う。", 10)
    told = _passages(drawing.read())
    assert ("paragraph", "みどりのまちの取組", "みんなの畑の収穫祭") in told
    assert [path for _, path, text in told if text.startswith("体験農園")] == ["みどりのまちの取組 > 畑を増やす"]


@pytest.mark.parametrize(("boxed", "path"), [(True, "畑の取組 > 畑を増やす"), (False, "畑の取組")])
def test_a_box_that_ends_a_section_with_one_part_goes_with_that_part(boxed: bool, path: str) -> None:
    drawing = Drawing()
    for top, section, part, goal in (
        (60, "畑の取組", "畑を増やす", "緑の多いまち"),
        (260, "人の取組", "人を増やす", "人の多いまち"),
    ):
        drawing.text(60, top, section, 16)
        drawing.text(60, top + 30, part, 13)
        drawing.text(60, top + 52, "・空き地を畑にし、地域の皆さんに使っていただく取組を進めている。", 10)
        drawing.text(60, top + 66, "・体験農園を市内の三か所に開き、週末には講座を開催している。", 10)
        if boxed:
            drawing.fill(50, top + 110, 400, top + 140, 1.0, 0.9, 0.7)
        drawing.text(100, top + 129, goal, 10)
    assert ("paragraph", path, "緑の多いまち") in _passages(drawing.read())


def test_a_heading_that_the_width_of_a_column_has_wrapped_is_one_heading() -> None:
    drawing = Drawing()
    drawing.text(40, 60, "（２）これから地域と関わりを持とうとする人たちに", 14)
    drawing.text(40, 80, "向けた取組", 14)
    for k in range(10):
        drawing.text(40, 110 + 16 * k, SENTENCE, 9)
    document = drawing.read()
    found = outline(document)
    last = list(document.flow)[-1][1]
    assert found.titles(last.key) == ("これから地域と関わりを持とうとする人たちに向けた取組",)


def test_a_bracket_that_closes_on_a_line_of_its_own_ends_the_text_above() -> None:
    drawing = Drawing()
    for k in range(10):
        drawing.text(40, 60 + 16 * k, SENTENCE, 9)
    drawing.text(40, 250, "＜みどり型　８団体（うち重複３団体）　川上の地域で行う", 9.5)
    drawing.text(40, 263, "＞", 9.5)
    last = _passages(drawing.read())[-1]
    assert last[-1].replace("\n", "") == "＜みどり型　８団体（うち重複３団体）　川上の地域で行う＞"


def test_a_subtitle_opens_nothing_that_the_title_does_not() -> None:
    drawing = Drawing()
    drawing.text(110, 100, "川上圏域まちづくり計画", 16)
    drawing.text(105, 130, "（第３期）　令和９年度 ― 令和13年度の計画", 10.5)
    for k in range(12):
        drawing.text(40, 200 + 14 * k, SENTENCE, 9)
    told = _passages(drawing.read())
    assert told[1][0] == "heading"
    assert {path for _, path, _ in told[1:]} == {"川上圏域まちづくり計画"}


def test_figures_of_a_chart_are_no_note() -> None:
    drawing = Drawing()
    for k in range(10):
        drawing.text(40, 60 + 14 * k, SENTENCE, 9)
    for k, figure in enumerate(("120", "98", "77", "60")):
        drawing.text(60, 240 + 10 * k, figure, 8)
    assert "note" not in {kind for kind, _, _ in _passages(drawing.read())}
