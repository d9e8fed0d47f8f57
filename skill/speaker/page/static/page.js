// The page: what is said goes to the skill, what comes back is heard, shown and taken apart.
import { call } from "./calls.js";
import { Screen } from "./screen.js";
import { showAnnouncement, showTurn, startTabs } from "./inside.js";
import { Voice } from "./voice.js";

const by = (id) => document.getElementById(id);
const given = JSON.parse(document.body.dataset.given);
const voice = new Voice(by("sound"));
const screen = new Screen(by("screen"), by("device-shape"), touch);
let talk = null, playing = 0, last = null, turns = Promise.resolve();

async function open() {
  const device = by("device").value;
  const settings = { locale: by("locale").value, screen: device !== "none", clock: by("clock").value, fast: Number(by("fast").value) };
  by("transcript").replaceChildren();
  await turn(`Alexa, open bedford leg clinic`, async () => {
    const heard = await call("open", settings);
    talk = heard.id;
    return heard;
  });
}

// One turn after the other: what is said while the skill thinks is not lost.
function turn(said, ask) {
  turns = turns.then(() => takeTurn(said, ask));
  return turns;
}

async function takeTurn(said, ask) {
  document.body.dataset.busy = "yes";
  voice.hush();
  try {
    last = await ask();
    by("light").dataset.state = last.listening ? "listening" : "off";
    by("heard").textContent = last.speech;
    screen.show(last.screen, last.now, last.listening);
    showTurn(said, last);
    voice.say(last.speech, by("locale").value);
    return last;
  } catch (error) {
    by("heard").textContent = error.message;
    by("light").dataset.state = "off";
    return null;
  } finally {
    document.body.dataset.busy = "";
  }
}

// Timers ring by themselves, also when the session is over.
setInterval(async () => {
  if (!talk || document.hidden) return;
  const rung = await call("announced", { id: talk }).catch(() => []);
  for (const text of rung) {
    by("heard").textContent = text;
    showAnnouncement(text);
    voice.say(text, by("locale").value);
  }
}, 1000);

function say(line) {
  return turn(line, () => call("say", { id: talk, line }));
}

function touch(args, label) {
  return turn(`(touches) ${label ?? args.slice(0, 2).join(" ")}`, () => call("touch", { id: talk, arguments: args }));
}

by("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const line = by("line").value.trim();
  if (!line) return;
  by("line").value = "";
  stop();
  say(line);
});

let unanswered = 0;
by("silence").addEventListener("click", async () => {
  if (!last?.listening) return;
  if (++unanswered < 2 && last.reprompt) {
    by("heard").textContent = last.reprompt;
    showTurn("(says nothing)", { ...last, speech: last.reprompt });
    voice.say(last.reprompt, by("locale").value);
    return;
  }
  unanswered = 0;
  await call("leave", { id: talk });
  last = { ...last, listening: false };
  by("light").dataset.state = "off";
  by("heard").textContent = "";
  showTurn("(says nothing)", { ...last, speech: "(the device gives up listening)" });
});

by("settings").addEventListener("submit", (event) => {
  event.preventDefault();
  stop();
  open();
});
by("device").addEventListener("change", () => { screen.device = by("device").value; stop(); open(); });
by("drawing").addEventListener("change", () => { screen.drawing = by("drawing").value; screen.again(); });

by("replay").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (playing) return stop();
  const replay = given.replays[by("which").value];
  const mine = (playing = Date.now());
  by("play").textContent = "Stop";
  by("locale").value = replay.locale ?? "en-GB";
  by("clock").value = replay.clock ?? "";
  await open();
  for (const line of replay.lines) {
    await voice.done(1100);
    if (playing !== mine || !last?.listening) break;
    await say(line);
  }
  if (playing === mine) stop();
});

function stop() {
  playing = 0;
  by("play").textContent = "Play";
}

if (!given.renderer) by("drawn-by").hidden = true;
screen.drawing = given.renderer ? "apl" : "plain";
by("drawing").value = screen.drawing;
screen.device = by("device").value;
voice.listenWith(by("talk"), by("talk-note"), () => by("locale").value, (line) => { stop(); say(line); });
startTabs(document.querySelector(".tabs"));
open();
