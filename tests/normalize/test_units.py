import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.units import MEASURES, STRONG, canonical, is_unit, split_unit, unit_note, unit_of_header


@given(
    st.sampled_from(sorted((STRONG | MEASURES) - {"年間"})),
    st.sampled_from(["()", "（）", "[]", "〔〕"]),
    st.sampled_from(["", " ", "　"]),
)
def test_a_unit_in_brackets_at_the_end_is_split_off(unit: str, brackets: str, space: str) -> None:
    found = split_unit(f"利用者数{space}{brackets[0]}{space}{unit}{space}{brackets[1]}")
    assert found == ("利用者数", canonical(unit), False)


@given(st.sampled_from(sorted(STRONG | MEASURES)))
def test_a_stored_unit_stays_as_it_is(unit: str) -> None:
    assert canonical(canonical(unit)) == canonical(unit) == canonical(f" {unit} ")
    assert is_unit(unit)


@given(st.text(max_size=40))
def test_an_indicator_never_gains_text(text: str) -> None:
    found = split_unit(text)
    assert len(found.indicator) <= len(text)
    assert found.unit is None or is_unit(found.unit, counting=True)


@pytest.mark.parametrize(
    ("text", "indicator", "unit", "cumulative"),
    [
        ("年間事業開催数 (回)", "年間事業開催数", "回", False),
        ("施設利用者（人）", "施設利用者", "人", False),
        ("勉強会・情報交換会の開催件数(回)", "勉強会・情報交換会の開催件数", "回", False),
        ("もちマイスター検定合格者数（累計）", "もちマイスター検定合格者数（累計）", None, True),
        ("６次産業化により商品化した数 (累計)", "６次産業化により商品化した数 (累計)", None, True),
        ("修了者数（累計）（人）", "修了者数（累計）", "人", True),
        ("修了者数（人）（累計）", "修了者数（累計）", "人", True),
        ("修了者数（累計・人）", "修了者数（累計・人）", "人", True),
        ("生活系ごみ1人当たり排出量(kg)", "生活系ごみ1人当たり排出量", "kg", False),
        ("ごみ排出量（ｇ／人・日）", "ごみ排出量", "g/人・日", False),
        ("乗車人数（延べ）割合", "乗車人数（延べ）割合", None, False),
        ("乗車人数（延べ）", "乗車人数（延べ）", None, False),
        ("合同鑑賞会の開催回数", "合同鑑賞会の開催回数", None, False),
        ("共同管理する施設数（所）", "共同管理する施設数", "所", False),
        ("最上地域の観光者数 (千人)", "最上地域の観光者数", "千人", False),
        ("面積（2020年）", "面積（2020年）", None, False),
        ("満足度（注1）", "満足度（注1）", None, False),
        ("連携する施設数（施設）", "連携する施設数", "施設", False),
        ("利用者（施設）", "利用者（施設）", None, False),
        ("（回）", "（回）", None, False),
        ("人口10万人対（人/10万人）", "人口10万人対", "人/10万人", False),
        ("出荷額（百万円）", "出荷額", "百万円", False),
        ("地酒の輸出量（kl）", "地酒の輸出量", "kl", False),
        ("発電量（ＭＷｈ／年）", "発電量", "MWh/年", False),
        ("排出量（千ｔ－ＣＯ₂）", "排出量", "千t-CO2", False),
        ("", "", None, False),
    ],
)
def test_indicators(text: str, indicator: str, unit: str | None, cumulative: bool) -> None:
    assert split_unit(text) == (indicator, unit, cumulative)


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        ("㎢", "km²"),
        ("km2", "km²"),
        ("ｋｍ ²", "km²"),
        ("㎡", "m²"),
        ("㎥", "m³"),
        ("％", "%"),
        ("人／年", "人/年"),
        ("㌧", "トン"),
    ],
)
def test_normal_forms(printed: str, stored: str) -> None:
    assert canonical(printed) == stored


@pytest.mark.parametrize(
    "text", ["累計", "延べ", "注1", "年度", "R6", "", "/", "人/", "KPI", "2020", "うち女性", "旧市町村"]
)
def test_what_is_no_unit(text: str) -> None:
    assert not is_unit(text, counting=True)


@pytest.mark.parametrize(
    ("text", "units", "lower"),
    [
        ("(単位：人、下段は増減率)", ("人",), "増減率"),
        ("（単位：人、％）", ("人", "%"), None),
        ("単位:千円", ("千円",), None),
        ("単 位 ： 人", ("人",), None),
        ("（単位　㎢）", ("km²",), None),
        ("資料：令和2年国勢調査", (), None),
        ("【単位：人】", ("人",), None),
    ],
)
def test_unit_notes(text: str, units: tuple[str, ...], lower: str | None) -> None:
    assert unit_note(text) == (units, lower)


def test_headers_name_one_unit_or_none() -> None:
    assert unit_of_header("事業費見込 (千円)") == "千円"
    assert unit_of_header("事業費見込\n（千円）") == "千円"
    assert unit_of_header("（単位：人・％）") is None
    assert unit_of_header("現状値（R6）") is None
    assert unit_of_header("(人)") == "人"
