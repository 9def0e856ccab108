"""The words of national programme lists. A new ministry's wording is a new word here.

All words are compared after :func:`schemas.folding.fold`: no white space, compatibility forms unified.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BODIES_OF_ANY_PROJECT: tuple[str, ...] = (
    "実施主体",
    "事業主体",
    "取組主体",
    "事業実施主体",
    "補助事業者",
    "事業者",
)
"""Heads over the bodies of a list that need not have been selected: a town's own projects have them, too."""

PEOPLE_OF_PARTNERS: tuple[str, ...] = (
    "関係団体の人口",
    "関係市町村の人口",
    "連携団体の人口",
    "連携市町村の人口",
    "構成市町村の人口",
)
"""Heads over the people of all bodies of an area."""

PROGRAMME_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": ("No", "No.", "NO", "№", "番号", "整理番号", "連番", "#"),
        "prefecture": ("都道府県", "都道府県名", "県名", "府県", "所在都道府県"),
        "furigana": ("ふりがな", "フリガナ", "よみがな", "読み", "読み方", "ヨミガナ", "かな"),
        "partners": (
            "関係団体",
            "連携団体",
            "連携市町村",
            "関係市町村",
            "構成市町村",
            "構成団体",
            "協力団体",
            "圏域市町村",
            "連携自治体",
            "連携先",
            "構成市町",
            "関係市町",
            "共同実施団体",
            "連携する団体",
            "構成自治体",
            "参加自治体",
            "関係自治体",
        ),
        "organization": (
            "提案団体",
            "採択団体",
            "選定団体",
            "実施団体",
            "委託団体",
            "申請団体",
            "応募団体",
            "交付団体",
            "対象団体",
            "認定団体",
            "団体",
            "団体名",
            "団体名称",
            "提案者",
            "採択自治体",
            "実施自治体",
            "選定自治体",
            "自治体名",
            "自治体",
            "地方公共団体",
            "地方公共団体名",
            "地方自治体",
            "市町村名",
            "市区町村名",
            "市町村",
            "市区町村",
            "都市名",
            "中心市",
            "中心市名",
            "中心市町村",
            "中核市",
            "連携中枢都市",
            "代表団体",
            "幹事団体",
            *BODIES_OF_ANY_PROJECT,
        ),
        "audience": (
            "対象者",
            "対象",
            "主な対象",
            "ターゲット",
            "対象層",
            "主な対象者",
            "関係人口の対象",
            "参加者",
        ),
        "category": (
            "区分",
            "類型",
            "分野",
            "型",
            "事業区分",
            "取組区分",
            "タイプ",
            "事業類型",
            "事業の型",
            "種別",
        ),
        "population": ("圏域人口", "圏域人口等", "人口", "圏域の人口", "人口等", *PEOPLE_OF_PARTNERS),
        "core_population": (
            "中心市人口",
            "うち中心市人口",
            "中心市の人口",
            "うち中心市の人口",
            "連携中枢都市人口",
            "うち連携中枢都市人口",
            "連携中枢都市の人口",
            "中核市人口",
            "うち中枢都市人口",
            "中心都市人口",
            "うち中心都市人口",
            "うち中心市",
            "うち中心都市",
            "うち連携中枢都市",
        ),
        "area": ("圏域面積", "圏域面積等", "面積", "圏域の面積", "面積等"),
        "summary": (
            "概要",
            "事業概要",
            "取組概要",
            "事業の概要",
            "取組の概要",
            "事業内容",
            "取組内容",
            "取組の内容",
            "事業の内容",
            "主な取組",
            "主な取組内容",
            "実施内容",
            "内容",
        ),
    }
)
"""Heads of the columns of a programme list by raw field."""

PROJECT_HEADS: tuple[str, ...] = (
    "事業名",
    "事業名称",
    "プロジェクト名",
    "取組名",
    "取組名称",
    "事業タイトル",
    "取組のタイトル",
    "テーマ",
    "提案名",
    "提案事業名",
)
"""Heads over the names of projects, which may share a column with the bodies (団体名・事業名)."""

PARTNER_QUALIFIERS: tuple[str, ...] = (
    "連携",
    "協力",
    "関係",
    "構成",
    "共同",
    "共同実施",
    "近隣",
    "周辺",
    "参加",
    "参画",
)
"""What bodies are called after that take part beside the one selected (連携する市町村等)."""

BODY_WORDS: tuple[str, ...] = (
    "団体",
    "自治体",
    "地方公共団体",
    "市町村",
    "市区町村",
    "市町",
    "町村",
    "市",
    "都市",
    "主体",
)
"""What heads call the bodies of a list."""

PARTNER_WORDS: tuple[str, ...] = ("機関", "先")
"""What heads call the partners of a body, besides."""

BODY_ENDS: tuple[str, ...] = ("名", "等", "名等", "名称", "の名称")
"""What heads add to the word for bodies."""

COLUMN_STEMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "summary": ("概要", "ポイント", "取組内容", "事業内容", "検討内容"),
        "audience": ("対象者", "ターゲット", "対象とする", "対象となる", "参加者", "対象層"),
        "population": ("圏域人口",),
        "area": ("圏域面積",),
    }
)
"""Words that name a column wherever they stand in its head (事業のポイント、独自性)."""

SELECTION_STAGES: tuple[str, ...] = ("決定", "予定", "候補", "内定")
"""What may stand between the word for a selection and the bodies selected (交付決定団体)."""

SURE_SELECTIONS: tuple[str, ...] = ("採択", "選定", "委託", "認定", "応募", "申請", "交付決定", "内示", "モデル")
"""Words of a selection by someone else: a town lists projects that it supports or carries out as well."""

SELECTION_RESULTS: tuple[str, ...] = ("結果", "一覧", "状況")
"""What the title of a list names instead of the bodies (採択結果)."""

SELECTED_BODIES: tuple[str, ...] = (
    "団体",
    "自治体",
    "事業者",
    "地域",
    "都市",
    "市町村",
    "市区町村",
    "市町",
    "圏域",
    "地区",
    "先",
)
"""Who is selected (採択圏域)."""

SELECTED_THINGS: tuple[str, ...] = (*SELECTED_BODIES, "事業", "プロジェクト", "プログラム", "取組", "案件")
"""Who or what is selected."""

SELECTION_WORDS: tuple[str, ...] = (
    "採択",
    "選定",
    "提案",
    "委託",
    "実施",
    "申請",
    "応募",
    "交付",
    "認定",
    "対象",
    "支援",
    "モデル",
)
"""What chosen bodies are called after (採択団体), and what the titles of their lists say."""

COUNTED_BODIES: tuple[str, ...] = (
    "団体",
    "自治体",
    "市町村",
    "市区町村",
    "地域",
    "圏域",
    "都市",
    "件",
    "事業",
    "地区",
)
"""What selected projects are counted in (16団体)."""

MEASURE_ENDS: tuple[str, ...] = ("数", "率", "額", "費", "量", "人口", "面積", "割合", "比")
"""How the name of a measure ends."""

FIGURE_TITLE_ENDS: tuple[str, ...] = (
    "モデル",
    "一覧",
    "一覧表",
    "推移",
    "状況",
    "実績",
    "体系",
    "体系図",
    "イメージ",
    "フロー",
    "概要",
)
"""How the title of a page that shows figures in boxes or lines ends."""
