/* Convenience only: without it every correction is a button that sends the form, every mark a link to what was found. */
(() => {
  "use strict";
  const SLOW = 800;
  const text = document.getElementById("van-ban");
  const marks = [...document.querySelectorAll(".check-text .mark")];
  const done = [];
  let at = -1, edited = false;

  const typing = (where) => where instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(where.tagName);
  const cardOf = (mark) => (mark && (mark.getAttribute("href") || "").startsWith("#") ? document.querySelector(mark.getAttribute("href")) : null);
  const show = (selector) => { const found = document.querySelector(selector); if (found) found.hidden = false; return found; };

  function go(step) {
    if (!marks.length) return;
    at = Math.max(0, Math.min(marks.length - 1, at + step));
    marks[at].focus();
  }

  function come(mark) {
    at = marks.indexOf(mark);
    document.querySelectorAll(".check-card.current").forEach((card) => card.classList.remove("current"));
    const card = cardOf(mark), list = card && card.closest(".check-cards");
    if (!card) return;
    card.classList.add("current");
    list.classList.add("walked");
    // Only the list beside the text moves: on a phone the cards stand below and the text must stay in view.
    if (list.scrollHeight > list.clientHeight) list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
  }

  /* "12-13|8|7": what stands from letter 12 to 13 of the checked text, and what shall stand there. */
  function correct(button) {
    const [, start, end, old, fresh] = /^(\d+)-(\d+)\|([^|]*)\|(.*)$/s.exec(button.value).map((part, place) => (place === 1 || place === 2 ? Number(part) : part));
    const shift = done.filter((each) => each.start < start).reduce((sum, each) => sum + each.longer, 0);
    const letters = Array.from(text.value);
    if (edited || letters.slice(start + shift, end + shift).join("") !== old) { show("[data-clash]"); return; }
    text.value = [...letters.slice(0, start + shift), ...Array.from(fresh), ...letters.slice(end + shift)].join("");
    done.push({ start, longer: Array.from(fresh).length - (end - start) });
    const card = button.closest(".check-card"), mark = marks.find((each) => cardOf(each) === card);
    const number = document.querySelector(`.check-text [data-start="${start}"]`);
    if (number && number.textContent === old) number.textContent = fresh;
    if (mark) { mark.classList.add("mark-corrected"); mark.focus(); }
    card.classList.add("corrected");
    card.querySelectorAll("[name=sua]").forEach((each) => { each.hidden = true; });
    card.querySelector(".check-done").hidden = false;
    text.form.classList.add("changed");
    show("[data-changed]").querySelector("b").textContent = String(done.length);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && event.target === text) { text.form.requestSubmit(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || event.target.closest(".table-region")) return;
    const key = event.key.toLowerCase();
    if (key === "j") { event.preventDefault(); go(1); }
    if (key === "k") { event.preventDefault(); go(-1); }
    const mark = marks[at];
    if (!mark || document.activeElement !== mark) return;
    if (event.key === "Enter" && mark.dataset.rows) { event.preventDefault(); open(mark.dataset.rows, "_blank", "noopener"); }
    if (key === "s") {
      const card = cardOf(mark), button = card && card.querySelector("[name=sua]:not([hidden])");
      if (button) { event.preventDefault(); correct(button); }
    }
  });
  document.addEventListener("focusin", (event) => { const mark = event.target.closest(".check-text .mark"); if (mark) come(mark); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[name=sua]");
    if (button) { event.preventDefault(); correct(button); }
  });
  if (text) text.addEventListener("input", () => { edited = true; });

  document.querySelectorAll("form[data-slow]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.hasAttribute("formaction")) return;
      setTimeout(() => { form.querySelector("[data-working]").hidden = false; }, SLOW);
    });
  });
  addEventListener("pageshow", () => document.querySelectorAll("[data-working]").forEach((each) => { each.hidden = true; }));

  const file = document.getElementById("tep"), form = file && file.form;
  if (!form) return;
  const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  form.addEventListener("dragover", (event) => { if (holdsFiles(event)) { event.preventDefault(); form.classList.add("over"); } });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
  });
})();
