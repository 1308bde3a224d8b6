/* A file may be dropped, and how far its upload is can be seen. Without this the form is sent as any other. */
(() => {
  "use strict";

  const start = (form) => {
    const input = form.querySelector("input[type=file]");
    const drop = form.querySelector("[data-upload-drop]");
    const bar = form.querySelector("[data-upload-bar]");
    const meter = bar.querySelector("progress");
    const percent = bar.querySelector("[data-upload-percent]");
    const problem = form.querySelector("[data-upload-problem]");
    const button = form.querySelector("button[type=submit]");

    const busy = (is) => {
      bar.hidden = !is;
      button.disabled = is;
    };
    const fail = () => {
      busy(false);
      problem.textContent = form.dataset.lost;
      problem.hidden = false;
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
      problem.hidden = true;
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
          window.location.assign(JSON.parse(request.responseText).url);
        } catch {
          fail();
        }
      });
      request.addEventListener("error", fail);
      request.send(new FormData(form));
      busy(true);
    });
  };

  document.querySelectorAll("[data-upload]").forEach(start);
})();
