// Where the browser can speak, a button reads out what it names, in the language that it is written in; once more, and
// it stops.
document.querySelectorAll("[data-read-aloud]").forEach((button) => {
  if (!("speechSynthesis" in window)) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return;
    }
    const text = document.querySelector(button.dataset.readAloud);
    const words = new SpeechSynthesisUtterance(text.innerText);
    words.lang = text.closest("[lang]").lang;
    words.onstart = () => button.setAttribute("aria-pressed", "true");
    words.onend = words.onerror = () => button.setAttribute("aria-pressed", "false");
    speechSynthesis.speak(words);
  });
});
window.addEventListener("pagehide", () => speechSynthesis?.cancel());
