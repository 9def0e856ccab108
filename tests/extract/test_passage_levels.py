"""On which level headings stand that look alike, and what is none though it looks like one."""

from __future__ import annotations

from dataclasses import replace

from extract.outline import outline
from extract.passage_signs import NUMBERED_CAPTION
from extract.passages import read_passages
from schemas.printed import Document
from tests.extract.test_passages import _page, _pdf, _told

TEXT = "村の暮らしを守るため、住民とともに次の取組を進め、毎年その成果を確かめていきます。"


def _paths(document: Document) -> list[tuple[str, str]]:
    told = _told(read_passages(document, frozenset()))
    return [(path, text) for kind, path, text in told if kind == "heading"]


def test_sections_numbered_as_their_chapters_are_but_set_smaller_stand_below_them() -> None:
    lines = []
    for part in range(2):
        top = 80 + 300.0 * part
        lines += [
            (f"{part + 1}．村の計画その{part + 1}", 50, top, 300, 16.0),
            ("１　計画の趣旨", 50, top + 40, 200, 14.0),
            (TEXT, 50, top + 70, 520, 10.0),
            ("２　計画の期間", 50, top + 100, 200, 14.0),
            (TEXT, 50, top + 130, 520, 10.0),
        ]
    document = _pdf(_page(1, *lines))
    chapters = ["1．村の計画その1", "2．村の計画その2"]
    assert _paths(document) == [
        pair
        for chapter in chapters
        for pair in (("", chapter), (chapter, "１　計画の趣旨"), (chapter, "２　計画の期間"))
    ]
    told = outline(document)
    assert [len(told.path(heading.line.key)) for heading in told.headings] == [0, 1, 1, 0, 1, 1]


def test_a_number_that_goes_on_in_smaller_type_is_of_the_same_level() -> None:
    lines = [
        ("1．村の計画", 50, 80, 300, 16.0),
        (TEXT, 50, 120, 520, 10.0),
        ("2．村の人口", 50, 160, 300, 14.0),
        (TEXT, 50, 200, 520, 10.0),
    ]
    assert _paths(_pdf(_page(1, *lines))) == [("", "1．村の計画"), ("", "2．村の人口")]


def _measures(*labels: str) -> Document:
    lines = []
    for part in range(2):
        top = 80 + 300.0 * part
        lines.append((f"（{part + 1}）{'農業林業'[2 * part : 2 * part + 2]}の振興", 50, top, 200, 14.0))
        for k, label in enumerate(labels):
            lines += [
                (label, 54, top + 40 + 60 * k, 140, 10.5),
                (TEXT, 50, top + 62 + 60 * k, 520, 10.0),
            ]
    return _pdf(_page(1, *lines))


def test_labels_that_come_again_in_other_brackets_are_of_one_level() -> None:
    for labels in (("＜現状＞", "【主な取組】"), ("■現状と課題", "【主な取組】")):
        told = _paths(_measures(*labels))
        assert [path for path, _ in told] == [
            "",
            "（1）農業の振興",
            "（1）農業の振興",
            "",
            "（2）林業の振興",
            "（2）林業の振興",
        ]


def test_labels_stand_below_names_that_do_not_come_again() -> None:
    lines = []
    for part, name in enumerate(("農業の振興", "林業の振興", "漁業の振興")):
        lines += [
            (f"■{name}", 50, 80 + 100.0 * part, 200, 10.5),
            ("【主な取組】", 50, 100 + 100.0 * part, 140, 10.5),
            (TEXT, 50, 122 + 100.0 * part, 520, 10.0),
        ]
    told = [path for path, text in _paths(_pdf(_page(1, *lines))) if text == "【主な取組】"]
    assert told == ["農業の振興", "林業の振興", "漁業の振興"]


def test_marks_of_items_in_another_weight_are_those_of_items() -> None:
    lists = [(f"◆{name}", 60, 80 + 20.0 * k, 200, 10.0) for k, name in enumerate(("道を直す", "橋を架ける"))]
    page = _page(1, *lists, (TEXT, 50, 140, 520, 10.0), *[(t, x, y + 90, r, s) for t, x, y, r, s in lists])
    last = _page(2, (TEXT, 50, 60, 520, 10.0), *lists, (TEXT, 50, 140, 520, 10.0), first_key=20)
    bold = [
        replace(line, words=tuple(replace(word, bold=True) for word in line.words))
        if line.text.startswith("◆")
        else line
        for line in last.lines
    ]
    told = _told(read_passages(_pdf(page, replace(last, flow=tuple(bold))), frozenset()))
    assert [kind for kind, _, text in told if text != TEXT] == ["bullet"] * 6


def test_a_caption_has_its_number_in_brackets() -> None:
    assert NUMBERED_CAPTION.match("【図１】　総人口の推移")
    assert NUMBERED_CAPTION.match("図１　総人口の推移")
    assert not NUMBERED_CAPTION.match("【図書館】　本を貸す")


def test_a_letter_before_a_mark_that_begins_no_line_is_broken_off_with_it() -> None:
    lines = [
        ("前期の戦略に掲げた数値目標について、村の皆さんとともに検証した結果は次のとおりで", 82, 80, 511, 11.0),
        ("す。", 71, 100, 93, 11.0),
        ("村の将来を見据え、村の暮らしを守ることを目指して、関係機関と一体となって施策", 82, 120, 533, 11.0),
        ("を進め、その成果を毎年度、広報紙とホームページで公表することとし、必要に応じ", 71, 140, 533, 11.0),
        ("て施策の見直しを行い、翌年度の予算の編成に反映させるよう、努めていくことと決", 71, 160, 533, 11.0),
        ("めた。", 71, 180, 104, 11.0),
    ]
    told = _told(read_passages(_pdf(_page(1, *lines)), frozenset()))
    assert len(told) == 2


def test_the_weight_of_labels_that_come_again_does_not_tell_their_level() -> None:
    document = _measures("＜現状＞", "【主な取組】")
    (page,) = document.pages
    lines = [
        replace(line, words=tuple(replace(word, bold=True) for word in line.words))
        if line.text[0] == "＜"
        else line
        for line in page.lines
    ]
    told = _paths(_pdf(replace(page, flow=tuple(lines))))
    assert [path for path, text in told if text == "【主な取組】"] == ["（1）農業の振興", "（2）林業の振興"]
