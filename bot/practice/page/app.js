// The practice room's page: one person's view of the neighbourhood, live.
import * as actions from "./actions.js";
import { getState, listen } from "./api.js";
import { closeCast, drawCast, openCast, setUpCast } from "./cast.js";
import { drawHead, drawMessages, nodeOf, setUpChat } from "./chat.js";
import { drawChats, setUpChats } from "./chats.js";
import { clockMoved, drawClock, setUpClock } from "./clock.js";
import { drawDock, focusComposer, setUpComposer } from "./composer.js";
import { el, find, loadIcons, onPhone } from "./dom.js";
import { drawHints, setUpHints } from "./hints.js";
import { speak, switchLanguage, t } from "./i18n.js";
import { lightbox } from "./lightbox.js";
import { follow, recall, remember } from "./memory.js";
import { countFresh, jumpTo, keepPlace, resetScrolling, setUpScrolling } from "./scrolling.js";
import { chatOf, changed, enter, forgetPerson, hasBlocked, here, isLooking, isMine, markRead, openChat, setReply, startAtNewest, store, takeEvent, takeState, unread, watch } from "./store.js";
import { setNow, setZone } from "./time.js";
import { hush, show } from "./toast.js";

const RETRY = 2000;
let hangUp = () => {};
let turn = 0;

const draw = { cast: drawCast, chats: drawChats, head: drawHead, messages: drawMessages, dock: drawDock, hints: drawHints, clock: drawClock };

watch((parts) => {
  const wanted = parts.has("all") ? Object.keys(draw) : [...parts];
  for (const part of wanted) draw[part]?.();
  readIfLooking();
});

/** Become `me`: their state, their events. Whoever comes later wins. */
async function become(me) {
  const mine = ++turn;
  hangUp();
  hush();
  const state = await firstState(me, mine);
  if (!state || mine !== turn) return;
  forgetPerson();
  resetScrolling();
  settle(state);
  remember("me", String(state.me));
  if (store.open === null) comeIn();
  else enterChat(store.open);
  hangUp = listen(state.me, { up: () => refresh(mine), down: lost, event: (event) => heard(event, mine) });
}

async function firstState(me, mine) {
  while (mine === turn) {
    try {
      return await getState(me);
    } catch (error) {
      const stranger = me !== null && error.status >= 400 && error.status < 500;
      if (stranger) {
        me = null;
        continue;
      }
      banner(t("banner.start"));
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
  return null;
}

function settle(state) {
  setZone(state.zone);
  setNow(state.now);
  takeState(state);
  banner("");
}

/** On each (re)connection, ask for everything: events may have been missed. */
async function refresh(mine) {
  try {
    const state = await getState(store.me);
    if (mine !== turn) return;
    settle(state);
    if (store.open === null) comeIn();
  } catch {
    if (mine === turn) lost();
  }
}

const lost = () => banner(t("banner.lost"));

function banner(words) {
  const node = find("banner");
  if (node.textContent !== words) node.textContent = words;
  node.hidden = !words;
}

function heard(event, mine) {
  if (mine !== turn) return;
  if (event.type === "clock") return clockTold(event.now);
  if (takeEvent(event) === "refetch") return void refresh(mine);
  if (event.type === "message" && String(event.message.chat) === String(store.open) && !isMine(event.message)) countFresh();
  if (event.type === "typing") setTimeout(() => changed("head", "messages", "chats"), 6200);
}

function clockTold(now) {
  clockMoved(now);
  changed("chats", "messages");
}

function readIfLooking() {
  const chat = openChat();
  if (!chat || !isLooking(chat) || !unread(chat).length) return;
  markRead(chat);
  actions.read(chat);
}

// --- moving about ---------------------------------------------------------

function enterChat(id) {
  resetScrolling();
  moved(() => enter(id));
}

/** What was whispered stays behind with the chat that it was about. */
function moved(go) {
  const before = here();
  go();
  if (here() !== before) hush();
}

/** A wide page opens the group at once; a phone begins at the list. */
function comeIn() {
  const first = store.chats.find((chat) => chat.kind === "group") ?? store.chats[0];
  if (!first || onPhone()) return look("list");
  enterChat(first.id);
  startAtNewest();
}

function openFromList(id) {
  enterChat(id);
  look("chat");
  if (!onPhone()) focusComposer();
}

function look(view) {
  const app = find("app");
  if (app.dataset.view !== view && view === "chat" && onPhone()) history.pushState({ view }, "");
  app.dataset.view = view;
  onScreen();
}

function onScreen() {
  moved(() => { store.onScreen = !onPhone() || find("app").dataset.view === "chat"; });
  changed("messages");
}

function back() {
  if (history.state?.view === "chat") history.back();
  else look("list");
}

function openPrivate() {
  const chat = chatOf("bot");
  if (chat) openFromList(chat.id);
}

// --- small things ---------------------------------------------------------

function link(href, event) {
  if (!/^(tel|mailto):/i.test(href)) {
    event.preventDefault();
    actions.follow(href);
  }
}

function more() {
  const blocked = hasBlocked(chatOf("bot"));
  const box = el("dialog", { class: "box sheet", label: t("chat.more") });
  const go = () => {
    box.close();
    actions.block(!blocked);
  };
  box.append(el("button", { class: "plain wide", test: "block", onclick: go }, t(blocked ? "bot.unblock" : "bot.block")),
    el("button", { class: "plain wide faint", onclick: () => box.close() }, t("cancel")));
  show(box);
}

function setUpSize() {
  const button = find("text-size");
  const put = (large) => {
    document.documentElement.classList.toggle("large", large);
    button.setAttribute("aria-pressed", String(large));
  };
  put(recall("size") === "large");
  follow("size", (size) => keepPlace(() => put(size === "large")));
  button.addEventListener("click", () => {
    const large = !document.documentElement.classList.contains("large");
    remember("size", large ? "large" : "usual");
    keepPlace(() => put(large));
  });
}

function reply(message) {
  setReply(message);
  focusComposer();
}

/** Keep the composer above the keyboard where the browser does not do it itself. */
function followKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty("--height", `${Math.round(view.height)}px`);
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
}

function setUp() {
  speak();
  setUpSize();
  setUpHints();
  setUpClock();
  setUpScrolling();
  setUpCast((me) => me !== store.me && become(me));
  setUpChats(openFromList);
  setUpChat({
    back, cast: openCast, more, reply, link,
    photos: lightbox, press: actions.press, command: (words) => actions.say(words), jump: (id) => jumpTo(nodeOf(id)),
  });
  actions.setUpActions(openPrivate);
  setUpComposer(actions);
  const change = (to) => keepPlace(() => {
    switchLanguage(to);
    changed("all");
  });
  find("language").addEventListener("click", () => change());
  follow("language", change);
  window.addEventListener("popstate", () => look("list"));
  window.addEventListener("resize", onScreen);
  document.addEventListener("visibilitychange", readIfLooking);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeCast());
  followKeyboard();
  onScreen();
  changed("all");
}

loadIcons();
setUp();
become(recall("me"));
