/* Pictures and PDFs of a dossier open in their place, one at a time; without this script they are links. */
window.papers = (() => {
  "use strict";

  const LINKS = "a[data-paper]";
  let place = null;
  let link = null;

  const shown = (kind, url, name) => {
    const part = document.createElement(kind === "picture" ? "img" : "iframe");
    part[kind === "picture" ? "alt" : "title"] = name;
    part.src = url;
    return part;
  };

  const close = () => {
    if (!place) return false;
    place.remove();
    place = null;
    if (link.isConnected) link.focus();
    return true;
  };

  const show = (from) => {
    const isSame = place !== null && link === from;
    close();
    if (isSame) return;
    link = from;
    place = document.createElement("section");
    place.className = "td-paper";
    place.tabIndex = -1;
    place.setAttribute("aria-label", from.dataset.name);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-primary btn-sm mb-2";
    button.textContent = from.closest("ul").dataset.close;
    button.addEventListener("click", close);
    place.append(button, shown(from.dataset.paper, from.getAttribute("href"), from.dataset.name));
    from.closest("ul").after(place);
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  };

  /* The first of the entry one is at, else the first of the page. */
  const open = (point) => {
    const first = point?.querySelector(LINKS) || document.querySelector(LINKS);
    if (first) show(first);
  };

  document.addEventListener("click", (event) => {
    const from = event.target.closest(LINKS);
    if (!from || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(from);
  });

  return { open, close };
})();
