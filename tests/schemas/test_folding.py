import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.folding import fold, unify


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_unifying_twice_changes_nothing(text: str) -> None:
    assert unify(unify(text)) == unify(text)


@given(st.text())
def test_folded_text_has_no_white_space(text: str) -> None:
    assert not any(c.isspace() for c in fold(text))


@given(
    st.text(alphabet="一関市平泉町ABC12ァスール・ー", min_size=1),
    st.sampled_from([" ", "\u3000", "\n", "\t", "\u200b"]),
)
def test_white_space_does_not_matter(text: str, space: str) -> None:
    assert fold(space.join(text)) == fold(text)


@pytest.mark.parametrize("code", range(0x2F00, 0x2FD6))
def test_every_kangxi_radical_becomes_an_ideograph(code: int) -> None:
    for function in (fold, unify):
        assert 0x4E00 <= ord(function(chr(code))) <= 0x9FFF


def test_every_supplement_radical_but_repeat_becomes_an_ideograph() -> None:
    for code in range(0x2E81, 0x2EF4):
        if unicodedata.name(chr(code), ""):
            for function in (fold, unify):
                assert not 0x2E80 <= ord(function(chr(code))) <= 0x2FFF, hex(code)


@pytest.mark.parametrize(
    ("radical", "ideograph"),
    [
        ("\u2ed1", "長"),
        ("\u2ec4", "西"),
        ("\u2ea0", "民"),
        ("\u2ebc", "肉"),
        ("\u2edd", "食"),
        ("\u2eeb", "斉"),
        ("\u2eef", "竜"),
    ],
)
def test_radicals_of_known_pdfs(radical: str, ideograph: str) -> None:
    assert unicodedata.normalize("NFKC", radical) == radical
    assert fold(radical) == unify(radical) == ideograph


@pytest.mark.parametrize(
    "dash", ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d", "\u2500", "-"]
)
def test_dashes_are_one(dash: str) -> None:
    assert fold(f"1{dash}2") == unify(f"1{dash}2") == "1-2"


@pytest.mark.parametrize("tilde", ["\u301c", "\uff5e", "~", "\u223c"])
def test_tildes_are_one(tilde: str) -> None:
    assert fold(f"R1{tilde}5") == unify(f"R1{tilde}5") == "R1~5"


def test_the_long_mark_is_no_dash_and_a_dash_no_long_mark() -> None:
    assert fold("スケジュ\uff0dル") == "スケジュール"
    assert fold("センタ\u2015") == "センター"
    assert fold("らーめん") == "らーめん"
    assert unify("１ー２") == "1-2"
    assert unify("ア-1") == "ア-1"


def test_values_keep_what_nfkc_would_spoil() -> None:
    assert unify("2①") == "2①"
    assert unify("12㎢、3½、５²") == "12㎢、3½、5²"
    assert unify("㍻27年 ㋿7年") == "平成27年 令和7年"
    assert unify("ﾊﾟｰｾﾝﾄ") == "パーセント"


def test_compatibility_ideographs_and_invisible_characters() -> None:
    assert fold("大\ufa10市") == unify("大\ufa10市") == "大塚市"
    assert fold("葛\U000e0100城\u200b市\ufeff") == "葛城市"


def test_case_is_kept() -> None:
    assert fold("Kpi") != fold("KPI")
