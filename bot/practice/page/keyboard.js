// The buttons under a bot's message.
import { el, icon } from "./dom.js";
import { store } from "./store.js";

export const pressKey = (chat, message, button) => `${chat.id}|${message.id}|${button.data}`;

export function keyboard(message, chat, taps) {
  if (!message.buttons?.length) return null;
  const rows = message.buttons.map((row) =>
    el("div", { class: "keys-row" }, row.map((button) => key(button, message, chat, taps))));
  return el("div", { class: "keys" }, rows);
}

function key(button, message, chat, taps) {
  const busy = store.pending.get(pressKey(chat, message, button)) > 0;
  return el("button", {
    class: busy ? "key busy" : "key",
    test: "button",
    data: { label: button.text },
    "aria-busy": busy ? "true" : null,
    onclick: () => taps.press(button, message),
  }, el("span", { class: "key-text" }, button.text),
    button.url ? icon("outside") : null,
    el("span", { class: "spinner", "aria-hidden": "true" }));
}
