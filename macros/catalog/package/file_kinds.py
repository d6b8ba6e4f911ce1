"""What a file is that bears the name of a CSV file and is none, recognized by its first bytes."""

from __future__ import annotations

import io
import re
import zipfile

from macros.catalog.package.findings import Finding

CONFLICT = "conflict"

XLSX = "엑셀 통합 문서(.xlsx)"
OPEN_DOCUMENT = "오픈도큐먼트 문서(.ods 따위)"
NUMBERS = "넘버스 문서(.numbers)"
OLD_OFFICE = "옛 엑셀(.xls)이나 한글(.hwp) 문서, 암호를 건 문서"
SYLK = "엑셀의 SYLK 파일(.slk)"
UNNAMED_ARCHIVE = "압축 파일(ZIP)이나 엑셀 통합 문서(.xlsx)"
PAGE, XML, JSON_FILE = "웹 쪽(HTML)", "XML 문서", "JSON 파일"
# What a program opens as a table, and so can save as CSV.
TABLES = frozenset({XLSX, OPEN_DOCUMENT, NUMBERS, OLD_OFFICE, SYLK, UNNAMED_ARCHIVE, XML})
SAVE_AS = "프로그램에서 ‘다른 이름으로 저장’ > ‘CSV UTF-8(쉼표로 분리)’로 저장해 주세요."
# What a ZIP archive holds, by the beginning of a member's name.
IN_ARCHIVES = (
    ("xl/", XLSX),
    ("word/", "워드 문서(.docx)"),
    ("ppt/", "파워포인트 문서(.pptx)"),
    ("Contents/", "한글 문서(.hwpx)"),
    ("content.xml", OPEN_DOCUMENT),
    ("Index/", NUMBERS),
    ("Index.zip", NUMBERS),
)
LOCKED = "문서 보안(DRM)으로 잠긴 파일"
# Programs of document security that Korean offices have write over whatever is saved.
LOCKS = (b"DRMONE", b"SCDSA0", b"<DOCUMENT SAFER", b"NASCA DRM", b"MarkAny")
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"%PDF-", "PDF 문서"),
    (b"{\\rtf", "서식 있는 글(RTF) 문서"),
    (b"\x1f\x8b", "압축 파일(gz)"),
    (b"7z\xbc\xaf\x27\x1c", "압축 파일(7z)"),
    (b"Rar!\x1a\x07", "압축 파일(rar)"),
    (b"BZh", "압축 파일(bz2)"),
    (b"\xfd7zXZ\x00", "압축 파일(xz)"),
    (b"\x28\xb5\x2f\xfd", "압축 파일(zst)"),
    (b"EGGA", "압축 파일(egg)"),
    (b"ALZ\x01", "압축 파일(alz)"),
    (b"\x89PNG\r\n", "그림(PNG)"),
    (b"\xff\xd8\xff", "그림(JPEG)"),
    (b"GIF8", "그림(GIF)"),
    (b"PAR1", "파케이(.parquet) 파일"),
    (b"SQLite format 3\x00", "SQLite 파일"),
    (b"bplist00", "맥의 설정 파일"),
    (b"version https://git-lfs.github.com/spec/", "파일이 아니라 Git LFS가 남긴 쪽지"),
    (b"ID;P", SYLK),
)
HEAD_BYTES = 1024
# All that is left where every cell was emptied: marks of an encoding, signs between cells, line
# ends; and the zeros that a power cut leaves.
BLANK = b'\xef\xbb\xbf\xff\xfe\0 \t\r\n\v\f,;|"'
MARKUP = (
    (re.compile(rb"<!doctype\s+html|<html|<head|<body|<table|<meta|<style", re.I), PAGE),
    (re.compile(rb"<\?xml|<workbook", re.I), XML),
    (re.compile(rb"\{\s*\"|\[\s*[\{\[]"), JSON_FILE),
)


def is_blank(raw: bytes) -> bool:
    r"""Tells whether a file holds no letter at all.

    >>> is_blank(b"\xef\xbb\xbf\r\n"), is_blank(b",,\n,,\n"), is_blank(b"a,b\n")
    (True, True, False)
    """
    return not raw.strip(BLANK)


def kind_of(raw: bytes) -> str | None:
    r"""Returns what a file is in Korean; None if it may be text with cells.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"figure_id,value\n")
    ('PDF 문서', None)
    """
    head = raw[:HEAD_BYTES]
    if any(lock in head[:64] for lock in LOCKS):
        return LOCKED
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(raw)
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for pattern, name in MARKUP if pattern.match(text)), None)


def kind_fault(name: str, kind: str) -> Finding:
    """Returns the finding of a file that is of another kind than its name says."""
    sheet = name.endswith(".csv")
    remedy = "앞선 파일로 되돌리고, 고친 CSV 파일을 올려 주세요."
    if kind == LOCKED:
        remedy = "문서 보안을 풀어(암호화 해제) 다시 저장하고 올려 주세요."
    elif not sheet:
        remedy = "앞선 파일로 되돌려 주세요."
    elif kind in TABLES:
        remedy = SAVE_AS
    elif kind == PAGE:
        remedy = f"GitHub의 쪽을 저장한 것이면 ‘Download raw file’로 받아 주세요. 표라면 {SAVE_AS}"
    rule = f"{'CSV가' if sheet else 'JSON이'} 아니라 {kind}입니다."
    return Finding(name, 0, 0, "file-kind", None, rule, remedy)


def _archive(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return UNNAMED_ARCHIVE
    for start, name in IN_ARCHIVES:
        if any(member.startswith(start) for member in names):
            return name
    return "압축 파일(ZIP)"


# What a merge leaves in a file where two people changed the same lines.
_CONFLICT = re.compile(rb"^(?:\xef\xbb\xbf)?(?:<{7}|\|{7}|>{7}) .*|^={7}(?=\r?$)", re.MULTILINE)


def conflict_line(raw: bytes) -> int:
    r"""Returns the line of the first mark of a merge that was not finished; 0 if there is none.

    >>> conflict_line(b"a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> other\n")
    2
    """
    match = _CONFLICT.search(raw)
    return raw.count(b"\n", 0, match.start()) + 1 if match else 0


def conflict(name: str, line: int) -> Finding:
    """Returns the finding of a file in which two people's changes wait for a choice."""
    rule = "두 사람이 고친 것이 합쳐지지 않은 채 남아 있습니다(<<<<<<<, =======, >>>>>>>)."
    remedy = "둘 가운데 맞는 줄만 남기고 표시를 모두 지워 주세요. 다른 문제는 그 뒤에 살핍니다."
    return Finding(name, line, 0, "conflict", None, rule, remedy)


def is_damaged_utf8(raw: bytes) -> bool:
    """Tells whether bytes that are no UTF-8 are mostly that: a few were lost or put in.

    Bytes of another encoding make a valid letter of three bytes only by accident.
    """
    text = raw.decode("utf-8", "replace")
    letters = sum(letter > "\u07ff" and letter != "\ufffd" for letter in text)
    return letters > text.count("\ufffd")
