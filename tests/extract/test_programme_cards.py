"""Projects of a national programme on cards: a small table each."""

from __future__ import annotations

from extract.document import read_bytes
from extract.families import programme_cards
from schemas.printed import RawRecord, Reading

TITLE = "令和4年度「海の友事業」採択団体の取組"
CARDS = """
海の型

岩手県 遠野市「里帰り」\t
事業名\t里帰り
連携団体\t釜石市、大槌町
対象者\t出身者
概要\t・祭りに招く。

長野県 飯山市（いいやまし）\t
対象者\t学生
概要\t・雪を下ろす。

山の型

団体名\t西粟倉村\t都道府県名\t岡山県
事業名\t森の塾
事業概要\t・木を植える。
\t・木を伐る。
"""


def _readings(text: str) -> list[Reading]:
    document = read_bytes(text.encode("utf-8"), source_name="a.txt")
    family = programme_cards.FAMILY
    return [family.read(document, region) for region in family.find(document)]


def _texts(record: RawRecord, *names: str) -> list[str | None]:
    return [record.fields[name].text if name in record.fields else None for name in names]


def test_each_card_is_a_project_with_the_category_above_it() -> None:
    (reading,) = _readings(f"{TITLE}\n{CARDS}")
    names = ("organization", "prefecture", "category", "partners", "audience", "summary")
    assert [_texts(record, *names) for record in reading.records] == [
        ["岩手県 遠野市", None, "海の型", "釜石市、大槌町", "出身者", "・祭りに招く。"],
        ["長野県 飯山市（いいやまし）", None, "海の型", None, "学生", "・雪を下ろす。"],
        ["西粟倉村", "岡山県", "山の型", None, None, "・木を植える。\n・木を伐る。"],
    ]
    assert {record.fields["title"].text for record in reading.records} == {TITLE}
    # a label that the output has no column for is named once
    assert [remark.message[:11] for remark in reading.remarks] == ["採択団体の欄「事業名」"]


def test_cards_of_a_town_s_own_projects_are_no_selection() -> None:
    assert _readings(f"令和4年度 海の友事業の取組\n{CARDS}") == []
