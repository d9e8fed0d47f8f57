// The device's screen: drawn by Amazon's renderer in a frame of its own, or as plain HTML.
import { draw } from "./plain.js";

const VIEWPORTS = {
  round: { width: 480, height: 480, dpi: 160, isRound: true, mode: "HUB" },
  7: { width: 1024, height: 600, dpi: 160, isRound: false, mode: "HUB" },
  10: { width: 1280, height: 800, dpi: 160, isRound: false, mode: "HUB" },
  15: { width: 1920, height: 1080, dpi: 160, isRound: false, mode: "HUB" },
  tv: { width: 960, height: 540, dpi: 160, isRound: false, mode: "TV" },
};

export class Screen {
  constructor(place, shape, touched) {
    this.place = place;
    this.shape = shape;
    this.touched = touched;
    this.frame = null;
    window.addEventListener("message", (event) => this.heard(event));
    new ResizeObserver(() => this.fit()).observe(place);
  }

  set device(name) {
    this.viewport = VIEWPORTS[name];
    this.shape.dataset.device = name;
    this.forget();
  }

  get device() {
    return this.shape.dataset.device;
  }

  forget() {
    this.frame?.remove();
    this.frame = this.last = null;
    this.place.replaceChildren();
  }

  show(directive, now, listening) {
    if (!this.viewport) return;
    if (directive) this.last = { directive, now };
    else if (!listening) this.last = null;
    this.again();
  }

  again() {
    this.shape.dataset.drawing = this.drawing;
    if (!this.last || !this.viewport) return this.forget();
    if (this.drawing === "plain") {
      this.frame?.remove();
      this.frame = null;
      this.place.replaceChildren(draw(this.last.directive.datasources.screen, this.touched));
      return;
    }
    if (!this.frame) return this.start();
    if (this.ready) this.send();
  }

  start() {
    this.ready = false;
    delete this.shape.dataset.shown;
    this.frame = document.createElement("iframe");
    this.frame.title = "The device's screen";
    this.frame.setAttribute("sandbox", "allow-scripts");
    this.frame.width = this.viewport.width;
    this.frame.height = this.viewport.height;
    this.frame.src = "frame";
    this.place.replaceChildren(this.frame);
    this.fit();
  }

  send() {
    const { directive, now } = this.last;
    const { document, datasources } = directive;
    const message = { document, datasources, viewport: this.viewport, utcTime: Date.parse(now), localTimeAdjustment: 0 };
    this.frame.contentWindow.postMessage(message, "*");
  }

  heard(event) {
    if (!this.frame || event.source !== this.frame.contentWindow) return;
    if (event.data.ready) {
      this.ready = true;
      if (this.last) this.send();
    } else if (event.data.touched) {
      this.touched(event.data.touched);
    } else if (event.data.shown) {
      this.shape.dataset.shown = String(event.data.shown);
    } else if (event.data.failed) {
      console.error(event.data.failed);
      this.drawing = "plain";
      this.again();
    }
  }

  fit() {
    if (!this.frame) return;
    const share = this.place.clientWidth / this.viewport.width;
    this.frame.style.transform = `scale(${share})`;
    this.place.style.height = `${this.viewport.height * share}px`;
  }
}
