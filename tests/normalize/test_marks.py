import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.marks import active, grade, grade_counts, is_known, linked


@pytest.mark.parametrize("mark", ["○", "〇", "◯", "●", "◎", "⚪", "⭕", "✓", "有", " ○\n"])
def test_circles_link(mark: str) -> None:
    assert linked(mark) is True
    assert active(mark) is True


@pytest.mark.parametrize("mark", ["―", "－", "-", "–", "—", "ー", "×", "✕", "無"])
def test_strokes_and_crosses_do_not(mark: str) -> None:
    assert linked(mark) is False
    assert active(mark) is False


@pytest.mark.parametrize("mark", ["", " ", "\u3000"])
def test_a_blank_says_nothing(mark: str) -> None:
    assert linked(mark) is None
    assert active(mark) is None
    assert is_known(mark)


@pytest.mark.parametrize(
    "mark",
    [
        "→",
        "➡",
        "⇒",
        "⇨",
        "▶",
        "■",
        "■■■",
        "──→",
        "----->",
        "―――→",
        "→→→",
        "◆",
        "━━━━",
        "・・・>",
        "実施",
        "検討",
        "継続",
        "検討・実施",
        "随時実施",
        "実施 →",
        "実　施",
    ],
)
def test_bars_and_words_are_active(mark: str) -> None:
    assert active(mark) is True
    assert is_known(mark)


@pytest.mark.parametrize("mark", ["未実施", "終了", "休止"])
def test_words_of_not_doing_are_not(mark: str) -> None:
    assert active(mark) is False


@pytest.mark.parametrize("text", ["・", "…", "金山町", "5回", "△"])
def test_other_texts_are_unknown(text: str) -> None:
    assert active(text) is None
    assert linked(text) is None
    assert not is_known(text)


@given(st.text(max_size=20))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert linked(text) in (True, False, None)
    assert active(text) in (True, False, None)
    found = grade(text)
    assert found is None or len(found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A", "A"),
        ("Ｂ", "B"),
        (" C ", "C"),
        ("【D】", "D"),
        ("達成度：A", "A"),
        ("A評価", "A"),
        ("A：達成", "A"),
        ("◎", "◎"),
        ("〇", "○"),
        ("◯", "○"),
        ("△", "△"),
        ("✕", "×"),
        ("84%", None),
        ("―", None),
        ("", None),
        ("AB", None),
        ("d", "d"),
        ("ｃ評価", "c"),
        ("1", None),
    ],
)
def test_grades(text: str, expected: str | None) -> None:
    assert grade(text) == expected


def test_counts_of_grades() -> None:
    assert grade_counts("A : 3項目 B : 3項目\nC : 3項目 D : 1項目") == (("A", 3), ("B", 3), ("C", 3), ("D", 1))
    assert grade_counts("Ａ：１０項目") == (("A", 10),)
    assert grade_counts("達成状況A及びBの項目は、合わせて70%以上") == ()
    assert grade_counts("a：3項目　b：1項目") == (("a", 3), ("b", 1))
    assert grade_counts("No.2 Area 3件") == ()
