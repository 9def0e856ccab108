"""What the server of worker processes loads once, so that each worker starts with it.

Reading a small text fills what is filled by the first document (vocabulary, patterns, late imports): a process
that reads one document only would spend a third of a second on it each time.
"""

import gc
import os
from contextlib import suppress

import extract.sources.pdf.source
import kohyo.batch.worker
import kohyo.writers.part_writer
import kohyo.writers.parts
import kohyo.writers.records_json
from extract.document import read_bytes
from kohyo.pipeline import process
from schemas.tables import TABLES

__all__ = ["extract", "kohyo"]

_SAMPLE = """# 定住自立圏共生ビジョン

施策名	健康診査事業
政策分野	医療
取組内容	住民の健康診査を行う。
成果指標（KPI）	受診率
現状値（2022年度）	50%	目標値（2028年度）	70%
実施年度	2024	2025	2026
事業費（千円）	1,000	1,200	0

| 区分 | 令和2年 | 令和7年 |
|---|---|---|
| 総人口 | 1,234 | 1,200 |
"""

# asking every installed distribution whether it extends the models takes longer than making half of them
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
for model in TABLES.values():
    model.model_rebuild()

# a fault of ours is told where a document meets it; a server that dies of it could tell nobody
with suppress(Exception):
    process(read_bytes(_SAMPLE.encode(), source_name="sample.md"))

# collecting in a child would touch, and so copy, every page that it shares with the server
gc.freeze()
gc.enable()
