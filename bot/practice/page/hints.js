// Three lines for a first visit; "?" brings them back.
import { el, find, icon } from "./dom.js";
import { currentLanguage } from "./i18n.js";
import { recall, remember } from "./memory.js";
import { store } from "./store.js";

let shown = recall("hints") !== "away";

export function setUpHints() {
  find("hints-close").append(icon("close"));
  find("hints-close").addEventListener("click", () => turn(false));
  find("help").addEventListener("click", () => turn(!shown));
}

function turn(to) {
  shown = to;
  remember("hints", shown ? "here" : "away");
  drawHints();
}

export function drawHints() {
  const lines = store.hints?.[currentLanguage()] ?? store.hints?.zh ?? [];
  find("hints-list").replaceChildren(...lines.map((line) => el("li", {}, el("span", {}, line))));
  find("hints").hidden = !shown || !lines.length;
  find("help").setAttribute("aria-expanded", String(shown));
}
