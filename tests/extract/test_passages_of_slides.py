"""Text of slides: one mark for items long and short, heads in bold between them, texts in boxes."""

from __future__ import annotations

from extract.passages import read_passages
from schemas.printed import Box, Document, Line, Page, Word

LONG = "町の人がみんなで力を合わせて花を植え、水をやり、道をきれいにする取組を毎年続けて進めている"


def _line(key: int, text: str, x0: float, top: float, size: float, *, bold: bool = False) -> Line:
    box = Box(x0, top, x0 + size * len(text), top + size)
    return Line((Word(text, box, size, bold),), text, box, key=key)


def _told(*lines: Line, frames: tuple[Box, ...] = ()) -> list[tuple[str, str, str]]:
    page = Page(1, 960.0, 540.0, lines, frames=frames)
    document = Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))
    return [
        (record.fields["kind"].text, path.text if (path := record.fields.get("heading_path")) else "", text.text)
        for record in read_passages(document, frozenset()).records
        for text in [record.fields["text"]]
    ]


def _items(first: int, top: float, mark: str, texts: tuple[str, ...]) -> list[Line]:
    return [_line(first + n, mark + text, 40, top + 22 * n, 12) for n, text in enumerate(texts)]


def test_a_mark_before_sentences_marks_short_items_as_well() -> None:
    lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20), _line(2, "みんなで育てる", 40, 80, 14, bold=True)]
    lines += _items(3, 106, "◆", (LONG, f"{LONG}ところ", f"{LONG}まち"))
    lines += [_line(8, "手を貸す", 40, 190, 14, bold=True), _line(9, f"{LONG}。", 40, 216, 12)]
    lines += _items(10, 240, "◆", ("花の市", "水やりの会"))
    path = "花いっぱいの暮らし > 手を貸す"
    assert [told[:2] for told in _told(*lines)[-3:]] == [("paragraph", path), ("bullet", path), ("bullet", path)]


def test_a_bold_line_in_brackets_heads_the_items_below_it_and_one_mark_may_serve_heads_in_bold() -> None:
    for head in ("【水をやる】", "■ 水をやる"):
        lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20), *_items(2, 80, "■", (LONG, f"{LONG}ところ"))]
        lines.append(_line(5, head, 40, 140, 12, bold=True))
        lines += _items(6, 164, "■", (f"{LONG}まち", "花の市"))
        told = _told(*lines)
        assert [kind for kind, _, _ in told] == ["heading", "bullet", "bullet", "heading", "bullet", "bullet"]
        assert told[-1][1] == f"花いっぱいの暮らし > {head.removeprefix('■ ')}"


def test_a_clause_above_a_list_is_no_heading() -> None:
    lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20), _line(2, "花の良さや、育て方を広める", 40, 80, 12)]
    lines += _items(3, 100, "●", ("花の市", "水やりの会"))
    assert [kind for kind, _, _ in _told(*lines)] == ["heading", "paragraph", "bullet", "bullet"]


def test_a_bold_line_heads_its_box_though_it_is_set_small_to_fit() -> None:
    box = Box(36, 74, 700, 170)
    lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20), _line(2, "みんなで育てる", 40, 80, 8, bold=True)]
    lines += [_line(3, LONG, 40, 112, 12), _line(4, f"{LONG}。", 40, 126, 12)]
    assert [kind for kind, _, _ in _told(*lines, frames=(box,))] == ["heading", "heading", "paragraph"]
    assert [kind for kind, _, _ in _told(*lines)][1] == "paragraph"


def test_a_text_goes_on_in_its_box_though_two_lines_only_reach_its_side() -> None:
    texts = ("一つの町だけでは道を直すことが難しい", "場合には、となりの町が道具を貸すこと", "も選べる")
    lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20)]
    lines += [_line(2 + n, text, 44, 100 + 15 * n, 12) for n, text in enumerate(texts)]
    assert [text for _, _, text in _told(*lines, frames=(Box(36, 90, 268, 200),))][1:] == ["\n".join(texts)]


def test_heads_of_boxes_are_of_one_level_whatever_size_fits_them() -> None:
    frames = (Box(36, 74, 460, 170), Box(520, 74, 944, 170))
    lines = [_line(1, "花いっぱいの暮らし", 40, 40, 20)]
    for key, left, size, head in ((2, 40, 14, "育てる"), (6, 524, 11, "手を貸す")):
        lines.append(_line(key, head, left, 80, size, bold=True))
        lines.append(_line(key + 1, LONG[:30], left, 112, 12))
    assert [path for _, path, _ in _told(*lines, frames=frames)] == [
        "",
        *("花いっぱいの暮らし", "花いっぱいの暮らし > 育てる"),
        *("花いっぱいの暮らし", "花いっぱいの暮らし > 手を貸す"),
    ]
