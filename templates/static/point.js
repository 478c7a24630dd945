// A press on the map of an order fills in latitude and longitude, and says so.
const NS = "http://www.w3.org/2000/svg";
const MIDDLE = 320;
const [lat, lon] = ["lat_e6", "lon_e6"].map((id) => document.getElementById(id));
const source = document.querySelector('input[name="place_source"]');

for (const box of [lat, lon]) {
  box.addEventListener("input", () => {
    source.value = "typed";
  });
}

for (const module of document.querySelectorAll('[data-module="app-point"]')) {
  const drawing = module.querySelector("svg");
  const said = document.createElement("p");
  said.className = "govuk-body";
  said.setAttribute("aria-live", "polite");
  module.append(said);
  drawing.addEventListener("click", (press) => choose(module.dataset, drawing, said, press));
}

function choose(view, drawing, said, press) {
  const at = new DOMPoint(press.clientX, press.clientY).matrixTransform(
    drawing.getScreenCTM().inverse(),
  );
  lon.value = (Number(view.lon) + (at.x - MIDDLE) * Number(view.east)).toFixed(6);
  lat.value = (Number(view.lat) - (at.y - Number(view.height) / 2) * Number(view.north)).toFixed(6);
  source.value = "tapped";
  mark(drawing, at);
  said.textContent = `Point chosen: ${lat.value}, ${lon.value}`;
}

function mark(drawing, at) {
  const dot = drawing.querySelector(".app-map__fix") ?? document.createElementNS(NS, "circle");
  dot.setAttribute("class", "app-map__fix");
  dot.setAttribute("cx", at.x);
  dot.setAttribute("cy", at.y);
  dot.setAttribute("r", 7);
  drawing.append(dot);
}
