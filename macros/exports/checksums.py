"""SHA256SUMS of the whole site: written when all else is, computed again to attest it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.package.atomic_write import write_below
from macros.errors import SettingError

NAME = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True)
class ChecksumReport:
    """What differs between a site and its sums, each a list of addresses in order."""

    whole: int
    differing: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the site is the one the sums were written for."""
        return not (self.differing or self.missing or self.extra)


def site_checksums(site_dir: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file of a site but the sums themselves, by address."""
    return {name: _digest(path) for name, path in _files(site_dir) if name != NAME}


def write_checksums(site_dir: Path) -> None:
    """Writes the sums as ``sha256sum -c`` reads them."""
    lines = (f"{digest}  {name}\n" for name, digest in site_checksums(site_dir).items())
    write_below(site_dir, NAME, "".join(lines))


def verify_checksums(site_dir: Path) -> ChecksumReport:
    """Computes the sums of a site anew and holds them against those it was published with.

    Raises:
        SettingError: If there are no sums, or a line of them is none.
    """
    path = site_dir / NAME
    if not path.is_file():
        raise SettingError(f"{path}: 파일이 없습니다. 누리집이 있는 폴더를 적어 주세요.")
    recorded = _read(path)
    found = site_checksums(site_dir)
    common = recorded.keys() & found.keys()
    differing = tuple(sorted(name for name in common if recorded[name] != found[name]))
    return ChecksumReport(
        whole=len(common) - len(differing),
        differing=differing,
        missing=tuple(sorted(recorded.keys() - found.keys())),
        extra=tuple(sorted(found.keys() - recorded.keys())),
    )


def format_checksum_report(result: ChecksumReport) -> str:
    """Writes what was found, a line a file, in Korean."""
    return "\n".join(_lines(result))


def _lines(result: ChecksumReport) -> Iterator[str]:
    for names, what in (
        (result.differing, "내용이 다릅니다"),
        (result.missing, "파일이 없습니다"),
        (result.extra, "목록에 없는 파일입니다"),
    ):
        yield from (f"{name}: {what}." for name in names)
    if result.holds:
        yield f"파일 {result.whole}개가 모두 {NAME}와 같습니다."
    else:
        counts = f"다른 것 {len(result.differing)}개, 없는 것 {len(result.missing)}개"
        yield f"같은 것 {result.whole}개, {counts}, 더 있는 것 {len(result.extra)}개."


def _files(site_dir: Path) -> Iterator[tuple[str, Path]]:
    paths = ((path.relative_to(site_dir).as_posix(), path) for path in site_dir.rglob("*"))
    return iter(sorted((name, path) for name, path in paths if path.is_file()))


def _read(path: Path) -> Mapping[str, str]:
    recorded: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = LINE.fullmatch(line)
        if match is None:
            raise SettingError(
                f"{path} {number}행: '{line[:60]}' — 지문 64자와 빈칸 둘, 주소의 꼴이 아닙니다. "
                "누리집을 다시 받아 주세요."
            )
        recorded[match.group(2)] = match.group(1)
    return recorded


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
