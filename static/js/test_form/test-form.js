// Helpers on the test form. The page is complete without them.
const CM_PER_INCH = 2.54;
const THIGH_OF_HEIGHT = 0.245;

const form = document.querySelector("[data-assess]");
const field = (name) => form.elements[name];
const number = (text) => Number.parseFloat(String(text).replace(",", "."));

function thighLength() {
  const measured = number(field("thigh_cm").value);
  return inCm * (measured || THIGH_OF_HEIGHT * number(field("stature_cm").value));
}

// Body lengths are entered in the unit of the user's preferences.
const inCm = form.dataset.assess === "in" ? CM_PER_INCH : 1;

// Return the lift in the other unit, or an empty string if it is out of range.
function derived(value, unit) {
  const thigh = thighLength();
  const cm = {
    cm: value,
    in: value * CM_PER_INCH,
    deg: thigh * Math.sin((value * Math.PI) / 180),
  }[unit];
  const angle = (Math.asin(cm / thigh) * 180) / Math.PI;
  const words = {
    cm: [`${angle.toFixed(1)}°`],
    in: [`${cm.toFixed(1)} cm`, `${angle.toFixed(1)}°`],
    deg: [`${cm.toFixed(1)} cm`],
  }[unit];
  return cm >= 0 && angle >= 0 ? `= ${words.join(", ")}` : "";
}

function showDerived(lift) {
  const note = lift.querySelector("[data-derived]");
  const input = lift.querySelector(".stepper input");
  if (!note || !input) return;
  note.textContent = derived(number(input.value), field("unit").value);
  note.hidden = note.textContent === "";
}

const lifts = form.querySelectorAll("[data-lift]");
const showAll = () => lifts.forEach(showDerived);

// The grey value from the last test is in the unit that the page started with.
function forgetLastTime() {
  for (const lift of lifts) lift.querySelector(".stepper input")?.removeAttribute("placeholder");
}

function firstSideFirst() {
  for (const pairs of form.querySelectorAll("[data-pairs]")) {
    const children = [...pairs.children];
    const order = (child) => (child.dataset.side === field("first_side").value ? 0 : 1);
    for (let at = 0; at < children.length; at += 2) {
      const pair = children.slice(at, at + 2).sort((a, b) => order(a) - order(b));
      pairs.append(...pair);
    }
  }
}

function proposeFromHeight() {
  const length = THIGH_OF_HEIGHT * number(field("stature_cm").value);
  if (!length) return;
  field("chair_cm").placeholder = length.toFixed(1);
  field("thigh_cm").placeholder = length.toFixed(1);
}

// Lift = top − rest, both in centimetres.
function fromReadings(lift) {
  const readings = lift.querySelector("[data-readings]");
  if (!readings) return;
  readings.addEventListener("input", () => {
    const [rest, top] = ["[data-rest]", "[data-top]"].map((one) =>
      number(readings.querySelector(one).value),
    );
    if (Number.isNaN(top - rest)) return;
    lift.querySelector(".stepper input").value = (top - rest).toFixed(1);
    showDerived(lift);
  });
}

function onlyInCentimetres() {
  const hidden = field("unit").value !== "cm";
  for (const readings of form.querySelectorAll("[data-readings]")) readings.hidden = hidden;
}

// Enter moves to the next number, so that a half-filled form is not sent by mistake.
function afterEnter({ key, target }) {
  if (key !== "Enter" || !target.matches("[inputmode]")) return null;
  const numbers = [...form.querySelectorAll("[inputmode]")].filter((one) => one.checkVisibility());
  return numbers[numbers.indexOf(target) + 1] ?? form.querySelector("button[type=submit]");
}

for (const one of form.querySelectorAll("[inputmode]")) one.enterKeyHint = "next";
form.addEventListener("keydown", (event) => {
  const next = afterEnter(event);
  if (!next) return;
  event.preventDefault();
  next.focus();
});
lifts.forEach(fromReadings);
form.addEventListener("input", showAll);
form.addEventListener("change", ({ target }) => {
  if (target.name === "unit") forgetLastTime();
  if (target.name === "first_side") firstSideFirst();
  if (target.name === "stature_cm") proposeFromHeight();
  onlyInCentimetres();
  showAll();
});
onlyInCentimetres();
showAll();
