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
