/* Convenience only: without it every level is a button that sends the form. */
(() => {
  "use strict";
  const table = document.querySelector(".committee");
  if (!table) return;
  const rows = () => [...table.querySelectorAll("tbody tr")].filter((row) => row.querySelector(".move"));
  const own = (row) => row.querySelector('.move[aria-pressed="true"]') || row.querySelector(".move");
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));
  let waiting = "";

  /* One stop a row: the level that counts; the others are reached by the arrows or their keys. */
  function settle() {
    rows().forEach((row) => row.querySelectorAll(".move").forEach((each) => { each.tabIndex = each === own(row) ? 0 : -1; }));
  }

  function go(place) {
    const all = rows(), row = all[Math.max(0, Math.min(all.length - 1, place))];
    if (row) { own(row).focus(); row.scrollIntoView({ block: "nearest" }); }
  }

  function beside(step) {
    const all = [...document.activeElement.closest(".moves").querySelectorAll(".move")];
    const next = all[all.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !(at instanceof HTMLElement)) return;
    if (/^(INPUT|SELECT|TEXTAREA|SUMMARY|A)$/.test(at.tagName)) return;
    const place = here(), inside = place >= 0;
    if (!inside && at !== document.body && at.tagName !== "MAIN") return;
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (step) { event.preventDefault(); event.stopPropagation(); go(inside ? place + step : 0); return; }
    if (!inside) return;
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (side) { event.preventDefault(); beside(side); return; }
    if (event.key === "Home" || event.key === "End") { event.preventDefault(); go(event.key === "Home" ? 0 : rows().length - 1); return; }
    const button = rows()[place].querySelector(`.move[data-key="${event.key}"]`);
    if (button) { event.preventDefault(); if (!waiting) button.click(); }
  }, true);

  /* The moved row is put back in its place, and stays the one being looked at. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const row = event.target.closest && event.target.closest(".committee tr");
    if (row) waiting = row.id;
  });
  document.addEventListener("htmx:afterSettle", () => {
    settle();
    if (!waiting) return;
    const row = document.getElementById(waiting);
    waiting = "";
    if (row && row.querySelector(".move")) own(row).focus();
  });
  ["htmx:sendError", "htmx:responseError"].forEach((name) => document.addEventListener(name, () => { waiting = ""; }));
  settle();
})();
