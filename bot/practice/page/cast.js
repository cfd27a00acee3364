// "Who are you": the people of the neighbourhood, one of whom you are.
import { avatar } from "./avatar.js";
import { el, find, icon, onPhone, reconcile } from "./dom.js";
import { currentLanguage } from "./i18n.js";
import { person, same, store, told } from "./store.js";

const drawn = new Map();

export function setUpCast(choose) {
  find("cast-close").append(icon("close"));
  find("cast-close").addEventListener("click", closeCast);
  find("scrim").addEventListener("click", closeCast);
  find("cast-list").addEventListener("click", (event) => {
    const card = event.target.closest("[data-person]");
    if (!card) return;
    closeCast();
    choose(store.cast.find((one) => same(one.id, card.dataset.person)).id);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && find("app").dataset.cast === "open") closeCast();
  });
}

export function drawCast() {
  reconcile(find("cast-list"), store.cast.map(card));
  const me = person(store.me);
  find("cast-about").replaceChildren(...(me ? [el("b", {}, `${me.name} · ${told(me, "role")}`), ` ${told(me, "about")}`] : []));
  centre();
}

function card(one) {
  const chosen = same(one.id, store.me);
  const key = JSON.stringify([one, chosen, currentLanguage()]);
  const known = drawn.get(String(one.id));
  if (known?.key === key) return known.node;
  const node = el("button", {
    class: chosen ? "person chosen" : "person",
    test: `cast-${one.id}`,
    data: { person: String(one.id) },
    "aria-pressed": String(chosen),
    title: told(one, "about"),
  }, el("span", { class: "person-face" }, avatar(one)),
    el("span", { class: "person-words" },
      el("span", { class: "person-name" }, one.name, " ", el("span", { class: "person-role" }, told(one, "role"))),
      el("span", { class: "person-about" }, told(one, "about"))));
  drawn.set(String(one.id), { key, node });
  replace(known?.node, node);
  return node;
}

function replace(old, node) {
  if (!old) return;
  const focused = old === document.activeElement;
  old.replaceWith(node);
  if (focused) node.focus();
}

let centred = null;

/** On a phone the strip scrolls sideways: keep the chosen one in sight. */
function centre() {
  if (centred === store.me || !onPhone()) return;
  centred = store.me;
  const list = find("cast-list");
  const chosen = list.querySelector(".chosen");
  if (chosen) list.scrollLeft = chosen.offsetLeft - (list.clientWidth - chosen.offsetWidth) / 2;
}

export function openCast() {
  find("app").dataset.cast = "open";
  find("scrim").hidden = false;
  find("cast-list").querySelector(".chosen")?.focus();
}

export function closeCast() {
  delete find("app").dataset.cast;
  find("scrim").hidden = true;
}
