// A round face: an emoji or an initial on the person's colour.
import { el, icon } from "./dom.js";

const PALETTE = ["#c2543d", "#b7791f", "#2f855a", "#2b7a8c", "#3b6bb5", "#7a55a8", "#a8456f"];

export function colorOf(person) {
  if (person?.is_bot) return "var(--lamp-deep)";
  if (person?.color) return person.color;
  const sum = [...String(person?.id ?? person?.name ?? "")].reduce((n, c) => n + c.codePointAt(0), 0);
  return PALETTE[sum % PALETTE.length];
}

export function avatar(person, size = "") {
  const node = el("span", { class: `avatar ${size}`, "aria-hidden": "true", vars: { "--c": colorOf(person) } });
  if (person?.is_bot) node.append(icon("lamp"));
  else if (person?.group) node.append(icon("people"));
  else node.append(face(person));
  return node;
}

function face(person) {
  const wanted = person?.avatar ?? "";
  if (!wanted) return initial(person);
  if (!isEmoji(wanted)) return [...wanted].slice(0, 2).join("");
  return emojiShows() ? el("span", { class: "emoji" }, wanted) : initial(person);
}

const initial = (person) => [...(person?.name ?? "")].find((c) => /[\p{L}\p{N}]/u.test(c)) ?? "·";
const isEmoji = (text) => /\p{Extended_Pictographic}/u.test(text);

let shows = null;

/** Some old machines have no emoji font: an initial is kinder than an empty box. */
function emojiShows() {
  if (shows === null) shows = drawsColour();
  return shows;
}

function drawsColour() {
  const canvas = el("canvas", { width: 16, height: 16 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return false;
  pen.font = "14px sans-serif";
  pen.fillText("\u{1F600}", 0, 13);
  const pixels = pen.getImageData(0, 0, 16, 16).data;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] > 40 && Math.abs(pixels[i] - pixels[i + 2]) > 24) return true;
  }
  return false;
}
