from macros.render.charts.chart import list_alternative


def test_words_that_stand_for_a_chart() -> None:
    words = list_alternative("예산", [("가", "1억 원"), ("나", "2억 원")])
    assert words == "막대그림. 예산: 가 1억 원; 나 2억 원."
