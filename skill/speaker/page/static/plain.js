// The same screen as plain HTML: the data that the documents get, in the same order, with the same things to touch.
let ticking = 0;

export function draw(screen, touched) {
  clearInterval(ticking);
  const place = element("div", { className: `plain ${screen.kind}` });
  place.dataset.accent = screen.accent;
  const keys = (list, kind = "keys") =>
    list?.length ? element("div", { className: kind }, ...list.map((key) => button(key, touched))) : "";
  const tell = (text, name = "p", className = "") => (text ? element(name, { className, textContent: text }) : "");
  const parts = PARTS[screen.kind]?.(screen, tell, keys) ?? [];
  place.append(...parts.filter(Boolean));
  return place;
}

const PARTS = {
  choices: (s, tell, keys) => [
    tell(s.title, "h2"), tell(s.line), keys(s.tiles, "tiles"), tell(s.emergencyLine, "p", "quiet"),
  ],
  question: (s, tell, keys) => [
    tell(s.title, "h2"), bar(s), tell(s.note, "p", "quiet"), tell(s.question, "p", "large"), keys(s.buttons, "keys big"), keys(s.more, "keys small"),
  ],
  emergency: (s, tell, keys) => [
    element("div", { className: "alarm" }, tell(s.above, "h2"), tell(s.number, "p", s.long ? "large" : "number"), tell(s.byPhone)),
    element("div", {}, ...s.lines.map((line) => tell(line)), tell(s.offer, "p", "offer"), keys(s.buttons)),
  ],
  outcome: (s, tell, keys) => [
    tell(s.title, "h2", "banner"), tell(s.reason), tell(s.action, "p", "large"), tell(s.soonerTitle, "h3"),
    list(s.sooner), tell(s.offer, "p", "offer"), keys([...s.buttons, ...(s.more ?? [])]),
  ],
  page: (s, tell, keys) => [
    tell(s.title, "h2"), ...s.sections.flatMap((section) => [tell(section.label, "h3"), tell(section.text)]),
    tell(s.note, "p", "quiet"), tell(s.offer, "p", "offer"), keys([...s.buttons, ...(s.more ?? [])]),
  ],
  hours: (s, tell, keys) => [
    tell(s.title, "h2"), tell(s.answer, "p", "offer"), week(s), tell(s.offer, "p", "offer"), keys(s.buttons),
  ],
  timer: (s, tell, keys) => [tell(s.title, "h2"), countdown(s), tell(s.line), keys(s.more, "keys small"), tell(s.offer, "p", "offer"), keys(s.buttons)],
};

function bar(s) {
  const made = element("progress", { max: 1, value: s.progress });
  made.setAttribute("aria-label", s.progressText || s.title);
  return element("div", { className: "progress" }, made, element("span", { textContent: s.progressText }));
}

function list(lines) {
  return element("ul", {}, ...lines.map((line) => element("li", { textContent: line })));
}

function week(s) {
  const rows = s.days.map((day) => {
    const name = element("th", { scope: "row", textContent: day.today ? `${day.day} · ${s.todayLabel}` : day.day });
    const row = element("tr", {}, name, element("td", { textContent: [day.hours, day.note].filter(Boolean).join(", ") }));
    if (day.today) row.setAttribute("aria-current", "date");
    return row;
  });
  return element("table", {}, element("caption", { textContent: s.clinic }), element("tbody", {}, ...rows));
}

function countdown(s) {
  const place = element("p", { className: "number" });
  const began = Date.now();
  place.setAttribute("role", "timer");
  const tick = () => {
    const left = Math.max(0, s.paused ? s.left : s.left - (Date.now() - began));
    const seconds = Math.floor(left / 1000);
    place.textContent = left ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : s.done;
  };
  tick();
  ticking = setInterval(tick, 500);
  return place;
}

function button(key, touched) {
  const made = element("button", { type: "button", textContent: key.label });
  made.addEventListener("click", () => touched(key.arguments, key.label));
  return made;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}
