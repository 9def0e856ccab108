import codecs
from hashlib import sha512

import pytest

from extract.sources.text.encoding import decode_text
from schemas.errors import UnreadableInputError

TEXT = "施策名\n①休日・夜間診療体制確保事業\n現状値（2022年度）　84% ～ 1,319.81㎡\n▲ 39.30"
PLAIN = "施策名　休日・夜間診療体制確保事業（累計）　現状値　84％"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["euc_jp", "euc_jis_2004", "iso2022_jp", "utf-16-le", "utf-16-be"])
def test_encodings_without_a_mark_are_recognised(encoding: str) -> None:
    data = (PLAIN + "\n令和6年\n").encode(encoding)
    assert decode_text(data).text == PLAIN + "\n令和6年\n"


def test_big_endian_with_a_mark() -> None:
    assert decode_text(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")).text == TEXT


def test_short_tables_of_figures_are_not_mistaken_for_another_encoding() -> None:
    row = "合計\t129,451\t119,184\t▲23.82"
    for encoding in ("utf-8", "cp932", "euc_jp"):
        assert decode_text(row.encode(encoding)).text == row


def test_a_broken_byte_spoils_no_whole_file() -> None:
    data = (PLAIN * 40).encode("utf-8").replace("夜".encode(), b"\xe5\xa4", 1)
    decoded = decode_text(data)
    assert decoded.broken == 1
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.count("現状値") == 40


@pytest.mark.parametrize("data", [b"", b" \r\n\f\n", codecs.BOM_UTF8, "　\n".encode(), b"\x00\x00\x00"])
def test_nothing_printed_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        decode_text(data)
    assert caught.value.status == "empty"
    assert caught.value.reason
    assert caught.value.advice


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04" + bytes(range(200)),
        b"%PDF-1.7\n",
        sha512(b"noise").digest() * 8,
        codecs.BOM_UTF16_LE + bytes(range(1, 9)) * 40,
        "café déjà vu naïve garçon à côté, où êtes-vous?".encode("latin-1"),
    ],
)
def test_what_is_no_japanese_text_is_unsupported(data: bytes) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        decode_text(data)
    assert caught.value.status == "unsupported"
    assert caught.value.advice.endswith("。")
