// What needs a passkey shows only where the browser has them.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}

// Whoever closes the browser's question is told in the page what did not happen.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const refused = document.querySelector("[data-passkey-refused]");
  if (refused) refused.hidden = false;
});
