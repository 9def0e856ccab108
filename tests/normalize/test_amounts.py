import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.amounts import Number, amount_thousand_yen, is_blank_mark, number, quantity

FULL_WIDTH = str.maketrans("0123456789,.%-", "０１２３４５６７８９，．％－")
MINUS = st.sampled_from(
    ["▲", "△", "▲ ", "-", "\N{MINUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}", "\N{HYPHEN}", "\N{EN DASH}"]
)


def value_of(found: Number | None) -> int | float | None:
    assert found is not None
    return found.value


@given(st.integers(min_value=0, max_value=10**12), MINUS, st.booleans())
def test_whole_numbers(value: int, minus: str, full_width: bool) -> None:
    for printed in (str(value), f"{value:,}", f"{value:,}".replace(",", ", "), f" {value:,}\n"):
        text = printed.translate(FULL_WIDTH) if full_width else printed
        found = value_of(number(text))
        assert (found, type(found)) == (value, int)
        assert value_of(number(minus + text)) == -value
        assert value_of(number(f"({text.strip()})", brackets_negative=True)) == -value


@given(st.decimals(min_value=0, max_value=10**6, places=2), MINUS)
def test_decimals(value: object, minus: str) -> None:
    found = value_of(number(f"{value:,}%"))
    assert (found, type(found)) == (float(str(value)), float)
    assert value_of(number(f"{minus}{value:,}")) == -float(str(value))


@given(st.text(max_size=30))
def test_any_text_has_a_value_or_a_reason_or_is_blank(text: str) -> None:
    for found in (number(text), quantity(text), amount_thousand_yen(text, "千円")):
        if found is None:
            assert is_blank_mark(text)
        else:
            assert (found.value is None) == (found.reason is not None)


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=10**6))
def test_two_numbers_are_never_glued(first: int, second: int) -> None:
    for text in (f"{first} {second}", f"{first}\n{second}", f"{first}　{second}人", f"{first}人{second}組"):
        for found in (number(text), quantity(text)):
            assert found is not None
            assert found.value is None


@pytest.mark.parametrize(
    "mark", ["―", "－", "-", "–", "—", "ー", "…", "‥", "***", "＊＊", "", "　", "(－)", "-%", "― 人", "/"]
)
def test_missing_marks(mark: str) -> None:
    assert is_blank_mark(mark)
    assert number(mark) is None
    assert quantity(mark) is None
    assert amount_thousand_yen(mark, "千円") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10～20", "range"),
        ("80～99%", "range"),
        ("0-14", "range"),
        ("約100", "bound"),
        ("94,000程度", "bound"),
        ("90%以上", "bound"),
        ("1,23", "malformed"),
        ("12345,678", "malformed"),
        ("12 34", "several"),
        ("-1.0\n-2.9", "several"),
        ("03209", "malformed"),
        ("(1) 生活機能の強化", "words"),
        ("未定", "undecided"),
        ("集計中", "undecided"),
        ("増加", "words"),
        ("1,110台", "words"),
        ("2①", "words"),
    ],
)
def test_doubtful_numbers_have_a_reason(text: str, reason: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.value, found.reason, found.raw) == (None, reason, text)


def test_a_zero_has_no_sign_and_notes_are_told() -> None:
    assert str(value_of(number("▲0.0"))) == "0.0"
    found = number("1,234※1")
    assert found is not None
    assert (found.value, found.note) == (1234, "※1")
    bracketed = number("(12.3%)")
    assert bracketed is not None
    assert (bracketed.value, bracketed.bracketed, bracketed.percent) == (12.3, True, True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("84%", 84, "%"),
        ("28,108人/年", 28108, "人/年"),
        ("13,981人回", 13981, "人回"),
        ("４回", 4, "回"),
        ("1,110台", 1110, "台"),
        ("67.1％", 67.1, "%"),
        ("31組", 31, "組"),
        ("18", 18, None),
        ("222.85 km²", 222.85, "km²"),
        ("374.22 km ²", 374.22, "km²"),
        ("1,256.42㎢", 1256.42, "km²"),
        ("32,075 人", 32075, "人"),
        ("延べ1,234人", 1234, "人"),
        ("23, 809", 23809, None),
        ("▲ 39.30％", -39.3, "%"),
        ("500万円", 500, "万円"),
        ("1億2,808万人", 128_080_000, "人"),
        ("3万5千人", 35_000, "人"),
        ("3ルート", 3, "ルート"),
        ("12 t-CO2", 12, "t-CO2"),
        ("5か所", 5, "か所"),
        ("20人（累計）", 20, "人"),
    ],
)
def test_quantities(text: str, value: float, unit: str | None) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.value, found.unit, found.raw) == (value, unit, text)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "2024年度",
        "2024年",
        "3番目",
        "20歳代",
        "12月",
        "R6 5人",
        "10人(5組)",
        "5増",
        "80%以上",
        "(1)医療",
        "1 開会",
        "7 企業誘致",
        "012345人",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    found = quantity(text)
    assert found is not None
    assert found.value is None
    assert found.reason is not None


@given(
    st.integers(min_value=0, max_value=10**6),
    st.sampled_from(["", "人", "店", "%", "ルート", "千円"]),
    st.sampled_from(["以上", "以下", "未満", "程度", "超", "前後", "以内", "余", "強", "弱"]),
)
def test_a_bound_is_never_a_value(value: int, unit: str, bound: str) -> None:
    for text in (f"{value:,}{unit}{bound}", f"約{value:,}{unit}", f"{value}～{value + 1}{unit}"):
        found = quantity(text)
        assert found is not None
        assert found.value is None
        assert found.reason in ("bound", "range")


@given(st.integers(min_value=0, max_value=10**9))
def test_amounts_in_every_unit(thousand_yen: int) -> None:
    assert value_of(amount_thousand_yen(f"{thousand_yen:,}", "千円")) == thousand_yen
    assert value_of(amount_thousand_yen(f"{thousand_yen:,}千円", "百万円")) == thousand_yen
    assert value_of(amount_thousand_yen(f"{thousand_yen * 1000}", "円")) == thousand_yen
    assert value_of(amount_thousand_yen(f"{thousand_yen}", "万円")) == thousand_yen * 10
    if thousand_yen >= 100_000:
        hundred_millions, rest = divmod(thousand_yen // 10 * 10, 100_000)
        text = f"{hundred_millions}億{rest // 10:,}万円"
        assert value_of(amount_thousand_yen(text, None)) == thousand_yen // 10 * 10


@pytest.mark.parametrize(
    ("text", "unit", "value", "reason"),
    [
        ("12億3,456万円", None, 1_234_560, None),
        ("1億2,808万", None, 128_080, None),
        ("3.5億円", None, 350_000, None),
        ("1,500円", "千円", 1.5, None),
        ("0", "千円", 0, None),
        ("▲500", "千円", -500, None),
        ("7,000", None, None, "no-unit"),
        ("約500万円", None, None, "bound"),
        ("5人", "千円", None, "words"),
        ("9,354 9,354", "千円", None, "several"),
    ],
)
def test_amounts(text: str, unit: str | None, value: float | None, reason: str | None) -> None:
    found = amount_thousand_yen(text, unit)
    assert found is not None
    assert (found.value, found.reason) == (value, reason)
