"""The words of agreements between municipalities. A new town's wording is a new word here.

All words are compared after :func:`schemas.folding.fold`: no white space, compatibility forms unified.
"""

from __future__ import annotations

CONTENT_LABELS: tuple[str, ...] = (
    "取組の内容",
    "取組内容",
    "取り組みの内容",
    "取り組み内容",
    "協定の内容",
    "連携の内容",
    "連携する内容",
    "連携する取組の内容",
    "内容",
)
"""Labels of the row of an agreement that says what is to be done."""
CONTENT_ENDS: tuple[str, ...] = ("内容", "概要")
"""How other labels of it end, where they stand over sentences beside the parts of the parties."""
PARTY_LABELS: tuple[str, ...] = (
    "甲",
    "乙",
    "丙",
    "丁",
    "中心市",
    "中心市町",
    "中心市町村",
    "連携市",
    "連携町",
    "連携村",
    "連携市町",
    "連携町村",
    "連携市町村",
    "連携中枢都市",
    "近隣市町村",
    "周辺市町村",
    "関係市町村",
    "構成市町村",
)
"""Designations of the parties to an agreement, as they stand beside a statement without 「の役割」."""
ROLE_GROUPS: tuple[str, ...] = (
    "役割分担",
    "役割の分担",
    "役割",
    "それぞれの役割",
    "各市町村の役割",
    "関係市町村の役割",
)
"""Heads over the columns of several parties."""
ITEM_HEADS: tuple[str, ...] = (
    "項目",
    "協定項目",
    "協定の項目",
    "協約項目",
    "協約の項目",
    "取組項目",
    "連携項目",
    "連携する項目",
    "連携する取組",
    "連携する取組項目",
    "連携事項",
    "連携する事項",
    "取組事項",
    "取組",
    "事項",
)
"""Heads of the column with the items of an agreement."""
AGREEMENT_CAPTIONS: tuple[str, ...] = (
    "形成協定の内容",
    "協定の内容",
    "協定内容",
    "形成協定",
    "連携協約の内容",
    "協約の内容",
)
"""Captions above an agreement's table."""
