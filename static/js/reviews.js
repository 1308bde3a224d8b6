/* The review of a dossier by keyboard: J and K walk through its entries, a digit says what one thinks of one. */
(() => {
  "use strict";

  const OUTCOME_OF_KEY = { 1: "passed", 2: "returned", 3: "failed", 0: "" };
  const OPPOSITE = { eligible: "failed", not_eligible: "passed" };
  const TEXTS = "textarea, select, input:not([type=radio]):not([type=checkbox])";

  const points = () => Array.from(document.querySelectorAll("[data-checklist] [data-point]"));
  const reasonOf = (point) => point.querySelector("textarea");

  const go = (step) => {
    const all = points();
    const at = all.findIndex((point) => point.contains(document.activeElement));
    const next = at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[at + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const say = (outcome) => {
    const point = document.activeElement.closest("[data-point]");
    const choice = point && Array.from(point.querySelectorAll("[type=radio]")).find((radio) => radio.value === outcome);
    if (!choice) return;
    choice.checked = true;
    const isExplained = ["returned", "failed"].includes(outcome) || OPPOSITE[point.dataset.machine] === outcome;
    (isExplained ? reasonOf(point) : point).focus();
  };

  const leave = (text) => text.closest("[data-point]")?.focus();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    const { target } = event;
    if (event.key === "Escape" && target.matches(TEXTS)) {
      leave(target);
      return;
    }
    if (target.matches(TEXTS) || target.closest("dialog, [data-picker]")) return;
    if (event.key === "Escape" && window.papers.close()) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") go(key === "j" ? 1 : -1);
    else if (key === "e") window.papers.open(target.closest("[data-point]"));
    else if (key in OUTCOME_OF_KEY) say(OUTCOME_OF_KEY[key]);
    else if (document.querySelector(`[data-key="${CSS.escape(key)}"]`)) document.querySelector(`[data-key="${CSS.escape(key)}"]`).click();
    else if (document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`)) document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`).focus();
    else return;
    event.preventDefault();
  });
})();
