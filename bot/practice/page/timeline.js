// From a list of messages to what stands in the chat: days, groups, albums.
import { dayOf } from "./time.js";
import { same } from "./store.js";

const TOGETHER = 5 * 60_000;

/** [{type: "day"|"unread"|"service"|"bubble", key, …}] in the order they are shown. */
export function timeline(messages, unreadFrom) {
  const out = [];
  let before = null;
  for (const cluster of albums(messages)) {
    const first = cluster[0];
    const newDay = !before || dayOf(before.date) !== dayOf(first.date);
    if (newDay) out.push({ type: "day", key: `day-${dayOf(first.date)}-${first.id}`, date: first.date });
    if (unreadFrom !== null && cluster.some((m) => same(m.id, unreadFrom))) out.push({ type: "unread", key: "unread" });
    out.push(item(cluster));
    before = cluster.at(-1);
  }
  return grouped(out);
}

function item(cluster) {
  const first = cluster[0];
  const type = first.kind === "service" ? "service" : "bubble";
  return { type, key: `m-${first.id}`, messages: cluster, first: true, last: true };
}

/** Neighbouring messages of one album are one bubble. */
function albums(messages) {
  const out = [];
  for (const message of messages) {
    const open = out.at(-1);
    const joins = open && message.album && open[0].album === message.album && same(open[0].from?.id, message.from?.id);
    if (joins) open.push(message);
    else out.push([message]);
  }
  return out;
}

/** Mark the first and last bubble of one voice speaking on. */
function grouped(items) {
  items.forEach((one, i) => {
    const next = items[i + 1];
    if (one.type !== "bubble" || next?.type !== "bubble" || !belong(one, next)) return;
    one.last = false;
    next.first = false;
  });
  return items;
}

function belong(one, next) {
  const a = one.messages.at(-1);
  const b = next.messages[0];
  if (a.buttons?.length) return false;
  return same(a.from?.id, b.from?.id) && Math.abs(Date.parse(b.date) - Date.parse(a.date)) < TOGETHER;
}
