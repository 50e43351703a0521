// Move the focus to the list of errors, so that a screen reader starts there.
document.querySelector("[data-error-summary]")?.focus();
