"""No regular expression of the code takes for ever, whatever stands in the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import pytest

import macros

LENGTH = 4_000
MAX_SECONDS = 1.0  # for one text: a search by the square of its length takes a tenth of it
# What a pattern may begin to match again and again.
PUMPS = (
    *(
        "a",
        "0",
        "가",
        " ",
        "-",
        ".",
        "\n",
        "a-",
        "0-",
        "a ",
        "0 ",
        "0,",
        "a.",
        "(",
        "[",
        "<",
        "<a ",
    ),
    *(
        "`",
        "*",
        "|",
        '"',
        "'",
        "&",
        "#",
        "@",
        "a@",
        "=",
        ";",
        "/",
        ":",
        "년",
        "0년",
        "\u05d0",
        "![",
    ),
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(macros.__path__, "macros."):
        if found.name == "macros.__main__":
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for part in value if isinstance(value, tuple | list | set) else [value]:
                if isinstance(part, re.Pattern) and isinstance(part.pattern, str):
                    yield f"{found.name}.{name}", part


def stop(*_: object) -> None:
    raise TimeoutError


def test_no_pattern_takes_for_ever() -> None:
    known = {pattern: name for name, pattern in patterns()}
    assert len(known) > 60
    slow = []
    signal.signal(signal.SIGALRM, stop)
    for pattern, name in known.items():
        for pump in PUMPS:
            text = pump * (LENGTH // len(pump)) + "\0"
            signal.setitimer(signal.ITIMER_REAL, MAX_SECONDS)
            try:
                pattern.search(text)
                pattern.fullmatch(text)
            except TimeoutError:
                slow.append((name, pump))
                break
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    assert not slow


def test_a_pattern_that_takes_for_ever_is_stopped() -> None:
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    with pytest.raises(TimeoutError):
        re.search("((.+)+)+!", "a" * 60)
    signal.setitimer(signal.ITIMER_REAL, 0)
