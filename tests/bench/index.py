"""Times the index of programs with 5,000 rows: from a change to the picture that shows it.

The rows are the site's own, repeated under numbered names, in a copy of the built page and in
leaves as a build of so many has them; the script is the site's. A change is a keystroke in the
search field or a click on an option; the picture is the frame after it. Prints medians and the
slowest tenth.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from macros.catalog.queries.pagination import INDEX_ROWS
from tests.conftest import DATA, build_site
from tests.site.conftest import ARGUMENTS, find_browser
from tests.site.server import serve

ROWS = 5_000
RUNS = 20
TARGET = 100
WORDS = "청년취업사관학교"
MEASURE = """
async ({ change, value }) => {
  const field = document.querySelector("#index-find");
  const box = document.querySelector('[data-facet="audience"] input[value="youth"]');
  const order = document.querySelector("#index-sort");
  const from = performance.now();
  if (change === "words") {
    field.value = value;
    field.dispatchEvent(new Event("input"));
  } else if (change === "facet") box.click();
  else {
    order.value = value;
    order.dispatchEvent(new Event("change"));
  }
  // A frame is drawn after its callbacks; a message that follows them comes after the picture.
  await new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  return performance.now() - from;
}
"""


def many_rows(site: Path, count: int = ROWS, most: int = INDEX_ROWS) -> None:
    """Repeats the rows of the built index, each under a name of its own, on pages as a build has.

    Args:
        site: A built site; its index becomes one of many programs.
        count: How many rows.
        most: Rows of the page itself and of each leaf.
    """
    page = site / "programs" / "index.html"
    head, rest = page.read_text(encoding="utf-8").split("<tbody>", 1)
    body, foot = rest.split("</tbody>", 1)
    rows = re.findall(r"<tr .*?</tr>", body, re.DOTALL)
    # A long index leads to passports instead of holding them.
    plain = [
        re.sub(r"<details.*?<summary>(\d+)</summary>.*?</details>", r"\1", row) for row in rows
    ]
    repeated = [
        plain[at % len(plain)].replace("</a></th>", f" {at}</a></th>") for at in range(count)
    ]
    steps = []
    for number, start in enumerate(range(most, count, most), 2):
        list_page = "".join(repeated[start : start + most])
        place = site / "programs" / "rows" / str(number) / "index.html"
        place.parent.mkdir(parents=True)
        list_page = re.sub(r'href="(?=[^"#])', 'href="../../', list_page)
        place.write_text(f"<table><tbody>{list_page}</tbody></table>", encoding="utf-8")
        steps.append(f'<a href="rows/{number}/">{number}</a>')
    nav = f'<nav class="ol-leaves">{"".join(steps)}</nav>'
    page.write_text(
        f"{head}<tbody>{''.join(repeated[:most])}</tbody>{foot}".replace(
            "</article>", nav + "</article>"
        ),
        encoding="utf-8",
    )


def measure(page: Page, change: str, values: list[str]) -> list[float]:
    """Returns the milliseconds from each change to its picture."""
    return [
        float(page.evaluate(MEASURE, {"change": change, "value": value}))
        for _ in range(RUNS // len(values) + 1)
        for value in values
    ]


def main() -> int:
    """Prints the times; returns 1 where the slowest tenth misses the target."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        built = build_site(Path(name) / "site", DATA)
        site = Path(shutil.copytree(built, Path(name) / "many"))
        many_rows(site)
        with serve(site) as address:
            chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{address}programs/")
            page.locator("[data-index][data-ready]").wait_for(timeout=60_000)
            output = page.inner_text(".ol-index__said")
            assert str(ROWS) in output, output
            page.locator("#index-find").focus()
            page.wait_for_load_state("networkidle")
            typed = [WORDS[:length] for length in range(1, len(WORDS) + 1)]
            times = {
                "words": measure(page, "words", typed),
                "facet": measure(page, "facet", [""]),
                "order": measure(page, "order", ["-budget", "name"]),
            }
            chromium.close()
    print(f"{ROWS:,} rows, milliseconds from a change to its picture (target: at most {TARGET})")
    print(f"{'':>8} {'median':>8} {'p90':>8} {'max':>8}")
    worst = 0.0
    for label, values in times.items():
        slow = statistics.quantiles(values, n=10)[-1]
        worst = max(worst, slow)
        print(f"{label:>8} {statistics.median(values):8.1f} {slow:8.1f} {max(values):8.1f}")
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
