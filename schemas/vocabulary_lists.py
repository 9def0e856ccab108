"""The words of lists of indicators, grades and agreements. A new town's wording is a new word here.

All words are compared after :func:`schemas.folding.fold`: no white space, compatibility forms unified.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KPI_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": (
            "No",
            "No.",
            "NO",
            "NO.",
            "Nº",
            "№",
            "番号",
            "整理番号",
            "施策番号",
            "事業番号",
            "連番",
            "項番",
            "通番",
            "#",
        ),
        "policy_field": ("政策分野", "分野", "取組分野", "施策分野", "区分", "分類", "大項目", "分野名", "政策"),
        "initiative_name": (
            "施策名",
            "事業名",
            "取組名",
            "取組名称",
            "取組",
            "取組項目",
            "施策",
            "事業",
            "施策・事業名",
            "施策・事業",
            "施策名・事業名",
            "施策(事業)名",
            "事業名称",
            "施策名称",
            "連携事業名",
            "連携事業",
            "具体的取組",
            "具体的な取組",
            "具体的取組名",
            "具体的な取組名",
            "取組事業",
            "取組事業名",
            "具体的事業",
        ),
        "indicator": (
            "重要業績評価指標(KPI)",
            "重要業績評価指標",
            "成果指標(KPI)",
            "成果指標",
            "指標",
            "指標名",
            "KPI",
            "KPI(重要業績評価指標)",
            "KPI指標",
            "評価指標",
            "数値指標",
            "指標の内容",
            "指標名称",
            "KPI名",
            "指標(KPI)",
            "目標指標",
            "指標項目",
            "成果指標名",
        ),
        "unit": ("単位",),
        "baseline": (
            "現状値",
            "基準値",
            "現状",
            "基準",
            "当初値",
            "策定時",
            "初期値",
            "現況値",
            "現況",
            "策定時現状値",
            "策定時の値",
            "計画策定時",
            "基準年度",
            "基準年",
        ),
        "target": (
            "目標値",
            "目標",
            "最終目標",
            "数値目標",
            "最終目標値",
            "目標数値",
            "計画値",
            "目標年度",
            "KPI目標値",
            "最終年度目標値",
        ),
        "value": ("実績値", "実績", "実績数値", "現在値", "結果", "最新値", "直近値", "実績値(累計)"),
        "rate": ("達成率", "進捗率", "達成度(%)", "目標達成率", "達成割合"),
        "grade": (
            "評価",
            "達成度",
            "判定",
            "達成状況",
            "進捗状況",
            "達成度評価",
            "評価区分",
            "ランク",
            "進捗",
            "進捗評価",
            "達成区分",
            "区分評価",
        ),
        "note": ("備考", "担当課", "所管課", "担当", "担当部署", "出典", "摘要", "説明", "関係課", "算出方法"),
    }
)
"""Heads of the columns of an indicator list by raw field."""

GRADE_COUNT_UNITS: tuple[str, ...] = ("項目", "指標", "件", "事業", "施策", "個", "つ", "取組")
"""What grades are counted in."""

CONTENT_LABELS: tuple[str, ...] = (
    "取組の内容",
    "取組内容",
    "取り組みの内容",
    "取り組み内容",
    "協定の内容",
    "連携の内容",
    "内容",
)
"""Labels of the row of an agreement that says what is to be done."""

AGREEMENT_CAPTIONS: tuple[str, ...] = (
    "形成協定の内容",
    "協定の内容",
    "協定内容",
    "形成協定",
    "連携協約の内容",
    "協約の内容",
)
"""Captions above an agreement's table."""

MATRIX_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "axis": ("政策分野", "連携する視点", "連携する事項", "視点", "大分類", "分野の柱", "柱", "政策の視点"),
        "policy_field": ("分類", "分野", "中分類", "政策分野", "取組分野", "施策分野", "区分"),
        "item": (
            "連携する取組項目",
            "取組項目",
            "連携項目",
            "協定項目",
            "項目",
            "取組",
            "取組名",
            "連携する取組",
            "取組の項目",
            "取組事項",
            "事業名",
            "連携事業",
        ),
    }
)
"""Heads of the columns of a list of agreement items by raw field."""
