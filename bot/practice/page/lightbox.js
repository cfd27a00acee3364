// A picture as large as the screen, with its neighbours one key away.
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { show } from "./toast.js";

export function lightbox(sources, start) {
  let at = start;
  const picture = el("img", { class: "light-picture", alt: t("kind.photo") });
  const count = el("p", { class: "light-count", "aria-live": "polite" });
  const turn = (by) => {
    at = (at + by + sources.length) % sources.length;
    picture.src = sources[at];
    count.textContent = sources.length > 1 ? `${at + 1} / ${sources.length}` : "";
    count.setAttribute("aria-label", t("photo.of", { i: at + 1, n: sources.length }));
  };
  const box = el("dialog", { class: "light", test: "lightbox", label: t("kind.photo"), onkeydown: (event) => keys(event, turn) });
  box.append(count, picture, ...arrows(sources, turn),
    el("button", { class: "round light-close", test: "lightbox-close", label: t("close"), onclick: () => box.close() }, icon("close")));
  picture.addEventListener("click", () => (sources.length > 1 ? turn(1) : box.close()));
  turn(0);
  show(box);
}

function arrows(sources, turn) {
  if (sources.length < 2) return [];
  return [
    el("button", { class: "round light-previous", label: t("photo.previous"), onclick: () => turn(-1) }, icon("back")),
    el("button", { class: "round light-next", label: t("photo.next"), onclick: () => turn(1) }, icon("next")),
  ];
}

function keys(event, turn) {
  if (event.key === "ArrowRight") turn(1);
  if (event.key === "ArrowLeft") turn(-1);
}
