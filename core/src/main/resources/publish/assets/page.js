/*
 * Adds to the static page: numbers that can be chosen to get their id, a keyboard path through
 * each table, and the charts (charts.js). Nothing here is needed to read a number.
 */
(function () {
  "use strict";

  const COMMAND = "./throughline explain FOLDER ";
  const dialog = document.getElementById("number");

  /** The words that say which number a cell is: row, column, table. */
  function labelOf(cell) {
    if (cell.dataset.label) return cell.dataset.label;
    const block = cell.closest(".table-block, .measure");
    const parts = [block.querySelector("h4, h3").textContent];
    const row = cell.closest("tr");
    if (row) {
      row.querySelectorAll("th[scope=row]").forEach((head) => parts.push(head.textContent));
      const column = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
      if (row.querySelectorAll("td[data-cell]").length > 1) parts.push(column.dataset.label);
    }
    return parts.join(" · ");
  }

  /** Shows the card of a number; the browser moves the focus into it and back. */
  function show(cell) {
    const id = cell.dataset.cell;
    const suppressed = cell.classList.contains("suppressed");
    const unit = cell.closest("[data-unit]");
    dialog.querySelector("#number-label").textContent = labelOf(cell);
    dialog.querySelector(".number-value").textContent = suppressed
      ? "Suppressed to protect persons"
      : cell.textContent + (unit ? " " + unit.dataset.unit : "");
    dialog.querySelector("#number-id").textContent = id;
    dialog.querySelector("#number-command").textContent = COMMAND + id;
    dialog.querySelector(".copied").textContent = "";
    linkToHow(cell);
    dialog.showModal();
    dialog.querySelector("[data-copy=number-id]").focus();
  }

  /** Points the card's link at the section that says how the cell's table was counted. */
  function linkToHow(cell) {
    const link = dialog.querySelector(".number-how");
    const owner = cell.closest(".table-block") || ownerOf(cell.dataset.cell);
    link.hidden = !owner;
    if (!owner) return;
    link.href = "#" + owner.id;
    link.onclick = function () {
      owner.querySelector("details.how").open = true;
      dialog.close();
    };
  }

  /** The first table that holds a number, for numbers that are shown elsewhere. */
  function ownerOf(id) {
    const found = document.querySelector(".table-block [data-cell=" + CSS.escape(id) + "]");
    return found && found.closest(".table-block");
  }

  async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(field);
    let done = true;
    try {
      await navigator.clipboard.writeText(field.textContent);
    } catch (refused) {
      done = document.execCommand("copy");
    }
    dialog.querySelector(".copied").textContent = done
      ? "Copied."
      : "Selected: press Ctrl+C or ⌘C to copy.";
  }

  /** Turns a cell's text into a button; only the first of a table is a stop of the Tab key. */
  function makeButton(cell, first) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.setAttribute("aria-haspopup", "dialog");
    button.tabIndex = first ? 0 : -1;
    button.append(...cell.childNodes);
    button.addEventListener("click", () => show(cell));
    cell.append(button);
  }

  /** Arrow keys, Home and End move between the numbers of a table. */
  function walk(event) {
    const cell = event.target.closest("td[data-cell]");
    const step = STEPS[event.key];
    if (!cell || !step) return;
    const next = step(cell);
    const button = next && next.querySelector("button.pick");
    if (!button) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }

  const inRow = (row, index) => (row ? row.cells[index] : null);
  const STEPS = {
    ArrowLeft: (cell) => cell.previousElementSibling,
    ArrowRight: (cell) => cell.nextElementSibling,
    ArrowUp: (cell) => inRow(cell.parentElement.previousElementSibling, cell.cellIndex),
    ArrowDown: (cell) => inRow(cell.parentElement.nextElementSibling, cell.cellIndex),
    Home: (cell) => cell.parentElement.querySelector("td[data-cell]"),
    End: (cell) => [...cell.parentElement.querySelectorAll("td[data-cell]")].pop(),
  };

  function prepare(table) {
    table.querySelectorAll("td[data-cell]").forEach((cell, n) => makeButton(cell, n === 0));
    table.addEventListener("keydown", walk);
  }

  /** Everything is on paper, folded or not; afterwards what was folded is folded again. */
  function unfoldForPrint() {
    let folded = [];
    addEventListener("beforeprint", function () {
      folded = [...document.querySelectorAll("details:not([open])")];
      folded.forEach((details) => (details.open = true));
    });
    addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
  }

  document.documentElement.classList.add("scripted");
  document.querySelectorAll("table").forEach(prepare);
  document.querySelectorAll(".figure[data-cell]").forEach((cell) => makeButton(cell, true));
  dialog.querySelectorAll("[data-copy]").forEach((button) => {
    button.addEventListener("click", () => copy(button));
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  unfoldForPrint();
  ThroughlineCharts.drawAll();
})();
