// One screen, drawn by Amazon's own renderer. The page outside says what to show, by a message; touches go back by one.
"use strict";

const engine = AplRenderer.initEngine(); // at once: it listens for the start of what the script before this one began
let shown, number = 0;

async function show({ document: doc, datasources, viewport, utcTime, localTimeAdjustment }) {
  const turn = ++number;
  await engine;
  if (turn !== number) return;
  shown?.destroy?.();
  const view = window.document.getElementById("view");
  view.replaceChildren();
  const content = AplRenderer.Content.create(JSON.stringify(doc), "");
  content.addData("payload", JSON.stringify(datasources));
  const errors = [];
  if (content.isError?.() || content.isWaiting?.()) errors.push("the document can't be used");
  const renderer = AplRenderer.default.create({
    content,
    view,
    environment: { agentName: "speaker", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    viewport,
    theme: "dark",
    mode: viewport.mode ?? "HUB",
    developerToolOptions: {},
    utcTime,
    localTimeAdjustment,
    onSendEvent: (event) => tell({ touched: plain(event.arguments) }),
  });
  await renderer.init();
  shown = renderer;
  await new Promise((done) => setTimeout(done, 100)); // it lays out and draws after this
  tell({ shown: turn, errors });
}

// The renderer's own lists as plain data.
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

function tell(message) {
  (window.parent === window ? window : window.parent).postMessage(message, "*");
}

window.addEventListener("message", (event) => {
  if (event.source !== window.parent || !event.data?.document) return;
  show(event.data).catch((error) => tell({ failed: String(error) }));
});
window.show = show;
window.addEventListener("DOMContentLoaded", () => tell({ ready: true }));
