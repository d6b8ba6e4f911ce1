// Sorts tables marked data-sortable by a click on a heading. The tables are complete without it.
const collator = new Intl.Collator("ko", { numeric: true });
// A cell that is one number: its sign (a hyphen, a true minus or the triangle of accounts), brackets
// of a negative amount, separators, decimals, a unit.
const NUMBER = /^(\()?\s*([-\u2212\u2013△▲+])?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(?:\))?\D*$/u;

function keyOf(row, column) {
  const cell = row.cells[column];
  const text = cell.textContent.trim();
  if (text === (cell.querySelector(".ol-none")?.textContent ?? "")) return ""; // not stated
  return cell.dataset.sort ?? (cell.querySelector("summary") ?? cell).textContent.trim();
}

/** Returns the number that a text is, or NaN. */
function numberOf(text) {
  const [, bracket, sign, whole = "", decimals = ""] = text.match(NUMBER) ?? [];
  if (!whole && !decimals) return NaN;
  const size = Number(whole.replaceAll(",", "") + decimals);
  return bracket || (sign && sign !== "+") ? -size : size;
}

// A column is one of numbers where each of its cells is, but for those that say that there is none.
function comparer(keys, numeric) {
  const numbers = keys.map(numberOf);
  const missing = keys.map((key) => key === "" || (numeric && !/\d/.test(key)));
  const all = keys.every((_, at) => missing[at] || !Number.isNaN(numbers[at]));
  const compare = all ? (a, b) => numbers[a] - numbers[b] : (a, b) => collator.compare(keys[a], keys[b]);
  return { missing, compare };
}

function sort(table, column, button) {
  const heading = button.closest("th");
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const keys = rows.map((row) => keyOf(row, column));
  const { missing, compare } = comparer(keys, heading.classList.contains("num"));
  const places = [...rows.keys()];
  // What is not stated is neither the least nor the most: it comes last either way.
  places.sort((a, b) => missing[a] - missing[b] || compare(a, b) * (descending ? -1 : 1) || a - b);
  body.append(...places.map((place) => rows[place]));
}

/** @type {NodeListOf<HTMLTableElement>} */
const tables = document.querySelectorAll("table[data-sortable]");
for (const table of tables) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ol-sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(table, column, button));
  });
}
