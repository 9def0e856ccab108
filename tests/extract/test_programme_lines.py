"""Projects of a national programme as lines: a name, and values behind labels below it."""

from __future__ import annotations

from extract.document import read_bytes
from extract.families import programme_lines
from schemas.printed import Box, Document, Line, Page, RawRecord, Word

TITLE = "令和5年度 海の友事業 採択団体"
TYPED = """
■ 海の型

1 岩手県遠野市（とおのし）「里帰り事業」

【連携団体】釜石市、大槌町
【対象者】出身者及び
その家族
【概 要】祭りに招く。

2 山形県「里の塾」

【対象者】学生
【概 要】手仕事を学ぶ。

■ 山の型

3 岡山県西粟倉村（にしあわくらそん）「森の塾」

【時期】秋
【対象者】若者
【概 要】木を植える。
木を伐る。
"""


def _records(document: Document) -> list[RawRecord]:
    family = programme_lines.FAMILY
    return [record for region in family.find(document) for record in family.read(document, region).records]


def _texts(record: RawRecord, *names: str) -> list[str | None]:
    return [record.fields[name].text if name in record.fields else None for name in names]


def test_values_stand_behind_labels_below_the_name() -> None:
    names = ("organization", "category", "partners", "audience", "summary")
    typed = read_bytes(f"{TITLE}\n{TYPED}".encode(), source_name="a.txt")
    assert [_texts(record, *names) for record in _records(typed)] == [
        ["岩手県遠野市（とおのし）", "海の型", "釜石市、大槌町", "出身者及び\nその家族", "祭りに招く。"],
        ["山形県", "海の型", None, "学生", "手仕事を学ぶ。"],
        ["岡山県西粟倉村（にしあわくらそん）", "山の型", None, "若者", "木を植える。\n木を伐る。"],
    ]
    (region,) = programme_lines.FAMILY.find(typed)
    reading = programme_lines.FAMILY.read(typed, region)
    assert [remark.message[:10] for remark in reading.remarks] == ["採択団体の欄「時期」"]
    # the names of the projects stay in the running text
    assert not {record.key for record in reading.records} & reading.used


def test_projects_that_a_town_carries_out_itself_are_no_selection() -> None:
    assert _records(read_bytes(f"令和5年度 実施事業一覧\n{TYPED}".encode(), source_name="a.txt")) == []


def _line(key: int, text: str, x0: float, top: float, size: float) -> Line:
    box = Box(x0, top, x0 + size * len(text), top + size)
    return Line((Word(text, box, size),), text, box, key=key)


def test_labels_may_stand_over_their_values_in_boxes_of_two_columns() -> None:
    def box(key: int, name: str, x0: float, top: float) -> list[Line]:
        texts = (name, "◆対象者", "学生", "◆取組の概要", f"・{name[2:]}を巡る。")
        return [_line(key + n, text, x0, top + 12 * n, 9 if n else 12) for n, text in enumerate(texts)]

    title = _line(1, TITLE, 40, 20, 14)
    first, second = _line(2, "海の型", 40, 50, 12), _line(20, "山の型", 40, 150, 12)
    left = [*box(3, "1 遠野市（岩手県）", 40, 70), second, *box(21, "3 飯山市（長野県）", 40, 170)]
    right = [*box(30, "2 燕市（新潟県）", 300, 70), *box(40, "4 阿南市（徳島県）", 300, 170)]
    page = Page(1, 595.0, 842.0, (title, first, *left, *right))
    found = _records(Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,)))
    assert [_texts(record, "organization", "category", "audience", "summary") for record in found] == [
        ["遠野市（岩手県）", "海の型", "学生", "・遠野市（岩手県）を巡る。"],
        ["飯山市（長野県）", "山の型", "学生", "・飯山市（長野県）を巡る。"],
        ["燕市（新潟県）", "海の型", "学生", "・燕市（新潟県）を巡る。"],
        ["阿南市（徳島県）", "山の型", "学生", "・阿南市（徳島県）を巡る。"],
    ]


def _paged(*pages: tuple[Line, ...]) -> Document:
    made = tuple(Page(number, 595.0, 842.0, lines) for number, lines in enumerate(pages, 1))
    return Document("d0", "a.pdf", "0", "application/pdf", "native", len(made), made)


def _block(key: int, top: float, *texts: str) -> list[Line]:
    """A name in larger type, and lines of 9 points below it; ``+`` begins a line that the one above wraps into."""
    lines = [_line(key, texts[0], 40, top, 11)]
    y = top + 6
    for n, text in enumerate(texts[1:], 1):
        y += 11 if text.startswith("+") else 15
        lines.append(_line(key + n, text.removeprefix("+"), 40, y, 9))
    return lines


NAMES = ("organization", "audience", "summary")


def test_what_a_project_does_may_stand_below_its_values_without_a_label() -> None:
    lines = [_line(1, TITLE, 40, 20, 14), _line(2, "海の型", 40, 50, 12)]
    lines += _block(10, 70, "・岩手県遠野市（とおのし）", "主な対象：出身者", "－祭りに招く。", "－踊る。")
    lines += _block(
        20, 140, "・新潟県燕市", "主な対象：海辺の町で育ち、魚の", "+料理が好きな者", "魚を売る取組を広げる。"
    )
    lines += _block(
        30, 210, "・徳島県阿南市", "主な対象：学生", "海で泳ぐ会を開き、町の魚を食べる", "+催しをする。"
    )
    found = _records(_paged(tuple(lines)))
    assert [_texts(record, *NAMES) for record in found] == [
        ["岩手県遠野市（とおのし）", "出身者", "－祭りに招く。\n－踊る。"],
        ["新潟県燕市", "海辺の町で育ち、魚の\n料理が好きな者", "魚を売る取組を広げる。"],
        ["徳島県阿南市", "学生", "海で泳ぐ会を開き、町の魚を食べる\n催しをする。"],
    ]
    assert {record.fields["category"].text for record in found} == {"海の型"}


def test_pages_with_the_title_again_hold_a_project_or_two_and_long_names_wrap() -> None:
    def page(key: int, *blocks: list[Line]) -> tuple[Line, ...]:
        head = (_line(key, TITLE, 40, 20, 14), _line(key + 1, "海の型", 40, 50, 12))
        return (*head, *(line for block in blocks for line in block))

    long = [_line(11, "北海道【釧路市、北見市、", 40, 70, 11), _line(12, "岩見沢市】", 40, 84, 11)]
    text = "令和4年度に実施した事業のモデル地域のほかに"  # no title of a list
    first = page(1, [*long, *_block(13, 90, "", "対象：会社員", "働きながら", f"+{text}", "+旅をする。")[1:]])
    second = page(
        30,
        [_line(32, "つばめし", 73, 64, 4), *_block(33, 70, "新潟県燕市", "対象：漁師", "魚を売る。")],
        _block(40, 140, "徳島県阿南市", "対象：学生", "海で泳ぐ。"),
    )
    found = _records(_paged(first, second))
    assert [_texts(record, *NAMES) for record in found] == [
        ["北海道【釧路市、北見市、岩見沢市】", "会社員", f"働きながら\n{text}\n旅をする。"],
        ["つばめし\n新潟県燕市", "漁師", "魚を売る。"],
        ["徳島県阿南市", "学生", "海で泳ぐ。"],
    ]
    assert [record.page_start for record in found] == [1, 2, 2]


def test_names_may_be_set_off_over_running_text_with_no_label_at_all() -> None:
    lines = [_line(1, TITLE, 40, 20, 14), _line(2, "海の型", 40, 50, 12)]
    for key, name in ((10, "岩手県遠野市"), (20, "新潟県燕市"), (30, "徳島県阿南市")):
        lines += _block(key, 60 + 5 * key, name, "祭りに招く取組を広げ、町を", "+にぎやかにする。")
    assert [_texts(record, *NAMES) for record in _records(_paged(tuple(lines)))] == [
        [name, None, "祭りに招く取組を広げ、町を\nにぎやかにする。"]
        for name in ("岩手県遠野市", "新潟県燕市", "徳島県阿南市")
    ]
