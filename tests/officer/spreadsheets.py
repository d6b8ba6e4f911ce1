"""What spreadsheets and editors do to a whole file when it is opened and saved."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from macros.catalog.package.schema import Field
from tests.officer.sheet import Sheet

Saving = Callable[[Sheet], bytes]

EPOCH = date(1899, 12, 30)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MONTH = re.compile(r"\d{4}-\d{2}")
NUMBER = re.compile(r"[+-]?\d{1,3}(,?\d{3})*(\.\d+)?")
SMART = str.maketrans({"'": "’", '"': "”"})
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _text(change: Callable[[str], bytes]) -> Saving:
    return lambda sheet: change(sheet.raw().decode())


def _cells(change: Callable[[Field, str], str]) -> Saving:
    return lambda sheet: sheet.map(change).raw()


def _is_date_like(field: Field) -> bool:
    return field.type == "date" or (field.pattern or "").startswith("[0-9]{4}(-")


def _serial(field: Field, text: str) -> str:
    if _is_date_like(field) and ISO_DAY.fullmatch(text):
        return str((date.fromisoformat(text) - EPOCH).days)
    if _is_date_like(field) and ISO_MONTH.fullmatch(text):
        return str((date.fromisoformat(f"{text}-01") - EPOCH).days)
    return text


def _midnight(field: Field, text: str) -> str:
    return f"{text} 오전 12:00:00" if _is_date_like(field) and ISO_DAY.fullmatch(text) else text


def _truth(field: Field, text: str) -> str:
    return {"true": "참", "false": "거짓"}.get(text, text) if field.type == "boolean" else text


def _dotted(field: Field, text: str) -> str:
    if _is_date_like(field) and ISO_DAY.fullmatch(text):
        year, month, day = map(int, text.split("-"))
        return f"{year}. {month}. {day}."
    if _is_date_like(field) and ISO_MONTH.fullmatch(text):
        year, month = map(int, text.split("-"))
        return f"{year}. {month}."
    return text


def _named_months(field: Field, text: str) -> str:
    if _is_date_like(field) and ISO_MONTH.fullmatch(text):
        return f"{MONTHS[int(text[5:]) - 1]}-{text[2:4]}"
    return text


def _short(field: Field, text: str) -> str:
    return re.sub(r"-0(\d)", r"-\1", text) if _is_date_like(field) else text


def _thousands(field: Field, text: str) -> str:
    plain = text.removeprefix("-")
    if field.type in {"integer", "number"} and plain.isdecimal() and len(plain) > 3:
        return f"{int(text):,}"
    return text


def _general(field: Field, text: str) -> str:
    """Shows what looks like a number as a spreadsheet does that knows no format for it."""
    if not NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "").removeprefix("+")
    return plain.rstrip("0").removesuffix(".") if "." in plain else str(int(plain))


def _days_of_months(field: Field, text: str) -> str:
    match = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", text)
    if match and int(match[1]) <= 12 and 1 <= int(match[2]) <= 28:
        return f"{int(match[1]):02}월 {int(match[2]):02}일"
    return text


def _scientific(field: Field, text: str) -> str:
    if field.name == "value" and text.isdecimal() and int(text) >= 10_000:
        return f"{int(text):.1E}"
    return text


def _full_width(field: Field, text: str) -> str:
    if field.type in {"integer", "number", "date"} or field.name in {"period", "start", "number"}:
        return "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    return text


def _capitals(field: Field, text: str) -> str:
    return text.upper() if field.type == "boolean" else text


def _smart(field: Field, text: str) -> str:
    return text.translate(SMART)


def _decomposed(field: Field, text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _loose(field: Field, text: str) -> str:
    return f"{text} " if text else text


def _wider(sheet: Sheet) -> bytes:
    return replace(sheet, rows=[[*cells, "", "", ""] for cells in sheet.rows]).raw()


def _longer(sheet: Sheet) -> bytes:
    blank = [[""] * len(sheet.rows[0])] * 3
    return replace(sheet, rows=[*sheet.rows, *blank]).raw() + b"\n\n"


def _cut(sheet: Sheet) -> bytes:
    """Drops the empty cells at the ends of rows, as Excel does far below the header."""
    rows = []
    for cells in sheet.rows:
        end = len(cells)
        while end > 1 and not cells[end - 1]:
            end -= 1
        rows.append(cells[:end])
    return replace(sheet, rows=rows).raw()


def _upside_down(sheet: Sheet) -> bytes:
    return replace(sheet, rows=[sheet.rows[0], *sheet.rows[:0:-1]]).raw()


def _by_last_column(sheet: Sheet) -> bytes:
    body = sorted(sheet.rows[1:], key=lambda cells: cells[::-1])
    return replace(sheet, rows=[sheet.rows[0], *body]).raw()


def _mirrored(sheet: Sheet) -> bytes:
    return replace(sheet, rows=[cells[::-1] for cells in sheet.rows]).raw()


def _unicode_text(sheet: Sheet) -> bytes:
    text = sheet.raw(delimiter="\t").decode().replace("\n", "\r\n")
    return b"\xff\xfe" + text.encode("utf-16-le")


def _excel_csv(sheet: Sheet) -> bytes:
    """Everything Excel does at once: old encoding, line ends, dates, numbers, capitals."""
    changed = sheet
    for change in (_days_of_months, _general, _capitals):
        changed = changed.map(change)
    return changed.raw().decode().replace("\n", "\r\n").encode("cp949", "replace")


def _titles(sheet: Sheet) -> bytes:
    return replace(
        sheet, rows=[[f" {name.capitalize()}" for name in sheet.rows[0]], *sheet.rows[1:]]
    ).raw()


SAVINGS: dict[str, Saving] = {
    "CP949": _text(lambda text: text.encode("cp949", "replace")),
    "EUC-KR": _text(lambda text: text.encode("euc-kr", "replace")),
    "UTF-16": _text(lambda text: text.encode("utf-16")),
    "UTF-16 큰끝": _text(lambda text: text.encode("utf-16-be")),
    "유니코드 텍스트": _unicode_text,
    "BOM": _text(lambda text: b"\xef\xbb\xbf" + text.encode()),
    "CRLF": _text(lambda text: text.replace("\n", "\r\n").encode()),
    "끝 줄바꿈 없음": _text(lambda text: text.rstrip("\n").encode()),
    "모두 따옴표": lambda sheet: sheet.raw(quoting=csv.QUOTE_ALL),
    "쌍반점": lambda sheet: sheet.raw(delimiter=";"),
    "천 단위 쉼표": _cells(_thousands),
    "전각 숫자": _cells(_full_width),
    "줄인 수": _cells(_scientific),
    "날짜의 일련번호": _cells(_serial),
    "자정이 붙은 날짜": _cells(_midnight),
    "참과 거짓": _cells(_truth),
    "점을 찍은 날짜": _cells(_dotted),
    "영문 달": _cells(_named_months),
    "앞자리 0 없는 날짜": _cells(_short),
    "서식 없는 수": _cells(_general),
    "날짜가 된 분수": _cells(_days_of_months),
    "대문자 참": _cells(_capitals),
    "둥근 따옴표": _cells(_smart),
    "풀린 한글": _cells(_decomposed),
    "끝 빈칸": _cells(_loose),
    "빈 열": _wider,
    "빈 줄": _longer,
    "잘린 끝 칸": _cut,
    "뒤집은 줄": _upside_down,
    "끝 열로 정렬": _by_last_column,
    "뒤집은 열": _mirrored,
    "머리줄의 대문자": _titles,
    "엑셀 CSV": _excel_csv,
}
