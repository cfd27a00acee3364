// Where you write: text, commands, what to reply to, and what to attach.
import { closeAttach, setUpAttach, toggleAttach } from "./attach.js";
import { gist } from "./bubble.js";
import { closeCommands, commandKey, drawCommands, setUpCommands, toggleCommands } from "./commands.js";
import { el, find, icon } from "./dom.js";
import { t } from "./i18n.js";
import { hasBlocked, openChat, setReply, store } from "./store.js";

const drafts = new Map();
const parts = {};
let act = {};
let draftKey = null;

export function setUpComposer(actions) {
  act = actions;
  parts.text = el("textarea", {
    class: "words", test: "composer", rows: 1, enterkeyhint: "send", autocomplete: "off", dir: "auto",
    oninput: grown, onkeydown: typed,
  });
  parts.commands = el("button", { class: "round quiet", test: "commands", onclick: toggleMenu }, icon("menu"));
  parts.attach = el("button", { class: "round quiet", test: "attach", "aria-haspopup": "menu", "aria-expanded": "false", onclick: attachMenu }, icon("clip"));
  parts.send = el("button", { class: "round primary send", test: "send", onclick: send }, icon("send"));
  parts.reply = el("div", { class: "reply-bar", hidden: true });
  parts.row = el("div", { class: "composer" }, parts.commands, parts.text, parts.attach, parts.send);
  parts.notice = el("div", { class: "dock-notice", hidden: true });
  const dock = find("dock");
  dock.append(parts.reply, parts.row, parts.notice);
  setUpCommands(dock, { pick: pickCommand, fill: fillCommand });
  setUpAttach(dock, { ...act, anchor: parts.attach });
}

export function drawDock() {
  const chat = openChat();
  find("dock").hidden = !chat;
  if (!chat) return;
  label();
  swapDraft(chat);
  const notice = noticeFor(chat);
  parts.row.hidden = notice !== null;
  parts.notice.hidden = notice === null;
  parts.notice.replaceChildren(...(notice ?? []));
  drawReply();
  if (notice) closeMenus();
  else drawCommands(parts.text.value);
}

function label() {
  parts.text.placeholder = t("composer.placeholder");
  parts.text.setAttribute("aria-label", t("composer.label"));
  const names = { commands: "composer.commands", attach: "composer.attach", send: "composer.send" };
  for (const [name, key] of Object.entries(names)) {
    parts[name].setAttribute("aria-label", t(key));
    parts[name].title = t(key);
  }
}

/** Half-written words belong to a person and a chat. */
function swapDraft(chat) {
  const key = `${store.me}|${chat.id}`;
  if (key === draftKey) return;
  if (draftKey) drafts.set(draftKey, parts.text.value);
  draftKey = key;
  closeMenus();
  write(drafts.get(key) ?? "");
}

function noticeFor(chat) {
  if (chat.kind !== "private") return null;
  if (hasBlocked(chat)) {
    return [el("p", {}, t("bot.blocked")), el("button", { class: "primary wide", test: "unblock", onclick: () => act.block(false) }, t("bot.unblock"))];
  }
  if (chat.messages.length) return null;
  return [el("button", { class: "primary wide", test: "start", onclick: () => act.say("/start") }, t("bot.start"))];
}

function drawReply() {
  const message = store.replyTo;
  parts.reply.hidden = !message || parts.row.hidden;
  if (!message) return parts.reply.replaceChildren();
  const cancel = el("button", { class: "round quiet", label: t("composer.replyCancel"), onclick: () => setReply(null) }, icon("close"));
  parts.reply.replaceChildren(icon("reply"),
    el("div", { class: "reply-words" }, el("b", {}, t("composer.replyTo", { name: message.from.name })), el("span", {}, gist(message))), cancel);
}

export const focusComposer = () => parts.text.focus({ preventScroll: true });

function write(words) {
  parts.text.value = words;
  grow();
}

function grow() {
  const { text } = parts;
  text.style.height = "auto";
  const borders = text.offsetHeight - text.clientHeight; // not in scrollHeight, but in the height
  text.style.height = `${text.scrollHeight + borders}px`;
  parts.row.classList.toggle("filled", text.value.trim() !== "");
}

function grown() {
  grow();
  closeAttach();
  drawCommands(parts.text.value);
}

function typed(event) {
  if (event.isComposing || event.keyCode === 229) return;
  if (commandKey(event)) return;
  if (event.key === "Escape" && store.replyTo) setReply(null);
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  send();
}

async function send() {
  const words = parts.text.value;
  if (!words.trim()) return focusComposer();
  const key = draftKey;
  const reply = store.replyTo;
  write("");
  closeMenus();
  setReply(null);
  focusComposer();
  if (await act.say(words, reply?.id)) return;
  giveBack(key, words, reply);
}

/** Not sent: nothing typed is lost. */
function giveBack(key, words, reply) {
  if (key !== draftKey) return drafts.set(key, words);
  if (!parts.text.value) write(words);
  if (reply) setReply(reply);
}

function pickCommand(words) {
  if (parts.text.value.startsWith("/")) write("");
  closeMenus();
  act.say(words);
}

function fillCommand(words) {
  write(`${words} `);
  closeMenus();
  focusComposer();
}

function toggleMenu() {
  closeAttach();
  toggleCommands(parts.commands);
}

function attachMenu() {
  closeCommands();
  toggleAttach();
}

function closeMenus() {
  closeCommands();
  closeAttach();
}
