// Hearing and talking, with what the browser has for it.
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export class Voice {
  constructor(toggle) {
    this.toggle = toggle;
    toggle.disabled = !window.speechSynthesis;
    toggle.addEventListener("change", () => this.hush());
  }

  say(text, locale) {
    if (!this.toggle.checked || !text) return;
    const said = new SpeechSynthesisUtterance(text);
    said.lang = locale;
    window.speechSynthesis.speak(said);
  }

  hush() {
    window.speechSynthesis?.cancel();
  }

  // Resolves once nothing is being said, and after a pause at the least.
  async done(pause) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    while (this.toggle.checked && window.speechSynthesis?.speaking) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  listenWith(button, note, locale, said) {
    if (!Recognition) return;
    button.hidden = note.hidden = false;
    let ears = null;
    button.addEventListener("click", () => {
      if (ears) return ears.stop();
      this.hush();
      ears = new Recognition();
      ears.lang = locale();
      button.textContent = "Listening …";
      ears.onresult = (event) => said(event.results[0][0].transcript);
      ears.onend = ears.onerror = () => { ears = null; button.textContent = "Talk"; };
      ears.start();
    });
  }
}
