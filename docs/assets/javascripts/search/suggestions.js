// What is offered where nothing is found, all of it from the index.
import { jamo, squeeze } from "./analysis.js";
import { phonetic } from "./phonetic.js";

// How many pages, how alike (0 to 1), and from which weight on the heading of a place is a name.
const [SUGGESTED, NEAR_ENOUGH, HEADED] = [3, 0.55, 80];

/**
 * Returns pages whose names are nearest to what was not found; the lists that most pages belong to
 * where no name is near.
 *
 * @param {object[]} pages - Of the index.
 * @param {object[]} terms - Of the question, as `prepare` parsed them.
 * @returns {{location: string, title: string, near: boolean}[]} Three at most.
 */
export function suggestions(pages, terms) {
  const wanted = terms.map(({ text }) => pairs(text)).filter(({ length }) => length);
  const near = pages.map((page) => ({ page, ...nearestName(page, wanted) })).filter(({ nearness }) => nearness >= NEAR_ENOUGH);
  near.sort((a, b) => b.nearness - a.nearness);
  if (near.length) return near.slice(0, SUGGESTED).map(({ page, name, anchor }) => ({ location: page.path + anchor, title: name, near: true }));
  const below = new Map();
  for (const { path } of pages) {
    const folder = path.slice(0, path.indexOf("/") + 1);
    below.set(folder, (below.get(folder) ?? 0) + 1);
  }
  const lists = pages.filter(({ path }) => path.indexOf("/") === path.length - 1);
  lists.sort((a, b) => below.get(b.path) - below.get(a.path));
  return lists.slice(0, SUGGESTED).map(({ path, titles }) => ({ location: path, title: titles.at(-1), near: false }));
}

// A page's name that shares most with a word that was asked for.
function nearestName(page, wanted) {
  let best = { nearness: 0 };
  page.called ??= namesOf(page);
  for (const called of page.called) {
    for (const word of wanted) {
      const nearness = likeness(word, called.letters);
      if (nearness > best.nearness) best = { ...called, nearness };
    }
  }
  return best;
}

// Titles, other names, what the weightiest places are headed, and the words of all these.
function namesOf(page) {
  const places = page.places.filter(({ weight }) => weight > HEADED);
  const names = [
    ...[...page.titles, ...page.aliases].map((name) => ({ name, anchor: "" })),
    ...places.map(({ heading, anchor }) => ({ name: heading, anchor: anchor && `#${anchor}` })),
  ];
  const words = names.flatMap((one) => [one.name, ...one.name.split(/[\s·,]+/)].map((word) => ({ ...one, letters: pairs(squeeze(word)) })));
  return words.filter(({ letters }) => letters.length > 2);
}

// The pairs of letters of a text as it is heard, in order.
function pairs(text) {
  const letters = jamo(phonetic(text));
  return Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)).sort();
}

// The share of pairs that two words have in common (Dice).
function likeness(one, other) {
  let [shared, a, b] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    if (one[a] === other[b]) [shared, a, b] = [shared + 1, a + 1, b + 1];
    else if (one[a] < other[b]) a += 1;
    else b += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
