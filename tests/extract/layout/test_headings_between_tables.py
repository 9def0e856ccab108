"""Rulings under headings have the ends of those of the tables between the headings, and are none of them."""

from __future__ import annotations

from itertools import pairwise

from extract.layout.drawn.headed_columns import columns_below_heads
from extract.layout.drawn.rulings import Rule
from extract.layout.grids.stretches import stretches
from extract.layout.ink import Fill, Glyph

LEFT, RIGHT = 64.0, 538.0
XS = (64.0, 254.0, 325.0, 396.0, 467.0, 538.0)


def _text(x: float, top: float, text: str, size: float = 9) -> list[Glyph]:
    """The glyphs of a line, each as wide as high; blanks are left out."""
    return [
        Glyph(char, x + size * k, top, x + size * (k + 1), top + size, size, top + size * 0.88, False, 0)
        for k, char in enumerate(text)
        if char != "　"
    ]


def _row(top: float, *texts: str) -> list[Glyph]:
    return [glyph for x, text in zip(XS, texts, strict=False) for glyph in _text(x + 3, top, text)]


def _rules(*heights: float) -> list[Rule]:
    return [Rule(at, LEFT, RIGHT, 0.5) for at in heights]


def _parts(rules: list[Rule], glyphs: list[Glyph]) -> list[list[float]]:
    return [[rule.at for rule in part] for part in stretches(rules, glyphs, [])]


def test_a_heading_right_below_a_table_is_told_by_its_type() -> None:
    glyphs = [
        *_row(105, "指標", "年度", "値", "年度", "目標"),
        *_row(123, "割合", "Ｒ６", "７２", "Ｒ１１", "７８"),
        *_row(141, "人数", "Ｒ６", "２０", "Ｒ１１", "４８"),
        *_text(LEFT, 171, "施策１　交通を守る", 12),
    ]
    assert _parts(_rules(100, 118, 136, 154, 185), glyphs) == [[100, 118, 136, 154], [185]]


def test_texts_above_a_table_are_told_by_its_rows_however_many_texts_there_are() -> None:
    prose = "村の将来を見据え、村の暮らしを守ることを目指して施策を"
    glyphs = []
    for top in (100.0, 331.0):
        glyphs += [*_text(LEFT + 10, top + 6, prose, 10), *_text(LEFT, top + 24, "進めます。", 10)]
        glyphs += [
            *_row(top + 46, "指標", "年度", "値", "年度", "目標"),
            *_row(top + 64, "割合", "Ｒ６", "７２", "Ｒ１１", "７８"),
        ]
        for k in range(7):
            glyphs += _text(LEFT + 10, top + 90 + 18 * k, prose, 10)
    rules = _rules(100, 141, 159, 177, 331, 372, 390, 408, 530, 650, 770)
    assert [100] in _parts(rules, glyphs)


def test_a_heading_among_captions_between_boxes_parts_them() -> None:
    glyphs = [
        *_row(66, "目標"),
        *_text(70, 84, "組織率　　５８％　→　６４％"),
        *_text(140, 240, "【住宅の外観】", 8),
        *_text(384, 240, "【診療所の様子】", 8),
        *_text(70, 268, "基本目標　仕事をつくる", 14),
        *_text(74, 300, "次の施策に取り組みます。", 10),
        *_row(341, "目標"),
        *_text(70, 360, "創業　　２件　→　４件"),
    ]
    assert _parts(_rules(60, 80, 100, 335, 355, 377), glyphs) == [[60, 80, 100], [335, 355, 377]]


def test_a_stripe_below_headings_of_another_colour_is_no_row_of_headings() -> None:
    head, stripe = (247, 222, 204), (242, 242, 242)
    fills = [
        Fill(64, 693, 254, 729, head, 0),
        Fill(254, 693, 396, 711, head, 1),
        Fill(396, 693, 538, 711, head, 2),
    ]
    fills += [Fill(x0, 711, x1, 729, head, 3) for x0, x1 in pairwise(XS[1:])]
    fills += [Fill(x0, 729, x1, 747, stripe, 4) for x0, x1 in pairwise(XS)]
    glyphs = [
        *_row(716, "指標", "年度", "値", "年度", "目標"),
        *_row(734, "登録した人", "Ｒ６", "７７人", "Ｒ１１", "１３９人"),
        *_row(752, "連携の数", "Ｒ６", "１件", "Ｒ１１", "２件"),
    ]
    level = [*_rules(693, 729, 747, 765), Rule(711, 254, RIGHT, 0.5)]
    rows, _ = columns_below_heads(sorted(level), [], fills, glyphs)
    assert 729 not in [rule.at for rule in rows]


def test_a_heading_in_larger_type_ends_the_rows_below_coloured_headings() -> None:
    head = (220, 230, 241)
    fills = [Fill(x0, 502, x1, 521, head, 0) for x0, x1 in pairwise((64.0, 298.0, 411.0, 538.0))]
    glyphs = []
    for k, texts in enumerate(
        (("指標", "現状", "目標"), ("就農者数", "３人", "８人"), ("販売額", "６７", "７８"))
    ):
        for x, text in zip((64.0, 298.0, 411.0), texts, strict=True):
            glyphs += _text(x + 3, 507 + 19 * k, text)
    glyphs += _text(82, 578, "基本目標２　人の流れをつくる", 14)
    _, columns = columns_below_heads(_rules(502, 521, 540, 559, 603), [], fills, glyphs)
    assert max(rule.high for rule in columns) == 559
