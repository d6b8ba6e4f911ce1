import hashlib
from dataclasses import replace
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.validation.package import validate_package
from macros.validation.report_verify import report_of_text, sources_of, verify
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN, TWO_REPORTS


def test_of_a_sound_package_everything(town_dir: Path, town: Catalog) -> None:
    sources = sources_of(validate_package(town_dir))
    assert sources
    assert sources.facts == town.facts
    assert sources.sections == town.sections
    assert sources.report == town.report


def test_rows_without_a_place_are_left_out(town_dir: Path, town: Catalog) -> None:
    for column, value in (("source_line", "열"), ("source_cell", "I"), ("as_printed", "")):
        cell = cell_of(town_dir, "staffing.csv", column)
        before = (town_dir / "staffing.csv").read_bytes()
        set_cell(town_dir, "staffing.csv", cell, value)
        sources = sources_of(validate_package(town_dir))
        assert sources
        assert len(sources.facts) == len(town.facts) - 1, column
        (town_dir / "staffing.csv").write_bytes(before)


def test_without_a_report_there_is_nothing_to_hold_against(town_dir: Path) -> None:
    cell = cell_of(town_dir, "reports.csv", "presented_on")
    set_cell(town_dir, "reports.csv", cell, "")
    assert sources_of(validate_package(town_dir)) is None
    (town_dir / "sections.csv").write_bytes(b"")
    assert sources_of(validate_package(town_dir)) is None


TEXT = (TOWN / "report.txt").read_bytes()


def failures(catalog: Catalog, text: bytes) -> list[str]:
    return [str(failure) for failure in verify(catalog, catalog.report, text).failures]


def test_every_source_fits(town: Catalog) -> None:
    result = verify(town, town.report, TEXT)
    assert result.failures == ()
    assert result.checked == len(town.facts)


def test_a_changed_text_is_noticed(town: Catalog) -> None:
    first, second = failures(town, TEXT + b"\n")
    assert first.startswith("town-2024: 보고서 글이 다릅니다. sha256이 ")
    assert second == "town-2024: 보고서 글이 30줄입니다(자료에는 29줄)."


def test_the_last_line_end_may_be_counted_or_not(town: Catalog) -> None:
    text = TEXT + b"\n"
    digest = hashlib.sha256(text).hexdigest()
    lines = text.count(b"\n")
    for count in (lines, lines + 1):
        report = replace(town.report, text_sha256=digest, text_lines=count)
        assert not verify(town, report, text).failures
    for count in (lines - 1, lines + 2):
        report = replace(town.report, text_sha256=digest, text_lines=count)
        (failure,) = verify(town, report, text).failures
        assert f"(자료에는 {count}줄)" in str(failure)


def test_all_that_fail_are_listed_with_their_line(town: Catalog) -> None:
    text = TEXT.decode().replace("1,700,000백만원", "1,700,001백만원").replace("(△1)", "(△2)")
    lines = failures(town, text.encode())
    assert len(lines) == 3
    assert lines[1].startswith("staffing.csv ")
    assert "2줄에 '(△1)'이(가) 없습니다." in lines[1]
    assert "15줄에 '1,700,000백만원'이(가) 없습니다." in lines[2]


def test_a_cell_must_be_equal_not_merely_contained(town: Catalog) -> None:
    text = TEXT.decode().replace("\t3/2\t(1)\t3/2\t", "\t13/2\t(1)\t3/2\t")
    lines = failures(town, text.encode())[1:]
    assert len(lines) == 2
    assert all("5줄 2칸에 '3/2'이(가) 없습니다." in line for line in lines)


def test_a_text_that_is_too_short(town: Catalog) -> None:
    lines = failures(town, "\n".join(TEXT.decode().split("\n")[:20]).encode())
    assert sum(line.endswith("보고서 글에 21줄이 없습니다.") for line in lines) == 1


def test_rows_of_another_report_are_left_out(town: Catalog) -> None:
    other = replace(town.report, report_id="another")
    assert verify(town, other, TEXT).checked == 0


def test_a_text_names_its_report(two_reports: Catalog) -> None:
    texts = {
        "town-2024": (TOWN / "report.txt").read_bytes(),
        "town-2025": (TWO_REPORTS / "report.txt").read_bytes(),
    }
    for report_id, text in texts.items():
        report = report_of_text(two_reports, text)
        assert report.report_id == report_id
        assert verify(two_reports, report, text).failures == ()
    assert report_of_text(two_reports, b"").report_id == "town-2025"
