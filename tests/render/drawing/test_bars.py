from macros.render.drawing.bars import Bar, Layer, Scale, bars_from_json, bars_to_json

BARS = (
    Bar('가 "나"', "1억", (Layer("outline", 9), Layer("strong", 1)), bold=True),
    Bar("다", "0", ()),
)


def test_bars_survive_the_way_to_another_process() -> None:
    assert bars_from_json(bars_to_json(BARS)) == (BARS, None)
    scale = Scale(0, 364, 172)
    assert bars_from_json(bars_to_json(BARS, scale)) == (BARS, scale)
    assert "\n" not in bars_to_json(BARS)
