"""What files say of themselves."""

from dataclasses import replace

import yaml

from macros.catalog.catalog import Catalog
from macros.exports.downloads.readme import (
    citation,
    citation_file,
    licence_text,
    readme_en,
    readme_ko,
    terms,
)
from tests.conftest import TOWN_PUBLICATION


def test_terms_name_source_version_and_what_is_not_known(town: Catalog) -> None:
    output = dict(terms(town, TOWN_PUBLICATION))
    assert output["알림"] == "이 파일은 관청이 만든 것이 아닙니다."
    assert output["원문"] == "하늘마루군, 「2024년 업무보고」, 제1회 군의회 살림위원회, 2024-02-29"
    assert output["원문의 이용 조건"] == "보고서 자체의 이용 조건은 알려져 있지 않습니다."
    assert output["옮겨 적은 자료의 이용 조건"] == (
        "Creative Commons Attribution 4.0 International"
        "(https://creativecommons.org/licenses/by/4.0/)"
    )
    assert "알림" not in dict(terms(town, replace(TOWN_PUBLICATION, official=True)))


def test_a_citation_names_site_version_and_report(town: Catalog) -> None:
    assert citation(town, TOWN_PUBLICATION, "별밤") == (
        "열린장부(비공식), 「별밤」. "
        "원문: 하늘마루군, 「2024년 업무보고」, 제1회 군의회 살림위원회, 2024-02-29."
    )


def test_each_report_is_named_with_its_own_days(partial_report: Catalog) -> None:
    output = dict(terms(partial_report, TOWN_PUBLICATION))
    assert (
        output["원문 1"] == "하늘마루군, 「2024년 업무보고」, 제1회 군의회 살림위원회, 2024-02-29"
    )
    assert output["원문 1의 수치 기준일"] == "2024-01-31"
    assert output["원문 2"] == "하늘마루도, 「별빛 둘레길 소식」, 2024-09-19"
    assert output["원문 2 글의 지문(SHA-256)"] == partial_report.reports[0].text_sha256
    assert "원문" not in output
    assert "원문 2의 수치 기준일" not in output
    assert "살림위원회, 2024-02-29; 하늘마루도, 「별빛 둘레길 소식」, 2024-09-19." in output["인용"]
    english = readme_en(partial_report, TOWN_PUBLICATION)
    assert "Report 2024, 2024-02-29 (figures as of 2024-01-31)" in english
    assert "- Source: Haneulmaru Province, News of the star trail, 2024-09-19\n" in english
    references = yaml.safe_load(citation_file(partial_report, TOWN_PUBLICATION))["references"]
    assert [r["date-released"].isoformat() for r in references] == ["2024-02-29", "2024-09-19"]


def test_readmes_list_every_file(town: Catalog) -> None:
    korean, english = readme_ko(town, TOWN_PUBLICATION), readme_en(town, TOWN_PUBLICATION)
    for table in town.package.tables:
        rows = table.name != "updates"  # has a header only
        assert (f"| {table.path} | {table.title}: " in korean) == rows
        assert (f"| {table.path} | {table.title_en}: " in english) == rows
    assert "줄이 없어 머리글만 있는 파일: updates.csv." in korean
    assert "Files without rows, which have their header only: updates.csv." in english
    assert "The terms of the report itself are not known." in english
    assert "This is not an official publication." in english


def test_the_licence_covers_the_data_and_not_the_report(town: Catalog) -> None:
    text = licence_text(town)
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "보고서 자체의 이용 조건은 알려져 있지 않습니다." in text


def test_the_citation_file_names_the_report_it_was_drawn_from(town: Catalog) -> None:
    output = yaml.safe_load(citation_file(town, TOWN_PUBLICATION))
    assert output["cff-version"] == "1.2.0"
    assert output["license"] == ["CC-BY-4.0"]
    assert output["references"][0]["authors"] == [{"name": "하늘마루군"}]
    assert "commit" not in output
