"""Events of MkDocs: what ends a build ends it with one line. Built sites hold the others."""

import errno

import pytest
from mkdocs.exceptions import PluginError

from macros.errors import LedgerError, describe_os_error
from macros.site.plugin import on_build_error


def test_a_full_disk_is_reported() -> None:
    with (
        pytest.raises(OSError, match="No space left") as refused,
        open("/dev/full", "wb", buffering=0) as full,  # noqa: PTH123 - a device that is always full
    ):
        full.write(b"x")
    with pytest.raises(PluginError, match=r"디스크에 자리가 없습니다\. 자리를 비우고"):
        on_build_error(refused.value)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EFBIG, errno.ENAMETOOLONG])
def test_what_the_machine_refuses_is_reported_in_korean(code: int) -> None:
    output = describe_os_error(OSError(code, "in English", "site/index.html"))
    assert output.startswith("site/index.html: ")
    assert output.endswith("주세요.")
    assert "English" not in output


def test_an_error_that_we_raise_is_reported_alone() -> None:
    with pytest.raises(PluginError, match=r"^그림을 그리지 못했습니다\.$"):
        on_build_error(LedgerError("그림을 그리지 못했습니다."))


def test_other_errors_are_left_to_mkdocs() -> None:
    on_build_error(ValueError("other"))
