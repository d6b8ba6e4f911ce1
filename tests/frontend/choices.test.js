// What a reader chooses: programs side by side and the conditions of the index.
import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseRows, restorable, withParameters } from "../../docs/assets/javascripts/choices.js";
import { cellOf } from "../../docs/assets/javascripts/programs/csv.js";

// Two facets, of three options and of two; a row's budget is unknown where it is NaN.
const ROWS = [
  { place: 0, held: [[0], [0]], order: { budget: 30 } },
  { place: 1, held: [[0, 1], [1]], order: { budget: Number.NaN } },
  { place: 2, held: [[2], [1]], order: { budget: 10 } },
  { place: 3, held: [[], [0]], order: { budget: 30 } },
];
const sizes = [3, 2];
const none = [new Set(), new Set()];

function places(choice) {
  return chooseRows(ROWS, { fits: null, chosen: none, sizes, ...choice }).found.map(({ place }) => place);
}

test("rows fit one of the options chosen in each facet", () => {
  assert.deepEqual(places({}), [0, 1, 2, 3]);
  assert.deepEqual(places({ chosen: [new Set([1, 2]), new Set()] }), [1, 2]);
  assert.deepEqual(places({ chosen: [new Set([0]), new Set([1])] }), [1]);
  assert.deepEqual(places({ chosen: [new Set([2]), new Set([0])] }), []);
});

test("rows fit the words too", () => {
  const fits = ({ place }) => place > 1;
  assert.deepEqual(places({ fits, chosen: [new Set(), new Set([0])] }), [3]);
});

test("counts say what another choice of a facet would give", () => {
  const { counts } = chooseRows(ROWS, { fits: null, chosen: [new Set([0]), new Set()], sizes });
  assert.deepEqual(counts, [
    [2, 1, 1],
    [1, 1],
  ]);
});

test("rows of the same size keep their order, and what is unknown stands last either way", () => {
  assert.deepEqual(places({ sort: "budget" }), [2, 0, 3, 1]);
  assert.deepEqual(places({ sort: "-budget" }), [0, 3, 2, 1]);
});

test("an address takes a choice and keeps the rest", () => {
  const address = withParameters("https://example.org/?a=1&p=old&b=2", [
    ["p", ["one", "two words"]],
    ["a", []],
  ]);
  assert.equal(address, "https://example.org/?b=2&p=one&p=two+words");
});

test("what an address asks for is restored as far as it can be", () => {
  const known = new Map(["a", "b", "c"].map((id) => [id, {}]));
  assert.deepEqual(restorable(["b", "a", "b"], known, 4), { wanted: ["b", "a"], unknown: 0, over: 0 });
  assert.deepEqual(restorable(["x", "c", "b", "a"], known, 2), { wanted: ["c", "b"], unknown: 1, over: 1 });
  assert.deepEqual(restorable([], known, 2), { wanted: [], unknown: 0, over: 0 });
});

test("no cell of a CSV is a formula", () => {
  const cells = {
    "=1+1": `"'=1+1"`,
    "+1": `"'+1"`,
    "-1": `"'-1"`,
    "@a": `"'@a"`,
    "\t=1": `"'=1"`,
    "＝1": `"'＝1"`,
    "a=b": '"a=b"',
    'say "x", y': '"say ""x"", y"',
    "가;=1": `"가;'=1"`,
  };
  for (const [text, cell] of Object.entries(cells)) assert.equal(cellOf(text), cell);
  assert.equal(cellOf(5), "5");
  assert.equal(cellOf(-5), "-5");
});
