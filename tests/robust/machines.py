"""Builds on machines that are short of something, or other than ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, set_cell
from tests.conftest import ROOT
from tests.robust import build, copy_project, environment, files_of

NO_ROOM = "디스크에 자리가 없습니다. 자리를 비우고 다시 해 주세요."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("machines") / "열린 장부")
    result = build(folder, environment())
    assert result.returncode == 0, result.stderr
    return folder


@pytest.mark.parametrize("size", ["16k", "300k", "2m"])
def test_a_full_disk(project: Path, size: str) -> None:
    before = files_of(project / "site")
    data = project / "data"
    cell = cell_of(data, "programs.csv", "summary_ko")
    set_cell(data, "programs.csv", cell, f"디스크가 {size}뿐입니다.")
    # A disk of that size in place of the folder that builds are made in, seen by this build alone.
    script = 'mount -t tmpfs -o size="$1" none "$2" && exec "$3"'
    within = ("unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", size)
    result = build(project, environment(), under=(*within, str(project / ".cache")))
    assert result.returncode == 1
    assert NO_ROOM in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(project / "site") == before


@pytest.mark.parametrize("what", ["passed", "downloads", "charts"])
def test_a_full_disk_for_the_cache(project: Path, tmp_path: Path, what: str) -> None:
    before = files_of(project / "site")
    data = project / "data"
    cell = cell_of(data, "budgets.csv", "item_ko")
    set_cell(data, "budgets.csv", cell, f"자리 없음 {what}")
    cache = tmp_path / "cache"
    (cache / what).mkdir(parents=True)
    script = 'mount -t tmpfs -o size=4k,nr_inodes=1 none "$1" && exec "$2"'
    within = ("unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh")
    env = environment(CACHE_DIR=str(cache))
    result = build(project, env, under=(*within, str(cache / what)))
    assert result.returncode == 1
    assert NO_ROOM in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(project / "site") == before


def test_a_machine_without_fonts(project: Path, tmp_path: Path) -> None:
    own, upstream = copy_project(tmp_path / "ours"), copy_project(tmp_path / "theirs")
    assert build(own, environment()).returncode == 0
    fonts = "/usr/share/fonts /usr/local/share/fonts"
    script = f'for d in {fonts}; do mount -t tmpfs none $d; done; exec "$0"'
    within = ("unshare", "--mount", "--map-root-user", "sh", "-c", script)
    env = environment(CACHE_DIR=str(tmp_path / "cache"), HOME=str(tmp_path))
    result = build(upstream, env, under=within)
    assert result.returncode == 0, result.stderr
    assert files_of(upstream / "site") == files_of(own / "site")


def test_windows_line_ends(tmp_path: Path) -> None:
    """A checkout with core.autocrlf: what git says is text keeps LF; CRLF builds all the same."""
    clone = tmp_path / "clone"
    git = ["git", "-c", "core.autocrlf=true", "clone", "--quiet", "--no-hardlinks"]
    subprocess.run([*git, str(ROOT), str(clone)], check=True)
    text = [clone / name for name in ("mkdocs.yml", ".ci/build", "data/datapackage.json")]
    assert not [path for path in (*text, *clone.glob("data/*.csv")) if b"\r" in path.read_bytes()]


def test_data_saved_with_windows_line_ends(project: Path, tmp_path: Path) -> None:
    other = copy_project(tmp_path / "other")
    for path in (other / "data").glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    shutil.copytree(other / "data", tmp_path / "data")
    assert build(other, environment()).returncode == 0
    plain = copy_project(tmp_path / "plain")
    assert build(plain, environment()).returncode == 0
    one, two = files_of(other / "site"), files_of(plain / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.parametrize("spoiled", [b"", b"<svg", b"\0" * 400, b"7"])
def test_a_spoiled_cache(tmp_path: Path, spoiled: bytes) -> None:
    project = copy_project(tmp_path / "장부")
    cache = tmp_path / "cache"
    shutil.copytree(ROOT / ".cache/charts", cache / "charts")
    env = environment(CACHE_DIR=str(cache))
    assert build(project, env).returncode == 0
    before = files_of(project / "site")
    (folder,) = [path for path in (cache / "downloads").iterdir() if path.is_dir()]
    for path in (*sorted((cache / "charts").iterdir())[::40], folder / "data/budgets.csv"):
        # A single byte is changed within the file; all else takes its place.
        path.write_bytes(path.read_bytes()[:-9] + spoiled if len(spoiled) == 1 else spoiled)
    (folder / "data/programs.csv").unlink()
    (project / ".cache/site.stamp").unlink()
    result = build(project, env)
    assert result.returncode == 0, result.stderr
    assert files_of(project / "site") == before


def pythons() -> list[str]:
    """Every Python from 3.11 on that the machine has, those of pyenv among them."""
    names = [f"python3.{minor}" for minor in range(11, 20)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    kept = [str(path) for name in names for path in sorted(pyenv.glob(f"*/bin/{name}"))]
    found = kept or [path for name in names if (path := shutil.which(name))]
    output = [
        path
        for path in found
        if subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0
    ]
    return output or [sys.executable]


@pytest.mark.parametrize("python", pythons())
def test_every_python_of_the_machine_makes_the_same_site(
    project: Path, tmp_path: Path, python: str
) -> None:
    subprocess.run([python, "-m", "venv", str(tmp_path / "venv")], check=True)
    command = [str(tmp_path / "venv/bin/python"), "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", "requirements/site.txt"]
    subprocess.run(command, cwd=ROOT, check=True, env=dict(os.environ))
    own, upstream = copy_project(tmp_path / "ours"), copy_project(tmp_path / "theirs")
    assert build(own, environment()).returncode == 0
    (upstream / ".venv").unlink()
    (upstream / ".venv").symlink_to(tmp_path / "venv")
    result = build(upstream, environment(CACHE_DIR=str(tmp_path / "cache")))
    assert result.returncode == 0, result.stderr
    one, two = files_of(own / "site"), files_of(upstream / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-n0", *sys.argv[1:]]))
