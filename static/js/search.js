/* The search box of every page by keyboard: / reaches it, arrows walk through what was found, Esc leaves. */
(() => {
  "use strict";

  const form = document.querySelector("[data-search]");
  if (!form) return;
  const input = form.querySelector("input");
  const found = form.querySelector("[data-search-found]");
  const links = () => Array.from(found.querySelectorAll("a"));
  const typing = (element) => element?.closest?.("input, textarea, select, [contenteditable]");

  const close = () => { found.replaceChildren(); };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]") || !input.offsetParent) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  form.addEventListener("keydown", (event) => {
    const all = links();
    const now = all.indexOf(document.activeElement);
    if (event.key === "Escape") {
      event.preventDefault();
      close();
      if (document.activeElement === input) input.blur();
      else input.focus();
    } else if (event.key === "ArrowDown" && all.length) {
      event.preventDefault();
      all[Math.min(now + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && now >= 0) {
      event.preventDefault();
      (all[now - 1] ?? input).focus();
    }
  });

  input.addEventListener("input", () => { if (!input.value.trim()) close(); });
  // An answer that comes after one has left is thrown away.
  found.addEventListener("htmx:beforeSwap", (event) => {
    if (!form.contains(document.activeElement) || !input.value.trim()) event.detail.shouldSwap = false;
  });
  ["click", "focusin"].forEach((way) => document.addEventListener(way, (event) => {
    if (!form.contains(event.target)) close();
  }));
})();
