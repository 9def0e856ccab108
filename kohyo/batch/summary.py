"""The closing summary of a run."""

from __future__ import annotations

import sys
from pathlib import Path

from kohyo.batch.progress import records_of
from kohyo.batch.run import Run
from schemas.codes import meaning
from schemas.tables import TABLES

_LEFT_OUT = ("inputs", "documents", "provenance", "findings", "table_cells", "passages")


def print_summary(run: Run, out: Path) -> None:
    """Prints what became of every input: kind, pages, rows by table, findings, seconds."""
    write = sys.stdout.write
    for file, outcome in zip(run.files, run.outcomes, strict=True):
        if outcome.document_id is None:
            write(f"× {file.name}\n    {outcome.reason} {outcome.advice or ''}\n")
            continue
        pages = f"{outcome.pages}ページ" if outcome.pages is not None else "ページなし"
        kind = meaning("doc_type", outcome.doc_type or "unknown")
        write(f"{'○' if outcome.status == 'ok' else '△'} {file.name}\n")
        write(f"    {outcome.title or '（題名なし）'}［{kind}、{pages}、{outcome.seconds:.1f}秒］\n")
        tables = [
            f"{model.TITLE} {outcome.counts[name]}"
            for name, model in TABLES.items()
            if name not in _LEFT_OUT and outcome.counts[name]
        ]
        rest = f"本文 {outcome.counts['passages']}、表のセル {outcome.counts['table_cells']}"
        write(f"    {'、'.join([*tables, rest])}\n")
        if outcome.counts["findings"]:
            write(f"    確認事項 {outcome.counts['findings']} 件\n")
    failed = sum(outcome.document_id is None for outcome in run.outcomes)
    records = sum(records_of(outcome) for outcome in run.outcomes)
    write(
        f"\n{len(run.files)} 件中 {len(run.files) - failed} 件を読み取り、{records:,} 行を {out} に書き出しました"
        f"（{run.seconds:.1f}秒）。\n"
    )
    if failed:
        write(f"読めなかったもの: {failed} 件（理由は上と {out}/tables/inputs.csv にあります）。\n")
