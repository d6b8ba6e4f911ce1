from decimal import Decimal

from macros.render.charts.comparison import MAX_VALUES, ValueChange, before_after_chart


def value(label: str, before: int, after: int) -> ValueChange:
    return ValueChange(label, Decimal(before), Decimal(after), f"{before}명", f"{after}명")


def test_two_bars_a_value() -> None:
    bars, caption = before_after_chart("사업", [value("사람", 10, 4)])
    assert [(bar.label, bar.text, bar.layers[0].kind) for bar in bars] == [
        ("사람, 전", "10명", "outline"),
        ("사람, 뒤", "4명", "strong"),
    ]
    assert caption.title == "사업: 바뀌는 값 1개"
    assert caption.description == "막대그림. 사람 10명에서 4명."


def test_a_chart_stays_small_and_says_so() -> None:
    bars, caption = before_after_chart("사업", [value(str(n), n, n + 1) for n in range(20)])
    assert len(bars) == 2 * MAX_VALUES
    assert caption.subtitle.endswith("나머지 12개는 그리지 않았습니다.")
