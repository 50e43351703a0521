// A refused form starts at its list of problems, also for those who cannot see it.
document.querySelector("[data-error-summary]")?.focus();
