"""The look of charts: colours, type, and how both become the page's own.

Charts are drawn with the colours of the light theme. In the page each colour is replaced by a CSS
variable with that colour as its fallback, so one SVG serves light, dark and print, and a saved
file keeps its colours. Green, because red and blue are party colours in Korea and red digits mean
a deficit; lightness alone tells the marks apart, so the palette does not depend on hue.
"""

from __future__ import annotations

from typing import Any

ACCENT = "#0a6649"
MID = "#4c9474"
SOFT = "#cfe6d6"
OUTLINE = "#86a892"
INK = "#11201a"
INK_SOFT = "#566660"

# Colour in the drawing -> CSS variable in the page (docs/assets/stylesheets/ledger/tokens.css).
VARIABLES = {
    ACCENT: "--ol-accent",
    MID: "--ol-accent-mid",
    SOFT: "--ol-accent-soft",
    OUTLINE: "--ol-rule-2",
    INK: "--ol-ink",
    INK_SOFT: "--ol-ink-3",
}

# The font that text is measured with; in the page the page's own stack is used.
MEASURING_FONT = "Noto Sans KR"

# A picture that is taken elsewhere stands on its own sheet and names its fonts.
SHEET = "#fcfdfa"
FONT_STACK = (
    f"'{MEASURING_FONT}', Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', "
    "'Noto Sans CJK KR', sans-serif"
)

WIDE, NARROW = 640, 320
ROW_HEIGHT = 44
BAR_HEIGHT = 14
LABEL_SIZE = 15
LABEL_GAP = 12  # between the label at the left and the value at the right
TEXT_DY = -9  # the line of text stands above the bar
BAR_DY = 9


def config() -> dict[str, Any]:
    """Returns the Vega-Lite config all charts share: no frame, no axes, one typeface."""
    return {
        "background": None,
        "font": MEASURING_FONT,
        "view": {"stroke": None},
        "text": {"fontSize": LABEL_SIZE, "color": INK},
    }


# Around the bars of a picture that stands alone.
MARGIN = 28
TITLE_SIZE, TITLE_LINE = 20, 28
NOTE_SIZE, NOTE_LINE = 13, 19
SWATCH = 12
