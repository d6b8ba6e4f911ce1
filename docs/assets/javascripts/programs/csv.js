// The rows that are shown as CSV: UTF-8 with the mark by which Excel knows it.
const MARK = "\uFEFF";
// A spreadsheet takes a cell that begins so for a formula, some in full width too.
// Where lists are separated by semicolons, one within a text begins a cell, quoted or not.
const FORMULA = /(^|;)(?=[=+\-@\t\r＝＋－＠])/g;

export function cellOf(value) {
  const text = String(value).trim();
  // A number below zero is no formula.
  if (typeof value === "number") return text;
  return `"${text.replace(FORMULA, "$1'").replaceAll('"', '""')}"`;
}

/**
 * Returns rows of the index as CSV.
 *
 * @param {any[]} rows - As `readRows` made them.
 * @param {any[]} facets
 * @param {DOMStringMap} table - Its year, and the unit where all amounts share one.
 */
export function csvOf(rows, facets, { year, unit: shared }) {
  const own = shared ? [] : ["단위"];
  const heads = ["번호", "사업", shared ? `${year}년 예산(${shared})` : `${year}년 예산`, ...own];
  // The exact amount stands in a column of its own; its range is of use on the page only.
  const kept = facets.map(({ name }) => name !== "budget");
  const lines = rows.map(({ row, held, order, amount, unit }) => {
    const link = row.cells[0].querySelector("a");
    const options = held.map((positions, at) => positions.map((position) => facets[at].labels[position]).join("; "));
    return [
      row.cells[0].querySelector(".ol-number")?.textContent ?? "",
      link.textContent,
      amount,
      ...(shared ? [] : [unit]),
      ...options.filter((_, at) => kept[at]),
      order.line,
      link.href,
    ];
  });
  const names = facets.filter((_, at) => kept[at]).map(({ heading }) => heading);
  heads.push(...names, "보고서의 줄", "주소");
  const records = [heads, ...lines].map((line) => `${line.map(cellOf).join(",")}\r\n`);
  return MARK + records.join("");
}

export function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
