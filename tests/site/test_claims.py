"""Every generated sentence with a number says what the rows say, recomputed by another way.

The pages are read as a reader would, the tables with pandas; nothing of the project's own code
counts, ranks or words anything here. A sentence that no pattern knows fails, so that a new one
gets its check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.conftest import (
    DATA,
    copy_minimal,
    copy_partial_report,
    copy_town,
    copy_two_reports,
    slow,
)
from tests.markup import parse

PLACES = {  # where a page has its generated sentences
    "title": "//p[contains(@class, 'ol-figure__title')]",
    "subtitle": "//p[contains(@class, 'ol-figure__subtitle')]",
    "heading": "//article//h1 | //article//h2 | //article//h3",
    "deck": "//article//*[contains(@class, 'ol-deck')]",
    "note": "//article//*[contains(@class, 'ol-note')]",
    "silence": "//article//*[contains(@class, 'ol-silent')]",
    "when": "//dl[contains(@class, 'ol-meta')]/div[contains(dt, '일정')]/dd",
    "where": "//dl[contains(@class, 'ol-meta')]/div[contains(dt, '어디서')]/dd",
    "number": "//dl[contains(@class, 'ol-numbers')]/div",
    "cells": "//p[contains(@class, 'ol-cellnote')]",
    "index": "//p[contains(@class, 'ol-index__said')]",
}
# What is explained beside a sentence, or shown under it, is no part of it.
BESIDE = (
    "//dl[contains(@class, 'ol-passport')] | //nav | //table | //a[@class='headerlink']"
    " | //*[contains(@class, 'ol-means')] | //*[contains(@class, 'ol-source')]"
)
WRITTEN = ("contribute", "developers", "about", "data")  # pages whose sentences people write
SCALES = {
    "": 1,
    "thousand": 10**3,
    "ten_thousand": 10**4,
    "million": 10**6,
    "hundred_million": 10**8,
}
ORDINALS = ("가장", "둘째로", "셋째로", "넷째로", "다섯째로", "여섯째로", "일곱째로", "여덟째로")
MONEY = r"([−\d조억만천, ]*\d[조억만천]* ?(?:원|달러))"
RATE = r"([\d.]+)%"


def won(words: str) -> int:
    """Reads an amount as a page writes it: ``1조 7,000억 원``, ``749,673백만원``."""
    text = words.replace(",", "").replace(" ", "").replace("달러", "원")
    if text.startswith("−"):
        return -won(text[1:])
    if found := re.fullmatch(r"(\d+)백만원", text):
        return int(found[1]) * 10**6
    parts = re.findall(r"(\d+)(조|억|만|)(?=\d|원)", text)
    assert parts, words
    return sum(int(n) * {"조": 10**12, "억": 10**8, "만": 10**4, "": 1}[u] for n, u in parts)


def rounded(part: Any, whole: Any) -> str:
    """A percentage with one decimal, or with as many as show that it is not none, half or all."""
    if not whole:
        return "0.0"
    rate = part * 100 / whole
    output = next(
        output
        for digits in range(1, 20)
        if (output := rate.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)) == rate
        or output not in (0, 50, 100)
    )
    return f"{output:f}"


SHARED = {
    "reports",
    "strategies",
    "program_groups",
    "programs",
    "divisions",
    "indicators",
    "glossary",
}
NOT_OF_A_REPORT = {"places", "identities", "corrections"}


class Office:
    """A package as one of its full reports and the partial ones after it state it."""

    def __init__(self, folder: Path, day: str = "") -> None:
        """Reads a package.

        Args:
            folder: Its folder.
            day: The day of the full report; the newest one without.
        """
        self.whole = {
            path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
            for path in folder.glob("*.csv")
        }
        reports = self.whole["reports"].sort_values("presented_on")
        full = reports[reports.kind != "partial"]
        self.report = (full[full.presented_on == day] if day else full).iloc[-1]
        self.former = self.report.report_id != full.iloc[-1].report_id
        later = full[full.presented_on > self.report.presented_on].presented_on.min()
        known = reports[reports.presented_on >= self.report.presented_on]
        known = known[known.presented_on < later] if isinstance(later, str) else known
        # What comes last states what is now so.
        self.order = {report_id: place for place, report_id in enumerate(known.report_id)}
        self.frames = {
            name: frame
            if name in SHARED | NOT_OF_A_REPORT or "report_id" not in frame
            else frame[frame.report_id.isin(self.order)].sort_values(
                "report_id", key=lambda ids: ids.map(self.order), kind="stable"
            )
            for name, frame in self.whole.items()
        }
        self._narrow("programs", "program_id")
        self._narrow("divisions", "division_id")

    def _narrow(self, table: str, key: str) -> None:
        """Leaves the programs or divisions that the report, or a row of it, names."""
        named = {
            name
            for other, frame in self.frames.items()
            if other not in SHARED | NOT_OF_A_REPORT and key in frame and "report_id" in frame
            for name in frame[key]
        }
        frame = self.frames[table]
        own = frame.report_id.isin(self.order) | frame[key].isin(named)
        self.frames[table] = frame[own]

    def __getitem__(self, table: str) -> Any:
        return self.frames[table]

    @cached_property
    def totals(self) -> Any:
        """Budgets of whole programs of the report's year with their program, amount in won."""
        budgets = self.money(self["budgets"])
        totals = budgets[budgets.level == "total"]
        year = totals[totals.report_id == self.report.report_id].fiscal_year.max()
        totals = totals[totals.fiscal_year == year].drop_duplicates("program_id", keep="last")
        return totals.merge(self["programs"], on="program_id", suffixes=("", "_p"))

    def budgets_of(self, program_id: str) -> Any:
        budgets = self.money(self["budgets"])
        year = self.totals.set_index("program_id").fiscal_year[program_id]
        return budgets[(budgets.program_id == program_id) & (budgets.fiscal_year == year)]

    @staticmethod
    def money(frame: Any) -> Any:
        scale = frame.unit.str.partition("_")[2].map(SCALES)
        amount = [Decimal(v) * int(s) for v, s in zip(frame.value, scale, strict=True)]
        return frame.assign(won=amount)

    def group(self, page: str) -> Any:
        """The programs that a chart of ranks on a page is about."""
        kind, _, name = page.partition("/")
        if kind == "groups":
            return self.totals[self.totals.group_id == name]
        if kind not in ("programs", "strategies"):
            return self.totals
        if kind == "programs":
            name = self.totals.set_index("program_id").strategy_id[name]
        return self.totals[self.totals.strategy_id == name]

    def steps(self, program_id: str) -> Any:
        steps = self["milestones"]
        return steps[steps.program_id == program_id]

    def executed(self, measure: str) -> Any:
        rows = self["division_budgets"]
        rows = rows[(rows.measure == measure) & (rows.division_id != "")]
        names = self["divisions"].set_index("division_id").name_ko
        return pd.Series(list(rows.value.map(Decimal)), index=list(rows.division_id.map(names)))

    @cached_property
    def steps_of_all(self) -> Any:
        """The steps of the report's programs, and those of programs that it does not have."""
        steps, names = self.whole["milestones"], self["programs"].program_id
        return pd.concat([self["milestones"], steps[~steps.program_id.isin(names)]])

    def stages(self, words: str, totals: Any) -> None:
        labels = {
            "적혀 있지 않음": "not_stated",
            "본예산": "original",
            "추경 뒤": "after_supplementary",
            "추경으로 더한 돈": "supplementary_increment",
        }
        output = {labels[n.strip()]: int(c) for n, c in re.findall(r"([가-힣 ]+?) (\d+)개", words)}
        assert output == totals.stage.value_counts().to_dict(), words


@dataclass(frozen=True)
class Sentence:
    page: str
    place: str
    text: str
    day: str = ""  # of the former report that it is about


Check = Callable[[Office, Sentence, "re.Match[str]"], None]
CHECKS: list[tuple[str, re.Pattern[str], Check]] = []


def says(place: str, pattern: str) -> Callable[[Check], Check]:
    """Names a pattern of sentences and what recomputes it."""

    def collection(check: Check) -> Check:
        CHECKS.append((place, re.compile(pattern), check))
        return check

    return collection


def bare(word: str) -> str:
    """Takes the particle off a name."""
    return re.sub(r"(은|는|이|가|을|를|과|와)$", "", word.strip())


# Titles.


@says("title", rf"집행률이 가장 높은 곳은 (.+)\({RATE}\), 가장 낮은 곳은 (.+)\({RATE}\)")
def _extremes(office: Office, _: Sentence, m: re.Match[str]) -> None:
    rates = office.executed("expenditure_rate")
    assert set(m[1].split(", ")) == set(rates[rates == rates.max()].index)
    assert set(m[3].split(", ")) == set(rates[rates == rates.min()].index)
    assert (Decimal(m[2]), Decimal(m[4])) == (rates.max(), rates.min())


@says("title", rf"(.+) 예산현액의 {RATE}를 썼습니다")
def _only_rate(office: Office, _: Sentence, m: re.Match[str]) -> None:
    rates = office.executed("expenditure_rate")
    assert dict(rates) == {bare(m[1]): Decimal(m[2])}


@says("title", rf"부서 (\d+)곳의 집행률이 모두 {RATE}입니다")
def _all_alike(office: Office, _: Sentence, m: re.Match[str]) -> None:
    rates = office.executed("expenditure_rate")
    assert len(rates) == int(m[1])
    assert set(rates) == {Decimal(m[2])}


@says("title", rf"(.+?) 예산현액 {MONEY} 가운데 {RATE}를 썼습니다")
def _division_spent(office: Office, s: Sentence, m: re.Match[str]) -> None:
    name = s.page.partition("/")[2]
    assert bare(m[1]) == office["divisions"].set_index("division_id").name_ko[name]
    rows = office["division_budgets"]
    rows = office.money(rows[rows.division_id == name].assign(value=lambda f: f.value))
    own = rows.set_index("measure")
    assert won(m[2]) == own.won["current_budget"]
    assert Decimal(m[3]) == Decimal(own.value["expenditure_rate"])


@says("title", r"(.+) 정원 ([\d,]+)명에 ([\d,]+)명이 일합니다")
def _staff(office: Office, s: Sentence, m: re.Match[str]) -> None:
    name = s.page.partition("/")[2]
    rows = office["staffing"]
    rows = rows[(rows.job_class == "all") & (rows.division_id == name) & (rows.level != "headline")]
    own = rows.set_index("measure").value
    assert (m[2], m[3]) == (own["authorized"], own["actual"])


@says("title", rf"사업 (\d+)개 가운데 (\d+)개가 사업 예산의 절반이 넘습니다\({RATE}\)")
def _half(office: Office, _: Sentence, m: re.Match[str]) -> None:
    amounts = office.totals.won.sort_values(ascending=False)
    count, few = int(m[1]), int(m[2])
    assert len(amounts) == count
    assert amounts[:few].sum() * 2 > amounts.sum() >= amounts[: few - 1].sum() * 2
    assert rounded(amounts[:few].sum(), amounts.sum()) == m[3]


@says("title", rf"사업 (\d+)개 가운데 (.+) 예산의 절반이 넘습니다\({RATE}\)")
def _one_has_half(office: Office, _: Sentence, m: re.Match[str]) -> None:
    totals = office.totals.sort_values("won", ascending=False)
    assert len(totals) == int(m[1])
    assert totals.iloc[0].short_name_ko == bare(m[2])
    assert rounded(totals.iloc[0].won, totals.won.sum()) == m[3]


def _growths(office: Office) -> Any:
    budgets = office.money(office["budgets"])
    after = budgets[(budgets.level == "total") & (budgets.stage == "after_supplementary")]
    first = budgets[(budgets.level == "part") & (budgets.stage == "original")]
    original = first.groupby("program_id").won.agg("sum")
    both = after.set_index("program_id").won.to_frame("after").join(original, how="inner")
    names = office["programs"].set_index("program_id").short_name_ko
    more = both.after - both.won
    return both.assign(added=more, rate=more / both.won, name=both.index.map(names))


@says(
    "title",
    rf"본예산과 추경이 나뉘어 적힌 사업 (\d+)개 가운데 "
    rf"추경으로 늘어난 비율이 가장 큰 것은 (.+)\(\+{RATE}\)",
)
def _fastest(office: Office, _: Sentence, m: re.Match[str]) -> None:
    growths = _growths(office)
    assert len(growths) == int(m[1])
    most = growths[growths.rate == growths.rate.max()]
    assert set(m[2].split(", ")) == set(most.name)
    assert rounded(most.added.iloc[0], most.won.iloc[0]) == m[3]


@says("title", rf"(.+?) 예산은 추경으로 {MONEY} 늘었습니다\(\+{RATE}\)")
def _one_grew(office: Office, _: Sentence, m: re.Match[str]) -> None:
    (growth,) = _growths(office).itertuples()
    assert (growth.name, growth.added) == (m[1], won(m[2]))
    assert rounded(growth.added, growth.won) == m[3]


@says("title", rf"사업 예산의 {RATE}가 (.+)에 있습니다")
def _leading(office: Office, _: Sentence, m: re.Match[str]) -> None:
    sums = office.totals.groupby("strategy_id").won.agg("sum").sort_values(ascending=False)
    names = office["strategies"].set_index("strategy_id").short_name_ko
    named = list(sums.index[: min(2, len(names) - 1)])
    rest = m[2]
    for strategy in named:
        assert names[strategy] in rest
        rest = rest.replace(names[strategy], "")
    assert rest.strip() in ("", "과", "와")
    assert rounded(sums[named].sum(), sums.sum()) == m[1]


@says(
    "title",
    rf"(.+?)(?:의 (?P<year>\d{{4}})년 예산은)? {MONEY}, ([\d,]+)개 사업 가운데 "
    rf"(.+?)(?:\({RATE}\))?",
)
def _rank(office: Office, s: Sentence, match: re.Match[str]) -> None:
    group = office.group(s.page)
    m = [match[0], *(words for n, words in enumerate(match.groups(), 1) if n != 2)]
    assert match["year"] in (None, *group.fiscal_year)
    (own,) = group[group.short_name_ko == bare(m[1])].won
    assert (won(m[2]), int(m[3])) == (own, len(group))
    larger, smaller = (group.won > own).sum(), (group.won < own).sum()
    alike = len(group) - larger - smaller
    end, place = ("큽", larger) if larger <= smaller else ("작습", smaller)
    words = f"{ORDINALS[place]} {end}니다"
    if alike > 1:
        words = f"{ORDINALS[place]} {'큰' if end == '큽' else '작은'} {alike}개의 하나입니다"
    assert m[4] == words
    assert m[5] in (None, rounded(own, group.won.sum()))


@says("title", rf"처음 {MONEY}에 추경 {MONEY}[을를] 더해 {MONEY}")
def _stages(office: Office, s: Sentence, m: re.Match[str]) -> None:
    own = office.budgets_of(s.page.partition("/")[2])
    parts = own[own.level == "part"].groupby("stage").won.agg("sum")
    assert won(m[1]) == parts["original"]
    assert won(m[2]) == parts["supplementary_increment"]
    assert won(m[3]) == own[own.level == "total"].won.iloc[0] == won(m[1]) + won(m[2])


@says("title", rf"(.+?) {MONEY}으?로 가장 큽니다\({RATE}\)")
def _largest_part(office: Office, s: Sentence, m: re.Match[str]) -> None:
    own = office.budgets_of(s.page.partition("/")[2])
    (total,) = own[own.level == "total"].itertuples()
    parts = own[(own.level == "part") & (own.stage == total.stage)]
    (most,) = parts[parts.won == parts.won.max()].itertuples()
    assert (most.item_ko, most.won) == (bare(m[1]), won(m[2]))
    assert rounded(most.won, total.won) == m[3]


@says("title", rf"(.+?) {MONEY}")
def _alone(office: Office, s: Sentence, m: re.Match[str]) -> None:
    (own,) = office.group(s.page).itertuples()
    assert (own.short_name_ko, own.won) == (bare(m[1]), won(m[2]))


def _drawn(office: Office, program_id: str, year: int) -> Any:
    """The steps whose stated days touch a year; one end alone is all that is known."""
    steps = office.steps(program_id)
    first = steps.start.where(steps.start != "", steps.end)
    last = steps.end.where(steps.end != "", steps.start)
    return steps[(first != "") & (first.str[:4] <= str(year)) & (last.str[:4] >= str(year))]


@says("title", r"(\d{4})년의 때가 적힌 일정: (.+)")
def _timeline(office: Office, s: Sentence, m: re.Match[str]) -> None:
    words = {"끝난 일": "finished", "진행 중": "under_way", "예정": "planned"}
    output = {words[n]: int(c) for n, c in re.findall(r"(끝난 일|진행 중|예정) (\d+)", m[2])}
    drawn = _drawn(office, s.page.partition("/")[2], int(m[1]))
    assert output == drawn.status.value_counts().to_dict()


def _pairs(office: Office, program_id: str) -> list[tuple[Any, Any]]:
    figures = office["figures"]
    own = figures[(figures.program_id == program_id) & (figures.measure_id != "")]
    targets = own[own.kind == "target"].assign(order=lambda f: f.order.astype(int))
    targets = targets.drop_duplicates("measure_id", keep="last")
    results = own[own.kind == "result"].drop_duplicates("measure_id", keep="last")
    results = results.set_index("measure_id")
    return [
        (target, results.loc[target.measure_id])
        for _, target in targets.sort_values("order").iterrows()
        if target.measure_id in results.index
    ]


def period(text: str) -> str:
    """Words a period of months or years as the pages do."""

    def month(text: str) -> str:
        return " ".join(f"{int(n)}{u}" for n, u in zip(text.split("-"), "년월일", strict=False))

    first, span, last = text.partition("/")
    if span and first:
        year, _, _ = first.partition("-")
        return f"{month(first)}~{month(last).removeprefix(f'{year}년 ')}"
    return f"{month(last)}까지" if span else month(text)


@says("title", r"(.+?)(의| 기준) 실적을 (?:(\d{4}년.*)의 )?목표로 나누면 (.+)")
def _affected(office: Office, s: Sentence, m: re.Match[str]) -> None:
    pairs = _pairs(office, s.page.partition("/")[2])
    assert {period(result.period) for _, result in pairs} == {m[1]}
    assert {result.period_kind == "point" for _, result in pairs} == {m[2] == " 기준"}
    years = re.compile(r"\d{4}").findall
    others = {t.period for t, r in pairs if not {*years(r.period)} <= {*years(t.period)}}
    assert {period(other) for other in others} == ({m[3]} if m[3] else set())
    shares = [rounded(Decimal(r.value), Decimal(t.value)) + "%" for t, r in pairs]
    assert sorted(m[4].split(", ")) == sorted(shares)


@says("title", r"(.+), (\d{4}년(?: \d+월)?(?: \d+일)?) ([+−]?)((?:[\d,.]+[만천]? ?)+).*")
def _indicator(office: Office, s: Sentence, m: re.Match[str]) -> None:
    assert s.page == "economy"
    rows = office["observations"].merge(
        office["indicators"][["indicator_id", "name_ko"]], on="indicator_id"
    )
    rows = rows[(rows.name_ko == m[1]) & (rows.period.map(period) == m[2])]
    parts = re.findall(r"([\d,.]+)([만천]?)", m[4])
    words = {"": 1, "천": 1000, "만": 10_000}
    number = sum(Decimal(digits.replace(",", "")) * words[word] for digits, word in parts)
    # A count in thousands is said as one counts.
    scales = rows.unit.map(lambda unit: 1000 if unit.startswith("thousand_") else 1)
    said = {Decimal(v) * scale for v, scale in zip(rows.value, scales, strict=True)}
    assert (-number if m[3] == "−" else number) in said


# Subtitles.


@says("subtitle", r"왼쪽 끝은 1월 1일, 오른쪽 끝은 12월 31일\. 세로줄은 보고한 날\((.+)\)\.(.*)")
def _left_out(office: Office, s: Sentence, m: re.Match[str]) -> None:
    program = s.page.partition("/")[2]
    assert m[1] == "{}년 {}월 {}일".format(*map(int, office.report.presented_on.split("-")))
    totals = office.totals.set_index("program_id")
    steps = office.steps(program)
    undated = ((steps.start == "") & (steps.end == "")).sum()
    other = len(steps) - undated - len(_drawn(office, program, int(totals.fiscal_year[program])))
    output = dict(re.findall(r"(때가 적혀 있지 않은 일|다른 해의 일) (\d+)가지", m[2]))
    assert int(output.get("때가 적혀 있지 않은 일", 0)) == undated
    assert int(output.get("다른 해의 일", 0)) == other


@says("subtitle", r"(\d{4})년 (\d+)월 (\d+)일 기준, (예산현액이 큰|보고서에 실린) 차례\..*")
def _as_of(office: Office, _: Sentence, m: re.Match[str]) -> None:
    table = "division_budgets" if m[4].startswith("예산") else "staffing"
    assert set(office[table].as_of) == {f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"}


@says("subtitle", r"오른쪽 수는 실적 / 목표\. 목표는 (.+)의 것입니다\.")
def _of_targets(office: Office, s: Sentence, m: re.Match[str]) -> None:
    pairs = _pairs(office, s.page.partition("/")[2])
    assert {period(target.period) for target, _ in pairs} == {m[1]}


@says("subtitle", r"(?:(\d{4})년 예산|막대 하나가).*?(?:예산 단계가 섞여 있습니다\((.+)\)\.)?")
def _mixture(office: Office, s: Sentence, m: re.Match[str]) -> None:
    everything = s.page in ("", ".", "budget")
    totals = office.totals if everything else office.group(s.page)
    if "내역" in s.text or "본예산이 적힌" in s.text:
        return _budget_year(office, s, m)
    if m[1]:
        assert set(totals.fiscal_year) == {m[1]}
    if m[2]:
        return office.stages(m[2], totals)
    assert totals.stage.nunique() == 1
    return None


def _budget_year(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert m[1] in set(office.totals.fiscal_year)


@says(
    "subtitle",
    r".+, 단위 .+\. 마지막 값은 (.+) (?:한 달|하루)의 값이어서 앞의 값과 때의 길이가 다릅니다\.",
)
def _shorter(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert m[1] in set(office["observations"].period.map(period))


# Headings.


@says("heading", r"사업 (\d+)개(?:의 예산|를 한 표에|, .+ 차례|를 전략마다)?")
@says("deck", r"사업 (\d+)개를 같은 물음으로 견줍니다\..*")
@says("index", r"사업 (\d+)개를 모두 보입니다\.")
@says("number", r"사업 ?(\d+)개.*")
def _programs(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert int(m[1]) == len(office["programs"])


@says("title", r"사업 (\d+)개의 예산")
@says("heading", r"사업 (\d+)개를 한눈에")
@says("deck", r".*예산이 적힌 것은 (\d+)개입니다\..*")
def _with_a_budget(office: Office, s: Sentence, m: re.Match[str]) -> None:
    assert int(m[1]) == len(office.totals)
    if year := re.search(r"(\d{4})년 예산", s.text):
        assert set(office.totals.fiscal_year) == {year[1]}


@says("heading", r"(\d{4}년 \d+월 \d+일)(?: (.+))? 보고(?:의 .+|에 적힌 것)?")
@says("silence", r"(\d{4}년 \d+월 \d+일)() 보고에는 이 사업 전체의 예산이 적혀 있지 않습니다\..*")
@says(
    "note",
    r"(\d{4}년 \d+월 \d+일)() 보고에는 이 (?:사업|부서)[이가] 없습니다\. 아래는 (.+) 보고에 .+",
)
def _of_a_report(office: Office, s: Sentence, m: re.Match[str]) -> None:
    reports = office.whole["reports"]
    days = reports.presented_on.map(period)
    assert m[1] in set(days)
    if m[2]:
        assert m[2] in set(reports[days == m[1]].body_ko)
    name = s.page.partition("/")[2]
    if s.place == "silence":
        assert name not in set(office.totals.program_id)
    if s.place == "note":
        assert m[1] == period(max(reports.presented_on))
        assert (office.former, m[3]) == (True, period(office.report.presented_on))
        assert name in {*office["programs"].program_id, *office["divisions"].division_id}


@says("heading", r"전략 (\d+)개, 사업 (\d+)개")
def _both(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert (int(m[1]), int(m[2])) == (len(office["strategies"]), len(office["programs"]))


@says("heading", r"(일정|추진전략|추진근거|부서) (\d+)(?:가지|개|곳)")
@says("heading", r"(옮긴 글과 다르게 읽은 곳) (\d+)군데")
@says("number", r"(부서) ?(\d+)곳.*")
@says("deck", r"사업마다 적힌 (곳) (\d+)줄을 .*")
def _rows(office: Office, _: Sentence, m: re.Match[str]) -> None:
    table = {
        "일정": "milestones",
        "추진전략": "strategies",
        "추진근거": "legal_bases",
        "부서": "divisions",
        "곳": "places",
        "옮긴 글과 다르게 읽은 곳": "corrections",
    }[m[1]]
    assert int(m[2]) == len(office.steps_of_all if table == "milestones" else office[table])


@says("heading", r"(\d{4}년(?: \d+월)?(?: \d+일)?)")
def _month(office: Office, _: Sentence, m: re.Match[str]) -> None:
    steps = office.steps_of_all
    first = steps.start.where(steps.start != "", steps.end)
    assert m[1] in set(first[first != ""].str[:7].map(period))


@says("heading", r"보고서가 적은 셈 (\d+)개 가운데 어긋난 것은 (\d+)개")
def _claimed(office: Office, _: Sentence, m: re.Match[str]) -> None:
    claimed = office["identities"][office["identities"].claimed == "true"]
    assert (int(m[1]), int(m[2])) == (len(claimed), (claimed.expected == "differs").sum())


@says("heading", r"맞지 않는 셈 (\d+)개")
def _off(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert int(m[1]) == (office["identities"].expected == "differs").sum()


# Decks, notes and what the report is silent about.


@says("deck", r".*모두 (\d+)개입니다\..*")
def _checked(office: Office, s: Sentence, m: re.Match[str]) -> None:
    output = {
        kind: int(found[1])
        for kind, words in (
            ("holds", r"맞은 것이 (\d+)개"),
            ("differs", r"어긋난 것이 (\d+)개"),
            ("not_printed", r"(\d+)개는 견줄 값이"),
        )
        if (found := re.search(words, s.text))
    }
    assert output == office["identities"].expected.value_counts().to_dict()
    assert int(m[1]) == sum(output.values())


@says("deck", rf"(.+)일 기준으로 .* 돈은 {MONEY}이고, 그 가운데 {RATE}를 썼습니다\.")
@says("number", rf"예산현액() ?{MONEY}.*")
def _whole(office: Office, s: Sentence, m: re.Match[str]) -> None:
    rows = office["division_budgets"]
    own = office.money(rows[rows.division_id == ""]).set_index("measure")
    assert period(own.as_of["current_budget"]) in s.text
    assert won(m[2]) == own.won["current_budget"]
    if len(m.groups()) > 2:
        assert Decimal(m[3]) == Decimal(own.value["expenditure_rate"])


@says("number", rf"쓴 비율 ?{RATE}그날까지 {MONEY}[을를] 썼습니다\.")
def _spent(office: Office, _: Sentence, m: re.Match[str]) -> None:
    rows = office["division_budgets"]
    own = office.money(rows[rows.division_id == ""]).set_index("measure")
    assert Decimal(m[1]) == Decimal(own.value["expenditure_rate"])
    assert won(m[2]) == own.won["expenditure"]


@says("deck", rf".+ 기준으로 예산현액 {MONEY} 가운데 {RATE}[을를] 썼습니다\. .+ (\d+)명입니다\.")
def _division(office: Office, s: Sentence, m: re.Match[str]) -> None:
    name = s.page.partition("/")[2]
    rows = office["division_budgets"]
    own = office.money(rows[rows.division_id == name]).set_index("measure")
    staff = office["staffing"]
    actual = staff[
        (staff.division_id == name) & (staff.job_class == "all") & (staff.measure == "actual")
    ]
    assert (won(m[1]), Decimal(m[2])) == (
        own.won["current_budget"],
        Decimal(own.value["expenditure_rate"]),
    )
    assert set(actual.value) == {m[3]}


@says(
    "deck",
    rf"사업 (\d+)개로 이루어진 전략입니다\. 사업들의 (\d+)년 예산을 우리가 더하면 {MONEY}\(.+\).+",
)
@says("deck", rf"사업 (\d+)개로 이루어진 전략입니다\. 그 가운데 한 사업의 (\d+)년 예산은 {MONEY}.+")
@says("deck", rf"사업 (1)개로 이루어진 전략입니다\. 그 사업의 (\d+)년 예산은 {MONEY}\(.+\)입니다\.")
def _strategy(office: Office, s: Sentence, m: re.Match[str]) -> None:
    group = office.group(s.page)
    programs = office["programs"]
    members = programs[programs.strategy_id == s.page.partition("/")[2]]
    assert (int(m[1]), {m[2]}) == (len(members), set(group.fiscal_year))
    assert won(m[3]) == group.won.sum()
    for stored in re.findall(r"\(([\d,]+백만원)\)", s.text):
        assert won(stored) == group.won.sum()
    assert ("우리가 더하면" in s.text) == (len(group) > 1)
    without = re.search(r"적혀 있지 않은 사업 (\d+)개는 넣지 않았습니다", s.text)
    assert int(without[1] if without else 0) == len(members) - len(group)
    if mixed := re.search(r"섞여 있습니다\((.+)\)\.", s.text):
        office.stages(mixed[1], group)


@says("note", rf"이 예산을 모두 우리가 더하면 {MONEY}(?:\(.+?\))?입니다\..*")
@says("note", r"부서는 모두 추정.*()")
def _all_programs(office: Office, s: Sentence, m: re.Match[str]) -> None:
    if m[1]:
        assert won(m[1]) == office.totals.won.sum()
        assert len(office.totals) > 1
    if mixed := re.search(r"섞여 있습니다\((.+?)\)\.", s.text):
        office.stages(mixed[1], office.totals)


@says("note", rf"묶인 사업 (\d+)개의 (\d{{4}})년 예산을 우리가 더하면 {MONEY}\(.+\)입니다\..*")
def _group_sum(office: Office, s: Sentence, m: re.Match[str]) -> None:
    group = office.group(s.page)
    assert (int(m[1]), {m[2]}) == (len(group), set(group.fiscal_year))
    assert won(m[3]) == group.won.sum()


@says("silence", r"나머지 (\d+)개 사업은 .+")
def _open(office: Office, _: Sentence, m: re.Match[str]) -> None:
    assert int(m[1]) == len(office.totals) - len(_growths(office))


@says("silence", r"이 사업의 (\d{4})년 예산은 적혀 있지 않습니다\..*")
def _not_of_the_year(office: Office, s: Sentence, m: re.Match[str]) -> None:
    assert set(office.totals.fiscal_year) == {m[1]}
    assert s.page.partition("/")[2] not in set(office.totals.program_id)


@says("silence", r"사업 전체의 (\d{4})년 예산은 자료에 없습니다\..*")
def _no_year_before(office: Office, _: Sentence, m: re.Match[str]) -> None:
    years = office.totals.fiscal_year.astype(int)
    assert int(m[1]) == years.max() - 1
    assert (years == years.max()).all()


@says("deck", r".*?(\d{4})년 (\d+)월 (\d+)일 (?:보고한 날|낸 보고|.+ 한 보고).*")
def _presented(office: Office, s: Sentence, m: re.Match[str]) -> None:
    assert f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" == office.report.presented_on
    if "한 보고" in s.text and office.report.session_ko:
        assert office.report.session_ko in s.text


@says("note", r".*때가 적힌 일 (\d+)가지.*")
def _dated(office: Office, s: Sentence, m: re.Match[str]) -> None:
    steps = office.steps_of_all
    dated = steps[(steps.start != "") | (steps.end != "")]
    if s.page.startswith("divisions/"):
        own = office["programs"].division_id == s.page.partition("/")[2]
        dated = dated[dated.program_id.isin(office["programs"][own].program_id)]
    assert int(m[1]) == len(dated)


@says("note", r".+ 부서를 더하면 ([\d,]+), 보고서의 합계는 ([\d,]+)입니다\(차이 (−?[\d,]+)\)\..*")
def _execution_off(office: Office, _: Sentence, m: re.Match[str]) -> None:
    output = [int(n.replace(",", "").replace("−", "-")) for n in m.groups()]
    rows = office["division_budgets"]
    sums = (
        rows[rows.division_id != ""]
        .groupby("measure")
        .value.agg(lambda values: sum(map(Decimal, values)))
    )
    whole = rows[rows.division_id == ""].set_index("measure").value.map(Decimal)
    assert any(
        output == [sums[name], whole[name], sums[name] - whole[name]] for name in whole.index
    ), output


@says("note", r"표 위 머리글\(\d+줄\)에는 (.+)으?로 적혀 있습니다\.")
@says("note", r"표 위 머리글에는 (.+)으?로 적혀 있습니다\.")
def _headline(office: Office, _: Sentence, m: re.Match[str]) -> None:
    rows = office["staffing"]
    printed = {Decimal(v) for v in rows[rows.level == "headline"].value}
    output = {Decimal(n.replace("−", "-")) for n in re.findall(r"−?\d+(?=명)", m[1])}
    assert output == printed


@says("cells", r"글자로 옮긴 보고서에는 (.+?)(?:이라고|라고) 적혀 있습니다\..*")
def _transcribed(office: Office, s: Sentence, m: re.Match[str]) -> None:
    budgets = office["budgets"]
    own = budgets[(budgets.program_id == s.page.partition("/")[2]) & (budgets.level == "total")]
    literals = set(own.as_printed)
    assert m[1] in literals | {re.sub(r"\*\*|<[^>]+>", "", text) for text in literals}


# Cards.


def _later(office: Office, step: Any) -> bool:
    """Whether a step may have a day after its report."""
    day = office.report.presented_on
    return any(d[:7] >= day[:7] if len(d) < 10 else d > day for d in (step.start, step.end) if d)


@says("when", r"일정 (\d+)가지 가운데 보고한 날 뒤의 날짜가 적힌 것은 없습니다")
def _nothing_later(office: Office, s: Sentence, m: re.Match[str]) -> None:
    steps = office.steps(s.page.partition("/")[2])
    assert len(steps) == int(m[1])
    assert not [step for _, step in steps.iterrows() if _later(office, step)]


@says("when", r"(\d{4}년.*?): (.+?)(?: \(그 뒤: (.+)\))?")
def _next(office: Office, s: Sentence, m: re.Match[str]) -> None:
    steps = office.steps(s.page.partition("/")[2])
    named = [step for _, step in steps.iterrows() if step.what_ko == m[2]]
    assert any(_later(office, step) and step.status != "finished" for step in named)
    known = office.whole["updates"].groupby("about").as_of.max()
    days = [known.get(step.milestone_id) for step in named]
    output = m[3] and re.search(r"\d{4}년 .+일", m[3])
    assert any(pd.notna(day) for day in days) is bool(output)
    if output:
        assert output[0] in [period(day) for day in days if day]
    day = office.report.presented_on
    sooner = steps[(steps.status == "planned") & (steps.start.str.len() == 10)]
    for _, step in sooner[sooner.start > day].iterrows():
        assert named[0].start <= step.start or named[0].start[:7] == step.start[:7]


ABROAD = ("partner_city", "online", "related")


def _places(office: Office, program_id: str) -> tuple[set[str], set[str]]:
    """Names of the places a program is at and of those to come, each once."""
    rows = office["places"]
    rows = rows[(rows.program_id == program_id) & ~rows.role.isin(ABROAD)]
    rows = rows[
        ~rows.part_of.isin(office["places"][office["places"].program_id == program_id].place_id)
    ]
    coming = rows[(rows.status == "planned") | (rows.role == "construction_site")]
    now = rows.drop(coming.index)
    for kinds in (~now.role.isin(("venue", "area")), now.role == "venue"):
        if kinds.any():
            now = now[kinds]
            break
    return set(now.name_ko), set(coming.name_ko)


@says("where", r"(.+)")
def _where(office: Office, s: Sentence, m: re.Match[str]) -> None:
    now, later = _places(office, s.page.partition("/")[2])
    if not now and not later:
        named = set(m[1].partition(": ")[2].removesuffix(" 등").split(", "))
        elsewhere = office["places"][office["places"].role.isin(ABROAD)]
        assert named <= set(elsewhere.name_ko)
        return
    output, _, planned = m[1].partition("예정: ")
    for words, known in ((output.removesuffix(" · "), now), (planned, later)):
        counted = re.fullmatch(r"(.+) 등 (\d+)곳", words)
        named = set((counted[1] if counted else words).split(", ")) if words else set()
        assert named <= known, (named, known)
        assert len(known) == (int(counted[2]) if counted else len(named))


class Built:
    """A site with its package, as its newest full report and as each former one states it."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        self.office = Office(folder)
        reports = self.office.whole["reports"]
        full = reports[reports.kind != "partial"].presented_on
        self.former = {period(day): Office(folder, day) for day in full}

    def at(self, day: str) -> Office:
        return self.former.get(day, self.office) if day else self.office


PACKAGES: dict[str, Callable[[Path], Path]] = {  # by the fixture that is its site
    "site": lambda _: DATA,
    "town_site": copy_town,
    "minimal_site": copy_minimal,
    "partial_site": copy_partial_report,
    "two_site": copy_two_reports,
}


# Packages of which each change asks; the whole run asks of all.
QUICK = {"site", "town_site"}


@pytest.fixture(scope="module", params=[n if n in QUICK else slow(n) for n in PACKAGES])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = PACKAGES[request.param](tmp_path_factory.mktemp("claims"))
    return Built(folder, request.getfixturevalue(request.param))


FORMER = re.compile(r"(\d{4}년 \d+월 \d+일) 보고(?:의|에 적힌 것)?(?: .+)?")


def former_days(tree: Any) -> dict[Any, str]:
    """The day of the former report under whose heading an element stands, by element."""
    days, day, level = {}, "", ""
    (article,) = tree.xpath("//article") or [tree]
    gone = re.search(r"아래는 (.+?) 보고에 적힌 것입니다\.", article.text_content())
    for element in article.iter():
        if element.tag in ("h2", "h3"):
            found = FORMER.fullmatch(" ".join(element.text_content().replace("¶", "").split()))
            if found or element.tag <= level:
                day, level = (found[1], element.tag) if found else ("", "")
        days[element] = day or (gone[1] if gone else "")
    return days


def sentences(built: Built) -> Iterator[Sentence]:
    for path in sorted(built.site.rglob("index.html")):
        page = path.parent.relative_to(built.site).as_posix()
        if page.partition("/")[0] in WRITTEN:
            continue
        tree = parse(path)
        for beside in tree.xpath(BESIDE):
            beside.drop_tree()
        days = former_days(tree)
        for place, xpath in PLACES.items():
            for element in tree.xpath(xpath):
                text = " ".join(element.text_content().replace("¶", "").split())
                if re.search(r"\d", text):
                    yield Sentence(page, place, text, days.get(element, ""))


def filled(office: Office) -> set[str]:
    return {name for name, frame in office.whole.items() if len(frame)}


def written_cells(office: Office) -> set[str]:
    """What people wrote or what is named in the tables, as a page has it."""
    return {
        " ".join(cell.split())
        for frame in office.whole.values()
        for column in frame.columns
        if column.endswith("_ko")
        for cell in frame[column]
        if cell
    }


def is_written(text: str, cells: set[str]) -> bool:
    """Whether a text is a cell, or a name, a note or both with no number beside them."""
    if text in cells:
        return True
    for cell in sorted((c for c in cells if re.search(r"\d", c) and c in text), key=len)[::-1]:
        text = text.replace(cell, "")
    text = re.sub(r"^ ?\d{4}: ", "", text)  # a named amount apart, with its year
    return not re.search(r"\d", re.sub(r"^(\d+(-\d+)*\.? |전략 \d+ )", "", text))


def test_every_sentence_says_what_the_rows_say(built: Built) -> None:
    cells, unknown, seen = written_cells(built.office), [], set()
    for sentence in sentences(built):
        for place, pattern, check in CHECKS:
            found = place == sentence.place and pattern.fullmatch(sentence.text)
            if found:
                try:
                    check(built.at(sentence.day), sentence, found)
                except Exception as error:
                    raise AssertionError(f"{sentence}: {error!r}") from error
                seen.add(check.__name__)
                break
        else:
            if not is_written(sentence.text, cells):
                unknown.append(sentence)
    assert not unknown, "a sentence with a number needs a check in this file"
    assert len(seen) > (15 if "division_budgets" in filled(built.office) else 5)


def test_a_wrong_number_is_caught(built: Built) -> None:
    """The checks can fail: each sentence with another digit in it fails its own, or is unknown."""
    tried = caught = 0
    for sentence in sentences(built):
        if sentence.place not in ("title", "deck", "silence", "number"):
            continue
        for place, pattern, check in CHECKS:
            if place != sentence.place or not pattern.fullmatch(sentence.text):
                continue
            changed = re.sub(r"\d(?=\D*$)", lambda d: str((int(d[0]) + 1) % 10), sentence.text)
            again = pattern.fullmatch(changed)
            tried += 1
            try:
                assert again
                check(built.at(sentence.day), replace(sentence, text=changed), again)
            except (AssertionError, KeyError, ValueError, IndexError):
                caught += 1
            break
    assert tried
    assert caught / tried > 0.9, f"{caught} of {tried}"
