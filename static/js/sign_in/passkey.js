// Show passkey buttons only where the browser supports passkeys.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}

// When the browser's passkey dialog is closed, say on the page that nothing happened.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const refused = document.querySelector("[data-passkey-refused]");
  if (refused) refused.hidden = false;
});
