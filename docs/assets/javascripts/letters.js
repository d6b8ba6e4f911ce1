// Turns the theme's shortcuts of one letter off and on; passport.js heeds it on every page.
const KEY = "ol-letters";
const section = document.querySelector("[data-letters]");
const button = section.querySelector("button");
const status = section.querySelector("[role=status]");

function show() {
  const off = localStorage.getItem(KEY) === "off";
  button.textContent = off ? "글자 단축키 켜기" : "글자 단축키 끄기";
  status.textContent = off ? "지금은 꺼져 있습니다." : "지금은 켜져 있습니다.";
}

button.addEventListener("click", () => {
  if (localStorage.getItem(KEY) === "off") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
  show();
});
section.hidden = false;
show();
