"""A long document in sections gives what it gives in one piece, within limits, with the headings above."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import sections as cutting
from extract.document import read, read_bytes, read_sections
from kohyo.pipeline import Result, process, process_sections
from samples.drawing import CID_GOTHIC, Cell, Sheet, label
from schemas.limits import Limits
from schemas.printed import Document
from tests.drawing import Drawing
from tools.bench import card_samples, string_together

PAGES = 24


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sections") / "cards.pdf"
    string_together(card_samples(), PAGES, path)
    return path


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "MOST_PAGES", 8)
    monkeypatch.setattr(cutting, "LEAST_PAGES", 3)


def in_sections(path: Path) -> list[Document]:
    return list(read_sections(path.read_bytes(), source_name=path.name))


def records(result: Result) -> list[str]:
    left_out = {"findings", "passages"}
    return sorted(row.model_dump_json() for row in result.rows if row.TABLE not in left_out)


def test_a_document_of_ordinary_length_is_one_section(cards: Path) -> None:
    (section,) = in_sections(cards)
    assert (section.section, section.first_key, len(section.pages)) == (0, 1, PAGES)


@pytest.mark.usefixtures("short")
def test_sections_give_the_records_of_the_whole(cards: Path) -> None:
    parts = in_sections(cards)
    assert len(parts) > 2
    assert [part.section for part in parts] == list(range(len(parts)))
    assert records(process_sections(parts)) == records(process(read(cards)))


@pytest.mark.usefixtures("short")
def test_every_page_is_in_one_section_and_keys_go_on(cards: Path) -> None:
    numbers, last = [], 0
    for part in in_sections(cards):
        own = [page for page in part.pages if all(item.key >= part.first_key for item in page.flow)]
        numbers += [page.number for page in own]
        keys = [item.key for page in own for item in page.flow]
        assert min(keys) > last
        last = max(keys)
    assert numbers == list(range(1, PAGES + 1))


def chapters() -> bytes:
    """Two chapters of six pages; a card's heading on every page, a chapter's on its first."""
    d = Drawing()
    for page in range(12):
        if page % 6 == 0:
            d.text(40, 40, f"第{page // 6 + 1}章 {'医療' if page == 0 else '交通'}の取組", 18)
        d.text(40, 80, f"（{page % 6 + 1}） 取組の{page + 1}番目", 11)
        d.text(40, 120, f"この取組は{page + 1}年目に始め、関係する町が力を合わせて進めます。")
        if page < 11:
            d.page()
    return d.data()


@pytest.mark.usefixtures("short")
def test_the_open_headings_stand_above_the_next_section_and_are_read_once() -> None:
    parts = list(read_sections(chapters(), source_name="a.pdf"))
    # the second chapter begins on page 7: the best place to cut among pages 4 to 9
    assert [part.pages[-1].number for part in parts] == [6, 12]
    split = process_sections(parts)
    whole = process(read_bytes(chapters(), source_name="a.pdf"))
    assert [row for row in split.rows if row.TABLE == "passages"] == [
        row for row in whole.rows if row.TABLE == "passages"
    ]
    assert split.accounted == whole.accounted == 1.0


def test_pages_beyond_a_limit_are_left_out_with_a_note_and_the_rest_is_kept() -> None:
    for limits, last in ((Limits(pages=3), 3), (Limits(characters=40), 1), (Limits(seconds=0.0), 1)):
        (part,) = read_sections(chapters(), source_name="a.pdf", limits=limits)
        assert [page.number for page in part.pages] == list(range(1, last + 1)), limits
        assert part.page_count == 12
        (note,) = part.notes
        assert (note.rule, note.page) == ("layout-limit", last + 1)
        assert f"{last + 1}ページ以降は読んでいません" in note.message
        assert process(part).status == "partial"


def test_a_text_beyond_the_limit_is_cut_between_lines() -> None:
    data = "\n".join(f"{number}行目の文です。" for number in range(1, 11)).encode()
    (part,) = read_sections(data, source_name="a.txt", limits=Limits(characters=30))
    assert [line.number for line in part.pages[0].lines] == [1, 2, 3]
    (note,) = part.notes
    assert (note.rule, note.line) == ("layout-limit", 4)
    assert process(part).status == "partial"


@pytest.mark.usefixtures("short")
def test_a_note_on_the_unit_of_all_amounts_holds_behind_a_cut(tmp_path: Path) -> None:
    path = tmp_path / "noted.pdf"
    sheet = Sheet(path, "圏域共生ビジョン", font=CID_GOTHIC)
    sheet.line("※概算事業費は見込みです。（単位：千円）")
    for n in range(1, PAGES + 1):
        rows = [
            [label("事業名"), Cell(f"第{n}号線の改良", 2)],
            [label("事業概要"), Cell("道路を直す。", 2)],
            [label("概算事業費", rows=2), label("R8"), label("R9")],
            [Cell(f"{n},000"), Cell(f"{n},500")],
        ]
        sheet.table(rows, [90, 131, 131])
        sheet.next_page()
    sheet.save()
    assert len(in_sections(path)) > 2
    amounts = [
        row.amount_thousand_yen
        for row in process_sections(read_sections(path.read_bytes(), source_name=path.name)).rows
        if row.TABLE == "budgets"
    ]
    assert amounts == [amount for n in range(1, PAGES + 1) for amount in (n * 1000, n * 1000 + 500)]
