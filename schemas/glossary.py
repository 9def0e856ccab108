"""The vocabulary: the words that can stand for a field. A new town's wording is a new word here.

Labels are compared after folding (no white space, compatibility forms unified) and without a unit or year in
brackets at their end: 「現状値（2022年度）」 is the label 現状値 with the remark 2022年度.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schemas.folding import fold

CARD_LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("施策名", "事業名", "取組名", "取組名称", "取組の名称", "施策名称", "連携事業名", "具体的取組名"),
        "number": ("番号", "事業番号", "施策番号", "整理番号", "取組番号"),
        "axis": ("連携する視点", "連携する事項", "基本目標", "連携の視点", "分野の柱", "施策の柱"),
        "policy_field": ("政策分野", "分野", "取組分野", "施策分野", "分類"),
        "measure": (
            "施策の展開",
            "政策の内容",
            "取組項目",
            "連携する取組項目",
            "施策項目",
            "基本施策",
            "施策の方向",
        ),
        "description": (
            "取組内容",
            "取組の内容",
            "事業内容",
            "事業概要",
            "事業の概要",
            "事業の内容",
            "取組概要",
            "取組の概要",
            "具体的な取組内容",
            "連携内容",
        ),
        "effect": ("事業効果", "期待される効果", "期待する効果", "効果", "取組の効果", "想定される効果"),
        "role_sharing": ("役割分担", "役割分担の考え方", "役割分担等", "市町の役割分担", "市町村の役割分担"),
        "municipalities": (
            "関係市町",
            "関係市町村",
            "関係市町村名",
            "関係市町名",
            "連携市町",
            "連携市町村",
            "構成市町",
            "構成市町村",
            "実施市町村",
            "対象市町村",
            "参加市町村",
        ),
        "projects": ("事業名称", "予算事業名", "予算事業名称", "構成事業", "主な事業"),
        "subsidy": (
            "活用を想定する補助制度等",
            "活用する補助制度",
            "補助制度",
            "補助制度等",
            "活用する補助制度等",
            "国県補助事業等の名称",
            "財源",
        ),
        "evaluation": ("評価", "事業評価", "実績評価", "取組状況", "取組実績", "事業実績", "進捗状況"),
        "next_steps": (
            "次年度以降の取組",
            "今後の取組",
            "今後の方針",
            "今後の方向性",
            "今後の展開",
            "次年度の取組",
        ),
        "schedule": ("実施スケジュール", "スケジュール", "年次計画", "事業スケジュール", "実施計画"),
        "schedule_item": ("具体的な事業項目", "事業項目", "取組項目", "実施項目"),
        "budget": (
            "事業費",
            "事業費見込",
            "事業費見込額",
            "概算事業費",
            "予算額",
            "決算額",
            "事業費の見込み",
            "想定事業費",
            "総事業費",
        ),
        "budget_years": ("実施年度", "事業年度", "実施期間", "年度"),
        "kpi": (
            "成果指標",
            "成果指標(KPI)",
            "重要業績評価指標",
            "重要業績評価指標(KPI)",
            "KPI",
            "指標",
            "活動指標",
            "数値指標",
        ),
        "indicator": (
            "指標名",
            "指標",
            "成果指標",
            "指標名称",
            "重要業績評価指標",
            "重要業績評価指標(KPI)",
            "KPI",
        ),
        "baseline": ("現状値", "基準値", "現状", "当初値", "策定時"),
        "target": ("目標値", "数値目標", "目標", "最終目標", "目標数値"),
        "result": ("実績値", "実績", "年度実績"),
        "unit": ("単位",),
        "note": ("備考", "摘要", "指標の説明", "出典"),
        "sdgs": ("SDGsとの関連性", "SDGs", "関連するSDGs", "SDGsの目標"),
        "contact": ("担当課", "担当部署", "所管課", "担当"),
        "total": ("計", "合計", "総計"),
    }
)
"""Words on initiative cards by raw field. ``sdgs`` and ``contact`` have no column: they become extra fields."""


@dataclass(frozen=True, slots=True)
class Label:
    """A recognised label: the raw field it stands for and the remark in brackets at its end, if any."""

    field: str
    remark: str | None = None


def _index(vocabulary: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in vocabulary.items():
        for word in words:
            found.setdefault(fold(word), []).append(name)
    return {word: tuple(names) for word, names in found.items()}


_CARD_INDEX = _index(CARD_LABELS)


def card_fields(text: str) -> tuple[str, ...]:
    """The raw fields that a label of exactly these words can stand for; empty for an unknown label.

    >>> card_fields("関 係 市 町")
    ('municipalities',)
    >>> card_fields("成果指標")
    ('kpi', 'indicator')
    >>> card_fields("天気")
    ()
    """
    return _CARD_INDEX.get(fold(text), ())
