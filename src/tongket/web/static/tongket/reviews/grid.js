/* The grid of a unit's review moves like a sheet: arrows and Enter, one key a level, pasted blocks, sums beside the
   cell. The page works without it: every cell is a plain field. */
(() => {
  "use strict";
  const form = document.getElementById("evening-form");
  if (!form) return;
  const names = form.dataset.columns.split(" ");
  const rows = [...form.querySelectorAll("tr[data-row]")];
  const cells = rows.map((row) => names.map((name) => row.querySelector(`[data-column="${name}"]`)));
  const status = document.getElementById("evening-status");
  const say = (text) => { status.textContent = text; };
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().trim();
  const changed = (cell) => cell.dispatchEvent(new Event("input", { bubbles: true }));
  const isLevel = (cell) => cell.tagName === "SELECT";

  function placeOf(cell) {
    const down = rows.indexOf(cell.closest("tr"));
    return down < 0 ? null : [down, names.indexOf(cell.dataset.column)];
  }

  function open(cell) { return cell && !cell.readOnly && !cell.disabled; }

  function go(cell) {
    cell.focus();
    if (cell.select) cell.select();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /* The next cell one may type in, downwards or sideways; past the last row it is the head of the next column. */
  function step(down, right, [at, column]) {
    let [row, across] = [at + down, column + right];
    while (row >= 0 && row < rows.length && across >= 0 && across < names.length) {
      if (open(cells[row][across])) return go(cells[row][across]);
      row += down; across += right;
    }
    if (down > 0) {
      for (across = column + 1; across < names.length; across += 1) {
        const first = cells.map((row) => row[across]).find(open);
        if (first) return go(first);
      }
      const save = form.querySelector("button[value=save]");
      if (save) save.focus();
    }
  }

  function leaves(cell, right) {
    if (isLevel(cell)) return true;
    const [from, until, length] = [cell.selectionStart, cell.selectionEnd, cell.value.length];
    return (from === 0 && until === length) || (from === until && from === (right > 0 ? length : 0));
  }

  function setLevel(cell, at) {
    if (at >= cell.options.length) return;
    cell.selectedIndex = at;
    changed(cell);
  }

  form.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-column]");
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      const save = form.querySelector("button[value=save]");
      if (save) form.requestSubmit(save);
      return;
    }
    const place = cell && placeOf(cell);
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const right = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (down) { event.preventDefault(); step(down, 0, place); }
    else if (right && leaves(cell, right)) { event.preventDefault(); step(0, right, place); }
    else if (isLevel(cell) && /^[1-4]$/.test(event.key)) { event.preventDefault(); setLevel(cell, Number(event.key)); }
    else if (isLevel(cell) && /^(0|Delete|Backspace)$/.test(event.key)) { event.preventDefault(); setLevel(cell, 0); }
  });

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("input[data-column]")) event.target.select();
  });

  function put(cell, text) {
    if (!isLevel(cell)) { cell.value = text; changed(cell); return true; }
    const wanted = fold(text);
    const at = wanted === "" ? 0 : [...cell.options].findIndex(
      (option, index) => index > 0 && (wanted === String(index) || option.dataset.words.split("|").includes(wanted)),
    );
    if (at < 0) return false;
    setLevel(cell, at);
    return true;
  }

  /* Rows that begin with words carry names or heads: the server puts them to their members and columns. */
  function byName(block) {
    const field = form.querySelector("textarea[name=pasted]");
    const button = form.querySelector("button[value=paste]");
    if (!field || !button) return false;
    field.value = block;
    form.requestSubmit(button);
    return true;
  }

  form.addEventListener("paste", (event) => {
    const cell = event.target.closest("[data-column]");
    const block = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "");
    const lines = block.split("\n").map((line) => line.split("\t"));
    if (!cell || (lines.length === 1 && lines[0].length === 1 && !isLevel(cell))) return;
    event.preventDefault();
    const [top, left] = placeOf(cell);
    const isWord = (text) => /\p{L}/u.test(text);
    if (lines[0].length > 1 && cell.dataset.kind !== "text" && !isLevel(cell) && isWord(lines[lines.length - 1][0]) && byName(block)) return;
    let [put_, lost] = [0, 0];
    lines.forEach((line, down) => line.forEach((text, right) => {
      const to = cells[top + down] && cells[top + down][left + right];
      if (!open(to) || !put(to, text.trim())) lost += text.trim() === "" ? 0 : 1;
      else put_ += 1;
    }));
    say(status.dataset.pasted.replace("{put}", put_) + (lost ? ` ${status.dataset.lost.replace("{lost}", lost)}` : ""));
  });

  const number = (text) => (/^\d+(,\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : null);
  const field = (row, name) => cells[row][names.indexOf(name)];
  const typed = (row, name) => { const cell = field(row, name); return cell && cell.value.trim() !== "" ? number(cell.value) : null; };
  const shown = (value) => String(Math.round(value * 100) / 100).replace(".", ",");

  /* What a blank number of people stands for: the meeting's, and every ballot not invalid is valid. */
  function people(row) {
    const meeting = (name) => { const at = form.elements[`meeting_${name}`]; return at ? number(at.value) : null; };
    const invalid = typed(row, "invalid") || 0;
    const present = typed(row, "present") ?? meeting("present");
    return { due: typed(row, "due") ?? meeting("due"), present, invalid, valid: typed(row, "valid") ?? (present === null ? null : present - invalid) };
  }

  function checkTally(row) {
    const mark = rows[row].querySelector("[data-sum]");
    if (!mark) return;
    const votes = mark.dataset.votes.split(" ").map((name) => typed(row, name));
    const { due, present, valid, invalid } = people(row);
    ["due", "present", "valid"].forEach((name) => {
      const cell = field(row, name);
      if (cell && !cell.readOnly) cell.placeholder = { due, present, valid }[name] ?? "";
    });
    if (votes.every((each) => each === null)) { mark.textContent = ""; mark.className = "number"; return; }
    const sum = votes.reduce((all, each) => all + (each || 0), 0);
    let words = "";
    if (due !== null && present !== null && present > due) words = mark.dataset.crowd;
    else if (present !== null && valid !== null && valid + invalid > present) words = mark.dataset.many;
    else if (valid !== null && sum < valid) words = mark.dataset.left.replace("{n}", valid - sum);
    else if (valid !== null && sum > valid) words = mark.dataset.over.replace("{n}", sum - valid);
    mark.textContent = `${sum}/${valid ?? "?"}${words ? ` ${words}` : ""}`;
    mark.className = words ? "number evening-off" : "number evening-ok";
  }

  function checkPoints(row) {
    const [own, given] = [typed(row, "self_points"), typed(row, "appraised_points")];
    const why = field(row, "explanation");
    if (why && form.dataset.gap) {
      const apart = own === null || given === null ? 0 : Math.abs(own - given);
      const asks = apart >= Number(form.dataset.gap) && why.value.trim() === "";
      why.classList.toggle("evening-asked", asks);
      why.placeholder = asks ? why.dataset.asks.replace("{n}", shown(apart)) : "";
    }
    const hint = rows[row].querySelector("[data-band]");
    if (!hint || !form.dataset.bands) return;
    const band = given === null ? null : form.dataset.bands.split(" ").map((each) => each.split(":")).find(([, least]) => given >= Number(least));
    const level = field(row, "level");
    const option = band && level && [...level.options].find((each) => each.value === band[0]);
    hint.textContent = option && level.value !== band[0] ? hint.dataset.band.replace("{level}", option.dataset.short) : "";
  }

  function count() {
    form.querySelectorAll("[data-count]").forEach((mark) => {
      const column = cells.map((row) => row[names.indexOf(mark.dataset.count)]).filter(Boolean);
      mark.textContent = `${column.filter((cell) => cell.value.trim() !== "").length}/${column.length}`;
    });
    form.querySelectorAll("[data-level-count]").forEach((mark) => {
      const at = names.indexOf("level");
      mark.textContent = cells.filter((row) => row[at] && row[at].value === mark.dataset.levelCount).length;
    });
  }

  function look(row) { checkPoints(row); checkTally(row); }
  form.addEventListener("input", (event) => {
    const cell = event.target.closest("[data-column]");
    if (cell) look(placeOf(cell)[0]);
    else rows.forEach((_, row) => look(row));
    count();
  });
  rows.forEach((_, row) => look(row));
  count();
})();
