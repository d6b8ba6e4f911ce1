"""What files say of themselves: source, terms, edition, in Korean and in English."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import yaml

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.entities import Report
from macros.exports.downloads.json_api import Publication

NOT_OFFICIAL = "관청이 만든 것이 아닙니다."
REPORT_TERMS = "보고서 자체의 이용 조건은 알려져 있지 않습니다."
REPORT_TERMS_EN = "The terms of the report itself are not known."


def licence_words(catalog: Catalog) -> str:
    """Returns the terms of the compiled data: name and address of each licence."""
    return ", ".join(f"{item.title}({item.path})" for item in catalog.package.licences)


def reports_in_order(catalog: Catalog, of: Collection[str] | None = None) -> list[Report]:
    """Returns the reports that the data are drawn from, by the day they were given.

    Args:
        catalog: The data.
        of: Ids of the reports that a file has rows of; None for all.
    """
    reports = [report for report in catalog.reports if of is None or report.report_id in of]
    return sorted(reports, key=lambda report: (report.presented_on, report.report_id))


def report_words(catalog: Catalog, of: Collection[str] | None = None) -> str:
    """Returns the sources as a Korean press citation names them; those of a file, or all."""
    return "; ".join(
        f"{report.body_ko}, 「{report.title_ko}」, {report.origin_ko}"
        for report in reports_in_order(catalog, of)
    )


def _sources(catalog: Catalog, only: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """Yields each report's name, the day of its figures and the sum of its text."""
    reports = reports_in_order(catalog, only)
    several = len(catalog.reports) > 1
    for number, report in enumerate(reports, 1):
        name = f"원문 {number}" if len(reports) > 1 else "원문"
        of = f"{name}의 " if len(reports) > 1 else ""
        if several:
            yield f"{of}보고서 이름표(report_id)", report.report_id
        yield name, f"{report.body_ko}, 「{report.title_ko}」, {report.origin_ko}"
        if report.figures_as_of:
            yield f"{of}수치 기준일", str(report.figures_as_of)
        yield f"{name} 글의 지문(SHA-256)", report.text_sha256


def about(catalog: Catalog, publication: Publication) -> dict[str, str]:
    """Returns what a file carries in its metadata."""
    return {
        "title": catalog.package.title,
        "publisher": publication.name,
        "source": report_words(catalog),
        "edition": publication.data_version.words,
        "licence": licence_words(catalog),
        "report_terms": REPORT_TERMS,
    }


def terms(
    catalog: Catalog, publication: Publication, what: str = "", of: Collection[str] | None = None
) -> tuple[tuple[str, str], ...]:
    """Returns source, terms and how to cite, as lines of a name and a text.

    Args:
        catalog: The data.
        publication: Who publishes, and which version of the data.
        what: What a file is about; the whole package without.
        of: Ids of the reports that the file has rows of; None for all.
    """
    official = () if publication.official else (("알림", f"이 파일은 {NOT_OFFICIAL}"),)
    return (
        *official,
        ("만든 곳", publication.name),
        ("자료의 상태", publication.data_version.words),
        *_sources(catalog, of),
        ("줄의 뜻", "출처 줄은 글자로 옮긴 보고서의 줄이며 인쇄된 쪽이 아닙니다."),
        ("옮겨 적은 자료의 이용 조건", licence_words(catalog)),
        ("원문의 이용 조건", REPORT_TERMS),
        ("인용", citation(catalog, publication, what, of)),
    )


def citation(
    catalog: Catalog, publication: Publication, what: str = "", of: Collection[str] | None = None
) -> str:
    """Returns how to cite, in the style of the Korean press.

    Args:
        catalog: The data.
        publication: Who publishes which version of the data.
        what: What of the package is cited, as a program's name; "" for all of it.
        of: Ids of the reports it is drawn from; None for all.
    """
    quoted = f", 「{what}」" if what else ""
    data_version = (
        f", {publication.data_version.dated_words}" if publication.data_version.commit else ""
    )
    return f"{publication.name}{quoted}{data_version}. 원문: {report_words(catalog, of)}."


def _of_headers(words: str, catalog: Catalog) -> list[str]:
    """Returns a paragraph that names the files without rows; nothing where every table has some."""
    filled = filled_tables(catalog)
    names = [table.path for table in catalog.package.tables if table not in filled]
    return ["", f"{words}: {', '.join(names)}."] if names else []


def readme_ko(catalog: Catalog, publication: Publication) -> str:
    """Returns the README of the archive in Korean."""
    lines = [f"# {catalog.package.title}", "", catalog.package.description, ""]
    lines += [f"- {name}: {text}" for name, text in terms(catalog, publication)]
    lines += [
        "",
        "## 파일",
        "",
        "CSV 파일(UTF-8)입니다. 열의 뜻, 단위, 표끼리의 이어짐은 "
        "`datapackage.json`에 있습니다. 엑셀에서 두 번 눌러 열면 한글이 깨질 수 있으니, "
        "엑셀로 보실 때는 누리집의 엑셀(XLSX) 파일을 받으십시오.",
        "",
        "| 파일 | 무엇 |",
        "| --- | --- |",
        *(f"| {t.path} | {t.title}: {t.description} |" for t in filled_tables(catalog)),
        *_of_headers("줄이 없어 머리글만 있는 파일", catalog),
        "",
        "수치마다 `figure_id`(수치 이름), `source_line`(보고서 글의 줄), "
        "`as_printed`(보고서를 옮긴 글 그대로. 종이와 다를 수 있음)가 붙어 있습니다. "
        "단위는 줄마다 `unit`에 있습니다.",
        "",
        "받은 파일이 온전한지는 `sha256sum -c SHA256SUMS`로 확인합니다.",
    ]
    return "\n".join(lines) + "\n"


def readme_en(catalog: Catalog, publication: Publication) -> str:
    """Returns the README of the archive in English."""
    package, data_version = catalog.package, publication.data_version
    changed = ", with changes not yet committed" if data_version.changed else ""
    dated = "not known, since there is no history"
    if data_version.commit:
        dated = f"{data_version.dated_on} (commit {data_version.commit}{changed})"
    lines = [f"# {package.title_en}", "", package.description_en, ""]
    lines += [] if publication.official else ["- This is not an official publication."]
    lines += [
        f"- Published by: {publication.name}",
        f"- Data last changed: {dated}",
        *(_source_en(report) for report in reports_in_order(catalog)),
        f"- Terms of the compiled data: {licence_words(catalog)}",
        f"- {REPORT_TERMS_EN}",
        "",
        "## Files",
        "",
        "CSV in UTF-8. `datapackage.json` says what each column means, its unit, and how tables "
        "are tied.",
        "",
        "| file | what |",
        "| --- | --- |",
        *(f"| {t.path} | {t.title_en}: {t.description_en} |" for t in filled_tables(catalog)),
        *_of_headers("Files without rows, which have their header only", catalog),
        "",
        "Every figure carries `figure_id`, `source_line` (line of the report's text, not a printed "
        "page) and `as_printed`, the literal on that line of the transcription, which may differ "
        "from the print. `unit` says the unit of each row.",
        "",
        "`sha256sum -c SHA256SUMS` tells whether the files are whole.",
    ]
    return "\n".join(lines) + "\n"


def _source_en(report: Report) -> str:
    measured = f" (figures as of {report.figures_as_of})" if report.figures_as_of else ""
    return f"- Source: {report.body_en}, {report.title_en}, {report.presented_on}{measured}"


def licence_text(catalog: Catalog) -> str:
    """Returns the LICENSE of the archive: what it covers and what it cannot."""
    lines = [f"{item.title} ({item.name})\n{item.path}\n" for item in catalog.package.licences]
    return (
        "옮겨 적은 자료의 이용 조건 / Terms of the compiled data\n\n"
        + "\n".join(lines)
        + "\n조건의 전문은 위 주소에 있습니다. The text at the address above is the licence.\n\n"
        f"{REPORT_TERMS}\n{REPORT_TERMS_EN}\n"
    )


def citation_file(catalog: Catalog, publication: Publication) -> str:
    """Returns CITATION.cff: the data set, and the report it was drawn from."""
    package = catalog.package
    content = {
        "cff-version": "1.2.0",
        "message": "인용할 때는 이 자료와 원문 보고서를 함께 밝혀 주십시오.",
        "type": "dataset",
        "title": package.title,
        "version": package.version,
        "authors": [{"name": publication.name}],
        "license": [item.name for item in package.licences],
        "references": [_report_reference(report) for report in reports_in_order(catalog)],
    }
    if publication.data_version.commit:
        content["commit"] = publication.data_version.commit
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def _report_reference(report: Report) -> dict[str, object]:
    return {
        "type": "report",
        "title": report.title_ko,
        "authors": [{"name": report.body_ko}],
        "institution": {"name": report.body_ko},
        "date-released": report.presented_on,
    }
