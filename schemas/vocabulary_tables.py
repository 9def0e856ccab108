"""The words of tables of figures. A new town's wording is a new word here.

All words are compared after :func:`schemas.folding.fold`: no white space, compatibility forms unified.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

AGE_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "0-14": ("年少人口", "年少", "年少者", "幼年人口", "幼年"),
        "15-64": ("生産年齢人口", "生産年齢"),
        "65+": (
            "老年人口",
            "老年",
            "老齢人口",
            "高齢人口",
            "高齢者人口",
            "高齢者",
            "高齢者数",
            "老人人口",
        ),
        "65-74": ("前期高齢者人口", "前期高齢者", "前期老年人口"),
        "75+": ("後期高齢者人口", "後期高齢者", "後期老年人口"),
        "total": ("総人口", "人口総数", "全人口", "人口計", "人口合計", "全年齢", "年齢計"),
    }
)
"""Words for age groups, by the group's code. Groups printed in figures (0～14歳, 85歳以上) need no word."""

TOTAL_WORDS: tuple[str, ...] = ("計", "合計", "総計", "総数", "全体", "小計", "総合計", "total")
"""Words for the sum of whatever stands beside them: ages, sexes or areas."""

YEAR_HEADS: tuple[str, ...] = ("年", "年次", "年度", "西暦", "調査年", "推計年", "暦年")
"""Headings of a column that prints the year of each row."""

UNIT_HEADS: tuple[str, ...] = ("単位",)
"""Headings of a column that prints the unit of each row."""

GROUP_WORDS: tuple[str, ...] = (
    "年齢3区分",
    "年齢3区分別",
    "年齢3区分別人口",
    "年齢三区分",
    "年齢区分",
    "年齢区分別",
    "年齢区分別人口",
    "年齢別",
    "年齢別人口",
    "年齢構成",
    "年齢階級",
    "年齢階級別",
    "男女別",
    "男女別人口",
    "内訳",
    "再掲",
    "人口構成",
    "人口の内訳",
    "甲",
    "乙",
    "丙",
)
"""Headings over groups of a population that name no group themselves; parties to an agreement by designation."""

SEX_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "male": ("男", "男性", "男子", "男性人口", "男人口", "男性計", "男計"),
        "female": ("女", "女性", "女子", "女性人口", "女人口", "女性計", "女計"),
        "both": ("男女計", "男女", "男女合計", "男女総数", "男+女", "男・女", "男女合算"),
    }
)

PATTERN_WORDS: tuple[str, ...] = (
    "パターン",
    "ケース",
    "シナリオ",
    "高位",
    "中位",
    "低位",
    "社人研",
    "準拠",
    "独自推計",
    "趨勢",
    "シミュレーション",
    "戦略人口",
    "目標人口",
    "現状推移",
    "封鎖人口",
    "現状維持",
    "すう勢",
    "村推計",
    "町推計",
    "市推計",
    "県推計",
    "独自の推計",
    "創成会議",
)
"""Words that name one of several ways to project."""

PATTERN_NUMBERED: tuple[str, ...] = ("パターン", "ケース", "シナリオ", "シミュレーション", "推計")
"""Words that name a projection together with a number or letter behind them."""

PATTERN_ALONE: tuple[str, ...] = (
    "[本当]?[市町村県]?独自推計",
    "社人研(?:推計)?準拠(?:推計)?",
    "(?:日本)?創成会議(?:推計)?準拠(?:推計)?",
    "(?:現状)?(?:趨勢|すう勢)(?:型)?推計",
)
"""Names of projections that a title may print without number or brackets (regular expressions)."""

PROJECTION_NAME = r"(?!コーホート|各|[^推]*(?:実績|人口|将来|年齢))[\p{Han}ァ-ヴー]{2,5}推計"
"""The name of one of several projections: 基準推計, 社人研推計, 施策反映推計 (a regular expression)."""

PROJECTOR_WORDS: tuple[str, ...] = ("社人研", "社会保障・人口問題研究所", "創成会議")
"""Bodies that project nothing but populations."""

ASSUMPTION_HEADS: tuple[str, ...] = (
    "仮定",
    "推計の仮定",
    "仮定の内容",
    "前提",
    "推計の前提",
    "前提条件",
    "推計条件",
    "条件",
    "設定",
    "考え方",
    "推計の考え方",
    "推計方法",
    "概要",
    "内容",
    "説明",
    "備考",
)
"""Heads of what a projection assumes, beside its name."""

TARGET_WORDS: tuple[str, ...] = ("目標人口", "将来目標人口", "人口目標", "展望人口", "将来展望人口")
"""Names of the population that is aimed at."""

SERIES_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "census": ("国勢調査", "国調"),
        "register": (
            "住民基本台帳",
            "住基",
            "住基人口",
            "住民登録",
            "人口と世帯数",
            "推計人口月報",
            "人口移動調査",
            "人口動態統計",
        ),
        "target": ("目標", "展望", "ビジョン", "目指す", "めざす"),
        "projection": ("推計", "見込", "予測", "社人研", "社会保障・人口問題研究所", "将来人口"),
    }
)
"""Words that tell where the figures of a population table come from, the most telling series first."""

OUTLOOK_WORDS: tuple[str, ...] = ("展望", "ビジョン")
"""Words of a target that only say which of several projections is hoped for where they stand beside its number."""

ACTUAL_WORDS: tuple[str, ...] = ("実績", "実数", "実測", "現況", "現状")
"""Words for figures that were counted, without saying by which survey."""

BALANCE_WORDS: tuple[str, ...] = ("増減", "差引", "差引き", "収支", "超過", "差", "純増", "純増減", "過不足")
"""Ends of labels whose figures are one figure of the table less another one, or two such together."""

CHANGE_WORDS: tuple[str, ...] = (
    "増減率",
    "伸び率",
    "伸率",
    "減少率",
    "増加率",
    "変化率",
    "増減割合",
    "増減(%)",
    "増減%",
)
YEARLY_WORDS: tuple[str, ...] = ("年平均", "年率")
"""Words of rates of a mean year, which are no changes between the years that stand over them."""

RATE_ALONE: tuple[str, ...] = ("率", "割合", "%", "(%)", "率(%)")
"""Labels of rates below a label that says what they are of: 「対前回増減」 over 「実数」 and 「率」."""

INDEX_WORDS: tuple[str, ...] = ("指数", "=100", "を100")
"""Words of titles over indices, whose figures are no persons: 「総人口の推移（2020年＝100）」."""
SHARE_WORDS: tuple[str, ...] = (
    "構成比",
    "人口比率",
    "構成割合",
    "人口割合",
    "占める割合",
    "割合",
    "シェア",
    "比率",
)
AGING_WORDS: tuple[str, ...] = (
    "高齢化率",
    "老年人口比率",
    "高齢者比率",
    "高齢者割合",
    "老年人口割合",
    "高齢人口比率",
)
HEAD_COUNT_WORDS: tuple[str, ...] = (
    "人口",
    "総人口",
    "人数",
    "人口数",
    "人",
    "実数",
    "推計人口",
    "将来人口",
    "人口総数",
)
"""Words that say that figures are persons of a population."""

AREA_HEADS: tuple[str, ...] = (
    "市町",
    "市町村",
    "市町村名",
    "市町名",
    "町村",
    "町村名",
    "市町村等",
    "地域",
    "地域名",
    "区域",
    "自治体",
    "圏域",
    "団体名",
    "行政区",
    "行政区名",
    "地区",
    "地区名",
    "集落",
    "集落名",
    "自治会",
    "自治会名",
    "町内会",
    "町内会名",
    "町名",
    "大字",
    "字名",
    "大字名",
    "町丁",
    "町丁名",
    "町丁字",
    "町丁目",
    "小学校区",
    "中学校区",
    "学区",
    "校区",
    "旧町村",
    "旧町村名",
    "旧市町村",
    "旧市町村名",
    "自治体名",
    "都道府県",
    "都道府県名",
    "市区町村",
    "市区町村名",
)
"""Heads of a column that holds areas."""

NOT_A_POPULATION: tuple[str, ...] = (
    "昼夜間",
    "昼間人口",
    "夜間人口",
    "流入",
    "流出",
    "転入",
    "転出",
    "出生",
    "死亡",
    "自然増減",
    "社会増減",
    "自然動態",
    "社会動態",
    "人口動態",
    "交流人口",
    "関係人口",
    "就業",
    "産業別",
    "職業別",
    "労働力",
    "従業",
    "通勤",
    "通学",
    "観光",
    "人口密度",
    "人口指数",
    "汚水処理",
    "給水",
    "普及",
    "世帯数",
    "出生率",
    "移動数",
    "移動率",
    "移動者",
    "移動状況",
    "転出入",
    "生残率",
    "未婚",
    "平均寿命",
    "従属人口",
    "増減の要因",
    "婚姻",
    "人あたり",
    "人当たり",
    "一人あたり",
)
"""Words in a title that tell that a table with 人口 in it counts something else."""

OTHER_MEASURES: tuple[str, ...] = (
    "世帯",
    "人口密度",
    "増減数",
    "増加数",
    "減少数",
    "増減",
    "出生",
    "死亡",
    "転入",
    "転出",
    "指数",
    "平均年齢",
    "昼間人口",
    "昼夜間",
    "面積",
    "性比",
    "増加",
    "減少",
    "自然動態",
    "社会動態",
    "合計特殊出生率",
    "移動",
    "従属人口",
    "人員",
)
"""Measures that stand beside a population and have no place in the table ``population``."""

DIFFERENCE_WORDS: tuple[str, ...] = ("差", "差引", "差引き", "差分", "差異", "差し引き", "開き", "乖離")
"""Labels of figures that are the difference of others."""

CAPTION_WORDS: tuple[str, ...] = ("図表", "表", "図", "グラフ")
"""Words that a numbered caption begins with."""

FIGURE_WORDS: tuple[str, ...] = ("図", "グラフ")
"""Those of them that say that a drawing is meant and no table."""

CORNER_UNITS: tuple[str, ...] = ("人", "世帯", "戸", "%", "千円", "百万円", "円", "ha")
"""Units in a corner of a cell, before or above its figure, as in the first row of statutory forms."""

FIGURE_UNITS: tuple[str, ...] = (
    "%",
    "‰",
    "人",
    "人日",
    "人泊",
    "件",
    "円",
    "千円",
    "万円",
    "百万円",
    "億円",
    "兆円",
    "千人",
    "万人",
    "世帯",
    "戸",
    "棟",
    "団体",
    "箇所",
    "か所",
    "カ所",
    "ヶ所",
    "ケ所",
    "回",
    "校",
    "園",
    "台",
    "組",
    "社",
    "店",
    "点",
    "倍",
    "本",
    "冊",
    "名",
    "個",
    "枚",
    "区画",
    "路線",
    "便",
    "床",
    "施設",
    "事業",
    "項目",
    "指標",
    "地区",
    "市町村",
    "ha",
    "a",
    "m",
    "km",
    "m2",
    "km2",
    "㎡",
    "㎢",
    "m3",
    "㎥",
    "L",
    "kl",
    "kL",
    "t",
    "トン",
    "t-CO2",
    "kg",
    "g",
    "kWh",
    "MWh",
    "GWh",
    "GJ",
    "MW",
    "kW",
    "dB",
    "℃",
    "時間",
    "分",
    "泊",
    "ポイント",
    "pt",
)
"""What may follow a number in a cell that holds nothing but a figure."""
