// What happened: the transcript, what was understood of the last turn, and the exchange as it went over.
const by = (id) => document.getElementById(id);

export function showTurn(said, heard) {
  const transcript = by("transcript");
  transcript.append(line("said", "You", said), line("heard", heard.who ?? "Speaker", heard.speech));
  if (heard.card) transcript.append(line("card", "Card in the app", `${heard.card[0]}: ${heard.card[1]}`));
  if (!heard.listening) transcript.append(line("end", "", "(the session has ended)"));
  by("said").scrollTop = by("said").scrollHeight;
  by("understood").replaceChildren(...understood(heard.understood));
  by("request").textContent = JSON.stringify(heard.request, null, 2);
  by("response").textContent = JSON.stringify(heard.response, null, 2);
}

export function showAnnouncement(text) {
  by("transcript").append(line("rung", "Alexa announces", text));
  by("said").scrollTop = by("said").scrollHeight;
}

function line(kind, who, text) {
  const made = document.createElement("li");
  made.className = kind;
  const name = document.createElement("b");
  name.textContent = who;
  made.append(...(who ? [name, " "] : []), text);
  return made;
}

function understood({ meaning, ...state }) {
  const parts = [heading("What the words mean"), table(meaning, "Nothing: it was opened, or nothing was understood.")];
  return [...parts, heading("What the skill knows now"), table(state, "Nothing yet.")];
}

function heading(text) {
  return Object.assign(document.createElement("h2"), { textContent: text });
}

function table(values, none) {
  const told = Object.entries(values).filter(([, value]) => value !== null && value !== "" && JSON.stringify(value) !== "[]" && JSON.stringify(value) !== "{}");
  if (!told.length) return Object.assign(document.createElement("p"), { textContent: none });
  const made = document.createElement("dl");
  for (const [name, value] of told) {
    const term = Object.assign(document.createElement("dt"), { textContent: name });
    const text = typeof value === "object" ? Object.entries(value).map(([k, v]) => (Array.isArray(value) ? v : `${k}: ${v}`)).join("\n") : String(value);
    made.append(term, Object.assign(document.createElement("dd"), { textContent: text }));
  }
  return made;
}

// Tabs as the ARIA practices have them: arrows move, one tab is in the order of focus.
export function startTabs(list) {
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const choose = (chosen) => {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      by(tab.getAttribute("aria-controls")).hidden = !on;
    }
  };
  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(place + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }
}
