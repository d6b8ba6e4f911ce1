"""The identities: what held must go on holding, what is known to fail must not be hidden."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Identity
from macros.catalog.package.findings import Finding
from macros.catalog.queries.calculations import CheckResult, evaluate
from macros.catalog.relations import RELATIONS, UnfitTermError
from macros.catalog.rows import FIRST_ROW


def check_identities(catalog: Catalog) -> Iterator[Finding]:
    """Yields a finding where an identity computes to another result than the one on record."""
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

        relation = RELATIONS[identity.kind]
        count = len(identity.term_ids)
        if count < relation.fewest or count > (relation.most or count):
            wanted = f"{relation.fewest}개" + ("" if relation.most else " 이상")
            rule = f"이 셈에는 이름표가 {wanted}여야 합니다."
            remedy = "이름표를 빈칸으로 나누어 적어 주세요."
            yield at("terms", "term-count", rule, remedy)
            continue
        try:
            check_result = evaluate(identity, catalog)
        except UnfitTermError as unfit:
            rule = f"이 셈에 쓸 수 없는 줄입니다: {unfit.row_id}에는 {unfit.lacking} 없습니다."
            remedy = "다른 줄의 이름표를 적거나 셈의 갈래(kind)를 고쳐 주세요."
            yield at(
                "result" if unfit.row_id == identity.result else "terms", "term-unfit", rule, remedy
            )
            continue
        if check_result.status != identity.expected:
            rule = (
                f"'{identity.title_ko}' 셈의 결과가 적힌 것과 다릅니다: {_numbers(check_result)}."
            )
            remedy = (
                "이 셈에 든 값(terms, result)을 보고서와 견주어 주세요. 모두 맞다면 "
                f"'{check_result.status}'(으)로 {_change(check_result)}."
            )
            yield at("expected", "identity", rule, remedy)
        elif check_result.status != "holds" and not identity.explanation_ko:
            rule = "맞지 않거나 견줄 값이 없는 셈에는 까닭이 있어야 합니다."
            remedy = "까닭을 적고, 짐작이면 짐작이라고 밝혀 주세요."
            yield at("explanation_ko", "explanation", rule, remedy)


def _numbers(check_result: CheckResult) -> str:
    """Returns what was computed beside what is printed, if anything is."""
    if check_result.printed is None:
        return f"셈한 값 {check_result.computed}, 보고서의 값은 적혀 있지 않음(result가 비었음)"
    stated = f"적힌 값 {check_result.printed}{_difference(check_result)}"
    return f"셈한 값 {check_result.computed}, {stated}"


def _change(check_result: CheckResult) -> str:
    """Returns what to do with the result on record, and with the reason that it may need."""
    if check_result.status == "holds" or check_result.identity.explanation_ko:
        return "바꿔 주세요"
    return "바꾸고 explanation_ko에 까닭을 적어 주세요"


def _difference(check_result: CheckResult) -> str:
    """Returns the difference of two numbers, to be added to a sentence; nothing for days."""
    return "" if check_result.difference is None else f", 차이 {check_result.difference}"
