/* What pages do better with JavaScript. Nothing here is needed to read a page or to send a form. */
(() => {
  "use strict";

  const LANGUAGE = document.documentElement.lang || "vi";
  const WORDS = document.getElementById("td-words")?.dataset ?? {};
  const say = (name, values = {}) => (WORDS[name] ?? "").replace(/%\((\w+)\)s/g, (_, key) => values[key]);
  const SAVE_AFTER = 5000;
  const RETRY_AFTER = 15000;
  const UNLOCK_AFTER = 30000;
  const TYPING_PAUSE = 200;
  const FEWEST_LETTERS = 2;

  const SUBMIT = "button:not([type=button]):not([type=reset]), input[type=submit]";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const number = (value) => Number(value).toLocaleString(LANGUAGE);
  const clock = () => new Date().toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit" });
  const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1] ?? "";

  document.documentElement.classList.add("td-js");

  /* ---------- A form is sent once ---------- */

  const unlock = (form) => {
    delete form.dataset.sent;
    all("button[aria-busy], input[aria-busy]", form).forEach((button) => {
      button.disabled = false;
      button.removeAttribute("aria-busy");
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "resubmit" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const buttons = event.submitter ? [event.submitter] : all(SUBMIT, form).slice(0, 1);
    // The browser reads the fields after this event: a button disabled at once would lose its own value.
    setTimeout(() => buttons.forEach((button) => {
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
    }));
    setTimeout(() => unlock(form), UNLOCK_AFTER);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) all("form").forEach(unlock);
  });

  /* ---------- Rows chosen in a list ---------- */

  const bulk = (section) => {
    const head = section.querySelector("[data-bulk-all]");
    const everything = section.querySelector("[data-bulk-everything]");
    const count = section.querySelector("[data-bulk-count]");
    const rows = () => all("[data-bulk-item]", section);
    const update = () => {
      const items = rows();
      const chosen = items.filter((item) => item.checked);
      items.forEach((item) => item.closest("tr, li")?.classList.toggle("td-selected", item.checked));
      if (head) {
        head.checked = items.length > 0 && chosen.length === items.length;
        head.indeterminate = chosen.length > 0 && !head.checked;
      }
      const kept = all("[data-bulk-kept]:checked", section).length;
      const total = everything?.checked ? everything.dataset.total : chosen.length + kept;
      const noun = count?.dataset.noun ?? "";
      if (count) count.textContent = Number(total) ? say("bulkSome", { count: number(total), noun }) : say("bulkNone", { noun });
      all(SUBMIT, section.querySelector("[data-bulk-bar]") ?? section).forEach((button) => {
        if (!button.hasAttribute("aria-busy")) button.disabled = !Number(total);
      });
    };
    section.addEventListener("change", (event) => {
      if (event.target === head) rows().forEach((item) => { item.checked = head.checked; });
      if (event.target !== everything && everything) everything.checked = false;
      update();
    });
    window.addEventListener("pageshow", update);
    update();
  };

  /* ---------- Copy, print, theme, menus ---------- */

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copy");
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print], [data-theme]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    if ("theme" in button.dataset) {
      const root = document.documentElement;
      root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
      document.cookie = `theme=${root.dataset.bsTheme}; path=/; max-age=31536000; samesite=lax`;
    }
    if ("copy" in button.dataset) {
      const source = button.dataset.copy.startsWith("#") && document.querySelector(button.dataset.copy);
      const text = source ? source.value ?? source.innerText : button.dataset.copy;
      const label = button.querySelector("[data-copy-label]") ?? button;
      const before = label.textContent;
      label.textContent = await copy(text.trim()).then(() => say("copied"), () => say("copyFailed"));
      setTimeout(() => { label.textContent = before; }, 2500);
    }
  });

  ["click", "focusin"].forEach((way) => document.addEventListener(way, (event) => {
    all("details.td-menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      all("details.td-menu[open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
  });

  window.addEventListener("beforeprint", () => all("details.td-drawer").forEach((part) => { part.open = true; }));

  /* ---------- Drafts save themselves ---------- */

  const autosave = (form) => {
    const status = document.querySelector(form.dataset.autosaveTarget || "[data-autosave-status]");
    const values = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    let last = "unsaved" in form.dataset ? "" : values().toString();
    let refused = "";
    let timer = 0;
    let running = false;
    let leaving = false;

    const tell = (state, text) => {
      if (!status) return;
      status.dataset.state = state;
      status.setAttribute("role", state === "failed" ? "alert" : "none");
      status.textContent = text;
    };
    const later = (pause) => {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    };
    const accept = (answer, sent) => {
      last = sent;
      for (const [name, value] of Object.entries(answer.fields ?? {})) {
        const field = form.elements.namedItem(name);
        if (field && "value" in field) field.value = value;
      }
      if (answer.fields) {
        const now = values();
        const old = new URLSearchParams(sent);
        Object.keys(answer.fields).forEach((name) => old.set(name, now.get(name)));
        last = old.toString();
      }
      document.dispatchEvent(new CustomEvent("td:saved"));
      tell("saved", say("saved", { time: answer.saved_at ?? clock() }));
    };
    async function save() {
      const sent = values().toString();
      if (!form.dataset.autosaveUrl || leaving || running || sent === last || sent === refused) return;
      running = true;
      tell("saving", say("saving"));
      try {
        const response = await fetch(form.dataset.autosaveUrl, {
          method: "POST",
          body: values(),
          headers: { "X-CSRFToken": values().get("csrfmiddlewaretoken") || cookie("csrftoken"), Accept: "application/json" },
          redirect: "manual",
        });
        const isJson = response.headers.get("content-type")?.includes("application/json");
        const answer = isJson ? await response.json() : {};
        if (response.ok) accept(answer, sent);
        else if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
          tell("failed", answer.message ?? say("saveSignedOut"));
          later(RETRY_AFTER);
        } else if (response.status >= 500) {
          tell("failed", answer.message ?? say("saveOffline"));
          later(RETRY_AFTER);
        } else {
          refused = sent;
          tell("failed", answer.message ?? say("saveRefused"));
        }
      } catch {
        tell("failed", say("saveOffline"));
        later(RETRY_AFTER);
      } finally {
        running = false;
        if (status?.dataset.state === "saved" && values().toString() !== last) later(SAVE_AFTER);
      }
    }
    form.addEventListener("input", () => {
      if (status?.dataset.state !== "failed") tell("unsaved", say("unsaved"));
      later(SAVE_AFTER);
    });
    form.addEventListener("change", () => later(SAVE_AFTER));
    form.addEventListener("submit", () => {
      leaving = true;
      clearTimeout(timer);
    });
    window.addEventListener("online", () => later(0));
    window.addEventListener("pageshow", () => { leaving = false; });
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && values().toString() !== last) event.preventDefault();
    });
  };

  /* ---------- Picker: a combobox over a search address ---------- */

  const picker = (box) => {
    const input = box.querySelector("[data-picker-url]");
    const list = box.querySelector("[role=listbox]");
    const status = box.querySelector("[data-picker-status]");
    const chosen = box.querySelector("[data-picker-chosen]");
    const name = box.dataset.pickerName;
    const multiple = "pickerMultiple" in box.dataset;
    let rows = [];
    let current = -1;
    let timer = 0;
    let asking = null;
    let asked = "";

    box.querySelector("[data-picker-results]")?.remove();
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);

    const close = () => {
      list.hidden = true;
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (index) => {
      current = index;
      all("[role=option]", list).forEach((option, at) => {
        option.setAttribute("aria-selected", String(at === index));
        if (at === index) {
          input.setAttribute("aria-activedescendant", option.id);
          option.scrollIntoView({ block: "nearest" });
        }
      });
    };
    const line = (tag, row) => {
      const element = document.createElement(tag);
      element.append(row.label);
      if (row.note) {
        const note = document.createElement("small");
        note.textContent = row.note;
        element.append(" ", note);
      }
      return element;
    };
    const draw = (answer) => {
      rows = answer.results ?? [];
      list.replaceChildren(...rows.map((row, index) => {
        const option = line("li", row);
        option.id = `${list.id}_${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        if (row.disabled) option.setAttribute("aria-disabled", "true");
        return option;
      }));
      list.hidden = rows.length === 0;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      input.removeAttribute("aria-activedescendant");
      current = -1;
      status.textContent = [rows.length ? say("found", { count: number(rows.length) }) : say("foundNone"), answer.more ? say("more") : ""].join(" ").trim();
    };
    const choose = (row) => {
      if (!row || row.disabled) return;
      const known = all("input", chosen).find((field) => field.value === String(row.id));
      if (known) known.checked = true;
      else {
        if (!multiple) chosen.replaceChildren();
        const item = document.createElement("li");
        item.className = "form-check";
        const field = document.createElement("input");
        Object.assign(field, {
          className: "form-check-input", type: multiple ? "checkbox" : "radio", name, value: row.id, checked: true,
          id: `${list.id}_chosen_${row.id}`,
        });
        const label = line("label", row);
        label.className = "form-check-label";
        label.htmlFor = field.id;
        item.append(field, label);
        chosen.append(item);
      }
      input.value = "";
      asked = "";
      close();
      status.textContent = "";
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
      input.dispatchEvent(new CustomEvent("td:picked", { bubbles: true, detail: row }));
      input.focus();
    };
    const search = async () => {
      const query = input.value.trim();
      if (query === asked) return;
      asked = query;
      asking?.abort();
      if (query.length < FEWEST_LETTERS) {
        close();
        status.textContent = "";
        return;
      }
      asking = new AbortController();
      const address = new URL(input.dataset.pickerUrl, location.href);
      address.searchParams.set("q", query);
      status.textContent = say("loading");
      try {
        const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asking.signal });
        if (!response.ok) throw new Error(response.statusText);
        draw(await response.json());
      } catch (problem) {
        if (problem.name === "AbortError") return;
        asked = "";
        close();
        status.textContent = say("searchFailed");
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, TYPING_PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      const last = rows.length - 1;
      const open = !list.hidden;
      const moves = {
        ArrowDown: () => mark(current >= last ? 0 : current + 1),
        ArrowUp: () => mark(current <= 0 ? last : current - 1),
        Escape: close,
        Enter: () => choose(rows[current] ?? (rows.length === 1 ? rows[0] : null)),
      };
      if (event.key === "Enter") event.preventDefault();
      if (open && moves[event.key]) {
        event.preventDefault();
        event.stopPropagation();
        moves[event.key]();
      } else if (event.key === "ArrowDown" && rows.length) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        mark(0);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(rows[all("[role=option]", list).indexOf(option)]);
    });
    input.addEventListener("blur", () => setTimeout(close, TYPING_PAUSE));
  };

  /* ---------- Side panel: a page's own words beside the list ---------- */

  const side = document.querySelector("[data-side]");
  const openSide = async (link) => {
    const body = side.querySelector("[data-side-body]");
    body.setAttribute("aria-busy", "true");
    body.textContent = say("loading");
    if (!side.open) side.showModal();
    try {
      const response = await fetch(link.href, { headers: { "HX-Request": "true", "HX-Target": "td-side-body" }, redirect: "manual" });
      if (!response.ok) throw new Error(response.statusText);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      body.replaceChildren(...(page.querySelector("main") ?? page.body).childNodes);
      enhance(body);
      window.htmx?.process(body);
      const heading = body.querySelector("h1, h2, h3");
      if (heading) {
        heading.tabIndex = -1;
        heading.focus();
      }
    } catch {
      location.assign(link.href);
    } finally {
      body.removeAttribute("aria-busy");
    }
  };

  if (side?.showModal) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-drawer]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        openSide(link);
      }
      if (event.target === side || event.target.closest("[data-side-close]")) side.close();
    });
  }

  /* ---------- Parts of a page that htmx could not bring ---------- */

  const complain = () => {
    const place = document.getElementById("td-messages");
    if (!place) return;
    const message = document.createElement("div");
    message.className = "td-message td-message-error";
    message.setAttribute("role", "alert");
    message.textContent = say("partFailed");
    place.replaceChildren(message);
  };
  document.addEventListener("htmx:sendError", complain);
  document.addEventListener("htmx:timeout", complain);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) complain();
  });
  document.addEventListener("htmx:load", (event) => enhance(event.detail.elt));

  function enhance(root) {
    const each = (selector, act) => all(selector, root).concat(root.matches?.(selector) ? [root] : []).forEach((element) => {
      if (element.dataset.tdReady) return;
      element.dataset.tdReady = "1";
      act(element);
    });
    each("[data-bulk]", bulk);
    each("form[data-autosave-url]", autosave);
    each("[data-picker]", picker);
    root.querySelector("[data-error-summary]")?.focus();
  }
  enhance(document);
})();
