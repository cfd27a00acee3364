// What the bot whispers after a tap: a toast; what must be read: an alert.
import { el, find, icon } from "./dom.js";
import { t } from "./i18n.js";

const AT_LEAST = 3500;
const PER_LETTER = 90;
const AT_MOST = 9000;
const TOGETHER = 3;

export function toast(words) {
  if (!words) return;
  const node = el("div", { class: "toast", test: "toast" }, words);
  const all = find("toasts");
  [...all.children].find((one) => one.textContent === words)?.remove();
  all.append(node);
  while (all.children.length > TOGETHER) all.firstChild.remove();
  const gone = () => node.remove();
  node.addEventListener("click", gone);
  setTimeout(() => {
    node.classList.add("going");
    setTimeout(gone, 250);
  }, Math.min(AT_MOST, AT_LEAST + words.length * PER_LETTER));
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
