from dataclasses import replace
from datetime import date

from macros.catalog.edition import Edition


def test_a_reader_is_told_what_is_not_committed() -> None:
    edition = Edition(date(2024, 3, 1), "a668cbc123", changed=True)
    assert edition.words == "자료 2024-03-01(커밋 a668cbc123, 그 뒤 아직 커밋하지 않은 수정 있음)"
    assert replace(edition, changed=False).words == "자료 2024-03-01(커밋 a668cbc123)"


def test_a_reader_is_told_where_history_is_not_known() -> None:
    edition = Edition(date(2024, 2, 29))
    assert edition.words == "자료 2024-02-29(보고서 날짜. 고친 기록을 알 수 없음)"
