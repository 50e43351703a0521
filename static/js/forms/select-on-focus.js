// Select a number on focus, so that typing replaces it.
const NUMBERS = 'input[inputmode="decimal"], input[inputmode="numeric"]';

document.addEventListener("focusin", (event) => {
  if (event.target.matches(NUMBERS)) event.target.select();
});
