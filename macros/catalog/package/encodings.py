"""Files that are not the UTF-8 that everybody reads: what they are, and how to save them."""

from __future__ import annotations

from macros.catalog.package.file_kinds import is_damaged_utf8
from macros.catalog.package.findings import Finding

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS_UTF8 = "엑셀이라면 ‘CSV UTF-8(쉼표로 분리)’ 형식으로 다시 저장해 주세요."
# Excel writes no JSON; whoever saves it uses an editor.
SAVE_IN_EDITOR = (
    "메모장이라면 ‘다른 이름으로 저장’에서 인코딩을 ‘UTF-8’로 골라 다시 저장해 주세요"
    "(‘UTF-8(BOM)’이나 ‘ANSI’가 아닙니다)."
)


def encoding_fault(name: str, raw: bytes) -> Finding | None:
    """Returns why bytes are not the UTF-8 text that is asked for; None if they are.

    Args:
        name: Name of the file; one that ends in ``.csv`` was saved by a spreadsheet.
        raw: Its bytes, of no kind of file that is no text.
    """
    sheet = name.endswith(".csv")
    if raw.startswith(BOM):
        rule = "파일 맨 앞에 보이지 않는 표시(BOM)가 있습니다."
        remedy = "BOM 없는 UTF-8로 저장해 주세요." if sheet else SAVE_IN_EDITOR
        return Finding(name, 0, 0, "bom", None, rule, remedy)
    saving = SAVE_AS_UTF8 if sheet else SAVE_IN_EDITOR
    if raw.startswith(UTF16) or b"\0" in raw:
        rule = "글이 아닌 것(0 문자)이 들어 있습니다."
        if _is_utf16(raw):
            program = "엑셀" if sheet else "메모장"
            rule = f"UTF-8이 아니라 UTF-16({program}의 ‘{_NAMES[program]}’)으로 저장되어 있습니다."
        return Finding(name, 0, 0, "encoding", None, rule, saving)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
    else:
        return None
    if is_damaged_utf8(raw):
        rule = "UTF-8 글이 아닙니다. 이 줄의 글자가 깨져 있습니다."
        restored = "보고서를 보고" if sheet else "앞선 판을 보고"
        remedy = f"깨진 글자를 {restored} 다시 적어 주세요."
        return Finding(name, row, 0, "encoding", None, rule, remedy)
    try:
        raw.decode("cp949")
        rule = "UTF-8이 아니라 CP949(한글 윈도의 옛 글자표)로 저장되어 있습니다."
    except UnicodeDecodeError:
        rule = "UTF-8 글이 아닙니다."
    return Finding(name, row, 0, "encoding", None, rule, saving)


_NAMES = {"엑셀": "유니코드 텍스트", "메모장": "UTF-16"}


def _is_utf16(raw: bytes) -> bool:
    head = raw[:64]
    return raw.startswith(UTF16) or (len(head) > 1 and not (any(head[1::2]) and any(head[0::2])))
