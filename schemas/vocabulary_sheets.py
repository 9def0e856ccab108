"""The words of one-page sheets of ministries and offices: what stands around amounts, goals and headings.

All words are compared after :func:`schemas.folding.fold`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


AMOUNT_WORDS: tuple[str, ...] = _words(
    "予算額 予算案 予算 当初 補正 要求額 要求 決定額 所要額 決算額 決算 執行額 事業費 事業費見込 交付額 実績額 "
    "概算要求"
)
"""Words that say before an amount, or in its heading, that it is what a whole initiative costs."""

FUND_WORDS: tuple[str, ...] = _words("国費 国費額 国費所要額 所要国費")
"""Labels that say of an amount behind them what a ministry pays for a whole initiative."""

PART_WORDS: tuple[str, ...] = _words("うち 上限 下限 当たり あたり 単価 限度 一人 １人 1人 １件 1件 内訳")
"""Words that say before an amount that it is a part, a limit or a price."""

NAME_ENDS: tuple[str, ...] = _words(
    "事業 対策 推進 支援 補助金 交付金 促進 整備 プロジェクト 事業費 推進費 促進費 整備費 実証 負担金 活用 "
    "育成 確保 強化 モデル プログラム 助成 構築 形成 再生 拡大"
)
"""How names of initiatives end."""

OVERVIEW_ENDS: tuple[str, ...] = _words("概要 ポイント 一覧 全体像 体系 について 主要事項 重点事項 内訳 推移 目次")
"""How titles of pages about many initiatives end."""

STATUS_MARKS: tuple[str, ...] = _words(
    "新規 拡充 継続 一部新規 新規・拡充 一部拡充 新 拡 重点 再掲 新規事業 組替新規 GX"
)
"""Words in brackets beside a name that say what is new about it, and are no part of it."""

TAG_WORDS: tuple[str, ...] = (
    *STATUS_MARKS,
    *_words("一般 主要 重要 既存 新設 変更 見直し 廃止 終了 完了 ハード ソフト ハード事業 ソフト事業"),
)
"""Words on a tag beside a name, a space apart from it, that say of what kind it is, and are no part of it."""

YEAR_BEFORE: tuple[str, ...] = _words("前年度 前年 昨年度 対前年度")
"""Words for the fiscal year before the one that is spoken of."""

BRACKETED_IS_YEAR_BEFORE: tuple[str, ...] = _words(
    "内は前年度 内は、前年度 書は前年度 書きは前年度 書きは、前年度"
)
"""What a note says after (　) or 括弧 where amounts in brackets are those of the year before."""

INCLUDED_WORD = "内数"
"""What follows an amount that covers other initiatives too."""

GOAL_VERBS: tuple[str, ...] = _words(
    "増加 拡大 確保 創出 達成 整備 育成 削減 低減 縮減 減少 向上 引上げ 引き上げ 引下げ 引き下げ 実現 設置 導入 "
    "策定 支援 採択 実施 輩出 養成 普及 とする にする になる となる 以上 以下 未満 程度 超 増 減 倍増 半減 形成 "
    "認定 登録 開設 開催 解消 抑制 維持 上昇 増やす 減らす 伸ばす 高める 上げる 下げる 目指す めざす 展開 活用 "
    "構築 選定 創設 保全 再生"
)
"""Words after a figure that say what is to become of it: 「200件増加」, 「80％にする」."""

GOAL_LABELS: frozenset[str] = frozenset(
    _words(
        "事業目標 政策目標 成果目標 活動目標 目標 KPI 数値目標 アウトカム アウトプット 達成目標 成果指標 活動指標 "
        "指標 施策の目標 事業の目標 事業の成果目標 定量目標 目標(KPI) KPI(成果目標) 成果目標(KPI) "
        "重要業績評価指標 重要業績評価指標(KPI) 評価指標 取組目標"
    )
)
"""Headings over sentences that say what is to be reached."""

SHEET_LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "description": _words(
            "事業の内容 事業内容 主な内容 事業の主な内容 施策の主な内容 取組内容 主な取組内容 制度の概要 "
            "事業・制度の概要 支援策の概要 概要 内容 施策・事業の概要 主な取組 取組の詳細"
        ),
        "effect": _words(
            "効果 取組の効果 期待される効果 成果 取組の成果 主な成果 成果・効果 効果・成果 導入効果 得られた成果 "
            "得られた効果 取組で得られた成果 取組で得られた効果 得られた主な成果"
        ),
        "impact": _words("インパクト 社会的インパクト 目指すインパクト インパクト(国民・社会への影響)"),
        "purpose": _words(
            "目的 事業目的 事業の目的 背景・目的 目的・趣旨 趣旨・目的 事業の趣旨・目的 施策の目的 政策目的 "
            "現状・目的 事業の背景・目的 背景と目的 目的・概要 事業目的・概要 事業の目的・概要 事業概要・目的 "
            "ねらい 施策目的"
        ),
        "reason": _words(
            "背景 現状・課題 課題 現状と課題 背景・課題 取組の背景 取組の経緯 経緯 背景・経緯 取組のきっかけ"
        ),
        "scheme": _words(
            "事業スキーム 事業のスキーム 事業の流れ 事業の仕組み スキーム 支援スキーム 実施スキーム 事業フロー "
            "資金の流れ 事業の実施体制 補助スキーム 事業スキーム図 スキーム図 推進体制 実施体制 "
            "資金の流れ・補助率 体制"
        ),
        "picture": _words(
            "整備イメージ 整備のイメージ 事業のイメージ図 "
            "事業イメージ イメージ イメージ図 概念図 取組イメージ 施策イメージ 活用イメージ 参考図 "
            "事業のイメージ 取組のイメージ 具体的な成果イメージ 全体像 事業イメージ・具体例 イメージ・具体例"
        ),
        "aid": _words(
            "補助率 交付率 補助率等 補助率・補助額 交付先 補助先 補助額 補助上限 補助上限額 補助対象経費 "
            "補助割合 交付割合 対象経費 支援内容 支援の内容 支援対象 支援措置 補助対象 補助対象者 補助対象事業 "
            "交付対象 交付対象者 支援メニュー "
            "補助内容 補助要件 要件 主な要件 対象事業 補助対象・委託先 委託先 支援内容等 補助金額 負担割合 "
            "支援規模 補助基準額 採択要件 実施要件 支援策 事業の要件 事業要件"
        ),
        "people": _words(
            "対象 対象者 対象団体 対象区域 対象地域 支援対象者 事業対象 対象者等 主な対象 対象となる団体 "
            "対象自治体"
        ),
        "method": _words("事業形態 実施主体 事業実施主体 実施方法 事業主体 取組主体 連携先 連携団体 実施方式"),
        "application": _words(
            "公募時期 公募期間 募集時期 募集期間 申請時期 公募スケジュール 申請期間 受付期間 公募予定 "
            "公募時期等 今後のスケジュール スケジュール 申請方法 手続 手続の流れ"
        ),
        "case": _words(
            "活用事例 取組事例 参考事例 主な事例 支援事例 採択事例 活用例 取組例 優良事例 事例 事業例 先行事例 "
            "具体的な取組例 具体的な取組事例"
        ),
        "link": _words(
            "URL ホームページ HP 参考URL 関連URL 関連リンク リンク ホームページURL 関連サイト 参考資料"
        ),
        "point": _words(
            "対策のポイント ポイント 取組のポイント 事業のポイント 工夫した点 取組の特徴 特徴 工夫 工夫点 "
            "取組の工夫 工夫・ポイント 成功のポイント 成功要因 取組のきっかけ・ポイント 見直しのポイント"
        ),
        "contact": _words(
            "お問合せ先 お問い合わせ先 問合せ先 問い合わせ先 問合先 担当省庁 担当府省庁 担当府省 所管省庁 "
            "担当省庁・部局 所管府省庁 所管府省 照会先 連絡先 お問合せ お問い合わせ 担当部局 担当課 担当 "
            "担当部署 担当課室 問合せ窓口 省庁名 府省庁名 所管 所管・担当 担当省庁名"
        ),
        "next_steps": _words(
            "今後の展開 今後の予定 今後の取組 今後の課題 今後の展望 展望 今後に向けて 今後の方向性"
        ),
        "facts": _words(
            "人口 面積 財政規模 高齢化率 世帯数 一般会計予算 標準財政規模 財政力指数 自治体名 団体名 市町村名 "
            "地方公共団体名 都道府県名 実施団体 団体概要 自治体概要 自治体の概要 基礎情報 基礎データ 所在地 "
            "人口密度 人口規模 団体の概要"
        ),
    }
)
"""Words over a text box of a sheet, beside those of cards; too common to be labels of a table's cells."""

TOWN_LABELS: tuple[str, ...] = _words(
    "自治体名 団体名 市町村名 地方公共団体名 実施団体 市町村 市区町村 実施自治体 自治体 市区町村名"
)
"""Labels beside the name of the town that a practice is from, or of several."""

STRIP_LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "facts": _words("都道府県 市町村 市区町村 市区町村名 自治体 実施自治体 都道府県・市町村 地域名"),
        "budget_years": _words("期間 年度"),
        "category": _words("テーマ 区分 種別 カテゴリ カテゴリー キーワード"),
    }
)
"""Labels in a strip of labels and values; such words head nothing where they stand alone."""

HEADING_FIELDS: frozenset[str] = frozenset(
    _words(
        "name number axis policy_field measure description effect role_sharing municipalities projects subsidy "
        "evaluation next_steps schedule budget budget_years kpi indicator target purpose "
        "reason people contact plan method"
    )
)
"""Fields of cards whose words can head a text box of a sheet."""
