// Hide a toast after eight seconds, unless the pointer or the focus is on it.
const SECONDS = 8;

function enhance(toast) {
  let timer;
  const stay = () => clearTimeout(timer);
  const leave = () => {
    stay();
    timer = setTimeout(() => {
      toast.hidden = true;
    }, SECONDS * 1000);
  };
  for (const type of ["mouseenter", "focusin"]) toast.addEventListener(type, stay);
  for (const type of ["mouseleave", "focusout"]) toast.addEventListener(type, leave);
  leave();
}

document.querySelectorAll("[data-toast]").forEach(enhance);
