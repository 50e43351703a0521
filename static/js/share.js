// A share button says in `data-copied` what it did where it could only copy.
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
    // Whoever closes the share sheet has changed their mind: nothing to say.
    button.addEventListener("click", () => share(button).catch(() => {}));
  }
}
