// Warns before a session that rests too long ends, and lets the person stay with one press.
const WARNING = 5 * 60; // seconds before the end; the guidelines ask for 20 at the least

export function wake(dialog) {
  const { seconds, stay, leave } = dialog.dataset;
  const left = dialog.querySelector("[data-left]");
  let ends;
  let timer;

  function start() {
    dialog.close();
    ends = Date.now() + Number(seconds) * 1000;
    clearInterval(timer);
    timer = setInterval(look, 1000);
  }

  // The clock is read each time: a phone in a pocket stops counting, the session does not.
  function look() {
    const remaining = Math.ceil((ends - Date.now()) / 1000);
    if (remaining <= 0) {
      clearInterval(timer);
      end();
    } else if (remaining <= WARNING) {
      say(remaining);
      if (!dialog.open) dialog.showModal();
    }
  }

  function say(remaining) {
    const minutes = Math.ceil(remaining / 60);
    const words = minutes === 1 ? "1 minute" : `${minutes} minutes`;
    if (left.textContent !== words) left.textContent = words;
  }

  async function keep() {
    const answer = await fetch(stay, { credentials: "same-origin", redirect: "manual" });
    if (answer.ok) start();
    else end();
  }

  // A page whose answers are kept on the server sends what is typed before it closes.
  async function end() {
    const form = document.querySelector("form[data-kept]");
    if (form) {
      const body = new FormData(form);
      body.append("to", "rest");
      await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
    }
    window.location.assign(leave);
  }

  dialog.querySelector("button").addEventListener("click", keep);
  // What a page sends by itself renews the session as a press would.
  document.addEventListener("app-still-here", start);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    keep();
  });
  start();
}
