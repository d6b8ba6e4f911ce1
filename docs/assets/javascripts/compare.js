// Sets up to four programs side by side. What it shows are cells of the page's own table, which is
// complete without it; the address holds the choice (`?p=campus-town&p=job-cafe`).
import { button, element, focusNext, restorable, withParameters } from "./choices.js";

const MOST = 4;
const PARAMETER = "p";

/** @type {HTMLElement} */
const section = document.querySelector("[data-compare]");
const all = document.querySelector("[data-compare-all]");
const stored = all.querySelector("[data-compare-programs]");
/** @type {HTMLElement} */
const result = section.querySelector("[data-compare-result]");
const message = section.querySelector("[role=status]");
/** @type {HTMLSelectElement} */
const select = section.querySelector("select");
/** @type {HTMLFormElement} */
const sharing = section.querySelector("[data-compare-link]");
const address = sharing.querySelector("input");

/** @type {string[]} */
let headings = [];
const programs = new Map();
// Of many programs the page has the names, and the address of the table that has a program's row.
if (stored) {
  for (const [group, at, members] of JSON.parse(stored.textContent)) {
    for (const [program, name] of members) programs.set(program, { name, group, at });
  }
} else {
  take(all.querySelector("table"));
}

function take(table) {
  headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  for (const row of table.tBodies[0].rows) {
    const { program, name, group, budget } = row.querySelector("[data-program]").dataset;
    programs.set(program, { name, group, budget: Number(budget), cells: [...row.cells] });
  }
}

async function fetchTable(at) {
  const address = new URL(at, location.href);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${at}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  /** @type {HTMLTableElement} */
  const table = page.querySelector("[data-compare-all] table");
  for (const link of table.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
  take(table);
}

// Brings the rows of programs that are not on this page.
async function bring(ids) {
  const missing = ids.map((id) => programs.get(id)).filter((known) => !known.cells);
  await Promise.all([...new Set(missing.map((known) => known.at))].map(fetchTable));
}
let chosen = [];

// A copy of a cell's content. Ids stay with the table, so that an address still leads to one place.
function content(cell) {
  const copy = cell.cloneNode(true);
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  return [...copy.childNodes];
}

function removeButton(id) {
  const label = `${programs.get(id).name} 빼기`;
  const made = button("빼기", () => remove(id));
  made.setAttribute("aria-label", label);
  return made;
}

// Roles are spelt out: on a phone the stylesheet lays the cells below each other.
function comparison() {
  const largest = Math.max(...chosen.map((id) => programs.get(id).budget), 1);
  const head = element("tr", { role: "row" });
  head.append(element("th", { scope: "col", role: "columnheader" }, headings[0]));
  for (const id of chosen) {
    const cell = element("th", { scope: "col", role: "columnheader" });
    cell.append(...content(programs.get(id).cells[0]), removeButton(id));
    head.append(cell);
  }
  const body = element("tbody", { role: "rowgroup" });
  headings.slice(1).forEach((heading, index) => {
    const row = element("tr", { role: "row" });
    row.append(element("th", { scope: "row", role: "rowheader" }, heading));
    for (const id of chosen) {
      const { name, budget, cells } = programs.get(id);
      const cell = element("td", { role: "cell", "data-of": name });
      cell.append(element("div", {}, ...content(cells[index + 1])));
      for (const bar of cell.querySelectorAll(".ol-bar rect")) {
        bar.setAttribute("width", `${((budget / largest) * 100).toFixed(1)}%`);
      }
      row.append(cell);
    }
    body.append(row);
  });
  const caption = `막대는 고른 사업 가운데 가장 큰 예산을 끝까지 그었습니다.`;
  const side = element("table", { role: "table", class: `ol-compare__table ol-compare__table--${chosen.length}` });
  side.append(element("caption", {}, caption), element("thead", { role: "rowgroup" }, head), body);
  return side;
}

function located() {
  return withParameters(location.href, [[PARAMETER, chosen]]).split("#")[0];
}

function show(said) {
  result.replaceChildren(...(chosen.length ? [comparison()] : []));
  for (const option of select.options) option.disabled = chosen.includes(option.value);
  select.value = "";
  sharing.hidden = !chosen.length;
  address.value = located();
  all.classList.toggle("ol-unprinted", chosen.length > 0);
  message.textContent = said;
}

function counted() {
  return chosen.length ? `지금 ${chosen.length}개를 나란히 놓았습니다.` : "고른 사업이 없습니다.";
}

const FAILED = "표를 받지 못했습니다. 인터넷 연결을 확인하고 다시 해 보십시오.";

async function add(id) {
  if (!programs.has(id)) {
    message.textContent = "더할 사업을 먼저 고르십시오.";
  } else if (chosen.length >= MOST) {
    message.textContent = `${MOST}개까지만 나란히 놓을 수 있습니다. 하나를 빼고 더하십시오.`;
  } else {
    if (!programs.get(id).cells) {
      try {
        await bring([id]);
      } catch {
        message.textContent = FAILED;
        return;
      }
    }
    chosen = [...chosen, id];
    show(`${programs.get(id).name} 사업을 더했습니다. ${counted()}`);
    history.replaceState(null, "", located());
  }
}

function remove(id) {
  const place = chosen.indexOf(id);
  chosen = chosen.filter((other) => other !== id);
  show(`${programs.get(id).name} 사업을 뺐습니다. ${counted()}`);
  history.replaceState(null, "", located());
  focusNext(result.querySelectorAll("thead button"), place, select);
}

async function copyAddress() {
  address.select();
  try {
    await navigator.clipboard.writeText(address.value);
    message.textContent = "주소를 베꼈습니다.";
  } catch {
    message.textContent = "주소를 골라 두었습니다. 자판의 베끼기(Ctrl+C)를 누르십시오.";
  }
}

// What the address asks for and cannot have is said in a sentence, not repeated: whoever writes a
// link must not be able to put words on this page.
async function restore() {
  const asked = new URL(location.href).searchParams.getAll(PARAMETER);
  const { wanted, unknown, over } = restorable(asked, programs, MOST);
  if (wanted.some((id) => !programs.get(id).cells)) {
    try {
      await bring(wanted);
    } catch {
      message.textContent = FAILED;
      return;
    }
  }
  chosen = wanted;
  const said = [];
  if (unknown) said.push(`주소에 적힌 사업 가운데 ${unknown}개는 이 누리집에 없어 뺐습니다.`);
  if (over) said.push(`${MOST}개까지만 나란히 놓을 수 있어 ${over}개는 뺐습니다.`);
  show([...said, ...(asked.length ? [counted()] : [])].join(" "));
  if (said.length) history.replaceState(null, "", located());
}

function fillSelect() {
  const groups = new Map();
  for (const [id, { name, group }] of programs) {
    if (!groups.has(group)) groups.set(group, element("optgroup", { label: group }));
    groups.get(group).append(element("option", { value: id }, name));
  }
  select.append(...groups.values());
}

select.form.addEventListener("submit", (event) => {
  event.preventDefault();
  add(select.value);
});
sharing.addEventListener("submit", (event) => {
  event.preventDefault();
  copyAddress();
});
fillSelect();
section.hidden = false;
restore();
