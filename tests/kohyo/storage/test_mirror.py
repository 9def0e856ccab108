"""A mirror fetches what changed, hands over what changed, and never leaves its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec", reason="the extra cluster is not installed")

from kohyo.storage.mirror import LAST, Mirror, StorageError  # noqa: E402  after the skip


class Counting:
    """Counts what a file system is asked to move."""

    def __init__(self, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moved: list[str] = []
        for name in ("get_file", "put_file", "rm_file"):
            monkeypatch.setattr(mirror._files, name, self._counted(name, getattr(mirror._files, name)))

    def _counted(self, name: str, call: Any) -> Any:
        def counted(*arguments: str) -> Any:
            self.moved.append(f"{name} {arguments[-1 if name == 'put_file' else 0].rpartition('/')[2]}")
            return call(*arguments)

        return counted


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "there"
    (folder / "2026").mkdir(parents=True)
    (folder / "a.md").write_text("一", encoding="utf-8")
    (folder / "2026" / "計画.md").write_text("二", encoding="utf-8")
    return folder


def mirror_of(there: Path, tmp_path: Path) -> Mirror:
    return Mirror(there.as_uri(), tmp_path / "home")


def test_only_what_has_changed_is_fetched(there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror_of(there, tmp_path).pull()
    mirror = mirror_of(there, tmp_path)
    assert (mirror.folder / "2026" / "計画.md").read_text(encoding="utf-8") == "二"
    counting = Counting(mirror, monkeypatch)
    mirror.pull()
    assert counting.moved == []
    (there / "a.md").write_text("一を改める", encoding="utf-8")
    (there / "2026" / "計画.md").unlink()
    mirror.pull()
    assert counting.moved == ["get_file a.md"]
    assert (mirror.folder / "a.md").read_text(encoding="utf-8") == "一を改める"
    assert not (mirror.folder / "2026" / "計画.md").exists()


def test_only_what_has_changed_is_handed_over_and_run_json_comes_last(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = mirror_of(there, tmp_path)
    mirror.pull()
    counting = Counting(mirror, monkeypatch)
    (mirror.folder / LAST).write_text("{}", encoding="utf-8")
    (mirror.folder / "tables").mkdir()
    (mirror.folder / "tables" / "z.csv").write_text("z", encoding="utf-8")
    (mirror.folder / "a.md").unlink()
    mirror.push()
    assert counting.moved == ["put_file z.csv", f"put_file {LAST}", "rm_file a.md"]
    assert (there / "tables" / "z.csv").read_text(encoding="utf-8") == "z"
    assert not (there / "a.md").exists()
    mirror.push()
    mirror.pull()
    assert len(counting.moved) == 3


def test_an_address_where_nothing_is_yet_is_empty(tmp_path: Path) -> None:
    mirror = Mirror((tmp_path / "new").as_uri(), tmp_path / "home")
    mirror.pull()
    assert list(mirror.folder.iterdir()) == []


def test_no_name_of_an_object_leads_out_of_the_mirror(tmp_path: Path) -> None:
    files = fsspec.filesystem("memory")
    files.pipe("/bucket/../../../evil.md", b"x")
    files.pipe("/bucket/" + "長" * 200 + ".md", b"y")
    mirror = Mirror("memory://bucket", tmp_path / "home")
    mirror.pull()
    found = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert len(found) >= 2
    assert not (tmp_path / "evil.md").exists()
    assert all(mirror.folder in path.parents or path.name == "mirrored.json" for path in found)


def test_an_unknown_kind_of_address_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="読み書きできません"):
        Mirror("nowhere://bucket/x", tmp_path / "home")


def test_a_storage_that_fails_is_told_in_words(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = mirror_of(there, tmp_path)

    def fails(*_: object, **__: object) -> None:
        raise PermissionError("denied")

    monkeypatch.setattr(mirror._files, "find", fails)
    with pytest.raises(StorageError, match=r"PermissionError.*権限を確かめて"):
        mirror.pull()


def test_what_could_not_be_handed_over_goes_with_the_next_run(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = mirror_of(there, tmp_path)
    mirror.pull()
    (mirror.folder / "a.md").write_text("新しい一", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(mirror._files, "put_file", lambda *_: (_ for _ in ()).throw(ConnectionError("gone")))
        with pytest.raises(StorageError, match="ConnectionError"):
            mirror.push()
    again = mirror_of(there, tmp_path)
    again.pull()
    again.push()
    assert (there / "a.md").read_text(encoding="utf-8") == "新しい一"


def test_each_file_of_the_mirror_is_known_by_its_address(there: Path, tmp_path: Path) -> None:
    mirror = Mirror((there / "2026" / "計画.md").as_uri().replace("%E8%A8%88%E7%94%BB", "計画"), tmp_path / "home")
    mirror.pull()
    assert {path.name for path in mirror.addresses} == {"計画.md"}
    (address,) = mirror.addresses.values()
    with fsspec.open(address) as file:
        assert file.read().decode() == "二"
