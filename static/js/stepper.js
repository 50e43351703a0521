// The buttons of a stepper. Typing stays possible, and a comma is a point.
const number = (text) => Number.parseFloat(String(text).replace(",", "."));

const decimals = (text) => String(text).split(/[.,]/)[1]?.length ?? 0;

// An empty field starts from last time's value, which stands in the placeholder.
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
  for (const button of stepper.querySelectorAll("[data-step-by]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      input.value = stepped(input, stepper.dataset, Number(button.dataset.stepBy));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

document.querySelectorAll("[data-stepper]").forEach(enhance);
