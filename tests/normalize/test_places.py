import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import normalize
from normalize.places import Area, Gazetteer, clean, key

PLACES = Gazetteer.load()
TABLE = Path(normalize.__file__).parent / "data" / "area_codes.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
MUNICIPALITIES = [row for row in ROWS if not row["code"].endswith("000")]


def test_the_table_is_whole() -> None:
    assert len(ROWS) == len({row["code"] for row in ROWS}) == 47 + 1718 + 23 + 171
    assert all(len(row["code"]) == 5 and row["code"].isdigit() for row in ROWS)
    assert len({row["prefecture"] for row in ROWS}) == 47
    assert [row["code"] for row in ROWS] == sorted(row["code"] for row in ROWS)


@pytest.mark.parametrize("row", MUNICIPALITIES[::7], ids=lambda row: row["code"])
def test_every_municipality_has_its_code_within_its_prefecture(row: dict[str, str]) -> None:
    assert PLACES.code(row["name"], row["prefecture"]) == row["code"]
    assert PLACES.code(row["prefecture"] + row["name"]) == row["code"]
    assert PLACES.code(row["prefecture"] + row["county"] + row["name"]) == row["code"]
    assert PLACES.code(" ".join(row["name"]), row["prefecture"]) == row["code"]


def test_variant_characters_make_no_namesakes() -> None:
    assert len({(row["prefecture"], key(row["name"])) for row in MUNICIPALITIES}) == len(MUNICIPALITIES)


@example(["喜茂別町", "村山市"], " ")
@given(
    st.lists(
        st.sampled_from([row["name"] for row in MUNICIPALITIES if not row["name"].endswith("区")]), max_size=6
    ),
    st.sampled_from(["、", "・", " ", "，", "　", "\n"]),
)
def test_a_list_of_names_is_split_again(names: list[str], separator: str) -> None:
    assert [key(name) for name in PLACES.find_in(separator.join(names))] == [key(name) for name in names]


@given(st.text(alphabet="一関市平泉町村山形県旧 金、・ABC", max_size=40))
def test_names_found_are_municipalities_of_the_text(text: str) -> None:
    for name in PLACES.find_in(text):
        assert PLACES.is_municipality(name)
        assert name in clean(text)


@pytest.mark.parametrize(
    ("name", "prefecture", "code"),
    [
        ("一関市", None, "03209"),
        ("平 泉 町", None, "03402"),
        ("金山町", "山形県", "06361"),
        ("金山町", "福島県", "07445"),
        ("金山町", None, None),
        ("金山町", "岩手県", None),
        ("府中市", None, None),
        ("府中市", "広島県", "34208"),
        ("札幌市", None, "01100"),
        ("札幌市中央区", None, "01101"),
        ("千代田区", None, "13101"),
        ("浜松市浜名区", None, "22139"),
        ("岩手県", None, "03000"),
        ("龍ヶ崎市", None, "08208"),
        ("竜ケ崎市", None, "08208"),
        ("七ヶ宿町", None, "04302"),
        ("塩釜市", None, "04203"),
        ("圏域合計", "山形県", None),
        ("計", "山形県", None),
        ("県計", "山形県", None),
        ("", None, None),
    ],
)
def test_codes(name: str, prefecture: str | None, code: str | None) -> None:
    assert PLACES.code(name, prefecture) == code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一関市 平泉町", ["一関市", "平泉町"]),
        (
            "新庄市、金山町、最上町、舟形町、真室川町、大蔵村、鮭川村、戸沢村",
            ["新庄市", "金山町", "最上町", "舟形町", "真室川町", "大蔵村", "鮭川村", "戸沢村"],
        ),
        ("新 庄 市 ・ 金 山 町", ["新庄市", "金山町"]),
        ("一関市平泉町", ["一関市", "平泉町"]),
        ("福井県（福井市・鯖江市・美浜町・若狭町）、", ["福井市", "鯖江市", "美浜町", "若狭町"]),
        ("会 場 一関市役所2階", ["一関市"]),
        ("旧川崎町", []),
        ("最上町村会", []),
        ("構成市町村", []),
        ("関係市町", []),
        ("下関市", ["下関市"]),
        ("", []),
    ],
)
def test_names_in_texts(text: str, names: list[str]) -> None:
    assert PLACES.find_in(text) == names


def test_the_documents_prefecture() -> None:
    assert PLACES.prefecture_of_document(["新庄市・金山町・最上町", "秋田県、宮城県に接する山形県"]) == "山形県"
    assert PLACES.prefecture_of_document(["岩手県（一関市・釜石市）、富山県南砺市、福井県福井市"]) is None
    assert PLACES.prefecture_of_document(["金山町"]) is None
    assert PLACES.prefecture_of_document([]) is None


def test_a_gazetteer_of_ones_own() -> None:
    own = Gazetteer([Area("99001", "架空県", None, "架空市", "カクウシ")])
    assert own.code("架空市") == "99001"
    assert own.find_in("架空市と一関市") == ["架空市"]
