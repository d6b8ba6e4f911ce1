"""The identities: what held must go on holding, what is known to fail must not be hidden."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.findings import Finding
from macros.catalog.measures import evaluate
from macros.catalog.model import Identity
from macros.catalog.rows import FIRST_ROW

TERM_COUNTS = {"ratio": 2, "equality": 1}


def check_identities(catalog: Catalog) -> Iterator[Finding]:
    """Computes every identity and compares the outcome with the one on record."""
    table = catalog.package.table("identities")
    for row, identity in enumerate(catalog.identities, start=FIRST_ROW):

        def at(
            column: str,
            code: str,
            rule: str,
            remedy: str,
            identity: Identity = identity,
            row: int = row,
        ) -> Finding:
            value = getattr(identity, column)
            number = table.columns.index(column) + 1
            return Finding(table.path, row, number, code, value, rule, remedy)

        count = TERM_COUNTS.get(identity.kind)
        if count is not None and len(identity.term_ids) != count:
            yield at(
                "terms",
                "term-count",
                f"이 셈에는 수치가 {count}개여야 합니다.",
                "수치 이름을 빈칸으로 나누어 적어 주세요.",
            )
            continue
        outcome = evaluate(identity, catalog)
        if outcome.status != identity.expected:
            yield at(
                "expected",
                "identity",
                f"'{identity.title_ko}' 셈의 결과가 달라졌습니다: 셈한 값 {outcome.computed}, "
                f"찍힌 값 {outcome.printed}, 차이 {outcome.difference}.",
                "고친 수치가 맞는지 보고서와 견주어 주세요. 수치가 맞다면 "
                f"'{outcome.status}'(으)로 바꿔 주세요.",
            )
        elif outcome.status != "holds" and not identity.explanation_ko:
            yield at(
                "explanation_ko",
                "explanation",
                "맞지 않거나 찍히지 않은 셈에는 까닭이 있어야 합니다.",
                "까닭을 적고, 짐작이면 짐작이라고 밝혀 주세요.",
            )
