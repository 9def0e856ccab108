"""Gutters between columns of prose: no line is cut by one."""

from __future__ import annotations

from schemas.printed import Line
from tests.drawing import Drawing, texts


def test_a_narrower_gap_further_down_cuts_no_line_above_it() -> None:
    d = Drawing(600, 300)
    d.text(90, 60, "渡し船と山車の取組のあらまし")
    d.text(420, 60, "船頭と山車の写真のあらまし")
    prose = (
        "渡し船の船頭を育てる講習を川沿いの三つの町村が共に",
        "開き、修了した者を町村の行事に迎える費用を支援する。",
        "山車を納める蔵の屋根を直す費用の一部を支援する。",
    )
    for k, text in enumerate(prose):
        d.text(40, 90 + 16 * k, text)
    d.text(40, 180, "町村から申込みを受けて")
    d.text(250, 180, "船頭を育てる会の人が教える")
    d.text(40, 210, "講習の費用を支払う")
    d.text(254, 210, "山車を守る会の人が直す")
    lines = [item.text for _, item in d.read().flow if isinstance(item, Line)]
    assert [line for line in lines if line in prose] == list(prose)


def test_short_headings_and_notes_of_text_beside_a_table_are_parted_where_the_table_tells() -> None:
    d = Drawing(600, 300)
    d.text(40, 40, "■船の乗り方")
    d.text(320, 40, "■船賃のあらまし")
    left = (
        "朝は舟着き場で船頭を待ち、札を渡してから",
        "乗る。",
        "雨の日は、小屋で待つことができる。",
        "雪の日は休む。",
    )
    for k, text in enumerate(left):
        d.text(44, 70 + 24 * k, text)
    d.text(44, 166, "冬の間は、昼の便だけが町と谷を結ぶことと", 10)
    d.text(44, 182, "している。", 10)
    d.text(324, 184, "※船賃は、片道の額である。", 8)
    d.text(324, 198, "※子どもは半額とする。", 8)
    d.grid([320, 400, 480], [64, 88, 112, 136])
    for k, (name, count) in enumerate((("区分", "船賃"), ("大人", "200円"), ("荷車", "300円"))):
        d.text(324, 80 + 24 * k, name)
        d.text(404, 80 + 24 * k, count)
    lines = texts(d.read())
    assert lines[0] == "■船の乗り方"
    assert lines[-4:] == ["している。", "■船賃のあらまし", "※船賃は、片道の額である。", "※子どもは半額とする。"]
