// The rules by which questions and texts are compared.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  EXACT,
  findTerm,
  hangul,
  initials,
  jamo,
  matches,
  prepare,
  squeeze,
  squeezeLines,
  won,
} from "../../docs/assets/javascripts/search/analysis.js";
import { unpack, words } from "../../docs/assets/javascripts/search/engine.js";
import { phoneticTerm, pronunciation } from "../../docs/assets/javascripts/search/phonetic.js";

const TEXT =
  "캠퍼스타운 청년창업 활성화 41,115백만원(411억 1,500만 원) 마곡 융복합 R&D단지 G밸리 " +
  "서울창업허브 M+ AI 양재허브 취·창업 환경 값싼 우편 4,700명 47.1% again";

function score(query) {
  return matches(prepare(query), squeeze(TEXT));
}

test("the normal form drops what people write differently", () => {
  const cases = {
    "「광역 일자리카페」 조성·운영": "광역일자리카페조성운영",
    "R&D, M+": "r&dm+",
    "41,115백만 원": "41115백만원",
    "47.1% 2023. 6. 22.": "47.12023622",
    "ＡＩ ㈜멀티캠퍼스": "ai주멀티캠퍼스",
    [`${"캠퍼스".normalize("NFD")}`]: "캠퍼스", // decomposed, as some keyboards write
    캠ㅍ: "캠ㅍ",
    "<b>": "b",
    "🤖": "",
  };
  for (const [text, squeezed] of Object.entries(cases)) assert.equal(squeeze(text), squeezed);
});

test("lines stay apart", () => {
  assert.equal(squeezeLines("가 나\v다.\t라\n1,000"), "가나\v다\t라\n1000");
});

test("letters, first consonants and the other keyboard", () => {
  assert.deepEqual(["캠", "환", "값", "ㄳ"].map(jamo), ["ㅋㅐㅁ", "ㅎㅗㅏㄴ", "ㄱㅏㅂㅅ", "ㄱㅅ"]);
  assert.equal(initials("캠퍼스a"), "ㅋㅍㅅa");
  const typed = {
    zoavjtmxkdns: "캠퍼스타운",
    ghksrud: "환경",
    rkqt: "값",
    Rk: "까",
    rkqtdl: "값이",
    dhk: "와",
  };
  for (const [keys, text] of Object.entries(typed)) assert.equal(hangul(keys), text);
});

test("amounts are read and written", () => {
  const amounts = {
    "411억 1,500만 원": 41_115_000_000,
    "41,115백만원": 41_115_000_000,
    "54억5천6백만": 5_456_000_000,
    "1조 4천억": 1_400_000_000_000,
    "191.08억": 19_108_000_000,
    "2천만": 20_000_000,
  };
  for (const [text, amount] of Object.entries(amounts)) assert.equal(won(text), amount);
  assert.deepEqual(
    [41_115_000_000, 1_700_000_000_000, 11_157].map((amount) => words(amount)),
    ["411억 1,500만 원", "1조 7,000억 원", "1만 1,157원"],
  );
});

const FOUND = {
  "as it stands": ["캠퍼스타운", "캠퍼스 타운", "r&d 단지", "R & D", "M+", "g밸리"],
  particles: ["캠퍼스타운에서는", "양재허브의", "캠퍼스타운이란", "마곡은 어디에 있나요"],
  compounds: ["캠퍼스타운활성화", "청년창업단지", "청년융복합단지"],
  "while it is typed": ["캠ㅍ", "캠퍼스타우", "캠펏", "양재ㅎ", "호", "갑", "우펴"],
  "first consonants": ["ㅋㅍㅅㅌㅇ", "ㅇㅈㅎㅂ"],
  "the other keyboard": ["zoavjtmxkdns", "zoavj", "didwogjqm"],
  "one wrong letter": ["캠피스타운", "캠퍼스타웅", "컘퍼스타운", "양재허부", "청년창엄"],
  amounts: ["41,115", "41115백만원", "411억", "411억1500만원", "411.15억", "4700명"],
};
for (const [way, queries] of Object.entries(FOUND)) {
  test(`is found: ${way}`, () => {
    for (const query of queries) assert.ok(score(query), query);
  });
}

test("is not found", () => {
  const queries = "부동산 1115 115백만원 11억 700명 ㅏ ㅋㅋㅋㅋ 🤖 .* ((( <script> gai 캠프장 타우너".split(" ");
  for (const query of ["", " ", ...queries]) assert.ok(!score(query), query);
});

test("what stands together counts more", () => {
  const [together, apart, loose] = ["캠퍼스 타운", "활성화 캠퍼스타운", "캠피스타운"].map(score);
  assert.ok(together > apart && apart > loose);
});

test("long questions are parsed at once", () => {
  for (const length of [200, 10_000]) {
    for (const piece of ["가", "1억", "캠퍼스 ", "ㄱ", "a", "9,", "1 ", "만1"]) {
      const start = performance.now();
      matches(prepare(piece.repeat(length / piece.length)), "x".repeat(2000));
      assert.ok(performance.now() - start < 100, piece);
    }
  }
});

test("packed letters are unpacked", () => {
  const letters = Array.from({ length: 300 }, (_, number) => String.fromCharCode(0xac00 + number)).join("");
  const packed = new Uint8Array([0, 239, 240, 0, 240, 59, 255, 65, 0]);
  assert.equal(unpack(packed, letters), `${letters[0]}${letters[239]}${letters[240]}${letters[299]}A`);
});

const ALIKE = {
  "consonants that meet":
    "홍능/홍릉 실라/신라 선능/선릉 태능/태릉 정능/정릉 종노/종로 왕심니/왕십리 혐녁/협력 궁민/국민 업무/엄무",
  liaison: "지겁/직업 가치/같이 구지/굳이 추카/축하 조타/좋다 일거/읽어",
  vowels: "에산/예산 조레/조례 계획/게획 히망/희망 양제/양재 구메/구매 휴계실/휴게실",
  "loanword ends": "클러스타/클러스터 센타/센터 써버/서버 모니타/모니터 디지탈/디지털 칼라/컬러",
  loanwords: "컨텐츠/콘텐츠 컨설팅/콘설팅 워크샵/워크숍 런칭/론칭 블럭/블록 리더쉽/리더십 벤쳐/벤처",
  "doubled consonants": "까페/카페 싸인/사인 셋팅/세팅 마켓팅/마케팅 팩키지/패키지 런닝/러닝 빠리/파리",
  "ends of syllables": "스타트엎/스타트업 로보트/로봇 케익/케이크 로켓/로케트 최대값/최댓값 창없/창업",
  "initial ㄹ": "집행율/집행률 취업율/취업률 비률/비율 년도/연도",
  "two at once": "악세사리/액세서리 메세지/메시지 온나인/온라인 심포지움/심포지엄 초코렛/초콜릿",
  "letter names": "에이아이/AI 알앤디/R&D 지밸리/G밸리 엠플러스/M+ 이스포츠/e스포츠",
};
for (const [kind, pairs] of Object.entries(ALIKE)) {
  test(`words are found as they sound: ${kind}`, () => {
    for (const [one, other] of pairs.split(" ").map((pair) => pair.split("/"))) {
      const ways = [[one, other], ...(kind === "letter names" ? [] : [[other, one]])];
      for (const [asked, written] of ways) {
        const text = squeeze(`가나${written}다라`);
        const term = phoneticTerm(prepare(asked).terms[0], text);
        assert.ok(term && findTerm(term, text, EXACT), `${asked} ${written}`);
      }
    }
  });
}

test("words that sound otherwise are kept apart", () => {
  const pairs = "공원/공연 시장/사장 학교/학과 경제/경기 노인/로봇 가구/구가 알바/알파 강남/강북";
  for (const [one, other] of pairs.split(" ").map((pair) => pair.split("/"))) {
    assert.equal(phoneticTerm({ text: one, stripped: [] }, other), null);
    assert.equal(phoneticTerm({ text: other, stripped: [] }, one), null);
  }
  assert.equal(pronunciation("g밸리"), "g베리");
  assert.equal(pronunciation("park 2"), "park 2");
});
