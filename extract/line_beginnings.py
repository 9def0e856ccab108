"""What a line begins with that is no running text: a note or source, the caption of a table or drawing."""

from __future__ import annotations

from schemas.patterns import lazy_pattern

NOTE = lazy_pattern(
    r"^\s*(?:[(（]?\s*[※＊*]|[(（]?\s*注\s*[0-9０-９]*\s*[:：）)]|注\s*[0-9０-９]+[\s\u3000]|[(（]\s*(?:資料|出典|出所|備考|注)\s*[)）]|[(（]?(?:資料|出典|出所|備考)\s*[:：]|【\s*】\s*[内は])"
)
CAPTION = lazy_pattern(
    r"^\s*(?:【[^】]*】\s*$|[<＜〈《][^>＞〉》]*[>＞〉》]|(?:図表?|表|写真|グラフ)\s*[0-9０-９]"
    r"|第\s*[0-9０-９]{1,2}\s*[図表])"
)
