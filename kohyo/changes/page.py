"""``changes.html``: what changed, as a page that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kohyo.changes.change import Change
from kohyo.changes.comparison import CHANGES_NAME
from kohyo.changes.labels import shortened
from kohyo.changes.tally import DocumentTally, Tally
from kohyo.changes.wording import (
    GROUPS,
    KINDS,
    document_lines,
    document_name,
    headline,
    program_note,
    rest,
    table_counts,
    values,
)
from schemas.tables import TABLES

PAGE_NAME = "changes.html"
_LONGEST_VALUE = 300
_OPEN_DOCUMENTS = 10
"""So many documents with details stand open; of more the reader opens what is wanted."""

_STYLE = """
:root { color-scheme: light; }
body { font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
  line-height: 1.7; max-width: 70rem; margin: 2rem auto; padding: 0 1.25rem; color: #1a1a1c; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 2px solid #8c8c8c; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; } .about { color: #595959; }
.note { border-left: .3rem solid #927200; padding: .25rem .75rem; background: #fbf5e0; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0 .75rem; }
table.counts { width: auto; }
th, td { border: 1px solid #b3b3b3; padding: .3rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #f1f1f4; font-weight: 600; white-space: nowrap; }
td.number { text-align: right; white-space: nowrap; }
details { margin: .75rem 0; border: 1px solid #d8d8db; border-radius: .4rem; padding: .4rem .8rem; }
summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
summary:focus-visible, a:focus-visible { outline: 3px solid #0017c1; outline-offset: 2px; }
tr.added td:nth-child(2) { color: #115a36; } tr.removed td:nth-child(2) { color: #a8071a; }
@media print { details { border: 0; padding: 0; } body { margin: 0; max-width: none; } }
"""


def changes_page(tally: Tally, title: str) -> str:
    """The page as HTML; it holds no times of its own, so that equal outputs give equal pages."""
    return "".join(_parts(tally, title))


def _parts(tally: Tally, title: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{escape(title)}</h1>\n<p>{escape(headline(tally))}</p>\n"
    if tally.before:
        yield f'<p class="about">比べた相手: {escape(tally.before[:10])} に作られた結果</p>\n'
    note = program_note(tally)
    if note:
        yield f'<p class="note">{escape(note)}</p>\n'
    if tally.changes:
        yield (
            f'<p class="about">すべての違い（{tally.changes:,}件）は <a href="{CHANGES_NAME}">{CHANGES_NAME}</a> '
            "にあります。行は位置ではなく、施策名・年度・市町村などの内容で照らし合わせています。"
            "文字の幅や空白だけの違いは、違いに数えません。</p>\n"
        )
    for word, (name, about) in GROUPS.items():
        if tally.documents[word]:
            yield f'<section id="{word}">\n<h2>{name}（{tally.documents[word]:,}件）</h2>\n'
            yield f'<p class="about">{about}</p>\n'
            yield from _group(tally, word)
            yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def _group(tally: Tally, word: str) -> Iterator[str]:
    shown = tally.shown[word]
    if all(
        document.pair.before is None or document.pair.after is None or word in ("moved", "gone")
        for document in shown
    ):
        yield "<ul>\n"
        for document in shown:
            lines = "".join(f"<br>{escape(line)}" for line in document_lines(document))
            yield f"<li>{escape(document_name(document))}{lines}</li>\n"
        yield "</ul>\n"
    else:
        for number, document in enumerate(shown):
            yield from _document(document, number < _OPEN_DOCUMENTS)
    left = tally.documents[word] - len(shown)
    if left:
        yield f'<p>ほか {left:,} 件は <a href="{CHANGES_NAME}">{CHANGES_NAME}</a> を見てください。</p>\n'


def _document(document: DocumentTally, is_open: bool) -> Iterator[str]:
    yield f"<details{' open' if is_open else ''}>\n<summary>{escape(document_name(document))}</summary>\n"
    for line in document_lines(document):
        yield f'<p class="about">{escape(line)}</p>\n'
    tables = [(table, counts) for table, counts in table_counts(document) if table not in _ABOUT_FILES]
    if tables:
        heads = "".join(f'<th scope="col">{kind}</th>' for kind in KINDS.values())
        yield f'<table class="counts">\n<tr><th scope="col">表</th>{heads}</tr>\n'
        for table, counts in tables:
            cells = "".join(f'<td class="number">{count:,}</td>' for count in counts)
            yield f'<tr><th scope="row">{escape(TABLES[table].TITLE)}</th>{cells}</tr>\n'
        yield "</table>\n"
    else:
        yield "<p>表の内容に違いはありません。</p>\n"
    for table in TABLES:
        if table in document.details and table not in _ABOUT_FILES:
            yield from _details(document, table)
    about = [change for change in document.details.get("documents", ()) if change.column != "document_id"]
    if about:
        yield "<h3>文書の情報</h3>\n"
        yield from _rows(about, with_page=False)
    yield "</details>\n"


_ABOUT_FILES = frozenset({"inputs", "documents"})


def _details(document: DocumentTally, table: str) -> Iterator[str]:
    changes = document.details[table]
    yield f"<h3>{escape(TABLES[table].TITLE)}</h3>\n"
    yield from _rows(changes, with_page=any(change.page is not None for change in changes))
    left = rest(document, table)
    if left:
        yield f"<p>{escape(left)}</p>\n"


def _rows(changes: list[Change], *, with_page: bool) -> Iterator[str]:
    heads = ["対象", "項目", "変更前", "変更後", *(["ページ"] if with_page else [])]
    yield "<table>\n<tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr>\n"
    for change in changes:
        texts = [change.record or "", *values(change)]
        cells = "".join(f"<td>{escape(shortened(text, _LONGEST_VALUE))}</td>" for text in texts)
        page = f'<td class="number">{"" if change.page is None else change.page}</td>' if with_page else ""
        yield f'<tr class="{change.kind}">{cells}{page}</tr>\n'
    yield "</table>\n"
