// Passports open and close without this. It opens the one an address leads to, closes an open one on
// Escape or a click elsewhere, and offers to copy a figure's address. It also knows the keys that open
// the search box, since every page loads it.
const OPEN = "details.ol-fig[open]";
/** @type {HTMLInputElement} */
const box = document.querySelector("[data-md-component=search-query]");

function openSearch() {
  box?.focus();
  box?.select();
}

// An address that was cut within a letter (`#%EB%A1`) leads nowhere.
function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function openAddressed() {
  const figure = document.getElementById(addressed());
  if (!(figure instanceof HTMLElement)) return;
  for (let fold = figure.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/** @returns {NodeListOf<HTMLDetailsElement>} */
function openFigures() {
  return document.querySelectorAll(OPEN);
}

function closeOthers(kept) {
  for (const figure of openFigures()) if (figure !== kept) figure.open = false;
}

// Where the browser keeps the clipboard from pages, the reader copies what is selected.
function selectAddress(button, text) {
  /** @type {HTMLInputElement} */
  let field = button.parentElement.querySelector(".ol-selected");
  if (!field) {
    field = document.createElement("input");
    field.className = "ol-selected";
    field.readOnly = true;
    field.setAttribute("aria-label", "이 숫자의 주소");
    field.value = text;
    button.after(" ", field);
  }
  field.focus();
  field.select();
}

function offerCopy(figure) {
  const address = figure.querySelector(".ol-address");
  if (!address || figure.querySelector(".ol-copy")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ol-copy";
  button.textContent = "주소 복사";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address.href);
      told.textContent = "복사했습니다";
    } catch {
      selectAddress(button, address.href);
      told.textContent = "복사하지 못해 주소를 골라 두었습니다. 자판의 베끼기(Ctrl+C)를 누르십시오.";
    }
  });
  address.after(" ", button, " ", told);
}

// Whoever dictates can press letters without meaning to: the page on accessibility turns them off.
function lettersOff() {
  try {
    return localStorage.getItem("ol-letters") === "off";
  } catch {
    return false; // site data is blocked
  }
}

addEventListener(
  "keydown",
  (event) => {
    const typing = /** @type {Element} */ (event.target).matches?.("input, textarea, select, [contenteditable]");
    if (event.key?.length === 1 && !typing && lettersOff()) event.stopImmediatePropagation();
  },
  true,
);
addEventListener("hashchange", openAddressed);
addEventListener(
  "toggle",
  (event) => {
    if (/** @type {Element} */ (event.target).matches?.(OPEN)) offerCopy(event.target);
  },
  true,
);
// The meaning of a term is hushed by Escape until the pointer or the focus comes back.
for (const term of document.querySelectorAll(".ol-term")) {
  for (const kind of ["pointerenter", "focusin"]) term.addEventListener(kind, () => term.classList.remove("ol-hushed"));
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const term of document.querySelectorAll(".ol-term:is(:hover, :focus-within)")) term.classList.add("ol-hushed");
  }
  const figure = event.key === "Escape" ? openFigures()[0] : undefined;
  if (!figure) return;
  figure.open = false;
  if (figure.contains(document.activeElement)) figure.querySelector("summary").focus();
});
// The theme opens its search box on s and f; while the keyboard writes Hangul the same keys are ㄴ and ㄹ.
addEventListener("keydown", (event) => {
  const shortcut = "ㄴㄹ".includes(event.key) || (event.key === "Process" && /^Key[SF]$/.test(event.code));
  if (!shortcut || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/** @type {Element} */ (event.target).closest?.("input, select, textarea, [contenteditable]")) return;
  openSearch();
  event.preventDefault();
});
// What looks like a search box leads to the one in the header; without a script, to the list of programs.
/** @type {NodeListOf<HTMLAnchorElement>} */
const finders = document.querySelectorAll("[data-find]");
for (const link of finders) {
  link.addEventListener("click", (event) => {
    if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
}
// The theme listens to keys alone; words are pasted, dropped and dictated too.
for (const kind of ["input", "change"]) box?.addEventListener(kind, () => box.dispatchEvent(new Event("keyup")));
// Where nothing is found, the search worker suggests pages; what other windows ask is not shown here.
function showSuggestions({ data: { asked, suggestions } }, site) {
  const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  document.querySelector(".ol-suggestions")?.remove();
  if (!suggestions.length || letters(asked) !== letters(box.value)) return;
  const list = document.createElement("nav");
  list.className = "ol-suggestions";
  const lead = document.createElement("p");
  lead.textContent = suggestions[0].near ? "이름이 비슷한 것" : "여기에서 찾아볼 수 있습니다";
  list.setAttribute("aria-label", lead.textContent);
  list.append(lead);
  for (const { location: path, title } of suggestions) {
    const link = document.createElement("a");
    link.href = new URL(path, site).href;
    link.textContent = title;
    list.append(link);
  }
  document.querySelector(".md-search-result__meta")?.after(list);
}

box?.addEventListener(
  "focus",
  () => {
    const site = new URL(`${JSON.parse(document.querySelector("#__config").textContent).base}/`, location.href);
    new BroadcastChannel(site.pathname).addEventListener("message", (message) => showSuggestions(message, site));
  },
  { once: true },
);
// A label opens the navigation of narrow screens, at which the keyboard does not stop: a button takes its place.
/** @type {HTMLInputElement} */
const drawer = document.querySelector("#__drawer");
for (const label of document.querySelectorAll(".md-header label[for=__drawer]")) {
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = `${label.className} ol-opener`;
  opener.append(...label.childNodes);
  opener.setAttribute("aria-label", "차림표");
  opener.setAttribute("aria-expanded", "false");
  label.replaceWith(opener);
  opener.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => opener.setAttribute("aria-expanded", String(drawer.checked)));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
}
addEventListener("click", (event) => closeOthers(/** @type {Element} */ (event.target).closest(OPEN)));
openAddressed();
