"""The search box of a page, used as a visitor uses it, with every message of its worker timed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# Records when a question left for the worker and when each answer came.
WATCH = """
window.Worker = window.searchLog ? Worker : class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.type === 3) {
        searchLog.push({ answer: performance.now(), count: data.data.items.length });
        window.searchAnswered?.();
      }
    });
  }
  postMessage(message) {
    if (message.type === 2) searchLog.push({ asked: performance.now(), query: message.data });
    super.postMessage(message);
  }
};
window.searchLog ??= [];
"""
# A filled field sends no key, and the theme waits for one.
ASK = """async ([query, wait]) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const answered = new Promise((resolve) => { window.searchAnswered = resolve; });
  input.value = query;
  const started = performance.now();
  input.dispatchEvent(new KeyboardEvent("keyup"));
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, wait))]);
  const milliseconds = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve));
  const list = document.querySelector(".md-search-result__list");
  return {
    milliseconds,
    results: [...list.children].map((item) => [...item.querySelectorAll("a")].map((a) => a.href)),
    message: document.querySelector(".md-search-result__meta").textContent.trim(),
    markup: list.innerHTML,
    text: list.textContent,
    suggestion: document.querySelector("[data-md-component=search-suggest]").textContent,
  };
}"""


@dataclass(frozen=True)
class Answer:
    """What the box shows.

    Attributes:
        milliseconds: From the key to the answer.
        results: Addresses, page first, then places on it; one list a page.
        message: The line above the results.
        markup: The results as the browser holds them.
        text: Their text.
        suggestion: What the box offers to complete.
    """

    milliseconds: float
    results: list[list[str]]
    message: str
    markup: str
    text: str
    suggestion: str

    def pages(self, root: str) -> list[str]:
        """Returns the found pages' paths below the site's root."""
        return [links[0].removeprefix(root).split("?")[0].split("#")[0] for links in self.results]


def open_box(page: Page, address: str) -> None:
    """Opens a page and its search box."""
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator("[data-md-component=search-query]").focus()


def ask(page: Page, query: str, wait: int = 10_000) -> Answer:
    """Types a question into the open box and waits for the answer, at most so many milliseconds."""
    answer: dict[str, Any] = page.evaluate(ASK, [query, wait])
    return Answer(**answer)
