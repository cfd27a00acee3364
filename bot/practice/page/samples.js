// Thumbnails of the nine sample pictures: a parcel under a sun, drawn as bot/practice/samples.py draws them.
const SVG = "http://www.w3.org/2000/svg";
const SIDE = 240;
const MOODS = [
  ["#fde8cd", "#c48f5c", "#d65a46"],
  ["#d6eaf8", "#85b27e", "#f3c440"],
  ["#ece2f6", "#927aaa", "#f0f0eb"],
  ["#e2f5e8", "#5c8a6e", "#e87e5c"],
  ["#fff3db", "#aa9878", "#608cbe"],
];

export function samplePicture(n) {
  const [sky, ground, thing] = MOODS[n % MOODS.length];
  const left = 60 + ((n * 13) % 50);
  const picture = make("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true", class: "sample" });
  picture.append(
    box(0, 0, SIDE, SIDE, sky),
    make("circle", { cx: 190 - n * 7, cy: 50, r: 26, fill: "#fad66e" }),
    box(0, 171, SIDE, SIDE - 171, ground),
    box(left, 100, 100, 90, thing),
    box(left + 43, 100, 14, 90, "#fff"),
    box(left, 119, 100, 12, "#fff"),
  );
  return picture;
}

const box = (x, y, width, height, fill) => make("rect", { x, y, width, height, fill });

function make(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
