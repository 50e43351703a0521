// Submit a filter form as soon as it changes. Without JavaScript its button does it.
const running = new WeakMap();

function address(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  const [page] = form.action.split("#");
  const query = new URLSearchParams(pairs);
  return query.size ? `${page}?${query}` : page;
}

function refresh(page) {
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
    if (fresh && fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
  }
}

async function show(form) {
  running.get(form)?.abort();
  running.set(form, new AbortController());
  const url = address(form);
  const response = await fetch(url, { signal: running.get(form).signal });
  if (!response.ok) throw new Error(response.statusText);
  refresh(new DOMParser().parseFromString(await response.text(), "text/html"));
  window.history.replaceState(null, "", url);
}

// If anything goes wrong, load the page in the ordinary way.
function showOrSubmit(form) {
  show(form).catch((error) => {
    if (error.name !== "AbortError") form.submit();
  });
}

for (const form of document.querySelectorAll("[data-live]")) {
  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox" || event.target.inputMode) showOrSubmit(form);
  });
}
