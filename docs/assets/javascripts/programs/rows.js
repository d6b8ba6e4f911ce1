// The rows of the index as data, and which of them fit. Pure but for reading the table once.

// Returns each row's options facet by facet, its place in every order, and its words.
export function readRows(elements, headings, facets) {
  const keys = headings.map((heading) => heading.dataset.key.replace("-", ""));
  return elements.map((row, place) => {
    const held = row.dataset.held.split(";").map((part) => (part ? part.split(",").map(Number) : []));
    const order = { "": place };
    keys.forEach((key, at) => (order[key] = Number(row.cells[at].dataset.sort)));
    const labels = () => held.flatMap((positions, at) => positions.map((position) => facets[at].labels[position]));
    // A passport's text is left out: it would make every row fit the name of the report.
    const cells = () => [...row.cells].map((cell) => (cell.querySelector("summary") ?? cell).textContent);
    const texts = () => [...cells(), `${order.budget}백만원`, ...labels(), ...row.dataset.words.split(/[|,]/)];
    return { row, place, held, order, texts, squeezed: undefined };
  });
}

// Returns what a row's words are compared with; a match never reaches from one text into the next.
export function squeezedText(row, squeeze) {
  row.squeezed ??= row.texts().map(squeeze).join("\n");
  return row.squeezed;
}

// Returns the rows that fit, in order, and how many would fit for each option of each facet: among
// the rows that fit everything else, so that a reader sees what another choice would give.
export function chooseRows(rows, { fits, chosen, sizes, sort = "" }) {
  const counts = sizes.map((size) => new Array(size).fill(0));
  const found = [];
  for (const row of rows) {
    const missed = chosen.flatMap((positions, at) => (positions.size && !row.held[at].some((position) => positions.has(position)) ? [at] : []));
    if (missed.length > 1 || (fits && !fits(row))) continue;
    if (!missed.length) found.push(row);
    for (let at = 0; at < sizes.length; at += 1) {
      if (missed.length && at !== missed[0]) continue;
      for (const position of row.held[at]) counts[at][position] += 1;
    }
  }
  const key = sort.replace("-", "");
  const sign = sort.startsWith("-") ? -1 : 1;
  if (sort) found.sort((a, b) => sign * (a.order[key] - b.order[key]) || a.place - b.place);
  return { found, counts };
}
