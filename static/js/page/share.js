// Share the page, or copy its address where the browser cannot share; `data-copied`
// holds the text that reports the copy.
async function share(button) {
  const page = { title: document.title, url: window.location.href };
  if (navigator.share) return navigator.share(page);
  await navigator.clipboard.writeText(page.url);
  button.setAttribute("aria-label", button.dataset.copied);
  button.title = button.dataset.copied;
}

if (navigator.share || navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    // Closing the share dialog rejects the promise; that is not an error.
    button.addEventListener("click", () => share(button).catch(() => {}));
  }
}
