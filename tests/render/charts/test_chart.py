from macros.render.charts.chart import Chart, Line
from macros.render.charts.data import Evidence
from macros.render.drawing.bars import Bar, Layer

LINES = (
    Line(Bar("가", "1억", (Layer("strong", 100),)), ("가", "100"), "1억 원"),
    Line(Bar("나", "2억", (Layer("mid", 200),)), ("나 사업", "200"), "2억 원", name="나의 합"),
)
CHART = Chart("chart-a", "나가 더 큼", "", "예산", LINES, ("사업", "백만원"), Evidence((), (), ()))


def test_words_that_stand_for_a_chart() -> None:
    assert CHART.alternative == "막대그림. 예산: 가 1억 원; 나의 합 2억 원."


def test_bars_and_rows_are_those_of_its_lines() -> None:
    assert [bar.label for bar in CHART.bars] == ["가", "나"]
    assert CHART.rows == (("가", "100"), ("나 사업", "200"))
