"""Forms with lines between their rows only: where they begin and end."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid


def test_a_line_between_two_rulings_is_a_row_though_it_reaches_from_end_to_end() -> None:
    drawing = Drawing(440, 320)
    for y in (60.0, 88.0, 116.0, 132.0):
        drawing.line(40, y, 390, y)
    for k, (label, lines) in enumerate((("取組の内容", 2), ("青井町の役割", 2), ("緑川町の役割", 1))):
        top = 60.0 + 28 * k
        base = top + (11 if lines > 1 else 13.5)
        drawing.text(46, top + 18 if lines > 1 else base, label, 9)
        drawing.text(112, base, "暮らしの困りごとを集める窓口を設け、町の人の声を聞いて回る。", 9)
        if lines > 1:
            drawing.text(112, top + 22, "声を聞く日を決める。", 9)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["取組の内容", "青井町の役割", "緑川町の役割"]


def test_a_label_set_apart_is_one_though_its_letters_stand_unevenly() -> None:
    drawing = Drawing(440, 320)
    rows = (
        ("取", "組", "内", "容", "地域の工場と学校を結び、若い人の仕事を増やす。"),
        ("青井", "", "", "市", "声を聞く日を決める。"),
        ("（千円", "", "", "）", "15,000"),
        ("効", "", "", "果", "働く人が増える。"),
    )
    for k, (*letters, value) in enumerate(rows):
        drawing.line(30, 40.0 + 22 * k, 405, 40.0 + 22 * k)
        for x, letter in zip((36.0, 48.0, 60.0, 72.0), letters, strict=True):
            drawing.text(x, 54.0 + 22 * k, letter, 9, spacing=4 if letter == "青井" else 0)
        drawing.text(96, 54.0 + 22 * k, value, 9)
    drawing.line(30, 40.0 + 22 * len(rows), 405, 40.0 + 22 * len(rows))
    grid = only_grid(drawing.read())
    assert [cell.text.replace(" ", "") for cell in grid.cells if cell.column == 0] == [
        *("取組内容", "青井市", "（千円）", "効果")
    ]


def test_the_first_and_the_last_row_of_forms_under_each_other_have_no_ruling_beyond_them() -> None:
    drawing = Drawing(440, 320)
    top = 40.0
    for name in ("花の道", "水の道"):
        drawing.text(36, top, "【具体的な取組】", 9)
        top += 5
        rows = (
            ("事業名", name),
            ("取組内容", "道に沿って花を植え、みんなで水をやり、季節ごとに植え替える。"),
            ("関係町", "青井町、緑川町の二つの町が力を合わせて取り組む。"),
            ("効果", "歩く人が増え、町のあちこちで話がはずむようになる。"),
        )
        for k, (label, text) in enumerate(rows):
            if k:
                drawing.line(36, top, 400, top)
            drawing.text(42, top + 12, label, 9)
            drawing.text(102, top + 12, text, 9)
            top += 17
        top += 13
    grids = [grid for page in drawing.read().pages for grid in page.grids]
    assert [[cell.text for cell in grid.cells if cell.column == 0] for grid in grids] == [
        ["事業名", "取組内容", "関係町", "効果"]
    ] * 2
    assert [grid.cells[1].text for grid in grids] == ["花の道", "水の道"]


def test_a_band_above_the_first_row_is_the_head_of_a_table_with_lines_below_its_rows() -> None:
    drawing = Drawing(620, 320)
    drawing.fill(48, 40, 561, 68, 0.4, 0.7, 0.3)
    for y in (92, 116, 140):
        drawing.line(48, y, 561, y)
    rows = (
        (57, (150, 287, 350, 418, 500), ("指標名", "単位", "現状値", "中間値", "目標値")),
        (86, (52, 292, 358, 430, 512), ("住みやすいと感じる保護者の割合", "％", "61.8", "70", "80")),
        (110, (52, 292, 362, 432, 514), ("年度の途中で待っている児童の数", "人", "17", "5", "0")),
        (134, (52, 292, 362, 420, 502), ("屋内の遊び場の年間利用者数", "人", "－", "30,000", "40,000")),
    )
    for y, xs, words in rows:
        for x, word in zip(xs, words, strict=True):
            drawing.text(x, y, word, 10)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.column == 0] == [words[0] for _, _, words in rows]
