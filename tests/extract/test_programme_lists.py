from __future__ import annotations

from dataclasses import replace

from extract.document import read_bytes
from extract.families import cooperation_area, programme_cards, programme_figures, programme_list
from extract.family import Family
from schemas.printed import Box, Cell, Document, Grid, Line, Page, RawRecord, Word

LISTS = """
概要説明資料

(1) 関わりを持つ者に対して

上限額：500万円（複数団体の連携事業の場合700万円）

平成30年度「星空」交流事業」モデル事業 採択団体（一覧）

< 型（1） >

（※下線は連携）

<★型（1）① 2団体（うち重複1団体）>

北海道夕張市、岩手県住田町

<◆型（2） 1団体>

福井県（福井市・鯖江市）

「星空」ロジックモデル

○実施団体数（重複含む）
(実績) H30年度：3団体、R元年度：44団体
○参加者数
(予定) R元年度：調査中

型（1）①（その地域に縁がある者等に対して）

提案団体\t事業のポイント
ゆうばりし 夕張市 (北海道)\t・写真を集める。 ・交流を続ける。
すみたちょう 住田町 (岩手県)\t・案内をする。

平成30年度「「星空」交流事業」モデル事業 採択団体

提案団体\t事業のポイント
みきちょう 三木町 (香川県)\t・住民票を出す。

型(2)（これから関わる者等を対象とする取組）【採択：1団体】

提案団体\t事業のポイント
福井県 【福井市・鯖江市】\t・人材を招く。
"""

AREAS = """
令和元年度 広域連携事業 委託団体事業内容

団体名\t関係団体\t圏域人口等\t圏域面積等\t検討事業の概要
1 都市圏の形成に向けた取組\t\t\t\t
長野市\t【長野県】須坂市、千曲市 (計2市)\t543,424人 (うち長野市 377,598人)\t1,558km ²\t仕組みを作る。
2 県との連携\t\t\t\t
奈良県\t山添村、曽爾村 (計2村)\t15,847人\t2,053km ²\t水道を調べる。

福山市・備後圏域 連携事業概要

委託事業実施年度：H26

圏域市町村\t圏域人口\t主要産業
広島県：福山市、三原市\t875,682人 (うち福山市 461,357人)\t鉄鋼
岡山県：笠岡市、井原市\t圏域面積 2,509km ²\t
"""


def _read(family: Family, document: Document) -> list[RawRecord]:
    return [record for region in family.find(document) for record in family.read(document, region).records]


def _document(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), source_name="a.txt")


def _text(record: RawRecord, name: str) -> str | None:
    printed = record.fields.get(name)
    return printed.text if printed is not None else None


def test_each_row_is_a_project_with_the_category_and_title_above_it() -> None:
    records = _read(programme_list.FAMILY, _document(LISTS))
    assert [_text(r, "organization") for r in records] == [
        "ゆうばりし 夕張市 (北海道)",
        "すみたちょう 住田町 (岩手県)",
        "みきちょう 三木町 (香川県)",
        "福井県 【福井市・鯖江市】",
    ]
    # the second table continues the first one's category; the overview spells the last one
    assert [_text(r, "category") for r in records] == ["型（1）①", "型（1）①", "型（1）①", "型（2）"]
    # the first list has no title of its own: the overview that names its category has
    assert all((_text(r, "title") or "").startswith("平成30年度") for r in records)


def test_a_list_is_of_the_programme_whose_overview_names_its_category_though_another_stands_nearer() -> None:
    later = (
        "令和元年度「夜空」交流事業」モデル事業 採択団体（一覧）\n\n< 深化型 >\n\n香川県三木町、愛媛県西条市\n\n"
    )
    first = _read(programme_list.FAMILY, _document(LISTS.replace("「星空」ロジ", f"{later}「星空」ロジ")))[0]
    assert _text(first, "category") == "型（1）①"
    assert str(_text(first, "title")).startswith("平成30年度「星空」")


def test_figures_of_the_pages_are_statistics_with_the_list_as_their_title() -> None:
    records = _read(programme_figures.FAMILY, _document(LISTS))
    rows = sorted((_text(r, "row_label"), _text(r, "column_label"), _text(r, "value")) for r in records)
    assert rows == sorted(
        [
            ("型（1）", "上限額", "500万円"),
            ("型（1）", "上限額（複数団体の連携事業の場合）", "700万円"),
            ("型（1）①", "団体数", "2団体"),
            ("型（2）", "団体数", "1団体"),
            ("実施団体数（重複含む）", "H30年度", "3団体"),
            ("実施団体数（重複含む）", "R元年度", "44団体"),
        ]
    )
    titles = {_text(r, "row_label"): _text(r, "table_title") for r in records}
    assert titles["型（1）"] == "平成30年度「星空」交流事業」モデル事業 採択団体（一覧）"
    assert titles["実施団体数（重複含む）"] == "「星空」ロジックモデル"


def test_documents_without_a_list_of_categories_have_no_such_figures() -> None:
    text = "(1) 補助\n\n上限額：500万円\n\n○参加者数\n(実績) H30年度：3人、R元年度：44人\n"
    assert _read(programme_figures.FAMILY, _document(text)) == []


def test_areas_are_read_from_a_list_and_from_a_profile() -> None:
    records = _read(cooperation_area.FAMILY, _document(AREAS))
    assert [_text(r, "organization") for r in records] == ["長野市", "奈良県", None]
    assert [_text(r, "category") for r in records] == ["都市圏の形成に向けた取組", "県との連携", None]
    profile = records[-1].fields
    assert profile["partners"].text == "広島県：福山市、三原市\n岡山県：笠岡市、井原市"
    assert profile["area"].text == "2,509km ²"
    assert profile["population"].text.startswith("875,682人")
    assert profile["fiscal_year"].text == "H26"
    assert profile["title"].text == "福山市・備後圏域 連携事業概要"
    assert _read(programme_list.FAMILY, _document(AREAS)) == []


def test_a_table_of_municipalities_that_nobody_selected_is_no_programme() -> None:
    text = "構成市町村の概要\n\n市町村名\t概要\n新庄市\t圏域の中心にある。\n金山町\t杉の産地である。\n"
    assert _read(programme_list.FAMILY, _document(text)) == []


def _grid(key: int, top: float, rows: list[list[str]], merged: tuple[int, ...] = ()) -> Grid:
    """A ruled table; rows in ``merged`` are one cell over the whole width."""
    cells = []
    next_key = key + 1
    width = max(len(row) for row in rows)
    for number, row in enumerate(rows):
        texts = row[:1] if number in merged else row
        for column, text in enumerate(texts):
            span = width if number in merged else 1
            lines = []
            for part in filter(None, text.split("\n")):
                y = top + 40.0 * number + 10 * len(lines)
                box = Box(50 + 100 * column, y, 140 + 100 * column, y + 8)
                lines.append(Line((Word(part, box, 8.0),), part, box, key=next_key))
                next_key += 1
            left = 50.0 + 100 * column
            box = Box(left, top + 40.0 * number, left + 100 * span, top + 40.0 * (number + 1))
            cells.append(Cell(number, column, 1, span, tuple(lines), box))
    whole = Box(50, top, 50 + 100 * width, top + 40 * len(rows))
    return Grid(tuple(cells), len(rows), width, whole, key=key)


def _line(key: int, text: str, top: float, size: float = 8.0) -> Line:
    box = Box(50, top, 50 + size * len(text), top + size)
    return Line((Word(text, box, size),), text, box, key=key)


def test_a_list_on_pages_goes_on_without_its_head_and_a_cut_row_is_one_project() -> None:
    head = ["提案団体", "対象者", "事業概要"]
    first = Page(
        1,
        595.0,
        842.0,
        (
            _line(1, "令和元年度「海」事業 採択団体", 20.0),
            _line(2, "関係型", 40.0),
            _grid(3, 60.0, [head, ["つばめし\n燕市\n(新潟県)", "漁師", "・魚を売る取組を"]]),
        ),
    )
    second = Page(
        2, 595.0, 842.0, (_grid(30, 60.0, [["", "", "広げる。"], ["阿南市 (徳島県)", "学生", "・泳ぐ。"]]),)
    )
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 2, (first, second))
    records = _read(programme_list.FAMILY, document)
    assert [_text(r, "organization") for r in records] == ["つばめし\n燕市\n(新潟県)", "阿南市 (徳島県)"]
    assert _text(records[0], "summary") == "・魚を売る取組を\n広げる。"
    assert (records[0].page_start, records[0].page_end, records[1].page_start) == (1, 2, 2)


def test_a_row_over_the_whole_width_names_the_category_of_the_rows_below() -> None:
    rows = [
        ["団体名", "関係団体", "圏域人口", "圏域面積"],
        ["1 圏域の形成"],
        ["長野市", "須坂市", "10人", "5km²"],
    ]
    page = Page(1, 595.0, 842.0, (_line(1, "令和２年度 委託団体", 20.0), _grid(2, 60.0, rows, merged=(1,))))
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))
    records = _read(cooperation_area.FAMILY, document)
    assert [(_text(r, "category"), _text(r, "population")) for r in records] == [("圏域の形成", "10人")]


def test_a_row_over_the_whole_width_names_the_category_of_projects_and_of_those_overleaf() -> None:
    rows = [
        ["団体名", "対象者", "事業概要"],
        ["型① ～その地域に縁がある者に対して～"],
        ["燕市", "漁師", "魚を売る。"],
    ]
    first = Page(
        1, 595.0, 842.0, (_line(1, "令和元年度「海」事業 採択団体", 20.0), _grid(2, 60.0, rows, merged=(1,)))
    )
    second = Page(
        2, 595.0, 842.0, (_grid(30, 60.0, [["団体名", "対象者", "事業概要"], ["阿南市", "学生", "泳ぐ。"]]),)
    )
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 2, (first, second))
    records = _read(programme_list.FAMILY, document)
    assert [(_text(r, "organization"), _text(r, "category"), r.page_start) for r in records] == [
        ("燕市", "型①", 1),
        ("阿南市", "型①", 2),
    ]


def test_the_cell_of_a_category_that_a_page_break_cuts_goes_on_overleaf() -> None:
    def cut(grid: Grid) -> Grid:
        """The table with one blank cell beside all rows at its left."""
        cells = [cell for cell in grid.cells if cell.column]
        return replace(grid, cells=(Cell(0, 0, grid.row_count, 1, (), Box(50, 60, 150, 140)), *cells), ruled=True)

    head = ["型", "団体名", "対象者", "事業概要"]
    whole = replace(_grid(2, 60.0, [head, ["海の型", "燕市", "漁師", "魚を売る。"]]), ruled=True)
    rest = cut(_grid(30, 60.0, [["", "阿南市", "学生", "泳ぐ。"], ["", "弥彦村", "子ども", "遊ぶ。"]]))
    first = Page(1, 595.0, 842.0, (_line(1, "令和元年度「海」事業 採択団体", 20.0), whole))
    document = Document(
        "d0", "a.pdf", "0", "application/pdf", "native", 2, (first, Page(2, 595.0, 842.0, (rest,)))
    )
    records = _read(programme_list.FAMILY, document)
    assert [(_text(r, "organization"), _text(r, "category")) for r in records] == [
        ("燕市", "海の型"),
        ("阿南市", "海の型"),
        ("弥彦村", "海の型"),
    ]


def test_a_title_taken_for_a_running_head_still_names_the_programme() -> None:
    grid = _grid(3, 60.0, [["採択団体", "概要"], ["燕市", "魚を売る。"]])
    page = Page(1, 595.0, 842.0, (grid,), furniture=(_line(1, "令和元年度「海」事業 採択団体", 20.0),))
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))
    assert [_text(r, "title") for r in _read(programme_list.FAMILY, document)] == ["令和元年度「海」事業 採択団体"]


def test_a_title_with_its_year_below_the_title_of_the_document_is_the_list_s() -> None:
    grid = _grid(10, 150.0, [["提案団体", "事業概要"], ["夕張市（北海道）", "写真を集める。"]])
    lines = (
        _line(1, "地方の創生（星空を訪ねる人の拡大等）概要説明資料", 90.0, 14.0),
        _line(2, "令和元年度「星空交流事業」モデル事業 採択団体", 108.0, 14.0),
    )
    body = [
        _line(40 + n, "星空を訪ねる人を迎える取組を、来年度も続けて支援していく。", 300.0 + 12 * n)
        for n in range(8)
    ]
    page = Page(1, 595.0, 842.0, (*lines, grid, *body))
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))
    assert [_text(record, "title") for record in _read(programme_list.FAMILY, document)] == [
        "令和元年度「星空交流事業」モデル事業 採択団体"
    ]


def test_the_category_of_areas_may_stand_in_a_column_over_several_rows() -> None:
    text = AREAS.replace("団体名\t", "区分\t団体名\t", 1).replace("\n長野市\t", "\n都市圏の形成\t長野市\t")
    rows = [line for line in text.splitlines() if not line[:1].isdigit()]
    text = "\n".join(f"\t{line}" if line.startswith("奈良県") else line for line in rows)
    listed = _read(cooperation_area.FAMILY, _document(text))[:2]
    assert [_text(record, "category") for record in listed] == ["都市圏の形成", "都市圏の形成"]


def _listed(*items: Line | Grid, furniture: tuple[Line, ...] = ()) -> list[RawRecord]:
    page = Page(1, 595.0, 842.0, items, furniture=furniture)
    return _read(programme_list.FAMILY, Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,)))


def test_the_title_may_stand_above_an_introduction_and_a_table_of_counts() -> None:
    counts = _grid(4, 60.0, [["型", "団体数"], ["海の型", "1団体"]])
    rows = [
        ["都道府県", "団体名", "連携団体", "対象者", "事業概要"],
        ["新潟県", "燕市", "－", "漁師", "魚を売る。"],
    ]
    found = _listed(
        _line(1, "令和元年度「海」事業 採択団体一覧", 20.0),
        _line(2, "海に関わる人を増やす取組を支援しています。", 40.0),
        _line(3, "型別の数", 50.0),
        counts,
        _grid(20, 200.0, rows),
    )
    assert [(_text(r, "title"), _text(r, "prefecture"), _text(r, "summary")) for r in found] == [
        ("令和元年度「海」事業 採択団体一覧", "新潟県", "魚を売る。")
    ]


ANY_PROJECT = [
    ["事業名", "実施主体", "事業概要"],
    ["朝市", "燕市", "魚を売る。"],
    ["夜市", "弥彦村", "酒を売る。"],
]


def test_bodies_that_carry_projects_out_are_listed_where_others_have_selected_them() -> None:
    found = _listed(_line(1, "令和5年度 海の事業 採択結果", 20.0), _grid(2, 60.0, ANY_PROJECT))
    assert [_text(r, "organization") for r in found] == ["燕市", "弥彦村"]
    assert _listed(_line(1, "令和5年度 実施事業一覧", 20.0), _grid(2, 60.0, ANY_PROJECT)) == []


def test_of_several_columns_of_bodies_the_one_with_places_is_the_organization_s() -> None:
    rows = [
        ["所在", "事業者", "市町村", "取組内容", "想定する参加者", "連携する自治体等"],
        ["新潟県", "燕商店", "燕市", "魚を売る。", "漁師", "弥彦村"],
        ["徳島県", "阿南組合", "阿南市", "泳ぐ。", "学生", "―"],
    ]
    found = _listed(_line(1, "令和5年度 海の事業 採択団体", 20.0), _grid(2, 60.0, rows))
    assert [
        [_text(r, name) for name in ("organization", "prefecture", "audience", "partners")] for r in found
    ] == [
        ["燕市", "新潟県", "漁師", "弥彦村"],
        ["阿南市", "徳島県", "学生", "―"],
    ]


def test_the_reading_set_over_a_name_as_ruby_belongs_to_it() -> None:
    grid = _grid(10, 60.0, [["採択団体", "概要"], ["燕市（新潟県）", "魚を売る。"]])
    ruby = Line((), "つばめ", Box(50, 95.5, 62, 99.5), key=2)
    found = _listed(_line(1, "令和元年度「海」事業 採択団体", 20.0), grid, furniture=(ruby,))
    assert [_text(r, "organization") for r in found] == ["つばめ\n燕市（新潟県）"]


def test_the_name_of_a_project_may_stand_below_the_body_in_one_column() -> None:
    rows = [["団体名\n事業名", "連携団体", "概要"], ["新潟県\n燕市\n魚の学校", "－", "魚を売る。"]]
    found = _listed(_line(1, "令和元年度「海」事業 選定結果", 20.0), _grid(2, 60.0, rows))
    assert [_text(r, "organization") for r in found] == ["新潟県\n燕市"]


def _areas(*items: Line | Grid) -> list[RawRecord]:
    page = Page(1, 842.0, 595.0, items)
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))
    return _read(cooperation_area.FAMILY, document)


def test_population_and_area_may_share_a_column() -> None:
    figures = "10人\n（うち長野市8人）\n5k㎡"
    rows = [
        ["県名", "提案団体", "連携団体", "圏域人口・面積", "概要"],
        ["長野県", "長野市", "須坂市", figures, "調べる。"],
    ]
    (record,) = _areas(_line(1, "令和４年度 委託団体", 20.0), _grid(2, 60.0, rows))
    assert (_text(record, "population"), _text(record, "area")) == (figures, figures)


def test_heads_below_the_head_of_their_group_are_the_group_s() -> None:
    rows = [
        ["都道府県", "連携中枢都市", "", "圏域", "", "", "主な取組"],
        ["", "市名", "人口", "構成市町村", "人口", "面積", ""],
    ]
    rows.append(["長野県", "長野市", "8", "須坂市", "10", "5", "調べる。"])
    grid = _grid(2, 60.0, rows)
    spans = {(0, 1): (1, 2), (0, 3): (1, 3), (0, 0): (2, 1), (0, 6): (2, 1)}
    covered = {(0, 2), (0, 4), (0, 5), (1, 0), (1, 6)}
    cells = tuple(
        Cell(cell.row, cell.column, *spans.get((cell.row, cell.column), (1, 1)), cell.lines, cell.box)
        for cell in grid.cells
        if (cell.row, cell.column) not in covered
    )
    (record,) = _areas(
        _line(1, "連携中枢都市圏の取組状況（令和５年度）", 40.0),
        Grid(cells, grid.row_count, grid.column_count, grid.box, key=grid.key),
    )
    names = ("organization", "population", "core_population", "area", "partners", "summary", "title")
    assert [_text(record, name) for name in names] == [
        *("長野市", "10", "8", "5", "須坂市", "調べる。", "連携中枢都市圏の取組状況（令和５年度）")
    ]


def test_a_profile_of_an_area_is_no_project_and_takes_the_year_of_its_list() -> None:
    text = "令和３年度 広域連携事業 採択圏域の概要\n"
    for city, figures in (("長野市", "10人"), ("燕市", "20人"), ("阿南市", "30人")):
        text += f"\n{city}圏域\n\n中心市\t{city}\t圏域面積\t5k㎡\n圏域人口\t{figures}\n取組の概要\t調べる。\n"
    records = _areas(*(item for _, item in _document(text).flow))
    names = ("organization", "population", "area", "fiscal_year")
    assert [[_text(record, name) for name in names] for record in records] == [
        [city, figures, "5k㎡", "令和３年度 広域連携事業 採択圏域の概要"]
        for city, figures in (("長野市", "10人"), ("燕市", "20人"), ("阿南市", "30人"))
    ]
    assert _read(programme_cards.FAMILY, _document(text)) == []
