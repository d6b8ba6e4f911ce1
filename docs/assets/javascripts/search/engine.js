// Finds pages: a scan over squeezed text, with weights. Pages and lines come as `macros/site/search/files.py`
// wrote them. For 2,000 programs a scan takes a few milliseconds, and it finds what an index of
// words or pieces of words does not.
import {
  EXACT,
  findTerm,
  HALVES,
  initials,
  mayHold,
  NEAR,
  prepare,
  QUALITY,
  squeeze,
  squeezeLines,
} from "./analysis.js";
import { both, either, has, Letters } from "./letters.js";
import { phoneticTerm } from "./phonetic.js";
import { suggestions } from "./suggestions.js";

const [PAGE, FIELD, LINE] = ["\n", "\t", "\v"];
// How `macros/site/search/files.py` packs letters: numbers up to SINGLE take a byte, PLAIN announces none.
const [SINGLE, PLAIN] = [240, 255];
// How much a word tells that this page is meant: in its title, in another name, or among the words
// that all pages of the kind share. Places on the page have weights of their own.
const [TITLE, ALIAS, SHARED] = [120, 100, 5];
const [TOGETHER_IN_NAME, TOGETHER] = [40, 30];
const LOOSE = -1;
const NAME_ENOUGH = 0.9; // of a name's weight
const FEW = 3; // pages; where a spelling finds fewer, pages that spell the word otherwise follow
const LIGHTEST = 15; // what weighs less is a remark or a paragraph
const MOST = 20; // pages that are shown
const TEASER = 140; // characters
const SCALED = /(\d[\d,]*)\s?(천|만|백만|억)\s?원/g;
const SCALES = { 천: 1e3, 만: 1e4, 백만: 1e6, 억: 1e8 };
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** Writes won in words: 41,115,000,000 is 411억 1,500만 원. */
export function words(won) {
  const amounts = [
    [Math.floor(won / 1e12), "조"],
    [Math.floor((won % 1e12) / 1e8), "억"],
    [Math.floor((won % 1e8) / 1e4), "만"],
    [won % 1e4, ""],
  ];
  const told = amounts.filter(([amount]) => amount).map(([amount, unit]) => amount.toLocaleString("en") + unit);
  return won % 1e4 ? `${told.join(" ")}원` : `${told.join(" ")} 원`;
}

function withWords(text) {
  return text.replace(SCALED, (printed, number, scale) => {
    const won = Number(number.replaceAll(",", "")) * SCALES[scale];
    const told = won ? words(won) : printed;
    return told.replaceAll(" ", "") === printed.replaceAll(" ", "") ? printed : `${printed}(${told})`;
  });
}

/** Returns the text of packed bytes. */
export function unpack(bytes, letters) {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte < SINGLE) {
      units[length++] = letters.charCodeAt(byte);
    } else if (byte < PLAIN) {
      at += 1;
      units[length++] = letters.charCodeAt(SINGLE + (byte - SINGLE) * 256 + bytes[at]);
    } else {
      units[length++] = bytes[at + 1] + bytes[at + 2] * 256;
      at += 2;
    }
  }
  return new TextDecoder("utf-16le").decode(units.subarray(0, length));
}

export class Index {
  constructor({ letters = "", sections, kinds, names }) {
    this.letters = letters;
    this.sections = sections.map(([anchor, heading, weight]) => ({ anchor, heading, weight }));
    this.shared = kinds.map((text) => new Set(text.split(" ").map(squeeze).filter(Boolean)));
    const pages = names.split(PAGE).map((line) => line.split(FIELD));
    const squeezed = squeezeLines(pages.map(([, titles]) => withWordsOf(titles)).join(PAGE)).split(PAGE);
    this.pages = pages.map(([path, titles], at) => ({
      path,
      titles: titles.split(LINE),
      head: squeezed[at],
      all: squeezed[at],
      also: "",
      text: "",
      aliases: [],
      places: [],
      starts: [],
      shared: new Set(),
    }));
    this.held = new Letters(this.pages.length);
    for (const [number, page] of this.pages.entries()) this.held.add(number, page.head);
    this.filled = 0;
    this.vocabulary = new Set(this.pages.flatMap(({ titles }) => titles).flatMap(wordsOf));
  }

  get complete() {
    return this.filled === this.pages.length;
  }

  /** Adds what stands on the next pages, one a line. */
  add(bodies) {
    const fields = withWords(bodies)
      .split(PAGE)
      .map((body) => body.split(FIELD));
    const texts = [];
    fields.forEach(([kind, aliases, ...places], at) => {
      const page = this.pages[this.filled + at];
      page.shared = this.shared[Number(kind)];
      page.aliases = aliases ? aliases.split(LINE) : [];
      page.places = places.map((place) => {
        const [number, ...lines] = place.split(LINE);
        return { ...this.sections[Number(number)], lines };
      });
      this.note(page);
      texts.push([page.aliases.join(LINE), ...page.places.map(({ lines }) => lines.join(LINE))].join(FIELD));
    });
    squeezeLines(texts.join(PAGE))
      .split(PAGE)
      .forEach((squeezed, at) => {
        const page = this.pages[this.filled + at];
        const end = page.places.length ? squeezed.indexOf(FIELD) : squeezed.length;
        page.also = squeezed.slice(0, end);
        page.text = squeezed.slice(end);
        page.all = `${page.head}${LINE}${squeezed}`;
        this.held.add(this.filled + at, squeezed);
        for (let start = page.text.indexOf(FIELD); start >= 0; start = page.text.indexOf(FIELD, start + 1)) {
          page.starts.push(start);
        }
      });
    this.filled += fields.length;
  }

  // Remarks and paragraphs hold too many words that are not looked for.
  note({ aliases, places }) {
    for (const name of aliases) for (const word of wordsOf(name)) this.vocabulary.add(word);
    for (const { weight, lines } of places) {
      if (weight < LIGHTEST) continue;
      for (const line of lines) for (const word of line.split(" ")) this.vocabulary.add(word);
    }
  }

  /** Returns what the theme's box shows for a question. */
  search(query) {
    const { terms, whole, together } = prepare(query);
    // Looser ways are tried only where stricter ones find nothing: halves of compounds, one wrong
    // letter, a letter wrong in what was written apart, a word that is nowhere.
    const tries = [
      () => this.find(terms, whole, EXACT),
      () => this.findPhonetic(terms),
      () => this.find(terms, whole, HALVES),
      () => this.find(terms, whole, NEAR),
      () => this.find(together, "", NEAR),
      () => (terms.length > 1 ? this.find(terms, whole, LOOSE) : []),
    ];
    let found = [];
    for (const attempt of tries) if (!found.length) found = attempt();
    found = found.sort((a, b) => b.score - a.score).slice(0, MOST);
    if (found.length < FEW) found.push(...this.otherSpellings(terms, found));
    return { items: found.map(item), suggest: suggestion(query, found) };
  }

  /** Returns pages to turn to where nothing is found. */
  suggestions(query) {
    return suggestions(this.pages, prepare(query).terms);
  }

  // The names that are spelled otherwise than what few pages hold; they stand below those.
  otherSpellings(terms, found) {
    if (!found.length || found[0].asked !== terms) return [];
    const known = new Set(found.map(({ page }) => page));
    const lowest = found.at(-1).score;
    return this.findPhonetic(terms)
      .filter(({ page, hits }) => !known.has(page) && hits.every(({ place }) => place === "title" || place === "alias"))
      .sort((a, b) => b.score - a.score)
      .map((one) => ({ ...one, score: lowest * (one.score / (TITLE + one.score)) }));
  }

  // Pages that hold the words as they are heard, in whatever spelling.
  findPhonetic(terms) {
    const heard = terms.map((term) => phoneticTerm(term, this.allWords()));
    if (!heard.some(Boolean)) return [];
    const asked = heard.map((one, at) => one ?? terms[at]);
    return this.find(asked, "", EXACT);
  }

  // The words of all names and of what pages hold but for remarks, squeezed, one a line.
  allWords() {
    if (this.words?.of !== this.vocabulary.size) {
      this.words = { of: this.vocabulary.size, lines: squeezeLines([...this.vocabulary].join(PAGE)) };
    }
    return this.words.lines;
  }

  find(terms, whole, ways) {
    const found = [];
    if (!terms.length) return found;
    const candidates = terms.map((term) => this.candidates(term, ways)).reduce(ways === LOOSE ? either : both);
    this.pages.forEach((page, number) => {
      const scored = has(candidates, number) && scorePage(page, terms, whole, ways);
      if (scored) found.push({ page, asked: terms, ...scored });
    });
    return found;
  }

  candidates(term, ways) {
    // A word that pages share stands in none of them; halves may be such words too.
    const words = [
      ...term.plain,
      ...term.stripped,
      ...(ways === HALVES ? term.splits.flat().map(({ text }) => text) : []),
    ];
    if (words.some((word) => this.shared.some((shared) => shared.has(word)))) return this.held.every;
    return this.held.candidates(term, ways === HALVES, ways === NEAR);
  }
}

function wordsOf(name) {
  return [name, ...name.split(/[\s·,]+/)];
}

// The words of a title are names as well: who types one of them whole means it.
function withWordsOf(titles) {
  const names = titles.split(LINE).flatMap(wordsOf);
  return [...new Set(names)].filter((name) => name.length > 1).join(LINE);
}

// Every term must be found or, loosely, one of them as good as a whole name.
function scorePage(page, terms, whole, ways) {
  const hits = [];
  const missing = [];
  for (const term of terms) {
    const found = hitsOf(page, term, ways === LOOSE ? EXACT : ways);
    if (found) hits.push(...found);
    else if (ways !== LOOSE) return null;
    else missing.push(term.text);
  }
  const own = (hit) => (ways === LOOSE ? hit.score >= ALIAS * NAME_ENOUGH : hit.place !== "shared");
  if (!hits.some(own)) return null;
  let score = hits.reduce((sum, hit) => sum + hit.score, 0) / (hits.length + missing.length);
  if (whole && page.head.includes(whole)) score += TOGETHER_IN_NAME;
  else if (whole && page.all.includes(whole)) score += TOGETHER;
  return { score, hits, missing };
}

// A term as it stands; else, where that is allowed, its halves wherever they stand.
function hitsOf(page, term, ways) {
  const hit = bestHit(page, term, ways & NEAR);
  if (hit || ways !== HALVES) return hit && [hit];
  let best = null;
  for (const [front, back] of term.splits) {
    const first = bestHit(page, front, EXACT);
    // Halves come with the front growing; where a front is not, no longer one is.
    if (!first) break;
    const second = bestHit(page, back, EXACT) ?? hitsOf(page, back, HALVES)?.[0];
    if (!second || (first.place === "shared" && second.place === "shared")) continue;
    const both = [first, second].map((one) => ({ ...one, score: one.score * QUALITY.split }));
    if (!best || both[0].score + both[1].score > best[0].score + best[1].score) best = both;
  }
  return best;
}

function bestHit(page, term, ways) {
  if (term.initialsOnly) return bestInitials(page, term);
  let best = mayHold(term, page.all, ways) ? bestFound(page, term, ways) : null;
  if (!best && [...term.plain, ...term.stripped].some((word) => page.shared.has(word))) {
    best = { score: SHARED, place: "shared" };
  }
  return best;
}

function bestFound(page, term, ways) {
  let best = bestName(page, "head", term, ways, TITLE, "title");
  const consider = (hit) => {
    if (hit && hit.score > (best?.score ?? 0)) best = hit;
  };
  if (best?.score >= TITLE) return best;
  consider(bestName(page, "also", term, ways, ALIAS, "alias"));
  if (best?.place === "alias") best.term = term;
  if (term.text.length > 1) consider(bestLine(page, term, ways)); // a letter stands on every page
  return best;
}

// First consonants tell names only; texts hold any of them.
function bestInitials(page, term) {
  if (page.firsts?.of !== page.also) {
    page.firsts = { of: page.also, head: initials(page.head), also: initials(page.also) };
  }
  const literal = { ...term, initialsOnly: false, pattern: null, plain: [term.text] };
  let best = bestName(page.firsts, "head", literal, EXACT, TITLE * QUALITY.initials, "title");
  const alias = bestName(page.firsts, "also", literal, EXACT, ALIAS * QUALITY.initials, "alias");
  if (alias && alias.score > (best?.score ?? 0)) best = alias;
  return best;
}

function bestName(page, field, term, ways, weight, place) {
  const joined = page[field];
  if (!joined || !findTerm(term, joined, ways)) return null;
  page.split ??= {};
  if (page.split[field]?.of !== joined) page.split[field] = { of: joined, names: joined.split(LINE) };
  let best = null;
  page.split[field].names.forEach((name, at) => {
    const found = findTerm(term, name, ways);
    if (!found) return;
    const share = found.spans.reduce((sum, [, length]) => sum + length, 0) / name.length;
    const begins = found.spans[0][0] === 0 ? 0.1 : 0;
    const score = weight * found.quality * (0.6 + 0.3 * Math.min(share, 1) + begins);
    if (!best || score > best.score) best = { score, place, at };
  });
  return best;
}

// Places stand in the order of their weight, so the first find is the best.
function bestLine(page, term, ways) {
  const { text, starts } = page;
  const found = findTerm(term, text, ways);
  if (!found) return null;
  const [at, length] = found.spans[0];
  let number = starts.length - 1;
  while (number > 0 && starts[number] > at) number -= 1;
  let [from, to] = [at, at + length];
  while (from > 0 && text[from - 1] !== LINE && text[from - 1] !== FIELD) from -= 1;
  while (to < text.length && text[to] !== LINE && text[to] !== FIELD) to += 1;
  const score = page.places[number].weight * found.quality * (0.8 + 0.2 * Math.min(length / (to - from), 1));
  return { score, place: number, at };
}

// The line that a hit stands in, as written.
function lineOf(page, { place, at }) {
  const before = page.text.slice(page.starts[place] + 1, at);
  return page.places[place].lines[before.split(LINE).length - 1];
}

// The first place on a page that holds all words of a question of several, as a hit in its line with
// the most of them.
function linesTogether(page, asked) {
  const { text, places, starts } = page;
  const own = asked.filter(({ plain, stripped }) => ![...plain, ...stripped].some((word) => page.shared.has(word)));
  if (own.length < 2) return [];
  for (let place = 0; place < places.length; place += 1) {
    const end = starts[place + 1] ?? text.length;
    const lines = text.slice(starts[place], end);
    const heading = squeeze(places[place].heading);
    const found = own.map((term) => findTerm(term, lines, EXACT));
    const titled = own.map((term) => findTerm(term, heading, EXACT));
    if (!found.every((one, at) => one ?? titled[at]) || !found.some(Boolean)) continue;
    const counts = new Map();
    for (const one of found.filter(Boolean)) {
      const at = starts[place] + one.spans[0][0];
      const line = text.lastIndexOf(LINE, at);
      counts.set(line, { at, count: (counts.get(line)?.count ?? 0) + 1 });
    }
    const { at } = [...counts.values()].sort((a, b) => b.count - a.count)[0];
    return [{ place, at, score: places[place].weight }];
  }
  return [];
}

// A page, and below it the place on it where most of the question is found.
function item({ page, asked, score, hits, missing }) {
  const lines = hits.filter((hit) => typeof hit.place === "number");
  const also = hits.filter((hit) => hit.term).map((hit) => bestLine(page, hit.term, EXACT));
  const terms = Object.fromEntries(missing.map((word) => [word, false]));
  const title = marked(page.titles[0], asked, terms);
  const alias = hits.find((hit) => hit.place === "alias");
  const short = page.titles[1] ?? "";
  const summary = page.places.find((place) => place.anchor === "" && !place.heading)?.lines[0] ?? "";
  const notes = [];
  if (short && !squeeze(page.titles[0]).includes(squeeze(short))) notes.push(marked(short, asked, terms));
  if (alias) notes.push(`찾는 말: ${marked(page.aliases[alias.at], asked, terms)}`);
  const shown = [];
  const together = linesTogether(page, asked);
  const best = [...together, ...[...lines, ...also.filter(Boolean)].sort((a, b) => b.score - a.score)];
  for (const hit of best) {
    const { anchor, heading } = page.places[hit.place];
    if (shown.some((one) => one.location.endsWith(`#${anchor}`)) || shown.length === 2) continue;
    const text = marked(lineOf(page, hit), asked, terms);
    if (!anchor) {
      notes.push(heading ? `${escapeHtml(heading)}: ${text}` : text);
      continue;
    }
    shown.push({
      location: `${page.path}#${anchor}`,
      title: escapeHtml(heading),
      text: `<p>${text}</p>`,
      terms,
      score,
    });
  }
  if (!notes.length && summary) notes.push(marked(summary, asked, terms));
  // Where only places answer, Enter leads to the first of them.
  const lead = shown.length && lines.length === hits.length ? 0.01 : 0;
  const parent = {
    location: page.path,
    title,
    text: notes.map((note) => `<p>${note}</p>`).join(""),
    terms,
    score: score - lead,
  };
  return [parent, ...shown];
}

/** Returns a text as markup, what was found in it marked; the marked words join `terms`. */
function marked(text, asked, terms) {
  const squeezed = squeeze(text);
  const spans = [];
  for (const term of asked) {
    const found = findTerm(term, squeezed);
    for (const [start, length] of found?.spans ?? []) spans.push(rawSpan(text, start, start + length));
  }
  spans.sort((a, b) => a[0] - b[0]);
  const cut = Math.max(0, Math.min((spans[0]?.[0] ?? 0) - TEASER / 3, text.length - TEASER));
  let made = cut ? "…" : "";
  let at = Math.floor(cut);
  const end = Math.min(text.length, at + TEASER);
  for (const [from, to] of spans) {
    if (from < at || to > end) continue;
    const word = text.slice(from, to);
    if (squeeze(word).length > 1) terms[word.replace(/\s+/g, " ")] = true;
    made += `${escapeHtml(text.slice(at, from))}<mark data-md-highlight>${escapeHtml(word)}</mark>`;
    at = to;
  }
  return made + escapeHtml(text.slice(at, end)) + (end < text.length ? "…" : "");
}

const lengths = new Map();

// How many characters each character leaves when squeezed.
function squeezedLength(text, at) {
  const character = text[at];
  if (character === ".") return /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "") ? 1 : 0;
  if (!lengths.has(character)) lengths.set(character, squeeze(character).length);
  return lengths.get(character);
}

// Where a stretch of squeezed text stands in the text as written.
function rawSpan(text, from, to) {
  let [start, seen, at] = [-1, 0, 0];
  for (; at < text.length && seen < to; at += 1) {
    seen += squeezedLength(text, at);
    if (start < 0 && seen > from) start = at;
  }
  return [start < 0 ? at : start, at];
}

// What the last word may become: the theme shows it in the box and takes it over at the right arrow.
function suggestion(query, found) {
  const last = query.split(/[\s-]+/).at(-1);
  if (!last) return [];
  for (const { page } of found.slice(0, 5)) {
    for (const word of [...page.titles, ...page.aliases].flatMap((name) => name.split(/[^\p{L}\p{N}&+]+/u))) {
      if (word.length > last.length && word.startsWith(last)) return [word];
    }
  }
  return [];
}
