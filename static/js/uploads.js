/* A file may be dropped, how far its upload is can be seen, and a line that breaks is tried once more.
   Without this the form is sent as any other. */
(() => {
  "use strict";

  const TRIES = 1;
  const PAUSE = 2000;

  const start = (form) => {
    const input = form.querySelector("input[type=file]");
    const drop = form.querySelector("[data-upload-drop]");
    const bar = form.querySelector("[data-upload-bar]");
    const meter = bar.querySelector("progress");
    const percent = bar.querySelector("[data-upload-percent]");
    const problem = form.querySelector("[data-upload-problem]");
    const button = form.querySelector("button[type=submit]");

    /* The buttons stick to the lower edge and would cover it. */
    const show = (part, is) => {
      part.hidden = !is;
      if (is) part.scrollIntoView({ block: "center" });
    };
    const busy = (is) => {
      show(bar, is);
      button.disabled = is;
    };
    const say = (text) => {
      problem.textContent = text;
      show(problem, Boolean(text));
    };
    const fail = () => {
      busy(false);
      say(problem.dataset.lost);
    };
    const tooLarge = () => [...input.files].find((file) => file.size > Number(input.dataset.largest ?? Infinity));

    /* A line that breaks is tried once more by itself: what came twice is told apart by its content. */
    const send = (content, triesLeft) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (step) => {
        if (!step.lengthComputable) return;
        meter.value = Math.round((100 * step.loaded) / step.total);
        percent.textContent = `${meter.value}%`;
      });
      request.addEventListener("load", () => {
        try {
          const answer = JSON.parse(request.responseText);
          if (answer.url) return window.location.assign(answer.url);
          busy(false);
          say(answer.problem);
        } catch {
          fail();
        }
      });
      request.addEventListener("error", () => {
        if (!triesLeft) return fail();
        say(problem.dataset.again);
        window.setTimeout(() => send(content, triesLeft - 1), PAUSE);
      });
      request.send(content);
    };

    ["dragover", "dragenter"].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("td-drop-over");
    }));
    ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("td-drop-over")));
    drop.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
    });

    form.addEventListener("submit", (event) => {
      if (!input.files.length) return;
      event.preventDefault();
      const large = tooLarge();
      say(large ? `«${large.name}» ${problem.dataset.tooLarge}` : "");
      if (large) return;
      send(new FormData(form), TRIES);
      busy(true);
    });
  };

  document.querySelectorAll("[data-upload]").forEach(start);
})();
