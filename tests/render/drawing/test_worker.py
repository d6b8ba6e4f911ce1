"""What a process is given to draw, and the files it becomes."""

from pathlib import Path

import pytest

from macros.errors import SettingError
from macros.render.drawing import worker
from macros.render.drawing.bars import Bar, Layer, bars_to_json
from macros.render.drawing.cache import Request
from macros.render.drawing.caption import Caption, caption_to_json
from macros.render.drawing.png import draw_png
from macros.render.drawing.social_card import Card, card_to_json
from macros.render.drawing.svg import draw_bars, draw_card, draw_standalone

BARS = (Bar("가", "1억", (Layer("strong", 1),)),)


CARD = Card("장부", "공식 누리집이 아닙니다", "사업", "2023년 예산", "1억 원", "출처: 보고서 1줄")


def test_a_missing_font_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "FONT", tmp_path / "gone.otf")
    with pytest.raises(SettingError, match=r"gone\.otf: 글꼴이 없어 그림을 그릴 수 없습니다\."):
        worker.draw(tmp_path, Request("a", 320, bars_to_json(BARS)))


def test_each_request_becomes_a_file(tmp_path: Path) -> None:
    caption = Caption("제목", "단위", "출처", "설명")
    worker.prepare()
    worker.draw(tmp_path, Request("a", 320, bars_to_json(BARS)))
    worker.draw(tmp_path, Request("b", 640, bars_to_json(BARS), caption_to_json(caption)))
    worker.draw(tmp_path, Request("c", 0, "", card_to_json(CARD)))
    drawn = ["a.svg", "b.png", "b.svg", "c.png"]
    assert sorted(path.name for path in tmp_path.glob("*[!m]")) == drawn
    assert sorted(path.name for path in tmp_path.glob("*.sum")) == [f"{d}.sum" for d in drawn]
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == draw_bars(BARS, 320)
    alone = draw_standalone(BARS, 640, caption)
    assert (tmp_path / "b.svg").read_text(encoding="utf-8") == alone
    assert (tmp_path / "b.png").read_bytes() == draw_png(alone)
    assert (tmp_path / "c.png").read_bytes() == draw_png(draw_card(CARD))
