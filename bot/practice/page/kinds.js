// What is not words: a place, a visiting card, a sticker, a voice, a file.
import { avatar } from "./avatar.js";
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { plainText } from "./richtext.js";

const degrees = (value) => Number(value).toFixed(4);

export function location(message) {
  const { latitude, longitude } = message.location ?? {};
  if (latitude === undefined) return null;
  const place = `${degrees(latitude)}, ${degrees(longitude)}`;
  return el("figure", { class: "place", title: t("message.map") },
    el("img", { src: "/practice/static/map.svg", width: 280, height: 150, alt: t("kind.location") }),
    el("span", { class: "place-pin" }, icon("pin")),
    el("figcaption", {}, place));
}

export function contact(message) {
  const card = message.contact ?? {};
  const name = card.name ?? card.first_name;
  const phone = card.phone ?? card.phone_number;
  return el("div", { class: "card-row" }, avatar({ name, id: phone }),
    el("div", { class: "card-words" }, el("b", {}, name ?? ""), el("a", { href: `tel:${phone ?? ""}` }, phone ?? "")));
}

export function sticker() {
  return el("img", { class: "sticker", src: "/practice/static/sticker.svg", width: 132, height: 132, alt: t("kind.sticker") });
}

const BARS = 26;

export function voice(message) {
  const seed = Number(message.id) || 7;
  const bars = Array.from({ length: BARS }, (_, i) => 20 + ((seed * 31 + i * i * 17 + i * 41) % 80));
  const wave = el("span", { class: "wave", "aria-hidden": "true" }, bars.map((h) => el("i", { vars: { height: `${h}%` } })));
  return el("div", { class: "card-row", role: "img", label: t("kind.voice") },
    el("span", { class: "disc" }, icon("play")), wave, el("span", { class: "length" }, `0:0${3 + (seed % 6)}`));
}

export function file(message) {
  const name = plainText(message.html) || t("kind.document");
  return el("div", { class: "card-row" }, el("span", { class: "disc" }, icon("file")),
    el("div", { class: "card-words" }, el("b", {}, name), el("span", {}, t("kind.document"))));
}
