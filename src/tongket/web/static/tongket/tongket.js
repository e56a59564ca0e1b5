/* Convenience only: every page works without it. */
(() => {
  "use strict";
  const typing = (at) => at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
  const menus = () => document.querySelectorAll("details.menu[open]");
  const rows = () => [...document.querySelectorAll(".table-part tbody tr")].filter((row) => row.querySelector("a"));
  let at = -1;

  function move(step) {
    const all = rows();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all.forEach((row, index) => row.classList.toggle("row-focus", index === at));
    all[at].querySelector("a").focus();
  }

  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("search");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && search) { event.preventDefault(); search.focus(); search.select(); }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
      return;
    }
    if (typing(event.target)) return;
    if (!event.target.closest(".table-region")) return;
    if (event.key === "ArrowDown" || event.key === "j") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp" || event.key === "k") { event.preventDefault(); move(-1); }
  });

  document.addEventListener("click", (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    const row = event.target.closest(".table-part tbody tr");
    if (!row || event.target.closest("a, button, input, label, select") || String(getSelection())) return;
    const link = row.querySelector("th a");
    if (link) link.click();
  });

  let unsaved = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[method=post]")) unsaved = true; });
  document.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
