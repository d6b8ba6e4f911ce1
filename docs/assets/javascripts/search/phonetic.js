// Words that are written as they are heard: one key for spellings that sound alike (홍능 and 홍릉,
// 집행율 and 집행률), or that loanwords have side by side (컨텐츠 and 콘텐츠, 클러스타 and 클러스터).
// A question gets the spellings that its words have in the texts, which stay as they are.
import { CODAS, FINALS, FIRST, INITIALS, isSyllable, MEDIALS, PAIRS, parts, table, VOWELS } from "./analysis.js";

const LONGEST = 20; // characters
const [LAX, ASPIRATED] = [
  { ㄲ: "ㄱ", ㄸ: "ㄷ", ㅃ: "ㅂ", ㅆ: "ㅅ", ㅉ: "ㅈ" },
  { ㄲ: "ㅋ", ㄸ: "ㅌ", ㅃ: "ㅍ", ㅆ: "ㅅ", ㅉ: "ㅊ" },
];
// Consonants that end a syllable; ㅅ stands between words that are joined (최댓값), or is not heard.
const ENDS = table(
  "ㄲ:ㄱ ㅋ:ㄱ ㄳ:ㄱ ㄺ:ㄱ ㄵ:ㄴ ㄶ:ㄴ ㅆ:ㄷ ㅈ:ㄷ ㅊ:ㄷ ㅌ:ㄷ ㄼ:ㄹ ㄽ:ㄹ ㄾ:ㄹ ㅀ:ㄹ ㄻ:ㅁ ㅍ:ㅂ ㄿ:ㅂ " +
    "ㅄ:ㅂ ㅅ: ㅎ:",
);
const NASAL = { ㄱ: "ㅇ", ㄷ: "ㄴ", ㅂ: "ㅁ" };
const WITH_H = { ㄱ: "ㅋ", ㄷ: "ㅌ", ㅂ: "ㅍ", ㅅ: "ㅌ", ㅈ: "ㅊ" };
const SAME_PLACE = { ㅋ: "ㄱ", ㅌ: "ㄷ", ㅍ: "ㅂ" };
const ALIKE = { ㅐ: "ㅔ", ㅒ: "ㅔ", ㅖ: "ㅔ", ㅚ: "ㅞ", ㅙ: "ㅞ" };
const AFTER_SIBILANT = { ㅑ: "ㅏ", ㅕ: "ㅓ", ㅛ: "ㅗ", ㅠ: "ㅜ", ㅞ: "ㅔ", ㅟ: "ㅣ" };
// Vowels that take each other's place in loanwords; one of a long word may.
const SWAPPED = { ㅏ: "ㅔ", ㅐ: "ㅏ", ㅔ: "ㅣ", ㅣ: "ㅔ", ㅓ: "ㅗㅜ", ㅗ: "ㅓ", ㅜ: "ㅓㅡ", ㅡ: "ㅜ" };
const FINAL = { ㅅ: "트", ㄱ: "크", ㅂ: "프" };
// Which consonants may be heard as one, where they begin a syllable.
const BEGINNINGS = table(
  "ㄱ:ㄱㄲㅇ ㄴ:ㄴㄹㅇ ㄷ:ㄷㄸㅇ ㄹ:ㄴㄹㅇ ㅁ:ㅁㅇ ㅂ:ㅂㅃㅇ ㅅ:ㅅㅆㅇ ㅇ:ㅇ ㅈ:ㅈㅉㅇ ㅊ:ㅊㅉㅈㅎㅇ ㅋ:ㅋㄲㄱㅎㅇ " +
    "ㅌ:ㅌㄸㄷㅎㅇ ㅍ:ㅍㅃㅂㅎㅇ ㅎ:ㅎ",
);
const LETTER_NAMES = table(
  "에이치:h 더블유:w 플러스:+ 에이:a 에프:f 아이:i 제이:j 케이:k 아르:r 에스:s 브이:v 엑스:x 와이:y " +
    "제트:z 비:b 씨:c 시:c 디:d 이:e 지:g 엘:l 엠:m 엔:n 앤:& 오:o 피:p 큐:q 알:r 티:t 유:u",
);
const NAMED = new RegExp(Object.keys(LETTER_NAMES).join("|"), "y");

// Two vowels may be one: 예 is 에, 희 is 히, 쥬 is 주, 브 is 부; 센타 is 센터, 컨 is 콘, 샵 is 숍, 런칭 is 론칭.
function vowelOf(initial, medial, closed) {
  let vowel = "ㅅㅈㅊ".includes(initial) ? (AFTER_SIBILANT[medial] ?? medial) : medial;
  vowel = ALIKE[vowel] ?? vowel;
  if (vowel === "ㅢ" && initial !== "ㅇ") return "ㅣ";
  if (vowel === "ㅡ" && "ㅁㅂㅍ".includes(initial)) return "ㅜ";
  if (!closed) return vowel === "ㅓ" ? "ㅏ" : vowel;
  const loan = "ㅋㅌㅍ".includes(initial) || (initial === "ㅅ" && closed === "ㅂ");
  if (loan && "ㅏㅗ".includes(vowel)) return "ㅓ";
  return initial === "ㄹ" && vowel === "ㅗ" ? "ㅓ" : vowel;
}

// A syllable by itself: 율 is 률, 뉴 is 류, 휘트니스 is 피트니스.
function read(character, tense) {
  const [first, vowel, end] = letters(character);
  if ("ㅇㄴㄹ".includes(first) && "ㅑㅕㅛㅠ".includes(vowel)) return { first: "ㄹ", vowel, end, closed: end };
  if (first === "ㅎ" && "ㅞㅟ".includes(vowel))
    return { first: "ㅍ", vowel: vowel === "ㅟ" ? "ㅣ" : "ㅔ", end, closed: end };
  return { first: tense[first] ?? first, vowel, end, closed: end };
}

// A consonant goes over to the vowel that follows it: 직업 is 지겁, 같이 가치.
function carry(before, own, tense) {
  const { end } = before;
  if (end === "ㅎ") before.end = before.closed = "";
  if (end === "ㅇ" || end === "ㅎ") return;
  const [stays, goes] = PAIRS[end] && !PAIRS[end].endsWith("ㅎ") ? PAIRS[end] : ["", PAIRS[end]?.[0] ?? end];
  before.end = before.closed = stays;
  own.first = tense[goes] ?? goes;
  if (own.vowel === "ㅣ") own.first = { ㄷ: "ㅈ", ㅌ: "ㅊ" }[own.first] ?? own.first;
}

// What the end of a syllable and the beginning of the next one do to each other: 신라 is 실라, 협력
// 혐녁, 축하 추카, 셋팅 세팅.
function join(before, own, tense) {
  const { end } = before;
  if (!end) return;
  if (own.first === "ㅇ") return carry(before, own, tense);
  if ("ㅎㄶㅀ".includes(end) && WITH_H[own.first]) {
    own.first = WITH_H[own.first];
    before.end = end === "ㅎ" ? "" : ENDS[end];
    return;
  }
  const last = ENDS[end] ?? end;
  if (own.first === "ㅎ" && WITH_H[WITH_H[end] ? end : last]) {
    own.first = WITH_H[WITH_H[end] ? end : last];
    before.end = "";
    return;
  }
  before.end = last;
  if ((own.first === "ㄴ" || own.first === "ㄹ") && (last === "ㄴ" || last === "ㄹ")) {
    own.first = own.first === "ㄹ" || last === "ㄹ" ? "ㄹ" : "ㄴ";
    before.end = "";
  } else if (SAME_PLACE[own.first] === last) {
    before.end = "";
  } else if ("ㄴㄹㅁ".includes(own.first)) {
    before.end = NASAL[last] ?? last;
    if (last && own.first === "ㄹ") own.first = "ㄴ";
  }
}

/**
 * Returns the key of a word: what is heard, a syllable for a syllable.
 *
 * @param {string} word - Squeezed.
 * @param {object} tense - What ㄲ, ㄸ, ㅃ, ㅆ, ㅉ are heard as.
 * @param {boolean} doubled - Whether a doubled consonant closes its syllable: 컬렉션, not 런닝.
 */
export function pronunciation(word, tense = LAX, doubled = true) {
  const syllables = [...word].map((character) => (isSyllable(character) ? read(character, tense) : null));
  for (let at = 1; at < syllables.length; at += 1) {
    if (syllables[at - 1] && syllables[at]) join(syllables[at - 1], syllables[at], tense);
  }
  return [...word].map((character, at) => (syllables[at] ? compose(syllables[at], doubled) : character)).join("");
}

function compose({ first, vowel, end, closed }, doubled) {
  const last = ENDS[end] ?? end;
  const medial = vowelOf(first, vowel, last || (doubled && closed && (ENDS[closed] ?? closed)));
  return syllable(first, medial, last);
}

function syllable(first, vowel, last) {
  const [initial, medial, coda] = [INITIALS.indexOf(first), MEDIALS.indexOf(vowel), last ? CODAS.indexOf(last) : 0];
  return String.fromCharCode(FIRST + initial * VOWELS + medial * FINALS + coda);
}

const TENSE = /[까-낗따-띻빠-삫싸-앃짜-찧]/;

function keysOf(word) {
  const ways = TENSE.test(word) ? [LAX, ASPIRATED] : [LAX];
  return ways.flatMap((tense) => [pronunciation(word, tense), pronunciation(word, tense, false)]);
}

// The spellings of a word that differ in ㄴ for ㄹ (태능, 온나인), those of a longer one in a vowel, too.
function* otherSpellings(word) {
  const long = (word.match(/[가-힣]/g) ?? []).length > 2;
  for (let at = 0; at < word.length; at += 1) {
    if (!isSyllable(word[at])) continue;
    const [first, vowel, last] = letters(word[at]);
    const put = (made) => word.slice(0, at) + made + word.slice(at + 1);
    if (long) for (const other of SWAPPED[vowel] ?? "") yield put(syllable(first, other, last));
    if (at && "ㄴㄹ".includes(first)) yield put(syllable(first === "ㄴ" ? "ㄹ" : "ㄴ", vowel, last));
  }
}

// A loanword may end in a syllable more or less: 로보트 and 로봇, 케이크 and 케익.
function otherEnd(word) {
  if (!isSyllable(word.at(-1)) || !isSyllable(word.at(-2) ?? "")) return [];
  const [first, vowel, last] = letters(word.at(-1));
  if (FINAL[last]) return [word.slice(0, -1) + syllable(first, vowel, "") + FINAL[last]];
  const [end] = Object.keys(FINAL).filter((one) => FINAL[one] === word.at(-1));
  const [initial, medial, coda] = letters(word.at(-2));
  return end && !coda ? [word.slice(0, -2) + syllable(initial, medial, end)] : [];
}

function letters(character) {
  const [initial, medial, coda] = parts(character);
  return [INITIALS[initial], MEDIALS[medial], coda ? CODAS[coda] : ""];
}

// Vowels, and ends of syllables, by what they may be heard as.
const heardAs = { vowels: {}, ends: {} };
for (const medial of MEDIALS) {
  const heard = [...INITIALS].flatMap((initial) => ["", "ㄴ", "ㅂ"].map((last) => vowelOf(initial, medial, last)));
  for (const vowel of heard) heardAs.vowels[vowel] = new Set([...(heardAs.vowels[vowel] ?? []), medial]);
}
for (const coda of CODAS.trim()) {
  const last = ENDS[coda] ?? coda;
  for (const end of [last, NASAL[last], PAIRS[coda]?.[0]])
    if (end) heardAs.ends[end] = (heardAs.ends[end] ?? "") + coda;
}

// The syllables that may be heard as one, as ranges of a pattern.
function ranges(character) {
  if (!isSyllable(character)) return character.replace(/[\\\]^-]/g, "\\$&");
  const [initial, medial, coda] = letters(character);
  let made = "";
  for (const first of BEGINNINGS[initial] ?? "") {
    for (const vowel of heardAs.vowels[medial]) {
      if (coda) for (const end of heardAs.ends[coda]) made += syllable(first, vowel, end);
      else made += `${syllable(first, vowel, "")}-${syllable(first, vowel, "ㅎ")}`;
    }
  }
  return made;
}

// Returns the stretches of words, one a line, that sound like a word.
function alike(word, words) {
  const keys = new Set([word, ...otherSpellings(word)].flatMap(keysOf));
  const heard = Array.from(word, (_, at) => [...new Set([...keys].map((key) => key[at]))]);
  const pattern = new RegExp(heard.map((syllables) => `[${syllables.map(ranges).join("")}]`).join(""), "g");
  const found = new Set();
  for (let match = pattern.exec(words); match; match = pattern.exec(words)) {
    if (keysOf(match[0]).some((key) => keys.has(key))) found.add(match[0]);
    pattern.lastIndex = match.index + 1;
  }
  return [...found];
}

/** Returns a word whose Latin letters are written by their names with the letters: 에이아이 is ai. */
export function latin(word) {
  let [at, letters] = [0, ""];
  for (NAMED.lastIndex = 0; at < word.length; at = NAMED.lastIndex) {
    const name = NAMED.exec(word);
    if (!name) break;
    letters += LETTER_NAMES[name[0]];
  }
  const [name] = Object.keys(LETTER_NAMES).filter((one) => word.startsWith(one));
  const ways = letters.length > 1 ? [letters + word.slice(at)] : [];
  if (name && word.length - name.length > 1) ways.push(LETTER_NAMES[name] + word.slice(name.length));
  return ways;
}

/**
 * Returns a term of a question with the other spellings of what it sounds like.
 *
 * @param {any} term - As `prepare` parsed it.
 * @param {string} words - All words that could be meant, squeezed, one a line.
 * @returns {object | null} The term; null where no word sounds like it.
 */
export function phoneticTerm(term, words) {
  const asked = [term.text, ...term.stripped].filter((word) => /[가-힣]{2}/.test(word) && word.length <= LONGEST);
  if (term.digits || term.pattern) return null;
  const heard = asked.flatMap((word) => [word, ...otherEnd(word)]).flatMap((word) => alike(word, words));
  const spellings = [...new Set([...heard, ...asked.flatMap(latin)])];
  return spellings.length ? { ...term, spellings } : null;
}
