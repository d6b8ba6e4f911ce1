// Turns the theme's shortcuts of one letter off and on; passport.js heeds it on every page.
const KEY = "ol-letters";
/** @type {HTMLElement} */
const section = document.querySelector("[data-letters]");
const button = section.querySelector("button");
const status = section.querySelector("[role=status]");

// Where site data is blocked the pages keep a store of their own, which ends with the page.
const kept = () => localStorage instanceof Storage;

function show() {
  const off = localStorage.getItem(KEY) === "off";
  button.textContent = off ? "글자 단축키 켜기" : "글자 단축키 끄기";
  const here = kept() ? "지금은" : "이 브라우저가 저장을 막아 이 쪽에서만";
  status.textContent = off ? `${here} 꺼져 있습니다.` : "지금은 켜져 있습니다.";
}

button.addEventListener("click", () => {
  try {
    if (localStorage.getItem(KEY) === "off") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
    show();
  } catch {
    status.textContent = "이 브라우저의 저장 자리가 차서 바꾸지 못했습니다.";
  }
});
section.hidden = false;
show();
