"""The vocabulary: the words that can stand for a field. A new town's wording is a new word here.

Labels are compared after folding (no white space, compatibility forms unified) and without a unit or year in
brackets at their end: 「現状値（2022年度）」 is the label 現状値 with the remark 2022年度. How a printed label is
taken apart stands in :mod:`schemas.labels`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from schemas.folding import fold

CARD_LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            "施策名",
            "事業名",
            "取組名",
            "取組名称",
            "取組の名称",
            "施策名称",
            "連携事業名",
            "具体的取組名",
            "具体的な取組名",
            "事業の名称",
            "事務事業名",
            "取組事業名",
            "個別施策名",
            "プロジェクト名",
            "事業件名",
        ),
        "number": ("番号", "事業番号", "施策番号", "整理番号", "取組番号", "No", "No.", "連番", "個票番号"),
        "axis": (
            "連携する視点",
            "連携する事項",
            "基本目標",
            "連携の視点",
            "分野の柱",
            "施策の柱",
            "連携の柱",
            "連携事項",
        ),
        "policy_field": ("政策分野", "分野", "取組分野", "施策分野", "分類", "連携分野", "事業分野"),
        "measure": (
            "施策の展開",
            "政策の内容",
            "取組項目",
            "連携する取組項目",
            "施策項目",
            "基本施策",
            "施策の方向",
            "連携項目",
            "協定項目",
            "施策の方向性",
            "取組の方向性",
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
            "具体的な取組",
            "連携内容",
            "施策概要",
            "施策の概要",
            "施策の内容",
            "具体的内容",
        ),
        "effect": (
            "事業効果",
            "期待される効果",
            "期待する効果",
            "効果",
            "取組の効果",
            "想定される効果",
            "事業の効果",
            "見込まれる効果",
            "期待される成果",
            "取組効果",
        ),
        "role_sharing": (
            "役割分担",
            "役割分担の考え方",
            "役割分担等",
            "市町の役割分担",
            "市町村の役割分担",
            "各市町村の役割",
            "各市町の役割",
            "役割分担・費用負担",
            "費用負担の考え方",
        ),
        "municipalities": (
            "関係市町",
            "関係市町村",
            "関係市町村名",
            "関係市町名",
            "連携市町",
            "連携市町村",
            "連携市町村名",
            "構成市町",
            "構成市町村",
            "実施市町村",
            "実施市町",
            "対象市町村",
            "対象市町",
            "参加市町村",
            "参加市町",
            "関係町村",
            "関係自治体",
            "連携自治体",
            "構成自治体",
            "参加自治体",
            "連携する市町村",
            "連携する市町",
            "取組市町村",
        ),
        "projects": ("事業名称", "予算事業名", "予算事業名称", "構成事業", "主な事業", "関連事業", "予算事業"),
        "subsidy": (
            "活用を想定する補助制度等",
            "活用する補助制度",
            "補助制度",
            "補助制度等",
            "活用する補助制度等",
            "国県補助事業等の名称",
            "財源",
            "活用する補助金等",
            "補助事業等",
            "活用を想定する補助事業",
            "活用事業",
        ),
        "evaluation": (
            "評価",
            "事業評価",
            "実績評価",
            "取組状況",
            "取組実績",
            "事業実績",
            "進捗状況",
            "実施状況",
            "評価結果",
            "取組の実績",
            "取組の評価",
            "進捗評価",
            "自己評価",
        ),
        "next_steps": (
            "次年度以降の取組",
            "今後の取組",
            "今後の方針",
            "今後の方向性",
            "今後の展開",
            "次年度の取組",
            "次年度以降の取組方針",
            "今後の取組方針",
            "来年度以降の取組",
            "今後の予定",
            "今後の課題",
            "課題と今後の取組",
            "課題及び今後の方向性",
        ),
        "schedule": (
            "実施スケジュール",
            "スケジュール",
            "年次計画",
            "事業スケジュール",
            "実施計画",
            "取組スケジュール",
            "工程表",
            "工程",
            "年度別計画",
        ),
        "schedule_item": (
            "具体的な事業項目",
            "事業項目",
            "取組項目",
            "実施項目",
            "項目",
            "具体的な取組項目",
            "主な取組",
        ),
        "budget": (
            "事業費",
            "事業費見込",
            "事業費見込額",
            "概算事業費",
            "予算額",
            "決算額",
            "事業費の見込み",
            "事業費見込み",
            "想定事業費",
            "総事業費",
            "計画事業費",
            "年度別事業費",
            "事業経費",
            "所要額",
        ),
        "funding": ("財源内訳", "財源の内訳", "内訳", "事業費内訳", "事業費の内訳"),
        "source": (
            "国費",
            "県費",
            "道費",
            "府費",
            "都費",
            "市費",
            "町費",
            "村費",
            "市町村費",
            "国庫支出金",
            "国庫補助金",
            "国県支出金",
            "県支出金",
            "県補助金",
            "都道府県費",
            "地方債",
            "起債",
            "一般財源",
            "特定財源",
            "その他",
            "その他特財",
        ),
        "budget_years": ("実施年度", "事業年度", "実施期間", "年度", "年次", "会計年度"),
        "kpi": (
            "成果指標",
            "成果指標(KPI)",
            "重要業績評価指標",
            "重要業績評価指標(KPI)",
            "KPI",
            "指標",
            "活動指標",
            "数値指標",
            "評価指標",
            "目標指標",
            "成果目標",
        ),
        "indicator": (
            "指標名",
            "指標",
            "成果指標",
            "指標名称",
            "重要業績評価指標",
            "重要業績評価指標(KPI)",
            "KPI",
            "成果指標名",
            "指標の名称",
            "指標項目",
            "評価指標",
            "数値指標",
        ),
        "baseline": ("現状値", "基準値", "現状", "当初値", "策定時", "現況値", "計画策定時", "現況"),
        "target": ("目標値", "数値目標", "目標", "最終目標", "目標数値", "計画値", "最終目標値"),
        "result": ("実績値", "実績", "年度実績", "実績数値", "年度別実績", "各年度実績", "達成値"),
        "baseline_year": ("基準年度", "基準年", "現状年度", "現状値の年度"),
        "target_year": ("目標年度", "目標年", "目標値の年度"),
        "unit": ("単位",),
        "note": ("備考", "摘要", "指標の説明", "出典", "算出方法", "備考欄"),
        "sdgs": ("SDGsとの関連性", "SDGs", "関連するSDGs", "SDGsの目標", "SDGsとの関連", "SDGsのゴール"),
        "contact": ("担当課", "担当部署", "所管課", "担当", "担当部局", "所属", "担当課名", "所管部署"),
        "total": ("計", "合計", "総計", "総額", "圏域計", "圏域合計", "全体", "期間計", "小計"),
    }
)
"""Words on initiative cards by raw field. ``sdgs`` and ``contact`` have no column: they become extra fields.

``source`` are payers by kind (国費), as they stand in a breakdown headed by a word of ``funding``.
"""

FIELD_OF_ONE: frozenset[str] = frozenset(
    {
        "name",
        "axis",
        "policy_field",
        "measure",
        "description",
        "effect",
        "role_sharing",
        "municipalities",
        "projects",
        "subsidy",
        "evaluation",
        "next_steps",
    }
)
"""Fields that a card prints once: a second one belongs to the next card."""

AXES: tuple[str, ...] = (
    "生活機能の強化",
    "結びつきやネットワークの強化",
    "圏域マネジメント能力の強化",
    "圏域全体の経済成長のけん引",
    "高次の都市機能の集積・強化",
    "圏域全体の生活関連機能サービスの向上",
)
"""Axes that the national guidelines of 定住自立圏 and 連携中枢都市圏 give to every area."""

AXIS_SUFFIXES: tuple[str, ...] = (
    "に係る政策分野",
    "に関する政策分野",
    "に係る取組",
    "に関する取組",
    "に向けた取組",
    "の取組",
    "に係る事項",
)
"""What headings add to the name of an axis."""

CARD_HEADINGS: tuple[str, ...] = (
    "具体的な連携事業",
    "具体的な取組",
    "具体的取組",
    "具体的な取組内容",
    "具体的な事業",
    "具体的な施策",
    "連携事業",
    "個別事業",
    "事業個票",
    "個票",
)
"""Headings that stand above a card and say only that one follows."""

AGREEMENT_HEADINGS: tuple[str, ...] = (
    "形成協定の内容",
    "協定の内容",
    "連携協約の内容",
    "協約の内容",
    "定住自立圏形成協定の内容",
    "協定内容",
)
"""Headings above the statements of the agreement that a card carries out."""


def _index(vocabulary: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in vocabulary.items():
        for word in words:
            found.setdefault(fold(word), []).append(name)
    return {word: tuple(names) for word, names in found.items()}


CARD_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(_index(CARD_LABELS))
"""The same vocabulary by folded word: the raw fields that the word can stand for."""


def card_fields(text: str) -> tuple[str, ...]:
    """The raw fields that a label of exactly these words can stand for; empty for an unknown label.

    >>> card_fields("関 係 市 町")
    ('municipalities',)
    >>> card_fields("成果指標")
    ('kpi', 'indicator')
    >>> card_fields("天気")
    ()
    """
    return CARD_WORDS.get(fold(text), ())
