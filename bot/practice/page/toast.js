// What the bot whispers after a tap: a toast; what must be read: an alert.
import { el, find, icon } from "./dom.js";
import { t } from "./i18n.js";
import { here } from "./store.js";

const AT_LEAST = 3500;
const PER_LETTER = 90;
const AT_MOST = 9000;
const TOGETHER = 3;
const GAP = 10; // pixels between a toast and what it stands beside

// What was touched last: a toast keeps clear of it before all others. Not the node, which is drawn
// anew while its answer is waited for.
let tapped = "";
addEventListener("click", (event) => { tapped = nameOf(event.target.closest?.("button")) || tapped; }, true);
const nameOf = (key) => key && `${key.closest("[data-message-id]")?.dataset.messageId}|${key.textContent}`;

/** `at`: where this belongs; whoever has moved on by now does not hear it. */
export function toast(words, at = here()) {
  if (!words || at !== here()) return;
  const node = el("div", { class: "toast", test: "toast" }, words);
  const all = find("toasts");
  [...all.children].find((one) => one.textContent === words)?.remove();
  all.append(node);
  while (all.children.length > TOGETHER) all.firstChild.remove();
  place(all);
  follow(all);
  const gone = () => node.remove();
  setTimeout(() => {
    node.classList.add("going");
    setTimeout(gone, 250);
  }, Math.min(AT_MOST, AT_LEAST + words.length * PER_LETTER));
}

/** Somebody else holds the phone, or looks at another chat: what was whispered was not for that. */
export function hush() {
  find("toasts").replaceChildren();
}

/** Under the chat's head or above the composer, wherever fewer buttons lie beneath; taps go through. */
function place(all) {
  const chat = find("chat").getBoundingClientRect();
  const isOpen = chat.width > 0;
  const [left, width] = isOpen ? [chat.left, chat.width] : [0, innerWidth];
  all.style.left = `${left + width / 2}px`;
  all.style.maxWidth = `min(30rem, ${width - 2 * GAP}px)`;
  const top = (isOpen ? find("chat-head").getBoundingClientRect().bottom : 0) + GAP;
  const bottom = isOpen ? find("dock").getBoundingClientRect().top : innerHeight;
  const low = bottom - GAP - all.offsetHeight;
  const [above, below] = [top, low].map((at) => buttonsAt(at, at + all.offsetHeight));
  all.style.top = below < above ? `${low}px` : `${top}px`;
}

let followed = false;

/** What stands below it may move while it is there: a card gets longer, somebody scrolls. */
function follow(all) {
  if (followed) return;
  followed = true;
  const again = () => all.childElementCount && place(all);
  new ResizeObserver(again).observe(find("messages"));
  find("scroller").addEventListener("scroll", again, { passive: true });
}

/** How many buttons of the open chat lie between two heights. */
function buttonsAt(from, to) {
  const lies = (key) => {
    const { top, bottom } = key.getBoundingClientRect();
    return bottom > from - GAP && top < to + GAP;
  };
  const keys = [...document.querySelectorAll("#messages button, #floats button")].filter(lies);
  return keys.some((key) => nameOf(key) === tapped) ? Infinity : keys.length;
}

export function alertBox(words) {
  const box = el("dialog", { class: "box alert", test: "alert", label: t("chat.bot") });
  const close = () => box.close();
  box.append(el("span", { class: "alert-icon" }, icon("lamp")), el("p", {}, words),
    el("button", { class: "primary", test: "alert-ok", autofocus: true, onclick: close }, t("alert.ok")));
  show(box);
}

/** Show a dialog once: closed by Esc, by its buttons or by a tap beside it. */
export function show(box) {
  document.body.append(box);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  box.showModal();
}
