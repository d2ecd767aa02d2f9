// Where the browser can speak, a button reads out what it names, in the page's language; once more, and it stops.
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
    const words = new SpeechSynthesisUtterance(document.querySelector(button.dataset.readAloud).innerText);
    words.lang = document.documentElement.lang;
    words.onstart = () => button.setAttribute("aria-pressed", "true");
    words.onend = words.onerror = () => button.setAttribute("aria-pressed", "false");
    speechSynthesis.speak(words);
  });
});
window.addEventListener("pagehide", () => speechSynthesis?.cancel());
