// With no signal, sending a form would replace it with the browser's error page. Ask the
// site first: one that runs on this device answers without a network.
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
