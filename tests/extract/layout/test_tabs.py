"""Labels on coloured tabs that stand on rulings, each over its value."""

from __future__ import annotations

from extract.layout.drawn.rulings import Rule
from extract.layout.grids.tabs import tab_tables
from extract.layout.ink import Fill, Glyph
from schemas.printed import Page
from tests.drawing import Drawing

GREEN = (0.2, 0.5, 0.3)
OLIVE = (0.5, 0.55, 0.2)
PALE = (0.87, 0.91, 0.82)
BEIGE = (250, 240, 214)


def _tab(
    d: Drawing,
    x0: float,
    top: float,
    words: str,
    right: float = 500,
    colour: tuple[float, float, float] = GREEN,
    ruled: bool = True,
) -> None:
    d.fill(x0, top, x0 + 9 * len(words) + 12, top + 13, *colour)
    d.text(x0 + 6, top + 10, words, 8)
    if ruled:
        d.line(x0, top + 13, right, top + 13, 0.8)


def _tables(page: Page) -> list[list[str]]:
    return [[cell.text for cell in grid.cells if cell.lines] for grid in page.grids]


def _card(d: Drawing) -> None:
    values = ("水辺の散歩道づくり", "岸辺の草を刈り、歩く道を地域の人とともに整える。", "歩く人が増える。")
    for k, (label, value) in enumerate(zip(("事業名", "事業内容", "期待される効果"), values, strict=True)):
        _tab(d, 40, 140 + 40 * k, label)
        d.text(44, 166 + 40 * k, value, 9)
    _tab(d, 40, 260, "補助制度等", 260)
    _tab(d, 272, 260, "役割分担の考え方")
    d.text(280, 286, "・市は道を整える。", 9)
    d.text(280, 298, "・町は草を刈る。", 9)


def test_a_tab_on_a_ruling_is_a_label_over_its_value() -> None:
    d = Drawing(600, 400)
    _card(d)
    assert _tables(d.read().pages[0]) == [
        [
            "事業名",
            "水辺の散歩道づくり",
            "事業内容",
            "岸辺の草を刈り、歩く道を地域の人とともに整える。",
            "期待される効果",
            "歩く人が増える。",
            "補助制度等",
            "役割分担の考え方",
            "・市は道を整える。\n・町は草を刈る。",
        ]
    ]


def test_tabs_of_another_colour_begin_a_form_of_their_own_below_their_heading() -> None:
    d = Drawing(600, 400)
    _tab(d, 40, 40, "取組の内容", colour=OLIVE)
    d.text(44, 66, "水辺に親しむ場を増やす。", 9)
    _tab(d, 40, 80, "市の役割", colour=OLIVE)
    d.text(44, 106, "岸辺の道を整える。", 9)
    d.text(52, 128, "具体的な事業", 9)
    _card(d)
    page = d.read().pages[0]
    first, second = _tables(page)
    assert first == ["取組の内容", "水辺に親しむ場を増やす。", "市の役割", "岸辺の道を整える。"]
    assert second[:2] == ["事業名", "水辺の散歩道づくり"]
    assert "具体的な事業" in [line.text.strip() for line in page.lines]


def test_tabs_side_by_side_head_columns_with_a_note_below() -> None:
    d = Drawing(600, 450)
    _card(d)
    _tab(d, 40, 312, "成果指標", ruled=False)
    for x0, x1, head, value in (
        (40, 200, "指標名", "歩く人の数（人）"),
        (206, 280, "現状値", "120"),
        (286, 360, "目標値", "200"),
        (366, 500, "備考", "休みの日に数える"),
    ):
        d.fill(x0, 328, x1, 341, *GREEN)
        d.text(x0 + 20, 338, head, 8)
        d.line(x0, 341, x1, 341, 0.8)
        d.text(x0 + 4, 354, value, 9)
    d.text(44, 368, "歩く人の数は休みの日の昼に数えた人数であり、雨の日の分を含まないものとする。", 8)
    [cells] = _tables(d.read().pages[0])
    heads = ["成果指標", "指標名", "現状値", "目標値", "備考"]
    assert cells[-9:] == [*heads, "歩く人の数（人）", "120", "200", "休みの日に数える"]


def test_titles_on_tabs_over_prose_are_no_form() -> None:
    d = Drawing(600, 400)
    for k in range(4):
        _tab(d, 40, 40 + 60 * k, "まちの姿")
        d.text(44, 68 + 60 * k, "水辺の道を歩く人が増え、まちのあちらこちらで声が聞こえる。", 9)
    assert not _tables(d.read().pages[0])


def test_round_tabs_over_round_frames_are_no_cells_of_a_table() -> None:
    d = Drawing(400, 400)
    tops = (40.0, 110.0)
    for top in tops:
        for left, right in ((20.0, 196.0), (200.0, 380.0)):
            d.rounded(left, top, left + 60, top + 16, 4)
            d.text(left + 12, top + 12, "概要", 9)
            d.rounded(left, top + 16, right, top + 60, 4)
            d.text(left + 6, top + 32, "浜の番屋を直す。", 9)
    assert [page.grids for page in d.read().pages] == [()]


def test_labels_of_rows_with_blank_values_are_no_tabs() -> None:
    tops = [60.0 + 18 * k for k in range(7)]
    level = [Rule(y, 40, 360, 0.5) for y in tops]
    fills = [Fill(x0, 60, x1, 78, BEIGE, 0, 4) for x0, x1 in ((40.0, 120.0), (120.0, 240.0), (240.0, 360.0))]
    fills += [Fill(40, top, 120, top + 18, BEIGE, 0, 4) for top in tops[1:-1]]
    places = [(50.0, 60.0), (160.0, 60.0), (280.0, 60.0), *((50.0, top) for top in tops[1:-1])]
    glyphs = [Glyph("町", x, y + 4, x + 9, y + 13, 9, y + 12, False, 0) for x, y in places]
    assert tab_tables(level, fills, glyphs, ()) == []
