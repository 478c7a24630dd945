// Wakes the parts of a page that are nicer with script. Every page works without.
import { initAll } from "./vendor/govuk/govuk-frontend.min.js";

initAll();

const maps = document.querySelectorAll('[data-module="app-map"]');
if (maps.length) {
  import("./map.js").then(({ wake }) => maps.forEach(wake));
}

const progress = document.querySelector('[data-module="app-progress"]');
if (progress) {
  import("./progress.js").then(({ wake }) => wake(progress));
}

const rest = document.querySelector('[data-module="app-rest"]');
if (rest) {
  import("./rest.js").then(({ wake }) => wake(rest));
}
