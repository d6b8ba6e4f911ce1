// Passports open and close without this. It opens the one an address leads to, closes an open one on
// Escape or a click elsewhere, and offers to copy a figure's address. It also knows the keys that open
// the search box, since every page loads it.
const OPEN = "details.ol-fig[open]";

function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // an address that was cut within a letter
  }
}

function openAddressed() {
  const figure = document.getElementById(addressed());
  if (!(figure instanceof HTMLElement)) return;
  for (let fold = figure.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function closeOthers(kept) {
  for (const figure of document.querySelectorAll(OPEN)) if (figure !== kept) figure.open = false;
}

function offerCopy(figure) {
  const address = figure.querySelector(".ol-address");
  if (!address || figure.querySelector(".ol-copy") || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ol-copy";
  button.textContent = "주소 복사";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.href);
    told.textContent = "복사했습니다";
  });
  address.after(" ", button, " ", told);
}

// Whoever dictates can press letters without meaning to: the page on accessibility turns them off.
addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
  if (event.key.length === 1 && !typing && localStorage.getItem("ol-letters") === "off") event.stopImmediatePropagation();
}, true);
addEventListener("hashchange", openAddressed);
addEventListener("toggle", (event) => {
  if (event.target.matches?.(OPEN)) offerCopy(event.target);
}, true);
// The meaning of a term is hushed by Escape until the pointer or the focus comes back.
for (const term of document.querySelectorAll(".ol-term")) {
  for (const kind of ["pointerenter", "focusin"]) term.addEventListener(kind, () => term.classList.remove("ol-hushed"));
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const term of document.querySelectorAll(".ol-term:is(:hover, :focus-within)")) term.classList.add("ol-hushed");
  }
  const figure = event.key === "Escape" && document.querySelector(OPEN);
  if (!figure) return;
  figure.open = false;
  if (figure.contains(document.activeElement)) figure.querySelector("summary").focus();
});
// The theme opens its search box on s and f; while the keyboard writes Hangul the same keys are ㄴ and ㄹ.
addEventListener("keydown", (event) => {
  const shortcut = "ㄴㄹ".includes(event.key) || (event.key === "Process" && /^Key[SF]$/.test(event.code));
  if (!shortcut || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  const box = document.querySelector("[data-md-component=search-query]");
  box?.focus();
  box?.select();
  event.preventDefault();
});
addEventListener("click", (event) => closeOthers(event.target.closest(OPEN)));
openAddressed();
