// Opens the passport a link leads to. Without it the figure is still scrolled to and marked.
function open() {
  const figure = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (figure instanceof HTMLDetailsElement) figure.open = true;
}

addEventListener("hashchange", open);
open();
