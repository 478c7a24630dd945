// Sends a chosen file in parts, and goes on by itself after the line broke or the page was loaded
// again. Without this script the form sends the whole file at once.
import { shrunk } from "./shrink.js";
import { fingerprint, storage } from "./resume.js";

const PART = 512 * 1024; // bytes that are lost at the most when the line breaks
const AGAIN = 3000; // milliseconds until another try, where the browser does not say it is back
const REFUSED = [400, 404, 409, 410, 413, 415, 422];

function wake(form) {
  const { to, most, tooLarge } = form.dataset;
  const chooser = form.querySelector('input[type="file"]');
  const box = form.querySelector("[data-sending]");
  const bar = box.querySelector("progress");
  const said = box.querySelector("[data-said]");
  let sending = false;
  let broken = null; // what is given up where somebody goes on without it

  form.addEventListener("submit", (event) => {
    const [file] = chooser.files;
    if (broken && event.submitter?.value === "on") {
      broken();
      chooser.value = "";
      return;
    }
    if (!file && !sending) return;
    event.preventDefault();
    event.stopPropagation();
    if (sending) say("Wait until your file has come. Then go on.");
    else begin(file, event.submitter?.value === "on");
  });

  async function begin(file, goesOn) {
    sending = true;
    box.hidden = false;
    clear();
    say("Getting your file ready");
    const small = await shrunk(file);
    if (small.size > Number(most)) refuse(tooLarge);
    else if (small.size === 0) refuse("The selected file is empty");
    else send(small, goesOn);
  }

  async function send(file, goesOn) {
    const upload = new tus.Upload(file, {
      endpoint: to,
      chunkSize: PART,
      retryDelays: null, // we try again by ourselves, for as long as the page is open
      headers: { "X-CSRFToken": form.elements.csrf_token.value },
      metadata: { filename: file.name },
      fingerprint,
      urlStorage: storage,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => show(Math.floor((100 * sent) / all)),
      onChunkComplete: () => document.dispatchEvent(new Event("app-still-here")),
      onSuccess: () => finish(goesOn),
      onError: (error) => failed(error, upload),
    });
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    upload.start();
  }

  function failed(error, upload) {
    const status = error.originalResponse?.getStatus();
    if (REFUSED.includes(status)) {
      refuse(status < 500 && error.originalResponse.getBody() || "Load this page again and try once more");
      return;
    }
    say("The line broke. Nothing is lost: we go on as soon as it is back. Keep this page open.");
    broken = () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
      broken = null;
    };
    const again = () => {
      broken?.();
      upload.start();
    };
    window.addEventListener("online", again);
    const timer = setTimeout(again, AGAIN);
  }

  function show(percent) {
    bar.value = percent;
    // Said now and then: whoever listens to the page hears no more than they need.
    if (percent < 100) say(`${percent - (percent % 10)}% has come`);
    else say("All of it has come. We are looking at it.");
  }

  function say(words) {
    if (said.textContent !== words) said.textContent = words;
  }

  // The page that comes back says what became of the file.
  function finish(goesOn) {
    chooser.value = "";
    sending = false;
    if (goesOn) form.querySelector('button[value="on"]').click();
    else window.location.assign(form.action);
  }

  function refuse(words) {
    sending = false;
    box.hidden = true;
    const group = chooser.closest(".govuk-form-group");
    const error = document.createElement("p");
    error.className = "govuk-error-message";
    error.id = "file-error";
    error.textContent = words;
    group.classList.add("govuk-form-group--error");
    chooser.before(error);
    chooser.setAttribute("aria-describedby", "file-hint file-error");
    chooser.value = "";
    error.setAttribute("tabindex", "-1");
    error.focus();
  }

  function clear() {
    form.querySelectorAll(".govuk-error-message").forEach((old) => old.remove());
    chooser.closest(".govuk-form-group").classList.remove("govuk-form-group--error");
  }
}

document.querySelectorAll('[data-module="app-files"]').forEach(wake);
