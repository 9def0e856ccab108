"""From bytes to text: UTF-8, UTF-16, CP932, EUC-JP and ISO-2022-JP, told apart by strict decoding.

Japanese encodings are strict enough that a text in one of them hardly ever decodes in another, and where two
decodings succeed, the wrong one is full of half-width katakana. Trial decoding therefore decides; a statistical
detector guesses wrong on the short tables of figures that these documents consist of.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from schemas.errors import UnreadableInputError
from schemas.patterns import lazy_pattern

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_FORMATS = (
    (b"%PDF-", "PDFファイルです", "拡張子を .pdf にして入力してください。"),
    (b"PK\x03\x04", "WordやExcelなどのファイルか圧縮ファイルです", "PDFかテキストとして保存し直してください。"),
    (
        b"\xd0\xcf\x11\xe0",
        "古い形式のWordかExcelのファイルです",
        "PDFかテキストとして保存し直してください。",
    ),
    (b"{\\rtf", "リッチテキスト（RTF）のファイルです", "PDFかテキストとして保存し直してください。"),
    (b"\x89PNG", "画像ファイルです", "文字情報のあるPDFかテキストを入力してください。"),
    (b"\xff\xd8\xff", "画像ファイルです", "文字情報のあるPDFかテキストを入力してください。"),
)
_EIGHT_BIT = ("cp932", "euc_jp", "euc_jis_2004")
_CONTROL = lazy_pattern(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JAPANESE = lazy_pattern(r"[\p{Hiragana}\p{Katakana}\p{Han}ー、。「」・（）【】○△▲％０-９Ａ-Ｚａ-ｚ]")
_IMPLAUSIBLE = lazy_pattern(r"[\uff61-\uff9f\ufffd\ue000-\uf8ff\u0080-\u009f]")
_ENOUGH = 0.5
_MAX_DAMAGE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that gave it, and the number of characters that could not be decoded (U+FFFD)."""

    text: str
    encoding: str
    broken: int = 0


def plausibility(text: str) -> float:
    """How much of the non-ASCII text looks like Japanese prose and figures, from 0 to 1; 1.0 for pure ASCII.

    Half-width katakana, private characters and control characters count against it: a wrong decoding is made
    of them.

    >>> plausibility("一関市の人口は、119,184人である。") > 0.9
    True
    >>> plausibility("ｰ豕ﾖﾊｿﾍｸ")
    0.0
    """
    wide = [character for character in text if character > "\x7f" and not character.isspace()]
    if not wide:
        return 1.0
    joined = "".join(wide)
    good = len(_JAPANESE.findall(joined)) - 2 * len(_IMPLAUSIBLE.findall(joined))
    return max(0.0, good / len(wide))


def _printable_in_japan(text: str) -> bool:
    """Whether nearly every character is one of the Japanese repertoire: bytes read as UTF-16 give any script."""
    return len(text.encode("euc_jis_2004", errors="ignore").decode("euc_jis_2004")) >= 0.9 * len(text)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _candidates(data: bytes) -> tuple[str, ...]:
    if b"\x00" in data:
        # text with zero bytes is UTF-16 that was saved without a byte order mark, or no text at all
        return ("utf-16-le", "utf-16-be")
    if b"\x1b$" in data:
        return ("iso2022_jp_ext", "iso2022_jp_2004")
    return ("utf-8", *_EIGHT_BIT)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= len(text) * _MAX_DAMAGE


def _plausible(decoded: Decoded) -> bool:
    utf_16 = decoded.encoding.startswith("utf-16")
    return _is_text(decoded.text) and (not utf_16 or _printable_in_japan(decoded.text))


def _best(data: bytes) -> Decoded | None:
    found: Decoded | None = None
    best = _ENOUGH
    for encoding in _candidates(data):
        text = _strict(data, encoding)
        if text is None or not _plausible(Decoded(text, encoding)):
            continue
        if encoding == "utf-8":
            return Decoded(text, encoding)
        score = plausibility(text)
        if score > best:
            found, best = Decoded(text, encoding), score
    return found


def _damaged(data: bytes) -> Decoded | None:
    """The decoding with the fewest broken characters, if they are few; a broken byte spoils no whole file."""
    found: Decoded | None = None
    for encoding in _candidates(data):
        if encoding.startswith("utf-16"):
            continue
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        if broken > max(1, len(text) * _MAX_DAMAGE) or not _is_text(text):
            continue
        if plausibility(text) > _ENOUGH and (found is None or broken < found.broken):
            found = Decoded(text, encoding, broken)
    return found


def decode_text(data: bytes) -> Decoded:
    """The text of a file in whichever encoding it was saved; a byte order mark is not part of the text.

    Args:
        data: the bytes of the whole file.

    Raises:
        UnreadableInputError: ``empty`` for a file without printable characters, ``unsupported`` for one that is
            no text in a known encoding.

    >>> decode_text("施策名".encode("cp932")).encoding
    'cp932'
    >>> decode_text("施策名　休日・夜間診療体制確保事業".encode("euc_jp")).encoding
    'euc_jp'
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise UnreadableInputError(
            "empty", "ファイルの中身がありません。", "正しいファイルか確認し、保存し直してから入力してください。"
        )
    for magic, reason, advice in _KNOWN_FORMATS:
        if data.startswith(magic) or (magic == b"%PDF-" and magic in data[:1024]):
            raise UnreadableInputError("unsupported", f"テキストではなく、{reason}。", advice)
    decoded = None
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            decoded = Decoded(text, encoding, text.count("\ufffd"))
            break
    if decoded is None:
        decoded = _best(data) or _damaged(data)
    if decoded is None or decoded.broken > max(1, len(decoded.text) * _MAX_DAMAGE) or not _plausible(decoded):
        raise UnreadableInputError(
            "unsupported",
            "文字として読めない内容です（対応している文字コード: UTF-8、UTF-16、シフトJIS、EUC-JP、JIS）。",
            "元の文書から、文字コードをUTF-8にしてテキストとして保存し直してください。",
        )
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u3000\xa0\u200b"):
        raise UnreadableInputError(
            "empty", "ファイルに文字がありません。", "正しいファイルか確認し、保存し直してから入力してください。"
        )
    return decoded
