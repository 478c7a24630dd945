// Looks again how far a job has come, and says it where those who do not see it are told.
const BAR = ".app-progress__bar";
const WORDS = ".app-progress__words";

export function wake(box) {
  const wait = Number(box.dataset.seconds) * 1000;

  function say(fresh) {
    box.querySelector(BAR).value = fresh.querySelector(BAR).value;
    box.querySelector(WORDS).textContent = fresh.querySelector(WORDS).textContent;
  }

  async function look() {
    try {
      const answer = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector('[data-module="app-progress"]');
      if (!answer.ok || !fresh) return window.location.reload();
      say(fresh);
    } catch {
      // No connection: the next look may find one.
    }
    return setTimeout(look, wait);
  }

  setTimeout(look, wait);
}
