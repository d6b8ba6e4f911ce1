"""Sanitises the Markdown of an untrusted run: parses known constructs and writes them anew.

Nothing of the report's own Markdown is passed on. It is read as headings, lists, tables, fences,
folds and lines of text, code, bold and links; each is written with the signs of this module, and
every text in it acts on nothing. What is none of these is text. Standard library only.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LONGEST_LINE = 2_000
LANGUAGES = {"csv", "sh"}
# No letter, or one that shows nothing; GitHub would show the text around it as something else.
HIDDEN_KINDS = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
FILLERS = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
# What is isolated turns nothing around outside; the signs of ours are put there anew.
ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
RIGHT_TO_LEFT = {"R", "AL"}
SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]")
# What would begin a heading, list or rule at the start of a line.
START = re.compile(r"(\d*)([#+\-=:.)])")
INLINE = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|<code>(?P<marked>[^<]*)</code>"
    r"|<!--.*?-->"
    r"|(?<!!)\[(?P<label>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
    r"|\*\*(?P<bold>[^*]+)\*\*"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&#?\w{1,31};)"
)
HEADING = re.compile(r"(#{1,6}) +(.*)")
ITEM = re.compile(r"(-|\d{1,3}\.) +(.*)")
FENCE = re.compile(r"(`{3,}|~{3,}) *(\w*)")
FOLD = re.compile(r"<details>(?:<summary>(.*)</summary>)?(.*)")
RULE = re.compile(r"\|( *:?-+:? *\|)+")


@dataclass
class Block:
    """A block of Markdown: its kind, its lines and the lines that close it."""

    kind: str
    lines: list[str] = field(default_factory=list)
    end: tuple[str, ...] = ()


def rewrite(text: str, own: Own, most: int) -> tuple[str, bool]:
    """Returns a report as Markdown of ours, and whether some of it was left out.

    Args:
        text: Markdown that anybody may have written.
        own: Where links may lead.
        most: Characters to return at most.
    """
    written: list[str] = []
    length = folds = 0
    for block in _blocks(text.splitlines(), own):
        kept: list[str] = []
        length += 2 + sum(len(line) + 1 for line in block.end)
        for line in block.lines:
            length += len(line) + 1
            if length > most:
                break
            kept.append(line)
        if kept:
            written.append("\n".join((*kept, *block.end)))
            folds += (block.kind == "fold") - (block.kind == "end")
            length += len("\n\n</details>") * (block.kind == "fold")
        if length > most:
            break
    # A fold that stays open would swallow what follows.
    return "\n\n".join((*written, *["</details>"] * folds)), length > most


@dataclass(frozen=True)
class Own:
    """The addresses a report may lead to: the guides of a repository, its runs, its site.

    Attributes:
        server: Address of GitHub, without a slash at its end.
        repository: Owner and name.
    """

    server: str
    repository: str

    def holds(self, address: str) -> bool:
        """Returns whether an address is one of ours, without dot segments or encoded characters."""
        if not re.fullmatch(r"https?://[A-Za-z0-9.:-]+/[\w./-]*(#[\w.-]*)?", address):
            return False
        parts = urlsplit(address)
        if {".", ".."} & set(parts.path.split("/")) or "//" in parts.path:
            return False
        host = f"{parts.scheme}://{parts.netloc}"
        owner, _, name = self.repository.partition("/")
        if host == f"https://{owner.lower()}.github.io":
            return name == f"{owner.lower()}.github.io" or parts.path.startswith(f"/{name}/")
        inside = rf"/{re.escape(self.repository)}/(blob/HEAD/docs/[\w./-]+\.md|actions/runs/\d+)"
        return host == self.server and re.fullmatch(inside, parts.path) is not None


def inert(text: str, *, starts: bool = True) -> str:
    """Returns a text as Markdown that shows it and calls nobody and leads nowhere.

    Args:
        text: The text, without a line break.
        starts: Whether it stands at the start of a line.
    """
    seen = _seen(text).replace("@", "＠").replace("$", "＄").replace("://", "[:]//")
    seen = re.sub(r"#(?=\w)", "＃", seen)
    seen = re.sub(r"(?i)\b(www)\.", r"\1[.]", seen)
    seen = re.sub(r"(?i)\b(gh)-(?=\d)", "\\1\N{NON-BREAKING HYPHEN}", seen)
    shown = SPECIAL.sub(lambda sign: _entity(sign[0]), seen)
    if not starts:
        return shown
    begin = START.match(shown := shown.lstrip())
    return begin[1] + _entity(begin[2]) + shown[begin.end() :] if begin else shown


def code(text: str, *, in_table: bool = False) -> str:
    """Returns a text as a code span."""
    seen = _seen(text.strip())
    if not seen:
        return ""
    ticks = "`" * (1 + max(map(len, re.findall("`+", seen)), default=0))
    edge = " " if "`" in seen[0] + seen[-1] else ""
    return f"{ticks}{edge}{seen.replace('|', chr(92) + '|') if in_table else seen}{edge}{ticks}"


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"


def _seen(text: str) -> str:
    """Returns a text with hidden characters shown and bidirectional text isolated."""
    shown = "".join(map(_visible, ISOLATED.sub(r"\1", text)))
    turns = any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in shown)
    return f"\u2068{shown}\u2069" if turns else shown


def _visible(letter: str) -> str:
    if letter == "\t":
        return " "
    if unicodedata.category(letter) in HIDDEN_KINDS or letter in FILLERS:
        return f"⟨U+{ord(letter):04X}⟩"
    return letter


def _inline(line: str, own: Own, *, in_table: bool = False) -> str:
    """Returns a line with its code, bold and own links written anew, all else as text."""
    written: list[str] = []
    plain = ""  # pieces that stand together are looked at together
    end = 0
    for match in INLINE.finditer(line[:LONGEST_LINE]):
        plain += line[end : match.start()]
        end = match.end()
        known = _known(match, own, in_table=in_table)
        if known is None:
            plain += _text(match)
        else:
            written += [inert(plain, starts=not written), known]
            plain = ""
    plain += line[end:LONGEST_LINE] + ("…" if len(line) > LONGEST_LINE else "")
    written.append(inert(plain, starts=not written))
    return "".join(written).strip()


def _known(match: re.Match[str], own: Own, *, in_table: bool) -> str | None:
    if match["ticks"]:
        return code(match["code"], in_table=in_table)
    if match["marked"] is not None:
        # GitHub looks for addresses within these, not within a code span; so the text is inert too.
        return f"<code>{inert(html.unescape(match['marked']), starts=False)}</code>"
    if match["bold"]:
        return f"**{inert(html.unescape(match['bold']), starts=False)}**"
    if match["label"] and own.holds(match["address"]):
        return f"[{inert(html.unescape(match['label']), starts=False)}]({match['address']})"
    return None


def _text(match: re.Match[str]) -> str:
    if match[0].startswith("<!--"):
        return ""
    return match["escaped"] or (html.unescape(match["entity"]) if match["entity"] else match[0])


def _blocks(lines: list[str], own: Own) -> Iterator[Block]:
    block = Block("")
    at = folds = 0
    while at < len(lines):
        line = lines[at].strip()
        fence = FENCE.match(line)
        if fence or (
            line.startswith("|") and RULE.fullmatch(next(iter(lines[at + 1 : at + 2]), ""))
        ):
            yield block
            block, at = _fenced(lines, at, fence) if fence else _table(lines, at, own)
            yield block
            block = Block("")
            continue
        kind, written = _line(line, own, folds)
        folds += (kind == "fold") - (kind == "end")
        if kind != block.kind or kind in {"heading", "fold", "end"}:
            yield block
            block = Block(kind)
        if written:
            block.lines.append(written)
        at += 1
    yield block


def _line(line: str, own: Own, folds: int) -> tuple[str, str]:
    if line == "</details>" and folds:
        return "end", line
    if match := FOLD.fullmatch(line):
        title = inert(html.unescape((match[1] or "더 보기")[:LONGEST_LINE]), starts=False)
        return "fold", f"<details><summary>{title}</summary>\n\n{_inline(match[2], own)}".rstrip()
    if match := HEADING.match(line):
        return "heading", f"{match[1]} {_inline(match[2], own)}"
    if match := ITEM.match(line):
        return "list", f"{match[1]} {_inline(match[2], own)}"
    return ("text", _inline(line, own)) if line else ("", "")


def _fenced(lines: list[str], at: int, fence: re.Match[str]) -> tuple[Block, int]:
    body: list[str] = []
    at += 1
    while at < len(lines) and not re.fullmatch(rf"{fence[1][0]}{{{len(fence[1])},}} *", lines[at]):
        body.append(_seen(lines[at][:LONGEST_LINE]))
        at += 1
    longest = max((len(run) for line in body for run in re.findall("`+", line)), default=0)
    ticks = "`" * max(3, longest + 1)
    language = fence[2] if fence[2] in LANGUAGES else ""
    return Block("fence", [ticks + language, *body], (ticks,)), at + 1


def _table(lines: list[str], at: int, own: Own) -> tuple[Block, int]:
    rows: list[list[str]] = []
    while at < len(lines) and lines[at].strip().startswith("|"):
        cells = re.split(r"(?<!\\)\|", lines[at].strip().removeprefix("|").removesuffix("|"))
        rows.append([_inline(cell.strip(), own, in_table=True) for cell in cells])
        at += 1
    width = len(rows[0])
    rows[1] = ["---"] * width
    written = ["| " + " | ".join((row + [""] * width)[:width]) + " |" for row in rows]
    return Block("table", written), at
