from __future__ import annotations

from dataclasses import replace

from extract.document import read_bytes
from extract.passages import read_passages
from schemas.printed import Box, Cell, Document, Grid, Line, Page, Reading, Shape, Word


def _dump(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), source_name="a.txt")


def _told(reading: Reading) -> list[tuple[str, str, str]]:
    """Kind, path and text (line breaks shown as /) of every passage."""
    told = []
    for record in reading.records:
        path = record.fields.get("heading_path")
        text = record.fields["text"].text.replace("\n", "/")
        told.append((record.fields["kind"].text, path.text.replace("\n", "/") if path else "", text))
    return told


def _page(number: int, *lines: tuple[str, float, float, float, float], first_key: int = 1) -> Page:
    """A page of lines given as text, left, top, right, size."""
    made = []
    for offset, (text, x0, top, x1, size) in enumerate(lines):
        box = Box(x0, top, x1, top + size)
        made.append(Line((Word(text, box, size),), text, box, key=first_key + offset))
    return Page(number, 595.0, 842.0, tuple(made))


def _pdf(*pages: Page) -> Document:
    return Document("d0", "a.pdf", "0", "application/pdf", "native", len(pages), pages)


SLIDES = """

地域の 宝を**育てる**まちづくり

■みんなの畑

- ・市民が野菜を育てている。
- ・学校も参加している。



【収穫を喜ぶ参加者】

■直売所

- ・週に一度ひらく。

計画書に意見を反映





笑顔があつまるまち みどり市

～ ともに歩む ～

- 1 人が育つまち
- 2 緑が育つまち





重点事業①

**課題：畑を増やし
人を増やす**

- ①空き地を畑にする取組
- ②体験農園の開設
"""


def test_slides_of_a_dump_keep_their_titles_and_sections() -> None:
    title = "地域の 宝を育てるまちづくり"
    assert _told(read_passages(_dump(SLIDES), frozenset())) == [
        ("heading", "", title),
        ("heading", title, "みんなの畑"),
        ("bullet", f"{title} > みんなの畑", "市民が野菜を育てている。"),
        ("bullet", f"{title} > みんなの畑", "学校も参加している。"),
        ("caption", f"{title} > みんなの畑", "【収穫を喜ぶ参加者】"),
        ("heading", title, "直売所"),
        ("bullet", f"{title} > 直売所", "週に一度ひらく。"),
        ("paragraph", f"{title} > 直売所", "計画書に意見を反映"),
        ("heading", "", "笑顔があつまるまち みどり市"),
        ("paragraph", "笑顔があつまるまち みどり市", "～ ともに歩む ～"),
        ("bullet", "笑顔があつまるまち みどり市", "1 人が育つまち"),
        ("bullet", "笑顔があつまるまち みどり市", "2 緑が育つまち"),
        ("heading", "", "重点事業①"),
        ("heading", "重点事業①", "課題：畑を増やし/人を増やす"),
        ("bullet", "重点事業① > 課題：畑を増やし/人を増やす", "①空き地を畑にする取組"),
        ("bullet", "重点事業① > 課題：畑を増やし/人を増やす", "②体験農園の開設"),
    ]


def test_a_line_after_a_wide_gap_stands_apart_from_the_section_above() -> None:
    text = "# 見出し\n\n■章\n\n- ・項目。\n\n\n\n図の説明文\n\n\n\n\n\n次のページ\n\n本文はここにあります。\n"
    told = _told(read_passages(_dump(text), frozenset()))
    assert ("paragraph", "見出し", "図の説明文") in told


def test_a_line_after_a_wide_gap_stays_below_a_loose_heading_above_a_numbered_one() -> None:
    text = (
        "# 見出し\n\n■取組の例\n\n①畑の取組\n\n市民の畑\n\n- ・野菜を育てる。\n\n\n\n図の説明文\n\n"
        "②森の取組\n\n市民の森\n\n- ・木を植える。\n"
    )
    told = _told(read_passages(_dump(text), frozenset()))
    assert ("paragraph", "見出し > 取組の例 > ①畑の取組", "図の説明文") in told


def test_numbers_without_text_between_are_a_list_and_with_text_headings() -> None:
    text = "## 資料\n\n（１）目的\n\n定める。\n\n（２）期間\n\n五年。\n\n（３）次第\n\n1 開会\n\n2 挨拶\n\n3 閉会"
    kinds = [(kind, text) for kind, _, text in _told(read_passages(_dump(text), frozenset()))]
    assert ("heading", "（１）目的") in kinds
    assert ("heading", "（２）期間") in kinds
    assert [kind for kind, text in kinds if text in ("1 開会", "2 挨拶", "3 閉会")] == ["bullet"] * 3


def test_lines_that_the_page_has_wrapped_are_one_paragraph() -> None:
    page = _page(
        1,
        ("　この計画は、地域の将来像を示すものであり、市と町が協力して取り組む内容を", 60, 100, 530, 10.5),
        ("定めるものである。", 60, 118, 150, 10.5),
        ("　計画の期間は五年とし、毎年度見直しを行う。", 60, 136, 300, 10.5),
        ("※ 金額は見込みである。", 60, 160, 200, 9.0),
    )
    assert [kind for kind, _, _ in _told(read_passages(_pdf(page), frozenset()))] == [
        "paragraph",
        "paragraph",
        "note",
    ]
    assert _told(read_passages(_pdf(page), frozenset()))[0][2].count("/") == 1


def test_short_lines_of_a_list_stay_apart() -> None:
    page = _page(
        1,
        ("日 時　令和７年12月17日", 60, 100, 200, 10.5),
        ("会 場　市役所２階", 60, 118, 180, 10.5),
        ("出席者　委員", 60, 136, 150, 10.5),
    )
    assert len(_told(read_passages(_pdf(page), frozenset()))) == 3


def test_a_paragraph_goes_on_over_a_page_break_and_the_notes_below_it() -> None:
    first = _page(
        1,
        ("これまでの取組により、圏域の住民が安心して暮らすことができる環境が整いつつあ", 60, 700, 530, 10.5),
        ("※ 数値は速報である。", 60, 760, 200, 9.0),
    )
    second = _page(2, ("るものと考えられる。", 60, 80, 180, 10.5), first_key=10)
    reading = read_passages(_pdf(first, second), frozenset())
    assert [text for _, _, text in _told(reading)] == [
        "これまでの取組により、圏域の住民が安心して暮らすことができる環境が整いつつあ/るものと考えられる。",
        "※ 数値は速報である。",
    ]
    assert reading.used == {1, 2, 10}
    assert reading.records[0].fields["text"].page == 1


def test_large_type_heads_and_larger_type_closes_it() -> None:
    body = "本文の文章がここに続き、十分な長さを持っているので大きさの基準となるものである。"
    page = _page(
        1,
        ("第一の話題", 60, 100, 200, 16.0),
        ("細かい話題", 60, 140, 180, 13.0),
        (body, 60, 170, 530, 10.5),
        ("第二の話題", 60, 220, 200, 16.0),
        (body, 60, 250, 530, 10.5),
    )
    told = _told(read_passages(_pdf(page), frozenset()))
    assert [(kind, path) for kind, path, _ in told][1:] == [
        ("heading", "第一の話題"),
        ("paragraph", "第一の話題 > 細かい話題"),
        ("heading", ""),
        ("paragraph", "第二の話題"),
    ]


def test_contents_open_no_level() -> None:
    page = _page(
        1,
        ("目　次", 270, 60, 320, 10.5),
        ("１ 目的 ………………………………… 3", 60, 90, 500, 10.5),
        ("２ 期間 ………………………………… 4", 60, 108, 500, 10.5),
    )
    told = _told(read_passages(_pdf(page), frozenset()))
    assert [(kind, path) for kind, path, _ in told] == [("heading", ""), ("paragraph", ""), ("paragraph", "")]


def test_a_bracketed_line_over_a_table_is_its_caption_and_over_text_a_heading() -> None:
    line = Line((Word("1"),), "1", key=3)
    grid = Grid((Cell(0, 0, 1, 1, (line,)),), 1, 1, key=2)
    caption = Line((Word("【人口】"),), "【人口】", number=1, key=1)
    document = Document(
        "d0", "a.md", "0", "text/markdown", "text", None, (Page(None, None, None, (caption, grid)),)
    )
    assert [kind for kind, _, _ in _told(read_passages(document, frozenset()))] == ["caption"]
    text = "# 資料\n\n【取組の内容】\n\n地域の人と協力して、これからの計画をともに立て、実行していく取組である。\n"
    assert ("heading", "資料", "【取組の内容】") in _told(read_passages(_dump(text), frozenset()))


def test_used_lines_are_left_out_and_every_other_line_is_taken() -> None:
    page = _page(1, ("使われた行", 60, 100, 200, 10.5), ("残る行である。", 60, 140, 200, 10.5))
    reading = read_passages(_pdf(page), frozenset({1}))
    assert [text for _, _, text in _told(reading)] == ["残る行である。"]
    assert reading.used == {2}


def test_words_of_a_sentence_may_be_bold_on_a_line_of_their_own() -> None:
    wide = 520.0
    page = _page(
        1,
        ("圏域の人口は減少が続いているため、関係する市町村が連携して医療や交通を", 60, 100, wide, 10.0),
        ("支える仕組みをつくり、住民が安心して暮らせる地域を守ることを目的とし、", 60, 115, wide, 10.0),
        ("毎年度の評価により見直しを行う。", 60, 130, 260, 10.0),
    )
    flow = list(page.flow)
    second = flow[1]
    assert isinstance(second, Line)
    flow[1] = replace(second, words=tuple(replace(word, bold=True) for word in second.words))
    told = _told(read_passages(_pdf(replace(page, flow=tuple(flow))), frozenset()))
    assert len(told) == 1


def test_a_short_text_right_above_a_list_heads_it_whatever_its_type() -> None:
    page = _page(
        1,
        ("事業の概要", 60, 60, 180, 14.0),
        ("圏域の取組", 60, 110, 120, 10.0),
        ("・診療所の開設時間を延長する。", 60, 124, 300, 10.0),
        ("・バス路線を再編する。", 60, 138, 250, 10.0),
        ("町の取組", 60, 180, 110, 10.0),
        ("・図書館を相互に利用する。", 60, 194, 260, 10.0),
        ("・広報紙で周知する。", 60, 208, 240, 10.0),
    )
    told = _told(read_passages(_pdf(page), frozenset()))
    assert [(kind, text) for kind, _, text in told if kind == "heading"] == [
        ("heading", "事業の概要"),
        ("heading", "圏域の取組"),
        ("heading", "町の取組"),
    ]
    assert told[-1][1].endswith("町の取組")


def test_contents_without_leaders_head_nothing() -> None:
    contents = _page(
        1,
        ("目　次", 250, 60, 330, 14.0),
        ("Ⅰ　人口の状況", 60, 100, 200, 12.0),
        ("Ⅱ　圏域の将来像", 60, 120, 200, 12.0),
    )
    body = _page(
        2,
        ("Ⅰ　人口の状況", 60, 60, 200, 12.0),
        ("圏域の人口は減少が続いている。", 60, 90, 300, 10.0),
        ("Ⅱ　圏域の将来像", 60, 130, 200, 12.0),
        ("安心して暮らせる圏域をつくる。", 60, 160, 300, 10.0),
        first_key=11,
    )
    told = _told(read_passages(_pdf(contents, body), frozenset()))
    assert [kind for kind, _, _ in told] == [
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_the_end_of_a_remark_and_labels_of_a_chart_head_nothing() -> None:
    page = _page(
        1,
        (
            "計画の概要について説明する文章であり、段落の大きさを決めるために十分に長い。",
            60,
            60,
            520,
            10.0,
        ),
        ("省・文部科学省】", 60, 100, 160, 14.0),
        ("40 店舗数 12.5 30.1 8.0", 60, 140, 200, 14.0),
    )
    told = _told(read_passages(_pdf(page), frozenset()))
    assert [kind for kind, _, _ in told] == ["paragraph", "paragraph", "paragraph"]


def test_aims_and_measures_of_a_plan_head_what_follows_whatever_their_type() -> None:
    page = _page(
        1,
        ("基本目標１　しごとをつくる", 60, 100, 250, 10.5),
        ("施策１　農業の振興", 60, 130, 200, 10.5),
        ("担い手を育てるための研修を行う。", 60, 160, 300, 10.5),
        ("施策２　観光の振興", 60, 190, 200, 10.5),
        ("案内の看板を立て、宿の改修を助ける。", 60, 220, 300, 10.5),
    )
    assert _told(read_passages(_pdf(page), frozenset())) == [
        ("heading", "", "基本目標１　しごとをつくる"),
        ("heading", "基本目標１　しごとをつくる", "施策１　農業の振興"),
        ("paragraph", "基本目標１　しごとをつくる > 施策１　農業の振興", "担い手を育てるための研修を行う。"),
        ("heading", "基本目標１　しごとをつくる", "施策２　観光の振興"),
        ("paragraph", "基本目標１　しごとをつくる > 施策２　観光の振興", "案内の看板を立て、宿の改修を助ける。"),
    ]


def test_numbered_headings_above_tables_and_their_captions_are_no_list() -> None:
    page = _page(
        1,
        ("観光と航路に取り組む。", 60, 80, 300, 10.5),
        ("（１）観光の振興", 60, 100, 200, 10.5),
        ("成果指標", 60, 120, 120, 10.5),
        ("（２）航路の維持", 60, 200, 200, 10.5),
        ("成果指標", 60, 220, 120, 10.5),
    )
    grids = []
    for key, top in ((11, 140.0), (12, 240.0)):
        box = Box(60, top, 300, top + 20)
        text = Line((Word("来島者数", box),), "来島者数", box, key=key + 10)
        grids.append(Grid((Cell(0, 0, 1, 1, (text,), box),), 1, 1, box, key=key))
    flow = (*page.flow[:3], grids[0], *page.flow[3:], grids[1])
    told = _told(read_passages(_pdf(replace(page, flow=flow)), frozenset({3, 5})))
    assert [kind for kind, _, text in told if text.startswith("（")] == ["heading", "heading"]


def test_a_heading_told_by_size_alone_is_a_sibling_of_numbered_ones_of_its_size() -> None:
    page = _page(
        1,
        ("１ 人口の見通し", 60, 100, 200, 13.0),
        ("人口は減っていくものと見込まれる。", 60, 130, 300, 10.0),
        ("資料編", 60, 170, 120, 13.0),
        ("調査の結果を次に示すこととした。", 60, 200, 300, 10.0),
    )
    told = _told(read_passages(_pdf(page), frozenset()))
    assert told[-1] == ("paragraph", "資料編", "調査の結果を次に示すこととした。")


def test_a_small_text_in_brackets_over_larger_type_is_the_caption_of_a_picture() -> None:
    page = _page(
        1,
        ("・町の人がみんなで力を合わせて花を植え、水をやり、道をきれいにしている。", 40, 100, 500, 14),
        ("【花を植える町の人たち】", 160, 300, 280, 9),
        ("花のある道をみんなの手でつくる", 40, 320, 400, 20),
        ("・町の人がみんなで力を合わせて花を植え、水をやり、道をきれいにしている。", 40, 350, 500, 14),
    )
    assert [kind for kind, _, _ in _told(read_passages(_pdf(page), frozenset()))] == [
        "bullet",
        "caption",
        "heading",
        "bullet",
    ]


def test_a_short_line_on_a_dark_bar_of_its_own_is_a_heading() -> None:
    text = "町の人がみんなで力を合わせて花を植え、水をやり、道をきれいにする取組を進めている。"
    page = _page(
        1,
        (text, 40, 100, 500, 14),
        ("花いっぱいの道・水のある道", 46, 140, 300, 14),
        (text, 40, 220, 500, 14),
        ("笑顔のある町", 46, 260, 200, 14),
        (text, 40, 340, 500, 14),
    )
    bars = (
        Shape(Box(40, 136, 540, 158), "fill", (46, 125, 50)),
        Shape(Box(40, 256, 540, 278), "fill", (255, 243, 196)),
    )
    told = _told(read_passages(_pdf(replace(page, shapes=bars)), frozenset()))
    assert [kind for kind, _, _ in told] == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]


def test_squares_right_below_each_other_are_items_and_those_over_texts_headings() -> None:
    items = ("舟を直す", "小屋を建てる")
    sentence = "渡し舟をふたたび走らせるため、両岸の町の住民とともに次の取組を行う。"
    lines: list[tuple[str, float, float, float, float]] = []
    for part in range(2):
        top = 80 + 200.0 * part
        lines += [
            (f"（{part + 1}）舟の運航", 50, top, 200, 12),
            (sentence, 60, top + 30, 500, 10.5),
            *[(f"■　{item}", 70, top + 60 + 20 * k, 200, 10.5) for k, item in enumerate(items)],
        ]
    told = _told(read_passages(_pdf(_page(1, *lines)), frozenset()))
    assert [text for kind, _, text in told if kind == "bullet"] == [*items, *items]
    headed = [
        line
        for k, item in enumerate(items)
        for line in ((f"■　{item}", 70, 100 + 80 * k, 200, 10.5), (sentence, 60, 130 + 80 * k, 500, 10.5))
    ]
    told = _told(read_passages(_pdf(_page(1, *headed)), frozenset()))
    assert [text for kind, _, text in told if kind == "heading"] == list(items)
