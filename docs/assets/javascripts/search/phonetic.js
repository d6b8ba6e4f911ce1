// Words as they are heard: one key for spellings that sound alike, or that loanwords are written in
// side by side. A key has a letter for each letter of the text, so that places in it are places in
// the text. It never takes the place of the spelling: it is asked where the spelling finds little.
import { FIRST, FINALS, VOWELS, INITIALS, MEDIALS, CODAS, isSyllable, parts } from "./analysis.js";

// ㄴ and ㄹ sound alike after a closed syllable (홍릉 is 홍능, 신라 is 실라). Keys know no tense
// consonants, so one of them stands for either.
const JOINT = INITIALS.indexOf("ㄸ");
const LAX = { ㄲ: "ㄱ", ㄸ: "ㄷ", ㅃ: "ㅂ", ㅆ: "ㅅ", ㅉ: "ㅈ" };
const ASPIRATED = { ㄲ: "ㅋ", ㄸ: "ㅌ", ㅃ: "ㅍ", ㅆ: "ㅅ", ㅉ: "ㅊ" };
const CLOSED = {
  ㄲ: "ㄱ", ㅋ: "ㄱ", ㄳ: "ㄱ", ㄺ: "ㄱ", ㄵ: "ㄴ", ㄶ: "ㄴ", ㅅ: "ㄷ", ㅆ: "ㄷ", ㅈ: "ㄷ", ㅊ: "ㄷ", ㅌ: "ㄷ",
  ㅎ: "ㄷ", ㄼ: "ㄹ", ㄽ: "ㄹ", ㄾ: "ㄹ", ㅀ: "ㄹ", ㄻ: "ㅁ", ㅍ: "ㅂ", ㄿ: "ㅂ", ㅄ: "ㅂ",
};
const NASAL = { ㄱ: "ㅇ", ㄷ: "ㄴ", ㅂ: "ㅁ" };
const VOWEL = { ㅐ: "ㅔ", ㅒ: "ㅖ", ㅚ: "ㅞ", ㅙ: "ㅞ" };
const SIBILANT = { ㅑ: "ㅏ", ㅕ: "ㅓ", ㅛ: "ㅗ", ㅠ: "ㅜ", ㅖ: "ㅔ", ㅒ: "ㅔ", ㅞ: "ㅔ", ㅟ: "ㅣ" };
const LONGEST_JOINED = 8; // syllables of a word whose joints are tried

function compose(initial, medial, coda) {
  return String.fromCharCode(FIRST + initial * VOWELS + medial * FINALS + coda);
}

// Which vowel stands for those that loanwords are written with: 센타 and 센터, 샵 and 숍, 컨- and 콘-.
function vowelOf(initial, medial, coda) {
  let vowel = "ㅅㅈㅊ".includes(initial) ? SIBILANT[medial] ?? medial : medial;
  vowel = VOWEL[vowel] ?? vowel;
  if (initial !== "ㅇ" && vowel === "ㅖ") return "ㅔ";
  if (initial !== "ㅇ" && vowel === "ㅢ") return "ㅣ";
  if (coda === " ") return vowel === "ㅓ" ? "ㅏ" : vowel;
  const foreign = "ㅋㅌㅍ".includes(initial) || (initial === "ㅅ" && coda === "ㅂ");
  if (foreign && "ㅏㅗ".includes(vowel)) return "ㅓ";
  return initial === "ㄹ" && coda === "ㄱ" && vowel === "ㅗ" ? "ㅓ" : vowel;
}

// What a syllable is by itself; neighbours change it afterwards.
const alone = new Map();
function aloneOf(character, tense) {
  const known = tense === LAX && alone.get(character);
  if (known) return known;
  let [initial, medial, coda] = parts(character);
  const first = tense[INITIALS[initial]] ?? INITIALS[initial];
  const last = CLOSED[CODAS[coda]] ?? CODAS[coda];
  medial = vowelOf(first, MEDIALS[medial], last);
  const made = [INITIALS.indexOf(first), MEDIALS.indexOf(medial), CODAS.indexOf(last)];
  if (tense === LAX) alone.set(character, made);
  return made;
}

/** Returns a squeezed text as it is heard, letter for letter. */
export function phonetic(text, tense = LAX) {
  let made = "";
  let before = null;
  const put = () => {
    if (before) made += compose(...before);
    before = null;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (!isSyllable(character)) {
      put();
      made += character;
      continue;
    }
    const own = [...aloneOf(character, tense)];
    if (before?.[2]) join(before, own);
    put();
    before = own;
  }
  put();
  return made;
}

// What a closed syllable and the next one do to each other.
function join(before, own) {
  const [coda, initial] = [CODAS[before[2]], INITIALS[own[0]]];
  const liquid = initial === "ㄴ" || initial === "ㄹ";
  if (liquid && (coda === "ㄴ" || coda === "ㄹ")) before[2] = CODAS.indexOf("ㄹ");
  else if ((liquid || initial === "ㅁ") && NASAL[coda]) before[2] = CODAS.indexOf(NASAL[coda]);
  if (liquid) own[0] = JOINT;
}

// The spellings of which one sound may be: 지겁 is 직업, where a consonant has gone over to a vowel.
function* carried(word) {
  if (word.length > LONGEST_JOINED) return;
  for (let at = 0; at + 1 < word.length; at += 1) {
    if (!isSyllable(word[at]) || !isSyllable(word[at + 1])) continue;
    const [[first, vowel, coda], [initial, medial, last]] = [parts(word[at]), parts(word[at + 1])];
    const closes = CODAS.indexOf(INITIALS[initial]);
    if (coda || closes < 0 || INITIALS[initial] === "ㅇ") continue;
    const pair = compose(first, vowel, closes) + compose(INITIALS.indexOf("ㅇ"), medial, last);
    yield word.slice(0, at) + pair + word.slice(at + 2);
  }
}

/** Returns the keys under which a word may stand in a text that is written as it is heard. */
export function phoneticForms(word) {
  const forms = new Set();
  const add = (key) => {
    forms.add(key);
    // The syllable before and the one after are not known here, and may have changed the ends.
    if (isSyllable(key[0]) && "ㄴㄹ".includes(INITIALS[parts(key[0])[0]])) {
      forms.add(compose(JOINT, ...parts(key[0]).slice(1)) + key.slice(1));
    }
  };
  const spellings = [phonetic(word), phonetic(word, ASPIRATED)];
  for (const spelling of [word, ...carried(word)]) spellings.push(phonetic(spelling), phonetic(`${spelling}나`).slice(0, -1));
  spellings.forEach(add);
  return [...forms];
}

/** Returns a term of a question as one that is looked for in texts as they are heard. */
export function phoneticTerm(term) {
  const plain = new Set(term.plain.map((word) => phonetic(word)));
  const words = [term.text, ...term.stripped].filter((word) => /[가-힣]{2}/.test(word) && !/\d/.test(word));
  for (const word of words) for (const form of phoneticForms(word)) plain.add(form);
  return { ...term, plain: [...plain], stripped: [], ways: [], splits: [], near: [], keyboard: undefined, isPhonetic: true };
}
