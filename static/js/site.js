import "./error-summary.js";
import "./print.js";
import "./select-on-focus.js";
import "./share.js";
import "./stepper.js";
import "./submit-once.js";
import "./toast.js";
