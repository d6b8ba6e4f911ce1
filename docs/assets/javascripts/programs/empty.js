// What to try when no program fits: each kind of condition taken back alone, as far as that finds
// something. Loaded when it is needed.
import { button, element } from "../choices.js";

export function emptyState({ words, chosen, facets, count, forget, clear, take }) {
  const tries = [];
  const offer = (text, number, back) => {
    const again = button(text, () => take(back));
    if (number) tries.push(element("li", {}, again, ` ${number}개`));
  };
  if (words) offer("찾는 말 빼고 보기", count("", chosen), forget);
  facets.forEach(({ title, inputs }, at) => {
    if (!chosen[at].size) return;
    const without = chosen.map((positions, other) => (other === at ? new Set() : positions));
    offer(`‘${title}’ 조건 빼고 보기`, count(words, without), () => {
      for (const input of inputs) input.checked = false;
    });
  });
  const conditions = (words ? 1 : 0) + chosen.reduce((sum, positions) => sum + positions.size, 0);
  const none = chosen.map(() => new Set());
  if (conditions > 1) offer("모두 지우고 처음부터", count("", none), clear);
  const hint = words ? "낱말을 줄이거나 다른 말로 찾아 보십시오." : "함께 고른 조건에 모두 맞는 사업은 없습니다.";
  return element(
    "div",
    { class: "ol-index__empty" },
    element("p", { class: "ol-index__nothing" }, "맞는 사업이 없습니다."),
    element("p", {}, hint),
    element("ul", {}, ...tries),
  );
}
