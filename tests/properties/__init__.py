"""Properties that hold for any input: 100 inputs a file in `make test`, 500 in `make test-all`.

These are the same every time; `make fuzz` takes 10,000, others each time, and prints how to repeat
what it finds. What is found becomes a case of its own in the tests of the module.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.conftest import LONG

PROFILE = os.environ.get("LEDGER_FUZZ", "test")
INPUTS = {"test": 500 if LONG else 100, "fuzz": 10_000}[PROFILE]

# Letters that something on the way to a reader gives a meaning of its own.
PARTS = st.sampled_from(
    (
        *"<>&\"'*_`[](){}|~^\\#!$=+-@:;,.%/? \t\r\n\v\f\0\x1b",
        *"\u0085\u00ad\u115f\u200b\u200d\u2028\u202e\u2066\u3164\ufeff\ufffe\uffff",
        *"가나다각닭ㄱㅏ한０１９＝＋－＠🖒é\u1112\u1161\u11ab",
        *("{{", "{%", "{#", "]]>", "<!--", "</script>", "<b onclick=x>", "&amp;", "javascript:"),
        *("\r\n", "1. ", "- ", "> ", "    ", "***", "---", "=1+1", "../", "C:\\", "con", "_x0041_"),
    )
)
ANY_TEXT = st.one_of(
    st.lists(PARTS, max_size=12).map("".join),
    st.text(max_size=40),
    st.text("가나09ab-", max_size=9),
)


def share(properties: int) -> settings:
    """Returns the settings of one of so many properties in a file."""
    return settings(
        max_examples=max(1, INPUTS // properties),
        derandomize=PROFILE == "test",
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
