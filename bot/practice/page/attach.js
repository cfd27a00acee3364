// What can be sent besides words.
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { pickFiles, pickSamples } from "./photos.js";

let menu = null;
let act = {};
let files = null;

export function setUpAttach(dock, actions) {
  act = actions;
  menu = el("div", { class: "menu attach", role: "menu", test: "attach-menu", hidden: true, onkeydown: keys });
  files = el("input", { type: "file", accept: "image/*", multiple: true, hidden: true, test: "attach-input", onchange: chosen });
  dock.append(menu, files);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !act.anchor.contains(event.target)) closeAttach();
  });
}

const CHOICES = [
  ["sample-photo", "picture", "attach.samples", () => pickSamples(act.photos)],
  ["files", "camera", "attach.files", () => files.click()],
  ["location", "pin", "attach.location", () => act.location()],
  ["contact", "person", "attach.contact", () => act.send("contact")],
  ["sticker", "smile", "attach.sticker", () => act.send("sticker")],
  ["voice", "mic", "attach.voice", () => act.send("voice")],
];

export function toggleAttach() {
  if (!menu.hidden) return closeAttach();
  menu.replaceChildren(...CHOICES.map(choice));
  menu.hidden = false;
  act.anchor.setAttribute("aria-expanded", "true");
  menu.firstChild.focus();
}

const choice = ([name, sign, words, go]) =>
  el("button", { class: "menu-line", role: "menuitem", test: `attach-${name}`, onclick: () => run(go) },
    el("span", { class: `attach-sign sign-${sign}` }, icon(sign)), el("span", {}, t(words)));

function run(go) {
  closeAttach();
  go();
}

export function closeAttach() {
  if (!menu || menu.hidden) return;
  menu.hidden = true;
  act.anchor.setAttribute("aria-expanded", "false");
}

function keys(event) {
  const lines = [...menu.children];
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") {
    closeAttach();
    act.anchor.focus();
  }
  if (!by) return;
  event.preventDefault();
  lines[(lines.indexOf(document.activeElement) + by + lines.length) % lines.length].focus();
}

function chosen() {
  const picked = [...files.files];
  files.value = "";
  if (picked.length) pickFiles(picked, act.photos);
}
