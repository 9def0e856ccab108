"""The closing summary of a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kohyo.batch.entries import Entry
from kohyo.batch.run import Run

_LEFT_OUT = ("inputs", "documents", "provenance", "findings", "table_cells", "passages")


def print_summary(run: Run, out: Path | str) -> None:
    """Prints what became of every input that was read or cannot be read, and what differs from the last output."""
    write = sys.stdout.write
    for entry in run.entries:
        if entry.outcome.document_id is None:
            write(f"× {entry.name}\n    {entry.outcome.reason} {entry.outcome.advice or ''}\n")
        elif not entry.reused:
            _print_document(entry)
    inputs = [entry for entry in run.entries if not entry.gone]
    failed = sum(entry.outcome.document_id is None for entry in inputs)
    read = {entry.kept.key for entry in inputs if entry.kept is not None and not entry.reused}
    known = sum(entry.reused and entry.kept is not None and entry.kept.key not in read for entry in inputs)
    records = sum(entry.outcome.records for entry in run.entries if entry.outcome.document_id is not None)
    difference = run.difference
    _print_names("内容が変わった文書", difference.replaced)
    _print_names("ファイルがなくなり、結果を残した文書（外すには --prune）", [e.name for e in difference.gone])
    _print_names("ファイルがなくなり、結果から外した文書", difference.dropped)
    before = f"（うち {known} 件は前回までの結果）" if known else ""
    where = f"{records:,} 行を {out} に書き出しました" if run.changed else f"{out} の内容に変わりはありません"
    write(f"\n{len(inputs)} 件中 {len(inputs) - failed} 件を読み取り{before}、{where}（{run.seconds:.1f}秒）。\n")
    if run.changed:
        write(f"前回との違い: {out}/changes.html\n")
    if failed:
        write(f"読めなかったもの: {failed} 件（理由は上と {out}/tables/inputs.csv にあります）。\n")


def _print_document(entry: Entry) -> None:
    # both load slowly, and a run without anything new needs neither
    from schemas.codes import meaning
    from schemas.tables import TABLES

    write, outcome = sys.stdout.write, entry.outcome
    pages = f"{outcome.pages}ページ" if outcome.pages is not None else "ページなし"
    kind = meaning("doc_type", outcome.doc_type or "unknown")
    write(f"{'○' if outcome.status == 'ok' else '△'} {entry.name}\n")
    write(f"    {outcome.title or '（題名なし）'}［{kind}、{pages}、{outcome.seconds:.1f}秒］\n")
    tables = [
        f"{model.TITLE} {outcome.counts[name]}"
        for name, model in TABLES.items()
        if name not in _LEFT_OUT and outcome.counts[name]
    ]
    rest = f"本文 {outcome.counts['passages']}、表のセル {outcome.counts['table_cells']}"
    write(f"    {'、'.join([*tables, rest])}\n")
    if outcome.verified is not None:
        write(f"    2つの読み取り方法で読み比べたページ {outcome.verified}\n")
    if outcome.counts["findings"]:
        write(f"    確認事項 {outcome.counts['findings']} 件\n")


def _print_names(title: str, names: Sequence[str]) -> None:
    if names:
        sys.stdout.write(f"{title}: {len(names)} 件\n")
        sys.stdout.writelines(f"    {name}\n" for name in names)
