// Filters answer at once. Without this the form's button does the same.
const form = document.querySelector("[data-library]");
let running = new AbortController();

function address() {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs);
  return query.size ? `${form.action}?${query}` : form.action;
}

function refresh(page) {
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
    if (fresh && fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
  }
}

async function show() {
  running.abort();
  running = new AbortController();
  const url = address();
  const response = await fetch(url, { signal: running.signal });
  if (!response.ok) throw new Error(response.statusText);
  refresh(new DOMParser().parseFromString(await response.text(), "text/html"));
  window.history.replaceState(null, "", url);
}

// Whatever goes wrong, the plain way still works.
function showOrSubmit() {
  show().catch((error) => {
    if (error.name !== "AbortError") form.submit();
  });
}

form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") showOrSubmit();
});
