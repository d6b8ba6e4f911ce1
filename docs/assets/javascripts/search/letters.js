// Which pages hold which letters: a bit a page for every letter. A page that lacks a letter of a
// word need not be read for the word, and most pages lack one.
export class Letters {
  constructor(pages) {
    this.size = Math.ceil(pages / 32);
    this.rows = new Map();
    this.every = new Uint32Array(this.size).fill(0xffffffff);
    this.none = new Uint32Array(this.size);
  }

  /** Notes the letters of a page's text. */
  add(number, text) {
    const [place, bit] = [number >> 5, 1 << (number & 31)];
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      let row = this.rows.get(letter);
      if (!row) {
        row = new Uint32Array(this.size);
        this.rows.set(letter, row);
      }
      row[place] |= bit;
    }
  }

  /** Returns the pages that hold all letters of a word. */
  holding(word) {
    let found = this.every;
    for (let at = 0; at < word.length; at += 1) found = both(found, this.rows.get(word.charCodeAt(at)) ?? this.none);
    return found;
  }

  /** Returns the pages that hold any letter of a range. */
  within(from, to) {
    const found = new Uint32Array(this.size);
    for (let letter = from; letter <= to; letter += 1) {
      const row = this.rows.get(letter);
      if (row) for (let at = 0; at < this.size; at += 1) found[at] |= row[at];
    }
    return found;
  }

  /** Returns the pages that may hold a term. */
  candidates({ plain, stripped, spellings = [], ways, pattern, keyboard, splits, near }, halves, nearly) {
    if (pattern) return this.every;
    const words = [...plain, ...stripped, ...spellings];
    if (nearly) for (const { front, back } of near) words.push(front, back);
    let found = words.reduce((sum, word) => either(sum, this.holding(word)), this.none);
    for (const [head, from, to] of ways) found = either(found, both(this.holding(head), this.within(from, to)));
    if (keyboard) found = either(found, this.candidates(keyboard, false, false));
    if (halves && splits.length) found = either(found, this.holding(splits[0][0].text + splits[0][1].text));
    return found;
  }
}

export function both(one, other) {
  return one.map((bits, at) => bits & other[at]);
}

export function either(one, other) {
  return one.map((bits, at) => bits | other[at]);
}

export function has(bits, number) {
  return (bits[number >> 5] >>> (number & 31)) & 1;
}
