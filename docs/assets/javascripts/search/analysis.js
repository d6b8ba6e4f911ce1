// How text is compared when somebody searches: one set of rules for what is searched and for what
// is asked. Korean glues particles to words, writes compounds with and without spaces, and is
// typed syllable by syllable, so whole words are never compared, only squeezed text.

export const FIRST = 0xac00; // 가
export const FINALS = 28;
export const VOWELS = 21 * FINALS;
export const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
export const MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
export const CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
// A table in few characters: "ㅘ:ㅗㅏ ㅙ:ㅗㅐ".
export const table = (entries) => Object.fromEntries(entries.split(" ").map((entry) => entry.split(":")));
export const PAIRS = table(
  "ㅘ:ㅗㅏ ㅙ:ㅗㅐ ㅚ:ㅗㅣ ㅝ:ㅜㅓ ㅞ:ㅜㅔ ㅟ:ㅜㅣ ㅢ:ㅡㅣ ㄳ:ㄱㅅ ㄵ:ㄴㅈ ㄶ:ㄴㅎ ㄺ:ㄹㄱ ㄻ:ㄹㅁ ㄼ:ㄹㅂ ㄽ:ㄹㅅ " +
    "ㄾ:ㄹㅌ ㄿ:ㄹㅍ ㅀ:ㄹㅎ ㅄ:ㅂㅅ",
);
const JOINED = Object.fromEntries(Object.entries(PAIRS).map(([one, two]) => [two, one]));
// The jamo under each key of a two-set (두벌식) keyboard.
const KEYS = table(
  "q:ㅂ w:ㅈ e:ㄷ r:ㄱ t:ㅅ y:ㅛ u:ㅕ i:ㅑ o:ㅐ p:ㅔ a:ㅁ s:ㄴ d:ㅇ f:ㄹ g:ㅎ h:ㅗ j:ㅓ " +
    "k:ㅏ l:ㅣ z:ㅋ x:ㅌ c:ㅊ v:ㅍ b:ㅠ n:ㅜ m:ㅡ Q:ㅃ W:ㅉ E:ㄸ R:ㄲ T:ㅆ O:ㅒ P:ㅖ",
);
// Longest first, so that 에서는 loses 는 and 에서 and not 는 alone.
const PARTICLES = (
  "이라고는 에서부터 으로부터 이라는 이라고 에서는 에서도 에게서 으로는 으로도 까지는 까지도 부터는 하나요 " +
  "인가요 이에요 입니다 합니다 됩니다 에서 에게 한테 께서 으로 까지 부터 처럼 보다 마다 조차 밖에 이나 이란 이랑 하고 " +
  "라는 라고 에는 에도 에만 에의 로는 로도 과의 와의 하는 하기 한다 하면 하여 해서 되는 된다 이고 인지 들이 들은 들을 들의 " +
  "을 를 이 가 은 는 의 에 로 와 과 도 만 나 란 랑 들 한 할 된 될 인"
).split(" ");
// What people wrap around the thing they look for. Left out unless nothing else is asked.
const WRAPPING = new Set(
  (
    "어디 어디서 어디에 어디에서 어디야 어디인가 언제 언제야 얼마 얼마나 얼마야 얼마예요 얼마인가 무엇 무엇을 무엇인가 무슨 뭐 뭐야 뭔가요 " +
    "누가 누구 누구를 어떻게 어떤 왜 몇 좀 및 등 또는 그리고 대한 대해 위한 위해 관한 관련 관련된 하는 하는일 일 것 있는 있나 있나요 하나요 되나요 인가요 " +
    "알려줘 알려주세요 보여줘 찾아줘 찾기 뜻 의미 설명 정의 궁금해 궁금합니다 the of and for in a an to"
  ).split(" "),
);
const BIG = { 조: 1e12, 억: 1e8, 만: 1e4 };
const SMALL = { 천: 1000, 백: 100, 십: 10 };
// A run of numbers and units, with what may hang on it: 411억 1,500만 원, 54억5천6백만, 41,115백만원은.
const AMOUNT = /\d[\d,.\s천백십조억만]*원?(?:에서|으로|쯤|짜리|[은는이가을를의에])?(?![가-힣])/g;
// A longer question has no more to say, and a pasted page must not hold up the box.
const MOST_CHARACTERS = 200;
const MOST_TERMS = 12;
const LONGEST = 40;

// What is allowed beyond finding a term as it stands: the halves of a compound, one wrong letter.
export const [EXACT, HALVES, NEAR] = [0, 1, 2];

// How well a way of matching tells that this is what was meant.
export const QUALITY = {
  same: 1,
  stripped: 0.95,
  composing: 0.9,
  keyboard: 0.85,
  initials: 0.8,
  phonetic: 0.7,
  split: 0.55,
  near: 0.4,
  leading: 0.5,
  partial: 0.1,
};

export function isSyllable(character) {
  return character >= "가" && character <= "힣";
}

export function parts(character) {
  const index = character.charCodeAt(0) - FIRST;
  const initial = Math.floor(index / VOWELS);
  return [initial, Math.floor((index % VOWELS) / FINALS), index % FINALS];
}

// One way of writing each letter. Consonants and vowels that stand alone are kept as they are typed;
// the normal form would make other letters of them.
function unify(text) {
  return text.replace(/[^ㄱ-ㆎ]+/g, (run) => run.normalize("NFKC")).replace(/(\d),(?=\d{3})/g, "$1");
}

/** Returns the normal form in which texts are compared. */
export function squeeze(text) {
  return squeezeLines(text).replace(/[\n\t\v]/g, "");
}

/** Does the same for many lines at once and keeps what holds them apart. */
export function squeezeLines(text) {
  return unify(text)
    .toLowerCase()
    .replace(/(?<!\d)\.|\.(?!\d)/g, "")
    .replace(/[^\p{L}\p{M}\p{N}&+.\n\t\v]/gu, "");
}

/** Returns a text's first consonants: 캠퍼스 is ㅋㅍㅅ. */
export function initials(text) {
  let made = "";
  for (const character of text) {
    made += isSyllable(character) ? INITIALS[parts(character)[0]] : character;
  }
  return made;
}

/** Returns a text letter by letter, as it is typed: 캠 is ㅋㅐㅁ. */
export function jamo(text) {
  let made = "";
  for (const character of text) {
    if (!isSyllable(character)) {
      made += PAIRS[character] ?? character;
      continue;
    }
    const [initial, medial, coda] = parts(character);
    const [vowel, last] = [MEDIALS[medial], coda ? CODAS[coda] : ""];
    made += INITIALS[initial] + (PAIRS[vowel] ?? vowel) + (PAIRS[last] ?? last);
  }
  return made;
}

/** Returns what letters typed with a Latin keyboard are in Hangul: zoa is 캠. */
export function hangul(keys) {
  const typed = [...keys].map((key) => KEYS[key] ?? KEYS[key.toLowerCase()] ?? key);
  let made = "";
  for (let at = 0; at < typed.length; ) {
    const initial = INITIALS.indexOf(typed[at]);
    let vowel = typed[at + 1];
    if (initial < 0 || vowel === undefined || !MEDIALS.includes(vowel)) {
      made += typed[at];
      at += 1;
      continue;
    }
    at += 2;
    if (JOINED[vowel + typed[at]] && MEDIALS.includes(typed[at])) {
      vowel = JOINED[vowel + typed[at]];
      at += 1;
    }
    // A consonant closes the syllable unless a vowel follows it.
    const closes = (place) =>
      typed[place] && CODAS.includes(typed[place]) && !(typed[place + 1] && MEDIALS.includes(typed[place + 1]));
    let coda = "";
    const both = JOINED[(typed[at] ?? "") + (typed[at + 1] ?? "")];
    if (both && CODAS.includes(both) && closes(at + 1)) {
      coda = both;
      at += 2;
    } else if (closes(at)) {
      coda = typed[at];
      at += 1;
    }
    const index = initial * VOWELS + MEDIALS.indexOf(vowel) * FINALS + (coda ? CODAS.indexOf(coda) : 0);
    made += String.fromCharCode(FIRST + index);
  }
  return made;
}

// The syllables that the last one can still become while it is typed: 우 may become 운, 호 환, 펏 퍼스.
function unfinished(text) {
  const last = text.at(-1);
  const head = text.slice(0, -1);
  const ways = [];
  if (!isSyllable(last)) return ways;
  const [, medial, coda] = parts(last);
  const start = last.charCodeAt(0);
  if (!coda) {
    const joins = { ㅗ: 3, ㅜ: 3, ㅡ: 1 }[MEDIALS[medial]] ?? 0;
    ways.push([head, start, start + (joins + 1) * FINALS - 1]);
    return ways;
  }
  const open = String.fromCharCode(start - coda);
  const joins = { ㄱ: 2, ㄴ: 2, ㄹ: 7, ㅂ: 1, ㅅ: 1 }[CODAS[coda]] ?? 0;
  if (joins) ways.push([head, start + 1, start + joins]);
  const pair = PAIRS[CODAS[coda]];
  const next = INITIALS.indexOf(pair ? pair[1] : CODAS[coda]);
  const kept = pair ? String.fromCharCode(start - coda + CODAS.indexOf(pair[0])) : open;
  if (next >= 0) ways.push([head + kept, FIRST + next * VOWELS, FIRST + (next + 1) * VOWELS - 1]);
  return ways;
}

// Consonants that stand alone are the beginnings of syllables.
function consonantPattern(text) {
  let source = "";
  for (const character of text) {
    const initial = INITIALS.indexOf(character);
    if (initial >= 0) {
      const from = FIRST + initial * VOWELS;
      source += `[${String.fromCharCode(from)}-${String.fromCharCode(from + VOWELS - 1)}${character}]`;
    } else if (MEDIALS.includes(character) || CODAS.includes(character)) {
      return null;
    } else {
      source += character.replace(/[+.&]/g, "\\$&");
    }
  }
  return new RegExp(source, "u");
}

function withoutParticles(text) {
  const found = [];
  let rest = text;
  for (let round = 0; round < 2; round += 1) {
    const particle = PARTICLES.find((one) => rest.endsWith(one) && rest.length - one.length >= 2);
    if (!particle) break;
    rest = rest.slice(0, -particle.length);
    found.push(rest);
  }
  return found;
}

function halves(text, deep = true) {
  const ways = [];
  if (/\d/.test(text)) return ways;
  for (let at = 2; at <= text.length - 2; at += 1) ways.push([text.slice(0, at), text.slice(at)]);
  return ways.map(([front, back]) => [part(front), part(back, deep)]);
}

// A part of a compound is looked for as it stands, or cut once more.
function part(text, deep = false) {
  const splits = deep ? halves(text, false) : [];
  return { text, plain: [text], stripped: [], ways: [], splits, near: [], digits: false };
}

function term(text, { money = [], raw = text } = {}) {
  const plain = money.length ? money : [text];
  const made = { text, plain, digits: /^\d/.test(text), stripped: [], ways: [], splits: [], near: [] };
  if (money.length) return made;
  if (/[ㄱ-ㅣ]/.test(text)) {
    made.pattern = consonantPattern(text);
    made.plain = [];
    made.initialsOnly = /^[ㄱ-ㅎ]+$/.test(text);
    return made;
  }
  made.ways = unfinished(text);
  if (text.length > LONGEST) return made;
  made.stripped = withoutParticles(text);
  const stem = made.stripped.at(-1) ?? text;
  made.splits = halves(text).concat(stem === text ? [] : halves(stem));
  const words = [text, ...made.stripped].filter((word) => nearable(word));
  made.near = words.map((word) => ({ word, letters: jamo(word), ...anchors(word) }));
  if (/^[a-z]{4,}$/i.test(raw)) {
    const typed = hangul(raw);
    if (/^[가-힣]{2,}[ㄱ-ㅎ]?$/.test(typed)) made.keyboard = term(typed);
  }
  return made;
}

// Shorter words have too many neighbours one letter away.
function nearable(word) {
  return !/\d/.test(word) && word.length >= (/[가-힣]/.test(word) ? 3 : 6);
}

// One wrong letter spoils one half at most; the other is looked for as it stands.
function anchors(word) {
  const middle = Math.floor(word.length / 2);
  // A letter more or less is a syllable more or less only where letters are not joined.
  const lengths = /^[가-힣]+$/.test(word) ? [word.length] : [word.length, word.length + 1, word.length - 1];
  return { front: word.slice(0, middle), back: word.slice(middle), lengths };
}

/**
 * Parses a question.
 *
 * @param {string} query - As typed.
 * @returns {{terms: any[], whole: string, together: any[]}} What `matches` wants: the terms,
 *   the question without its spaces where it has several terms, and that as a term.
 */
export function prepare(query) {
  const terms = [];
  const rest = unify(query.slice(0, MOST_CHARACTERS))
    .replace(AMOUNT, (amount) => {
      if (!/[조억만]/.test(amount)) return amount;
      terms.push(term(squeeze(amount), { money: moneyForms(amount) }));
      return " ";
    })
    .replace(/\s*([&+])\s*/g, "$1")
    .replace(/([a-z])\+(?=[가-힣])/gi, "$1+ ");
  const words = rest.split(/[\s,;:!?()「」『』“”‘’"'·・/|[\]{}<>]+/u);
  const asked = [];
  for (const raw of words) {
    const text = squeeze(raw);
    if (/[\p{L}\p{N}]/u.test(text)) asked.push([text, raw]);
  }
  const needed = asked.filter(([text]) => !WRAPPING.has(text));
  for (const [text, raw] of (needed.length || terms.length ? needed : asked).slice(0, MOST_TERMS)) {
    terms.push(term(text, { raw }));
  }
  const whole = squeeze(rest);
  const joined = terms.length > 1 && whole.length <= LONGEST ? whole : "";
  return { terms, whole: joined, together: joined && !/[ㄱ-ㅣ]/.test(joined) ? [term(joined)] : [] };
}

/** Returns the won that an amount says: 54억5천6백만 are 5,456,000,000. */
export function won(amount) {
  let [sum, part, number] = [0, 0, null];
  for (const [piece] of amount.replaceAll(",", "").matchAll(/\d+(?:\.\d+)?|[조억만천백십]/g)) {
    if (SMALL[piece]) {
      part += (number ?? 1) * SMALL[piece];
      number = null;
    } else if (BIG[piece]) {
      sum += (part + (number ?? 0)) * BIG[piece];
      [part, number] = [0, null];
    } else {
      number = Number(piece);
    }
  }
  return Math.round(sum + part + (number ?? 0));
}

// The ways an amount is written: as typed, 411억1500만, 41115백만.
function moneyForms(typed) {
  const forms = new Set([squeeze(typed).replace(/[^천백십조억만]+$/, "")]);
  const sum = won(typed);
  if (!Number.isSafeInteger(sum) || sum <= 0 || sum % 1e4) return [...forms];
  const units = [
    [Math.floor(sum / 1e12), "조"],
    [Math.floor((sum % 1e12) / 1e8), "억"],
    [(sum % 1e8) / 1e4, "만"],
  ];
  forms.add(
    units
      .filter(([amount]) => amount)
      .map(([amount, unit]) => `${amount}${unit}`)
      .join(""),
  );
  if (sum % 1e6 === 0) forms.add(`${sum / 1e6}백만`);
  return [...forms];
}

function isDigit(character) {
  return character >= "0" && character <= "9";
}

function isLatin(character) {
  return character >= "a" && character <= "z";
}

/**
 * Returns where a word stands in a squeezed text, or -1. A number is never found within another
 * number, nor a short Latin word within another word: AI is not in "again".
 */
export function find(text, word, from = 0) {
  const digits = isDigit(word[0]);
  let at = text.indexOf(word, from);
  if (!digits && !(word.length < 4 && isLatin(word[0]))) return at;
  const inside = digits ? (character) => isDigit(character) || character === "." : isLatin;
  while (at > 0 && inside(text[at - 1])) at = text.indexOf(word, at + 1);
  return at;
}

// How well a number that was found answers: 4,000 is neither 40,000 nor 4,000.5 nor what 162억 4,000만
// ends in; 162억 is what that begins with.
function wholeness(text, at, word) {
  const rest = text.slice(at + word.length, at + word.length + LONGEST);
  if (/^\d/.test(rest) && isDigit(word.at(-1))) return QUALITY.partial;
  if (rest[0] === "." && isDigit(word.at(-1))) return QUALITY.partial;
  if (at > 1 && BIG[text[at - 1]] && /[\d천백십만억]/.test(text[at - 2])) return QUALITY.partial;
  const goesOn = BIG[word.at(-1)] ? /^\d+[천백십]?[억만]/ : /^[조억]\d+[천백십]?[억만]/;
  return goesOn.test(rest) ? QUALITY.leading : QUALITY.same;
}

// Where a term of digits stands: a whole amount, else one that it is a part of.
function findNumber(text, words) {
  let best = null;
  for (const word of words) {
    for (let at = find(text, word); at >= 0; at = find(text, word, at + 1)) {
      const quality = wholeness(text, at, word);
      if (quality > (best?.quality ?? 0)) best = { quality, spans: [[at, word.length]] };
      if (quality === QUALITY.same) return best;
    }
  }
  return best;
}

function findUnfinished(text, [head, from, to]) {
  for (let at = text.indexOf(head); at >= 0 && at < text.length; at = text.indexOf(head, at + 1)) {
    const next = text.charCodeAt(at + head.length);
    if (next >= from && next <= to) return at;
  }
  return -1;
}

// Whether two words are at most one letter apart: one wrong, missing, added, or two swapped.
function oneApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  if (endA - from <= 1 && endB - from <= 1) return true;
  return endA - from === 2 && endB - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

// Whether two syllables differ in one of their letters only.
function syllablesNear(a, b) {
  if (!isSyllable(a) || !isSyllable(b)) return true;
  const [one, other] = [parts(a), parts(b)];
  return one.filter((part, at) => part !== other[at]).length === 1;
}

// Whether a stretch of text is the word but for a letter. Syllables are compared first, since most
// stretches differ in too many.
function isNear(text, start, length, { word, letters }) {
  if (start < 0 || start + length > text.length) return false;
  if (length === word.length) {
    let [wrong, last] = [0, 0];
    for (let at = 0; at < length && wrong < 3; at += 1)
      if (text[start + at] !== word[at]) [wrong, last] = [wrong + 1, at];
    if (wrong < 2) return !wrong || syllablesNear(text[start + last], word[last]);
    if (wrong > 2 || length < 5) return false;
  }
  return oneApart(letters, jamo(text.slice(start, start + length)));
}

/** @returns {[number, number] | null} Where it stands, and how long it is. */
function findNear(text, asked) {
  const { front, back, lengths } = asked;
  for (let at = text.indexOf(front); at >= 0; at = text.indexOf(front, at + 1)) {
    for (const length of lengths) if (isNear(text, at, length, asked)) return [at, length];
  }
  for (let at = text.indexOf(back); at >= 0; at = text.indexOf(back, at + 1)) {
    const end = at + back.length;
    for (const length of lengths) if (isNear(text, end - length, length, asked)) return [end - length, length];
  }
  return null;
}

/**
 * Tells quickly that a term cannot be in a text, so that most pages cost no more than that.
 */
export function mayHold(asked, text, ways) {
  return (
    asked.plain.some((word) => text.includes(word)) ||
    asked.stripped.some((word) => text.includes(word)) ||
    asked.ways.some(([head]) => text.includes(head)) ||
    Boolean(asked.pattern?.test(text)) ||
    Boolean(asked.keyboard && mayHold(asked.keyboard, text, EXACT)) ||
    Boolean(asked.spellings?.some((word) => text.includes(word))) ||
    ((ways & NEAR) > 0 && asked.near.some(({ front, back }) => text.includes(front) || text.includes(back)))
  );
}

/**
 * Looks for one term of a question in a squeezed text.
 *
 * @returns {{quality: number, spans: [number, number][]} | null} How well, and where.
 */
export function findTerm(asked, text, ways = HALVES | NEAR) {
  const number = asked.digits && findNumber(text, asked.plain);
  if (number) return number;
  for (const word of asked.digits ? [] : asked.plain) {
    const at = find(text, word);
    if (at >= 0) return { quality: QUALITY.same, spans: [[at, word.length]] };
  }
  for (const word of asked.stripped) {
    const at = find(text, word);
    if (at >= 0) return { quality: QUALITY.stripped, spans: [[at, word.length]] };
  }
  for (const way of asked.ways) {
    const at = findUnfinished(text, way);
    if (at >= 0) return { quality: QUALITY.composing, spans: [[at, way[0].length + 1]] };
  }
  if (asked.pattern) {
    const found = asked.pattern.exec(text);
    return found && { quality: QUALITY.initials, spans: [[found.index, found[0].length]] };
  }
  if (asked.keyboard) {
    const found = findTerm(asked.keyboard, text, EXACT);
    if (found) return { ...found, quality: found.quality * QUALITY.keyboard };
  }
  for (const word of asked.spellings ?? []) {
    const at = find(text, word);
    if (at >= 0) return { quality: QUALITY.phonetic, spans: [[at, word.length]] };
  }
  for (const [front, back] of ways & HALVES ? asked.splits : []) {
    const first = findTerm(front, text, EXACT);
    const second = first && findTerm(back, text, HALVES);
    if (second) return { quality: QUALITY.split, spans: [...first.spans, ...second.spans] };
  }
  for (const word of ways & NEAR ? asked.near : []) {
    const span = findNear(text, word);
    if (span) return { quality: QUALITY.near, spans: [span] };
  }
  return null;
}

/**
 * Tells whether a text answers a question: every term must be found in it.
 *
 * @param {ReturnType<typeof prepare>} prepared - The parsed question.
 * @param {string} text - Squeezed.
 * @returns {number | null} How well, from 0 to 1 and more for what stands together; null where not.
 */
export function matches(prepared, text) {
  if (prepared.whole && text.includes(prepared.whole)) return 2;
  return average(prepared.terms, text) ?? average(prepared.together, text);
}

function average(terms, text) {
  if (!terms.length) return null;
  let sum = 0;
  for (const asked of terms) {
    const found = findTerm(asked, text);
    if (!found) return null;
    sum += found.quality;
  }
  return sum / terms.length;
}
