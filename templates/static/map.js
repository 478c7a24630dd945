// Buttons that draw a map nearer, farther and whole again, by mouse, finger or key.
const NEAREST = 16;

export function wake(figure) {
  const drawing = figure.querySelector("svg");
  const { width, height } = drawing.viewBox.baseVal;
  const dot = drawing.querySelector(".app-map__fix");
  const middle = dot
    ? { x: dot.cx.baseVal.value, y: dot.cy.baseVal.value }
    : { x: width / 2, y: height / 2 };
  let times = 1;

  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("aria-live", "polite");

  function draw(wanted) {
    times = Math.min(Math.max(wanted, 1), NEAREST);
    const [wide, high] = [width / times, height / times];
    const left = Math.min(Math.max(middle.x - wide / 2, 0), width - wide);
    const top = Math.min(Math.max(middle.y - high / 2, 0), height - high);
    drawing.setAttribute("viewBox", `${left} ${top} ${wide} ${high}`);
    said.textContent = times === 1 ? "Whole area shown" : `Shown ${times} times as large`;
  }

  const row = document.createElement("div");
  row.className = "app-map__buttons";
  row.append(
    button("Zoom in", () => draw(times * 2)),
    button("Zoom out", () => draw(times / 2)),
    button("Whole area", () => draw(1)),
    said,
  );
  figure.append(row);
}

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}
