"""The chart specs, golden, and what must hold of any of them."""

import json
import re
from xml.etree import ElementTree

import pytest

from macros.catalog.catalog import Catalog
from macros.render.charts.budgets import parts_chart, programs_chart
from macros.render.charts.chart import Chart
from macros.render.charts.office import execution_chart, staff_chart
from macros.render.drawing import theme
from macros.render.drawing.altair_bars import bars_spec
from macros.render.drawing.bars import Bar, Layer, Scale
from macros.render.drawing.font_metrics import text_width
from macros.render.drawing.svg import draw_bars
from tests.conftest import SEOUL
from tests.golden import assert_golden


def charts(catalog: Catalog) -> dict[str, Chart | None]:
    return {
        "execution": execution_chart(catalog),
        "staff": staff_chart(catalog, "campus-town"),
        "strategy": programs_chart(catalog, catalog.programs_of_strategy("talent-jobs"), "x"),
        "parts-by-item": parts_chart(catalog, catalog.program("campus-town")),
        "parts-by-stage": parts_chart(catalog, catalog.program("yangjae-ai")),
    }


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    "name", ["execution", "staff", "strategy", "parts-by-item", "parts-by-stage"]
)
def test_specs_are_golden(catalog: Catalog, name: str) -> None:
    chart = charts(catalog)[name]
    assert chart is not None
    spec = bars_spec(chart.bars, theme.WIDE)
    text = json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert_golden(f"charts/{name}.json", text)


def test_a_spec_holds_every_value_and_label() -> None:
    bars = (
        Bar("가", "1", (Layer("outline", 9), Layer("strong", 1))),
        Bar("나", "2", (Layer("outline", 8), Layer("mid", 2)), bold=True),
    )
    spec = bars_spec(bars, 320)
    assert spec["datasets"] == {
        "outline-0": [
            {"row": 0, "start": 0, "value": 9},
            {"row": 1, "start": 0, "value": 8},
        ],
        "mid-1": [{"row": 1, "start": 0, "value": 2}],
        "strong-1": [{"row": 0, "start": 0, "value": 1}],
        "plain": [{"row": 0, "label": "가", "text": "1"}],
        "bold": [{"row": 1, "label": "나", "text": "2"}],
    }
    drawn = [layer["data"]["name"] for layer in spec["layer"]]
    assert sorted(set(drawn)) == sorted(spec["datasets"])
    assert drawn.index("outline-0") < drawn.index("mid-1") < drawn.index("strong-1")
    assert spec["width"] == 320


def test_no_value_is_above_zero_still_makes_a_chart() -> None:
    spec = bars_spec((Bar("가", "0", (Layer("strong", 0),)),), 320)
    assert spec["params"] == [{"name": "least", "value": 0}, {"name": "most", "value": 1}]


def test_charts_of_a_shape_share_what_altair_made() -> None:
    first, second = (bars_spec((Bar("가", "1", (Layer("strong", n),)),), 320) for n in (1, 2))
    assert first["layer"] is second["layer"]
    assert first["datasets"] != second["datasets"]
    line = bars_spec((Bar("가", "1", (Layer("strong", 1),)),), 320, Scale(0, 2, 1))
    assert line["layer"] is not first["layer"]
    assert line["datasets"]["line"] == [{"row": 0, "at": 1}]


def test_a_label_that_would_meet_its_value_is_cut() -> None:
    label = "아주 긴 이름을 가진 사업의 이름표"
    for width, whole in ((640, True), (200, False)):
        (row,) = bars_spec((Bar(label, "1,234억", (Layer("mid", 1),)),), width)["datasets"]["plain"]
        assert (row["label"] == label) is whole
        taken = text_width(row["label"], theme.LABEL_SIZE) + text_width("1,234억", theme.LABEL_SIZE)
        assert taken + theme.LABEL_GAP <= width


def test_a_marked_value_stands_beside_bars_and_crosses_no_label() -> None:
    bars = tuple(Bar(label, "1", (Layer("strong", 1),)) for label in ("가", "나"))
    drawn = ElementTree.fromstring(draw_bars(bars, 320, Scale(0, 2, 1)))
    shapes = [node.get("d", "") for node in drawn.iter() if node.get("d")]
    heights = [float(h) for d in shapes for h in re.findall(r"v(\d+(?:\.\d+)?)", d)]
    assert len(heights) == 4, "a bar and a piece of the line in each row"
    assert max(heights) < theme.ROW_HEIGHT / 2, "none reaches the words above its bar"
