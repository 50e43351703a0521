// Without signal the browser's own page would take the place of what was typed. A site
// on this very device answers all the same, so it is asked.
const bar = document.querySelector("[data-no-signal]");
const passing = new WeakSet();
const wait = () => AbortSignal.timeout(4000);

async function answers() {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: wait() })).ok;
  } catch {
    return false;
  }
}

async function sendOrStay(form, button) {
  bar.hidden = await answers();
  if (!bar.hidden) return;
  passing.add(form);
  form.requestSubmit(button);
}

function guard(event) {
  const form = event.target;
  if (navigator.onLine || passing.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  sendOrStay(form, event.submitter);
}

if (bar) {
  document.addEventListener("submit", guard, { capture: true });
  window.addEventListener("online", () => {
    bar.hidden = true;
  });
}
