"""Words that are spelt in several ways, brought to one spelling for comparing labels; printed text stays.

Towns write 目指す, 目ざす and めざす, 取組, 取り組み and とりくみ, 見込 and 見込み. A vocabulary that lists
them all is never complete; one spelling on both sides of a comparison is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.patterns import lazy_re

_SPELLINGS: tuple[tuple[str, str], ...] = (
    # verbs and nouns of labels
    (r"取り?組み|取りくみ|とりくみ", "取組"),
    (r"(?:取り組|取りく|とりく)(?=[まむめもん])", "取組"),
    (r"(?:目ざ|めざ)(?=[さしすそ])", "目指"),
    (r"(?:はか|計|図)(?=[りるれろ])", "測"),
    (r"(?:つく|造|創)(?=[らりるろっ])", "作"),
    (r"(?:おこな|行な)(?=[いうえおわっ])", "行"),
    (r"(?:ねら)(?=[いう])", "狙"),
    (r"(?:見込み|みこみ)", "見込"),
    (r"みこ(?=[まむめん])", "見込"),
    (r"(?:かかわ|係わ|拘わ)(?=[りるっ])", "関わ"),
    (r"(?:かか|掛か|懸か|掛|懸)(?=[りるっ])", "係"),
    (r"たずさわ(?=[りるっ])", "携わ"),
    (r"たずさえ", "携え"),
    (r"くわわ(?=[りるっ])", "加わ"),
    (r"(?:あて|当て|宛て)(?=[たるらよ])", "充て"),
    (r"(?:すす)(?=[まむめん])", "進"),
    (r"(?:つか)(?=[いうえわっ])", "使"),
    (r"(?:もち)(?=い[たてる])", "用"),
    (r"(?:受け|うけ)(?:持|も)ち|受持ち", "受持"),
    (r"(?:受け|うけ)(?:持|も)(?=[たつっ])", "受持"),
    (r"もちば|持ち場", "持場"),
    (r"ふりかえ|振りかえ|ふり返|振り返", "振返"),
    (r"だんどり|段どり|段取り", "段取"),
    (r"わりあて|割り当て|割りあて", "割当て"),
    (r"わりあい", "割合"),
    (r"(?:わけ)(?=[らる方か])", "分け"),
    (r"やくわり|役わり", "役割"),
    (r"(?:はじま|始ま|初ま)(?=[りるっ])", "始ま"),
    (r"はじめ|初め", "始め"),
    (r"(?:あらわ|表|表わ|現わ)(?=[れ])", "現"),
    (r"(?:あらわ|表わ|現わ)(?=[しす])", "表"),
    (r"しめ(?=す)", "示"),
    (r"たしかめ", "確かめ"),
    (r"かわ(?=[りるっ])", "変わ"),
    (r"うまれ", "生まれ"),
    (r"のぞ(?=[まむん])", "望"),
    (r"もとめ", "求め"),
    (r"もとづ", "基づ"),
    (r"位置(?:づけ|付け|付)", "位置付"),
    (r"見とおし|みとおし", "見通し"),
    (r"とりまとめ|取まとめ|取り纏め", "取りまとめ"),
    (r"問い合わせ|問合わせ|問い合せ", "問合せ"),
    (r"出来(?=[たてなるま])", "でき"),
    (r"繋(?=[いがぐげ])", "つな"),
    # nouns and small words
    (r"ものさし|物さし", "物差し"),
    (r"めやす", "目安"),
    (r"めあて|目あて", "目当て"),
    (r"なかみ|中味", "中身"),
    (r"なまえ", "名前"),
    (r"ぐあい|ぐ合い", "具合"),
    (r"ようす", "様子"),
    (r"たがい", "互い"),
    (r"てだて|手だて", "手立て"),
    (r"くわしい", "詳しい"),
    (r"(?:よい|いい)(?=[変効点所事成])", "良い"),
    (r"たんい", "単位"),
    (r"ききめ", "効き目"),
    (r"もと(?=の)", "元"),
    (r"(?<=[をで])み(?=る)", "見"),
    (r"しかた", "仕方"),
    (r"(?<=[きけみめりちいえ])かた", "方"),
    (r"みちすじ|道すじ", "道筋"),
    (r"使いみち", "使い道"),
    (r"おかね", "お金"),
    (r"みんな", "皆"),
    (r"いっしょ", "一緒"),
    (r"ともに", "共に"),
    (r"(?:まち)(?=$|[・とのやづむ])", "町"),
    (r"(?:むら)(?=$|[・とのやづ])", "村"),
    (r"いま(?=$|[のあ時])", "今"),
    (r"など", "等"),
    (r"ごと", "毎"),
    (r"ことば", "言葉"),
    (r"こと", "事"),
    (r"とき", "時"),
    (r"ところ", "所"),
    (r"もの", "物"),
    (r"ため", "為"),
    (r"だれ", "誰"),
    (r"なに", "何"),
    (r"および", "及び"),
    (r"ならびに", "並びに"),
    (r"または", "又は"),
    (r"ナンバー|(?:No|NO|Nº)\.?", "No"),
)
"""Regular expressions of other spellings, each with the one that they become; the first that fits counts."""

_BEGIN = (
    "Nあいうおかきくぐこごしすただつてとなねのはふまみむめもやよわナ"
    "中位使係出初割創取受問図始宛当役懸手拘持振掛段物現目繋行表見計造道"
)
_ANY = lazy_re(
    f"(?=[{_BEGIN}])(?:" + "|".join(f"(?P<s{n}>{other})" for n, (other, _) in enumerate(_SPELLINGS)) + ")"
)
"""All of them at once; what none begins with is passed over first, for most letters are such."""
_BECOMES = {f"s{n}": one for n, (_, one) in enumerate(_SPELLINGS)}


def _become(match: re.Match[str]) -> str:
    return _BECOMES[match.lastgroup or ""]


@lru_cache(maxsize=1 << 13)
def one_spelling(folded: str) -> str:
    """A folded word in the one spelling by which words are compared.

    >>> one_spelling("目ざす値") == one_spelling("めざす値") == one_spelling("目指す値")
    True
    >>> one_spelling("取り組みをはかるものさし"), one_spelling("とりくむ市町村など")
    ('取組を測る物差し', '取組む市町村等')
    >>> one_spelling("整理No."), one_spelling("医療")
    ('整理No', '医療')
    """
    return _ANY.sub(_become, folded)
