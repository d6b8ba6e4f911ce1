// What a reader chooses on a page, and its place in the page's address: for the index of programs and
// for programs side by side. Nothing here is done when it is loaded, so it runs without a browser too.

/**
 * Returns an element.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Returns a button that does something when it is pressed.
 *
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Moves the focus to what took the place of a button that is gone, else to what remains.
 *
 * @param {NodeListOf<HTMLElement>} buttons - Those that are left.
 * @param {number} place - Where the one that is gone stood.
 * @param {HTMLElement} otherwise - Where none is left.
 */
export function focusNext(buttons, place, otherwise) {
  (buttons[Math.min(place, buttons.length - 1)] ?? otherwise).focus();
}

/**
 * Returns an address with parameters set; others stay.
 *
 * @param {string} address
 * @param {[string, string[]][]} parameters - Names with their values, none to leave one out.
 */
export function withParameters(address, parameters) {
  const url = new URL(address);
  for (const [name] of parameters) url.searchParams.delete(name);
  for (const [name, values] of parameters) for (const value of values) url.searchParams.append(name, value);
  return url.href;
}

/**
 * Returns which of the ids that an address asks for can be had, each once and so many at most.
 *
 * @param {string[]} asked
 * @param {{has(id: string): boolean}} known
 * @param {number} most
 * @returns {{wanted: string[], unknown: number, over: number}} The ids; how many are not known and
 *   how many too many.
 */
export function restorable(asked, known, most) {
  const ids = [...new Set(asked)];
  const found = ids.filter((id) => known.has(id));
  return { wanted: found.slice(0, most), unknown: ids.length - found.length, over: Math.max(found.length - most, 0) };
}

/**
 * Returns the rows that fit, in order, and how many would fit for each option of each facet: among
 * the rows that fit everything else, so that a reader sees what another choice would give.
 *
 * @template {{held: number[][], order: Record<string, number>, place: number}} Row
 * @param {Row[]} rows - With the options that each has in every facet, and its place in every order.
 * @param {object} choice
 * @param {((row: Row) => boolean) | null} choice.fits - Whether a row fits the words; null without any.
 * @param {Set<number>[]} choice.chosen - The options chosen in each facet.
 * @param {number[]} choice.sizes - How many options each facet has.
 * @param {string} [choice.sort] - The key of an order, after a hyphen where it is turned.
 * @returns {{found: Row[], counts: number[][]}}
 */
export function chooseRows(rows, { fits, chosen, sizes, sort = "" }) {
  const counts = sizes.map((size) => new Array(size).fill(0));
  const found = [];
  for (const row of rows) {
    const missed = chosen.flatMap((positions, at) =>
      positions.size && !row.held[at].some((position) => positions.has(position)) ? [at] : [],
    );
    if (missed.length > 1 || (fits && !fits(row))) continue;
    if (!missed.length) found.push(row);
    for (let at = 0; at < sizes.length; at += 1) {
      if (missed.length && at !== missed[0]) continue;
      for (const position of row.held[at]) counts[at][position] += 1;
    }
  }
  const key = sort.replace("-", "");
  const sign = sort.startsWith("-") ? -1 : 1;
  const unknown = (row) => Number(Number.isNaN(row.order[key]));
  if (sort) found.sort((a, b) => unknown(a) - unknown(b) || sign * (a.order[key] - b.order[key]) || a.place - b.place);
  return { found, counts };
}
