/* Convenience only: without it every answer is a button that sends the form. */
(() => {
  "use strict";
  const typing = (at) => at instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(at.tagName);
  const questions = () => [...document.querySelectorAll(".question")];
  const here = () => questions().findIndex((each) => each === document.activeElement || each.contains(document.activeElement));
  let next = null;

  function go(place) {
    const all = questions();
    const found = all[Math.max(0, Math.min(all.length - 1, place))];
    if (found) { found.focus(); found.scrollIntoView({ block: "nearest" }); }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || event.target.closest(".table-region")) return;
    const key = event.key.toLowerCase(), at = here();
    if (!questions().length || !["j", "k", "l", "g", "s"].includes(key)) return;
    event.preventDefault();
    if (next !== null) return; // the answer before is on its way
    if (key === "j") { go(at + 1); return; }
    if (key === "k") { go(at < 0 ? 0 : at - 1); return; }
    if (at < 0) { go(0); return; }
    const button = questions()[at].querySelector(`[data-key="${key}"]`);
    if (button) button.click();
  });

  /* The answered question is put back in its place; the one after it is the next to look at. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const asked = event.target.closest && event.target.closest(".question");
    next = asked ? questions().indexOf(asked) + 1 : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (next !== null) { go(next); next = null; }
  });
  document.addEventListener("htmx:sendError", () => { next = null; });
  /* A refusal has something to say: it is shown whole. */
  document.addEventListener("htmx:responseError", (event) => {
    const form = document.querySelector("form[data-answers]"), button = event.target;
    if (!form || !button.name) return;
    const sent = document.createElement("input");
    sent.type = "hidden"; sent.name = button.name; sent.value = button.value;
    form.append(sent);
    form.submit();
  });

  document.querySelectorAll("form[data-waits]").forEach((form) => {
    form.addEventListener("submit", () => {
      const waiting = form.querySelector(".waiting");
      if (waiting) waiting.hidden = false;
    });
  });
  addEventListener("pageshow", () => document.querySelectorAll(".waiting").forEach((each) => { each.hidden = true; }));
})();
