// The menu of commands: by "/" or by the menu button.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { store } from "./store.js";

let menu = null;
let act = {};
let pinned = false;
let at = -1;

export function setUpCommands(dock, actions) {
  act = actions;
  menu = el("div", { class: "menu commands", test: "command-menu", role: "listbox", hidden: true });
  dock.append(menu);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !dock.contains(event.target)) closeCommands();
  });
}

const all = () => store.commands[store.open] ?? [];

function matching(typed) {
  if (pinned) return all();
  const start = typed.slice(1).toLowerCase();
  const hits = all().filter(({ command }) => command.startsWith(start));
  return hits.sort((a, b) => (b.command === start) - (a.command === start));
}

/** Show what fits what is typed; hides itself when nothing does. */
export function drawCommands(typed) {
  const asks = /^\/[a-z0-9_]*$/i.test(typed);
  if (typed && pinned) pinned = false;
  const hits = asks || pinned ? matching(typed) : [];
  at = -1;
  menu.setAttribute("aria-label", t("composer.commands"));
  menu.replaceChildren(...hits.map(line));
  menu.hidden = !hits.length;
}

const line = ({ command, description }) =>
  el("button", { class: "menu-line", role: "option", test: `command-${command}`, onclick: () => act.pick(`/${command}`) },
    el("b", {}, `/${command}`), el("span", {}, description));

export function toggleCommands(button) {
  const open = !menu.hidden;
  closeCommands();
  if (open) return;
  pinned = true;
  drawCommands("");
  menu.querySelector("button")?.focus();
  menu.onkeydown = (event) => {
    if (event.key === "Escape") button.focus();
    commandKey(event);
  };
}

export function closeCommands() {
  pinned = false;
  menu.hidden = true;
}

/** Arrow keys walk the menu, Tab completes, Enter takes the marked one, Esc closes. True if used. */
export function commandKey(event) {
  if (menu.hidden) return false;
  const used = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Escape: closeCommands, Tab: fill, Enter: take }[event.key]?.();
  if (used === false || !["ArrowDown", "ArrowUp", "Escape", "Tab", "Enter"].includes(event.key)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function walk(by) {
  const lines = [...menu.children];
  const focused = lines.indexOf(document.activeElement);
  at = ((focused >= 0 ? focused : at) + by + lines.length + (at < 0 && by < 0 && focused < 0 ? 1 : 0)) % lines.length;
  lines.forEach((one, i) => one.classList.toggle("marked", i === at));
  lines[at].scrollIntoView({ block: "nearest" });
  if (focused >= 0) lines[at].focus();
}

const words = (one) => one.querySelector("b").textContent;

function fill() {
  act.fill(words(menu.children[Math.max(at, 0)]));
}

function take() {
  if (at < 0) return false;
  act.pick(words(menu.children[at]));
  return true;
}
