"""Faults that the check must tell: each takes a sheet and returns the spoiled file and the place.

A fault that a table has no room for returns None. A place is what the message must begin with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from macros.catalog.package.schema import Field
from tests.officer.sheet import HANGUL, Sheet

Fault = Callable[[Sheet], tuple[bytes, str] | None]


def is_free_text(field: Field) -> bool:
    bound = field.pattern or field.categories or field.name in {"as_printed", "source_section"}
    return field.type == "string" and not bound


def _cell(
    wanted: Callable[[Field], bool],
    change: Callable[[str], str],
    text: Callable[[str], bool] = bool,
) -> Fault:
    def fault(sheet: Sheet) -> tuple[bytes, str] | None:
        found = sheet.find(wanted, text)
        if not found:
            return None
        row, column = found
        return sheet.put(row, column, change(sheet.rows[row][column])).raw(), sheet.place(*found)

    return fault


def _typed(*types: str) -> Callable[[Field], bool]:
    return lambda field: field.type in types


def _name(*names: str) -> Callable[[Field], bool]:
    return lambda field: field.name in names


def _full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def _required(sheet: Sheet) -> tuple[bytes, str] | None:
    key = sheet.table.primary_key
    return _cell(lambda f: f.required and f.name not in key, lambda _: "")(sheet)


def _dangling(sheet: Sheet) -> tuple[bytes, str] | None:
    names = {key.fields[-1] for key in sheet.table.foreign_keys}
    return _cell(_name(*names), lambda _: "nowhere-at-all")(sheet)


def _doubled_row(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2
    if row < 1:
        return None
    rows = [*sheet.rows[: row + 1], sheet.rows[row], *sheet.rows[row + 1 :]]
    column = sheet.table.columns.index(sheet.table.primary_key[-1])
    return replace(sheet, rows=rows).raw(), sheet.place(row + 1, column)


def _swapped_rows(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2
    if row < 2:
        return None
    rows = list(sheet.rows)
    rows[row - 1], rows[row] = rows[row], rows[row - 1]
    column = sheet.table.columns.index(sheet.table.primary_key[0])
    return replace(sheet, rows=rows).raw(), sheet.place(row, column)


def _extra_cell(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2
    if row < 1:
        return None
    rows = list(sheet.rows)
    rows[row] = [*rows[row], "덧붙인 말"]
    return replace(sheet, rows=rows).raw(), sheet.place(row, len(rows[row]) - 1)


def _missing_cell(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2
    if row < 1:
        return None
    rows = list(sheet.rows)
    # Excel leaves out the empty cells at a row's end; a cell that must be filled is lost.
    last = max(at for at, field in enumerate(sheet.table.fields) if field.required)
    rows[row] = rows[row][:last]
    return replace(sheet, rows=rows).raw(), sheet.place(row, len(rows[row]))


def _blank_row(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2 + 1
    rows = [*sheet.rows[:row], [""] * len(sheet.rows[0]), *sheet.rows[row:]]
    return replace(sheet, rows=rows).raw(), f"{sheet.table.path} {row + 1}행"


def _renamed_column(sheet: Sheet) -> tuple[bytes, str]:
    column = len(sheet.rows[0]) // 2
    return sheet.put(0, column, f"{sheet.rows[0][column]}2").raw(), sheet.place(0, column)


def _lost_column(sheet: Sheet) -> tuple[bytes, str]:
    column = len(sheet.rows[0]) // 2
    rows = [cells[:column] + cells[column + 1 :] for cells in sheet.rows]
    return replace(sheet, rows=rows).raw(), sheet.place(0, column)


def _doubled_column(sheet: Sheet) -> tuple[bytes, str]:
    column = len(sheet.rows[0]) // 2
    rows = [[*cells[: column + 1], *cells[column:]] for cells in sheet.rows]
    return replace(sheet, rows=rows).raw(), sheet.place(0, column + 1)


def _shifted_column(sheet: Sheet) -> tuple[bytes, str]:
    rows = [[*cells[1:], cells[0]] for cells in sheet.rows]
    return replace(sheet, rows=rows).raw(), f"{sheet.table.path} 1행"


def _open_quote(sheet: Sheet) -> tuple[bytes, str] | None:
    row = len(sheet.rows) // 2
    if row < 2 or row + 1 >= len(sheet.rows):
        return None
    lines = sheet.raw().decode().splitlines()
    cells = list(sheet.rows[row])
    cells[-2] = f"@{cells[-2]}"
    lines[row] = replace(sheet, rows=[cells]).raw().decode().rstrip("\n").replace("@", '"', 1)
    return ("\n".join(lines) + "\n").encode(), f"{sheet.table.path} {row + 1}행"


def _whole(change: Callable[[bytes], bytes]) -> Fault:
    return lambda sheet: (change(sheet.raw()), sheet.table.path)


def _cp949(sheet: Sheet) -> tuple[bytes, str] | None:
    text = sheet.raw().decode()
    return (text.encode("cp949", "replace"), sheet.table.path) if HANGUL.search(text) else None


def _line_outside(sheet: Sheet) -> tuple[bytes, str] | None:
    return _cell(_name("source_line"), lambda text: f"9{text}")(sheet)


def _changed_value(sheet: Sheet) -> tuple[bytes, str] | None:
    if "figure_id" not in sheet.table.columns:
        return None
    return _cell(_name("value"), lambda text: f"9{text.lstrip('-')}")(sheet)


def _is_thousand(text: str) -> bool:
    return text.isdecimal() and int(text) >= 1000


STRUCTURAL: dict[str, Fault] = {
    "빈 칸": _required,
    "정수 자리에 글": _cell(_typed("integer"), lambda _: "많음"),
    "수 자리에 글": _cell(_typed("number"), lambda _: "많음"),
    "천 단위 쉼표": _cell(_typed("integer", "number"), lambda t: f"{int(t):,}", _is_thousand),
    "단위를 붙인 수": _cell(_typed("integer", "number"), lambda text: f"{text}명"),
    "전각 숫자": _cell(_typed("integer"), _full_width, str.isdecimal),
    "줄인 수": _cell(_typed("integer"), lambda t: f"{int(t):.1E}", _is_thousand),
    "앞자리 0": _cell(_typed("integer"), lambda text: f"0{text}", str.isdecimal),
    "0보다 작은 줄 번호": _cell(_name("source_line"), lambda _: "-1"),
    "점을 찍은 날짜": _cell(_typed("date"), lambda text: text.replace("-", ". ") + "."),
    "날짜의 일련번호": _cell(_typed("date"), lambda _: "45077"),
    "없는 날": _cell(_typed("date"), lambda _: "2023-02-30"),
    "대문자 참": _cell(_typed("boolean"), str.upper),
    "정해지지 않은 값": _cell(lambda f: bool(f.categories), lambda _: "기타"),
    "이름표에 빈칸": _cell(lambda f: "a-z0-9" in (f.pattern or ""), lambda text: f"{text} 2"),
    "없는 이름표": _dangling,
    "겹친 줄": _doubled_row,
    "뒤바뀐 줄": _swapped_rows,
    "남는 칸": _extra_cell,
    "모자란 칸": _missing_cell,
    "빈 줄": _blank_row,
    "고친 열 이름": _renamed_column,
    "지운 열": _lost_column,
    "겹친 열": _doubled_column,
    "옮긴 열": _shifted_column,
    "닫히지 않은 따옴표": _open_quote,
    "빈 파일": _whole(lambda _: b""),
    "CP949": _cp949,
    "UTF-16": _whole(lambda raw: raw.decode().encode("utf-16")),
    "BOM": _whole(lambda raw: b"\xef\xbb\xbf" + raw),
    "틀 문법": _cell(is_free_text, lambda text: text + "{{ 7 }}"),
    "HTML": _cell(is_free_text, lambda text: f"<b>{text}</b>"),
    "줄바꿈": _cell(is_free_text, lambda text: f"{text}\n덧붙임"),
    "보이지 않는 글자": _cell(is_free_text, lambda text: f"{text[:1]}\u200b{text[1:]}"),
    "끝 빈칸": _cell(is_free_text, lambda text: f"{text} "),
    "풀린 한글": _cell(
        is_free_text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: bool(HANGUL.search(text)),
    ),
    "절 밖의 줄": _line_outside,
    "바뀐 값": _changed_value,
}
