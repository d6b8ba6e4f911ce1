// Narrows and orders the index of programs. The table is whole without it; it only takes rows out
// and puts them in another order. What is chosen stands in the page's address, so that it can be
// sent on: `?find=청년&strategy=talent-jobs&budget=10-50&sort=-budget`.
import { button, chooseRows, focusNext, withParameters } from "./choices.js";

// Rows that are laid out at once; a reader asks for the rest.
const AT_ONCE = 100;
const LONGEST = 200;
const TYPING = 300;
// Not `q`, which the theme takes for a query of the site's search.
const WORDS = "find";

/** @type {HTMLElement} */
const index = document.querySelector("[data-index]");
const table = index.querySelector("table");
const body = table.tBodies[0];
/** @type {HTMLElement} */
const list = index.querySelector(".ol-index__list");
const status = index.querySelector("[role=status]");
const chosenList = index.querySelector(".ol-index__chosen");
const rail = index.querySelector(".ol-index__rail");
/** @type {HTMLInputElement} */
const search = index.querySelector("#index-find");
/** @type {HTMLSelectElement} */
const order = index.querySelector("#index-sort");
const fold = index.querySelector(".ol-index__fold");

/** @type {NodeListOf<HTMLDetailsElement>} */
const boxes = index.querySelectorAll("[data-facet]");
const facets = [...boxes].map((box) => {
  const inputs = [...box.querySelectorAll("input")];
  return {
    box,
    name: box.dataset.facet,
    title: box.querySelector("[role=group]").getAttribute("aria-label"),
    heading: box.dataset.heading,
    inputs,
    labels: inputs.map((input) => input.nextElementSibling.textContent),
    counts: inputs.map((input) => input.parentElement.lastElementChild),
  };
});
const headings = [...table.tHead.rows[0].cells];
const sizes = facets.map(({ inputs }) => inputs.length);
// Pages of the list that were not received; their rows stay where the links lead.
let missed = 0;
const rows = readRows([...body.rows, ...(await furtherRows())], headings, facets);
let limit = AT_ONCE;
let shown = rows;
let sought = ""; // the words that they fit
// The analysis that the site's search uses too; loaded when someone turns to the search field.
let analysis;

// Of thousands of programs the page holds the first; the rest stand on pages of their own, in order.
async function furtherRows() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".ol-leaves a");
  const pages = [...links].map(async (link) => {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`${link.href}: ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const found = page.querySelectorAll("tr[data-held]");
    for (const row of found) {
      for (const inner of row.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), link.href).href;
    }
    return [...found].map((row) => document.adoptNode(row));
  });
  const read = await Promise.allSettled(pages);
  missed = read.filter(({ status }) => status === "rejected").length;
  if (!missed) for (const steps of document.querySelectorAll(".ol-leaves")) steps.remove();
  return read.flatMap((page) => (page.status === "fulfilled" ? page.value : []));
}

// What is not stated has no size, and stands last in either order.
function sizeOf({ dataset }) {
  return dataset.sort ? Number(dataset.sort) : NaN;
}

// Returns each row's options facet by facet, its place in every order, and its words.
function readRows(elements, headings, facets) {
  const keys = headings.map((heading) => heading.dataset.key.replace("-", ""));
  return elements.map((row, place) => {
    const held = row.dataset.held.split(";").map((part) => (part ? part.split(",").map(Number) : []));
    const order = { "": place };
    for (const [at, key] of keys.entries()) order[key] = sizeOf(row.cells[at]);
    const labels = () => held.flatMap((positions, at) => positions.map((position) => facets[at].labels[position]));
    // A passport's text is left out: it would make every row fit the name of the report.
    const cells = () => [...row.cells].map((cell) => (cell.querySelector("summary") ?? cell).textContent);
    const { amount, unit } = amountOf(row, order.budget);
    const texts = () => [...cells(), `${amount}${unit}`, ...labels(), ...row.dataset.words.split(/[|,]/)];
    return { row, place, held, order, amount, unit, texts, squeezed: undefined };
  });
}

// Returns a budget and its unit: those of the whole table, or the row's own where units are mixed.
function amountOf(row, budget) {
  if (!Number.isFinite(budget)) return { amount: "", unit: "" };
  return { amount: Number(row.dataset.amount ?? budget), unit: row.dataset.unit ?? index.dataset.unit };
}

// Returns what a row's words are compared with; a match never reaches from one text into the next.
function squeezedText(row, squeeze) {
  row.squeezed ??= row.texts().map(squeeze).join("\n");
  return row.squeezed;
}

async function loadAnalysis() {
  const parts = await Promise.all([import("./search/analysis.js"), import("./search/phonetic.js")]);
  analysis ??= Object.assign({}, ...parts);
  return analysis;
}

// Returns what tells whether a row fits the words; null where there are none. Words that no row
// holds as they are written are compared as they are heard.
function fitting(words) {
  if (!words) return null;
  const prepared = analysis.prepare(words);
  const written = (row) => analysis.matches(prepared, squeezedText(row, analysis.squeeze)) !== null;
  if (rows.some(written) || prepared.terms.some(({ pattern }) => pattern)) return written;
  const texts = rows.map((row) => squeezedText(row, analysis.squeeze)).join("\n");
  const terms = prepared.terms.map((term) => analysis.phoneticTerm(term, texts) ?? term);
  return (row) => analysis.matches({ terms, whole: "", together: [] }, squeezedText(row, analysis.squeeze)) !== null;
}

// What is asked for: the words, the positions chosen in each facet, the order.
function asked() {
  return {
    words: search.value.trim(),
    chosen: facets.map(({ inputs }) => new Set(inputs.flatMap((input, at) => (input.checked ? [at] : [])))),
    sort: order.value,
  };
}

function located() {
  const { words, chosen, sort } = asked();
  /** @type {[string, string[]][]} */
  const parameters = facets.map(({ name, inputs }, at) => [name, [...chosen[at]].map((place) => inputs[place].value)]);
  return withParameters(location.href, [[WORDS, words ? [words] : []], ...parameters, ["sort", sort ? [sort] : []]]);
}

function showRows() {
  const visible = shown.slice(0, limit).map(({ row }) => row);
  const rest = shown.length - visible.length;
  // While somebody types, most keys change nothing: then nothing is laid out anew.
  if (visible.length !== body.rows.length || visible.some((row, at) => row !== body.rows[at])) {
    body.replaceChildren(...visible);
  }
  list.querySelector(".ol-index__more")?.remove();
  if (rest) {
    const next = Math.min(rest, AT_ONCE);
    const more = button(`${rest}개가 더 있습니다. ${next}개 더 보기`, () => {
      const at = limit;
      limit += AT_ONCE;
      showRows();
      body.rows[at].querySelector("a").focus();
    });
    more.className = "ol-index__more";
    list.append(more);
  }
}

function showOrder(sort) {
  const key = sort.replace("-", "");
  for (const heading of headings) {
    if (sort && heading.dataset.key.replace("-", "") === key) {
      heading.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
    } else heading.removeAttribute("aria-sort");
  }
}

// Takes conditions back. The focus stays in the list of what is chosen, or goes to the search field.
function take(back, at = 0) {
  back();
  update();
  focusNext(chosenList.querySelectorAll("button"), at, search);
}

function conditions() {
  const { words, chosen } = asked();
  // The words stand in the field alone: whoever writes a link must not put words on this page.
  const forget = () => {
    search.value = "";
  };
  const found = words ? [{ title: "조건", label: "찾는 말", back: forget }] : [];
  facets.forEach(({ title, labels, inputs }, at) => {
    for (const position of chosen[at]) {
      const uncheck = () => {
        inputs[position].checked = false;
      };
      found.push({ title, label: labels[position], back: uncheck });
    }
  });
  return found;
}

function clear() {
  search.value = "";
  for (const { inputs } of facets) for (const input of inputs) input.checked = false;
}

function showConditions() {
  const parts = conditions().map(({ title, label, back }, at) => {
    const made = button(label, () => take(back, at));
    made.setAttribute("aria-label", `${title}: ${label} 빼기`);
    return made;
  });
  if (parts.length) parts.push(button("모두 지우기", () => take(clear)));
  parts.at(-1)?.classList.add("ol-index__clear");
  chosenList.replaceChildren(...parts);
}

async function showEmpty(state) {
  list.querySelector(".ol-index__empty")?.remove();
  list.firstElementChild.toggleAttribute("hidden", !shown.length);
  if (shown.length) return;
  const nothing = shown;
  let emptyState;
  try {
    ({ emptyState } = await import("./programs/empty.js"));
  } catch {
    return; // the sentence above says that nothing fits
  }
  const count = (words, chosen) => chooseRows(rows, { fits: fitting(words), chosen, sizes }).found.length;
  const forget = () => (search.value = "");
  // Somebody may have gone on meanwhile.
  if (shown === nothing) list.append(emptyState({ ...state, facets, count, forget, clear, take }));
}

function told() {
  const some = missed
    ? " 목록의 일부를 받지 못해 여기 있는 것만 찾습니다. 인터넷 연결을 확인하고 쪽을 다시 여십시오."
    : "";
  return countedRows() + some;
}

function countedRows() {
  if (!shown.length) return `맞는 사업이 없습니다. 사업은 모두 ${rows.length}개입니다.`;
  return shown.length === rows.length
    ? `사업 ${rows.length}개를 모두 보입니다.`
    : `사업 ${rows.length}개 가운데 ${shown.length}개가 맞습니다.`;
}

function update(said = "") {
  const state = asked();
  if (state.words && !analysis) {
    loadAnalysis().then(
      () => update(said),
      () => {
        status.textContent = "찾는 데 드는 파일을 받지 못했습니다. 조건으로 고르거나 쪽을 다시 열어 보십시오.";
      },
    );
    return;
  }
  const { found, counts } = chooseRows(rows, { fits: fitting(state.words), sizes, ...state });
  limit = AT_ONCE;
  shown = found;
  sought = state.words;
  showRows();
  showOrder(state.sort);
  facets.forEach((facet, at) => {
    facet.counts.forEach((place, position) => {
      const text = String(counts[at][position]);
      if (place.textContent !== text) place.textContent = text;
      place.parentElement.classList.toggle("ol-index__none", text === "0");
    });
  });
  showConditions();
  showEmpty(state);
  status.textContent = [said, told()].filter(Boolean).join(" ");
  if (!said) remember();
}

// Browsers refuse a page that rewrites its address at every key.
let remembering;
function remember() {
  clearTimeout(remembering);
  remembering = setTimeout(() => history.replaceState(null, "", located()), TYPING);
}

// What the address asks for and does not exist is left out and said so in a sentence, not repeated:
// whoever writes a link must not be able to put words on this page.
function restore() {
  const { searchParams } = new URL(location.href);
  let unknown = 0;
  search.value = (searchParams.get(WORDS) ?? "").slice(0, LONGEST);
  for (const { box, name, inputs } of facets) {
    const values = new Set(searchParams.getAll(name));
    for (const input of inputs) input.checked = values.delete(input.value);
    if (inputs.some((input) => input.checked)) box.open = true;
    unknown += values.size;
  }
  const sort = searchParams.get("sort") ?? "";
  order.value = [...order.options].some((option) => option.value === sort) ? sort : "";
  if (order.value !== sort) unknown += 1;
  update(unknown ? `주소에 적힌 조건 가운데 ${unknown}개는 이 누리집에 없어 뺐습니다.` : "");
  if (unknown) remember();
}

async function download() {
  try {
    const { csvOf, save } = await import("./programs/csv.js");
    save(csvOf(shown, facets, index.dataset), "programs.csv");
  } catch {
    status.textContent = "CSV를 만드는 데 드는 파일을 받지 못했습니다. 인터넷 연결을 확인하고 다시 해 보십시오.";
    return;
  }
  status.textContent = `사업 ${shown.length}개를 CSV로 만들었습니다.`;
}

for (const heading of headings) {
  const made = button("", () => {
    const key = heading.dataset.key;
    const turned = key.startsWith("-") ? key.slice(1) : `-${key}`;
    order.value = order.value === key ? turned : key;
    update();
  });
  made.className = "ol-sort";
  made.append(...heading.childNodes);
  heading.append(made);
}
// Words are typed, pasted, dropped, dictated or filled in; not every way tells of it while it goes on.
for (const kind of ["input", "change"]) search.addEventListener(kind, () => search.value.trim() !== sought && update());
order.addEventListener("change", () => update());
rail.addEventListener("change", () => update());
index.querySelector("[data-csv]").addEventListener("click", download);
fold.addEventListener("click", () => {
  const open = fold.getAttribute("aria-expanded") !== "true";
  fold.setAttribute("aria-expanded", String(open));
  rail.classList.toggle("ol-index__rail--open", open);
});
for (const part of index.querySelectorAll("fieldset")) part.disabled = false;
index.dataset.ready = "";
search.addEventListener(
  "focus",
  () => {
    const squeezeAll = ({ squeeze }) => {
      for (const row of rows) squeezedText(row, squeeze);
    };
    loadAnalysis().then(squeezeAll, () => {}); // a failure is said when words are typed
  },
  { once: true },
);
restore();
