// What is suggested where nothing is found, all of it from the index.
import { jamo, squeeze } from "./analysis.js";
import { pronunciation } from "./phonetic.js";

// How many pages, how alike (0 to 1), and from which weight on the heading of a place is a name.
const [MOST, NEAR_ENOUGH, HEADED] = [3, 0.55, 80];

const known = new WeakMap();

/**
 * Returns pages whose names are nearest to what was not found; the lists that most pages belong to
 * where no name is near.
 *
 * @param {any[]} pages - Of a whole index.
 * @param {any[]} terms - Of the question, as `prepare` parsed them.
 * @returns {{location: string, title: string, near: boolean}[]} Three at most.
 */
export function suggestions(pages, terms) {
  if (!known.has(pages)) known.set(pages, namesOf(pages));
  const wanted = terms.map(({ text }) => pairs(text)).filter(({ length }) => length);
  const best = new Map();
  for (const { letters, name, location } of known.get(pages)) {
    const nearness = Math.max(0, ...wanted.map((word) => likeness(word, letters)));
    if (nearness >= NEAR_ENOUGH && nearness > (best.get(location)?.nearness ?? 0))
      best.set(location, { nearness, name });
  }
  const near = [...best].sort(([, a], [, b]) => b.nearness - a.nearness).slice(0, MOST);
  if (near.length) return near.map(([location, { name }]) => ({ location, title: name, near: true }));
  return lists(pages)
    .slice(0, MOST)
    .map(({ path, titles }) => ({ location: path, title: titles.at(-1), near: false }));
}

// Pages that others stand below, the fullest first.
function lists(pages) {
  const below = new Map();
  for (const { path } of pages) {
    const folder = path.slice(0, path.indexOf("/") + 1);
    below.set(folder, (below.get(folder) ?? 0) + 1);
  }
  return pages
    .filter(({ path }) => path.indexOf("/") === path.length - 1)
    .sort((a, b) => below.get(b.path) - below.get(a.path));
}

// Titles, other names, what the weightiest places are headed, and the words of all these; a word
// leads to the first page that has it.
function namesOf(pages) {
  const found = new Map();
  const add = (word, name, location) => {
    const squeezed = squeeze(word);
    if (!found.has(squeezed)) found.set(squeezed, { letters: pairs(squeezed), name, location });
  };
  for (const { path, titles, aliases, places } of pages) {
    const names = [...titles, ...aliases].map((name) => [name, path]);
    for (const { weight, heading, anchor } of places)
      if (weight > HEADED) names.push([heading, anchor ? `${path}#${anchor}` : path]);
    for (const [name, location] of names)
      for (const word of [name, ...name.split(/[\s·,]+/)]) add(word, name, location);
  }
  return [...found.values()].filter(({ letters }) => letters.length > 2);
}

// The pairs of letters of a text as it is heard, in order.
function pairs(text) {
  const letters = jamo(pronunciation(text));
  return Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)).sort();
}

// The share of pairs that two words have in common (Dice); 0 where their lengths rule a near one out.
function likeness(one, other) {
  const length = one.length + other.length;
  if ((2 * Math.min(one.length, other.length)) / length < NEAR_ENOUGH) return 0;
  let [shared, a, b] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    if (one[a] === other[b]) [shared, a, b] = [shared + 1, a + 1, b + 1];
    else if (one[a] < other[b]) a += 1;
    else b += 1;
  }
  return (2 * shared) / length;
}
