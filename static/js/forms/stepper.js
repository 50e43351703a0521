// The + and − buttons next to a number field. A comma counts as a decimal point.
const ARROWS = { ArrowUp: 1, ArrowDown: -1 };

const number = (text) => Number.parseFloat(String(text).replace(",", "."));

const decimals = (text) => String(text).split(/[.,]/)[1]?.length ?? 0;

// An empty field starts from last time's value, which is its placeholder.
function start(input, min) {
  const candidates = [input.value, input.placeholder, min, 0].map(number);
  return candidates.find((candidate) => !Number.isNaN(candidate));
}

function stepped(input, { step, min, max }, direction) {
  const from = input.value || input.placeholder;
  const value = start(input, min) + number(step) * direction;
  const low = Math.max(value, min === undefined ? -Infinity : number(min));
  const inside = Math.min(low, max === undefined ? Infinity : number(max));
  return inside.toFixed(Math.max(decimals(step), decimals(from)));
}

function enhance(stepper) {
  const input = stepper.querySelector("input");
  const step = (direction) => {
    input.value = stepped(input, stepper.dataset, direction);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const button of stepper.querySelectorAll("[data-step-by]")) {
    button.hidden = false;
    // Tab moves between the fields; the arrow keys do what the buttons do.
    button.tabIndex = -1;
    button.addEventListener("click", () => step(Number(button.dataset.stepBy)));
  }
  input.addEventListener("keydown", (event) => {
    const direction = ARROWS[event.key];
    if (!direction) return;
    event.preventDefault();
    step(direction);
  });
}

document.querySelectorAll("[data-stepper]").forEach(enhance);
