"""Data as a commit of this repository holds it, taken out of git into a folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePosixPath

from macros.catalog.package.atomic_write import write_below
from macros.errors import SettingError
from macros.site.git import refusal, run_git

PLAIN = {"100644", "100755"}  # modes of files that are no links


def extract_tree(revision: str, data: PurePosixPath, folder: Path) -> Path:
    """Writes the data folder of a commit into another folder and returns where it lies.

    Args:
        revision: Name of a commit as git understands it.
        data: The data folder from the root of the repository.
        folder: An empty folder.

    Raises:
        SettingError: If there is no such commit, or no such folder in it.
    """
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        if reason := refusal(Path.cwd()):
            raise SettingError(f"git이 이 폴더의 저장소를 읽지 못합니다. git의 말:\n{reason}")
        raise SettingError(
            f"'{revision}'은(는) 폴더도 커밋도 아닙니다. 폴더나 커밋의 이름을 적어 주세요. "
            "커밋이 아직 내려받지 않은 것이라면 git fetch로 먼저 받아 주세요."
        )
    # Never an archive: packing obeys the .gitattributes of the commit, which can put words into a
    # file or leave it out.
    name = commit.decode().strip()
    listed = _git("ls-tree", "-r", "-z", "--full-tree", name, "--", f"{data}/") or b""
    blobs = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    if not blobs:
        raise SettingError(f"'{revision}' 커밋에 {data} 폴더가 없습니다.")
    for about, _, path in blobs:
        mode, kind, blob = about.decode().split()
        # Plain files only: a link in somebody's commit could lead anywhere on this machine.
        if kind == "blob" and mode in PLAIN:
            content = _git("cat-file", "blob", blob)
            if content is None:
                raise SettingError(f"'{revision}' 커밋의 파일을 git에서 읽지 못했습니다.")
            write_below(folder, os.fsdecode(path), content)
    return folder / data


def _git(*arguments: str) -> bytes | None:
    """Runs git where the command was typed."""
    if shutil.which("git") is None:
        raise SettingError("git이 없어 커밋을 읽을 수 없습니다. 폴더 둘을 적어 주세요.")
    return run_git(Path.cwd(), *arguments)
