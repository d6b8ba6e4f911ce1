"""The chart specs, golden, and what must hold of any of them."""

import json

import pytest

from macros.catalog.catalog import Catalog
from macros.render import theme
from macros.render.bars import Bar, Layer
from macros.render.budget_charts import parts_chart, programs_chart
from macros.render.chart import Chart
from macros.render.marks import bars_spec
from macros.render.office_charts import execution_chart, staff_chart
from tests.golden import assert_golden


def charts(catalog: Catalog) -> dict[str, Chart | None]:
    return {
        "execution": execution_chart(catalog),
        "staff": staff_chart(catalog, "campus-town"),
        "strategy": programs_chart(catalog, catalog.programs_of_strategy("talent-jobs"), "x"),
        "parts-by-item": parts_chart(catalog, catalog.program("campus-town")),
        "parts-by-stage": parts_chart(catalog, catalog.program("yangjae-ai")),
    }


@pytest.mark.parametrize(
    "name", ["execution", "staff", "strategy", "parts-by-item", "parts-by-stage"]
)
def test_specs_are_golden(catalog: Catalog, name: str) -> None:
    chart = charts(catalog)[name]
    assert chart is not None
    spec = bars_spec(chart.bars, theme.WIDE)
    text = json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert_golden(f"charts/{name}.json", text)


def values(spec: dict[str, object], field: str) -> list[object]:
    layers = spec["layer"]
    assert isinstance(layers, list)
    return [row[field] for layer in layers for row in layer["data"]["values"] if field in row]


def test_a_spec_holds_every_value_and_label() -> None:
    bars = (
        Bar("가", "1", (Layer("outline", 9), Layer("strong", 1))),
        Bar("나", "2", (Layer("outline", 8), Layer("mid", 2)), bold=True),
    )
    spec = bars_spec(bars, 320)
    assert sorted(map(str, values(spec, "value"))) == ["1", "2", "8", "9"]
    assert set(map(str, values(spec, "label"))) == {"가", "나"}
    assert set(map(str, values(spec, "text"))) == {"1", "2"}
    assert spec["width"] == 320


def test_no_value_is_above_zero_still_makes_a_chart() -> None:
    spec = bars_spec((Bar("가", "0", (Layer("strong", 0),)),), 320)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1]
