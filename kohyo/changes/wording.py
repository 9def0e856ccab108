"""The words that the page and the terminal have in common."""

from __future__ import annotations

from kohyo.changes.change import Change
from kohyo.changes.comparison import CHANGES_NAME
from kohyo.changes.labels import shown
from kohyo.changes.tally import DocumentTally, Tally
from kohyo.writers.columns import Column, columns_of
from schemas.tables import TABLES

GROUPS: dict[str, tuple[str, str]] = {
    "chosen": ("比べた文書", "指定された文書、または計画の前の版と次の版"),
    "revised": ("改訂された文書", "同じ文書の内容が新しくなったもの"),
    "edition": ("次の版に替わった文書", "同じ圏域の計画の前の版と比べています"),
    "added": ("新しい文書", "前回はなかったもの"),
    "removed": ("なくなった文書", "前回はあったもの"),
    "gone": ("ファイルがなくなった文書", "結果は前回のまま残しています。外すには --prune を付けて実行します"),
    "read": ("読み取りの改善", "文書は同じで、プログラムの更新によって読み取り方が変わったもの"),
    "moved": ("名前や場所だけが変わった文書", "中身は同じもの"),
}
"""Title and explanation of each group of documents, in the order in which a person needs them."""
KINDS = {"added": "追加", "removed": "削除", "changed": "変更"}


def headline(tally: Tally) -> str:
    """What happened, in a sentence or two."""
    if tally.first:
        return f"前回の結果がないため、{tally.documents['added']:,}件の文書はすべて新しいものです。"
    if not tally.changes:
        return "変わったところはありません。"
    counts = [
        f"{title} {tally.documents[word]:,}件" for word, (title, _) in GROUPS.items() if tally.documents[word]
    ]
    if tally.documents["same"]:
        counts.append(f"変わらない文書 {tally.documents['same']:,}件")
    return "、".join(counts) + "。"


def program_note(tally: Tally) -> str | None:
    """A warning where the differences of revised documents may be those of the program; None where not."""
    if not tally.program_differs:
        return None
    return (
        "前回からプログラムも更新されています。"
        "改訂された文書の違いには、読み取り方の違いも含まれることがあります。"
    )


def document_name(document: DocumentTally) -> str:
    """The title of a document and the path of its file."""
    known = document.pair.after or document.pair.before
    if known is None:
        return ""
    return known.title if known.title == known.path else f"{known.title}（{known.path}）"


def document_lines(document: DocumentTally) -> list[str]:
    """What is to be said about a document before its tables."""
    before, after = document.pair.before, document.pair.after
    lines = [document.note] if document.note else []
    if before is not None and after is not None:
        if document.moved and document.pair.relation in ("same", "revised"):
            lines.append(f"「{before.path}」から「{after.path}」に変わりました。")
        if before.document_id != after.document_id:
            lines.append(f"変更前: {before.title}（{before.path}、{before.document_id}）")
            lines.append(f"変更後: {after.title}（{after.path}、{after.document_id}）")
    return lines


def table_counts(document: DocumentTally) -> list[tuple[str, list[int]]]:
    """Rows added, removed and changed by table, in the order of the tables."""
    tables = [table for table in TABLES if any(document.counts[table, kind] for kind in KINDS)]
    return [(table, [document.counts[table, kind] for kind in KINDS]) for table in tables]


def column_of(change: Change) -> Column | None:
    """The column that a change is about; None for whole rows and documents."""
    columns = columns_of(TABLES[change.table]) if change.column else ()
    return next((column for column in columns if column.name == change.column), None)


def values(change: Change) -> tuple[str, str, str]:
    """(what differs, before, after) in words."""
    column = column_of(change)
    if column is not None:
        return column.title, shown(column, change.before), shown(column, change.after)
    return f"（{KINDS[change.kind]}）", change.before or "", change.after or ""


def rest(document: DocumentTally, table: str) -> str | None:
    """Where the changes are that are not shown; None where all are."""
    left = document.lines[table] - len(document.details.get(table, ()))
    return f"ほか {left:,} 件は {CHANGES_NAME} を見てください。" if left > 0 else None
