// Remember the chosen equipment on this device and offer it the next time.
const KEY = "kit";
const form = document.querySelector("[data-kit]");
const offer = document.querySelector("[data-kit-offer]");
const boxes = () => [...form.querySelectorAll('input[name="kit"]')];

function chosen() {
  return boxes().filter((box) => box.checked).map((box) => box.value);
}

// Storage fails in private windows and on full disks: then nothing is remembered.
function remembered() {
  try {
    const known = new Set(boxes().map((box) => box.value));
    return JSON.parse(localStorage.getItem(KEY) ?? "[]").filter((value) => known.has(value));
  } catch {
    return [];
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen()));
  } catch {
    // The filter works without it.
  }
}

function showOffer() {
  const kit = remembered();
  offer.hidden = kit.length === 0 || chosen().length > 0;
  offer.querySelector("[data-kit-names]").textContent = boxes()
    .filter((box) => kit.includes(box.value))
    .map((box) => box.dataset.name)
    .join(", ");
}

if (form && offer) {
  form.addEventListener("change", (event) => {
    if (event.target.name === "kit") remember();
  });
  offer.querySelector("button").addEventListener("click", () => {
    const kit = remembered();
    const boxed = boxes().filter((box) => kit.includes(box.value));
    for (const box of boxed) box.checked = true;
    offer.hidden = true;
    boxed.at(-1)?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  showOffer();
}
