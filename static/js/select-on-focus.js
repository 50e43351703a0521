// Typing replaces the number that is there: no thumb has to delete first.
const NUMBERS = 'input[inputmode="decimal"], input[inputmode="numeric"]';

document.addEventListener("focusin", (event) => {
  if (event.target.matches(NUMBERS)) event.target.select();
});
