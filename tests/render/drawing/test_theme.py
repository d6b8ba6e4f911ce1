import re

from macros.render.drawing import theme
from tests.conftest import ROOT


def test_every_colour_of_a_chart_is_a_variable_of_the_stylesheet() -> None:
    css = (ROOT / "docs/assets/stylesheets/ledger/tokens.css").read_text(encoding="utf-8")
    light, dark = css.split('[data-md-color-scheme="slate"]')[:2]
    for colour, variable in theme.VARIABLES.items():
        assert re.search(rf"{variable}: {colour};", light), f"{variable} is not {colour} in light"
        assert f"{variable}: " in dark.split("}")[0], f"{variable} has no dark value"


def test_the_config_draws_no_frame() -> None:
    assert theme.config()["view"] == {"stroke": None}
    assert theme.config()["font"] == theme.MEASURING_FONT
