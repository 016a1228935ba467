/*
 * Draws the charts with Observable Plot. A chart reads its numbers from the table beside it, so the
 * two cannot differ. A suppressed number is a hatched mark with [c], never a bar of length zero.
 */
const ThroughlineCharts = (function () {
  "use strict";

  const HATCH = "url(#hatch)";
  const HEAT = [1, 2, 3, 4, 5, 6, 7].map((step) => "var(--heat-" + step + ")");
  const format = new Intl.NumberFormat("en-US").format;
  const STYLE = { fontSize: "12.5px" };

  /** One record per number of a block's visible table. */
  function read(block) {
    const table = block.querySelector("table[data-part=head]");
    const heads = [...table.tHead.rows[0].cells];
    return [...table.tBodies[0].rows].flatMap((row) =>
      [...row.querySelectorAll("td[data-cell]")].map((cell) => ({
        row: row.querySelector("th").textContent,
        column: heads[cell.cellIndex].dataset.label,
        rowTotal: row.classList.contains("total"),
        columnTotal: heads[cell.cellIndex].classList.contains("total"),
        suppressed: cell.classList.contains("suppressed"),
        value: cell.dataset.value === undefined ? null : Number(cell.dataset.value),
      })),
    );
  }

  const published = (cells) => cells.filter((cell) => cell.value !== null);
  const suppressed = (cells) => cells.filter((cell) => cell.suppressed);
  const tip = (cell) =>
    cell.suppressed ? "suppressed [c]" : format(cell.value);

  /** A name cut to the room that a margin has; the table has it in full. */
  function cut(label, margin) {
    const room = Math.floor((margin - 12) / 6.3);
    return label.length > room ? label.slice(0, room - 1) + "…" : label;
  }

  /** Room for the longest of some names, but no more than a share of the width. */
  function marginFor(labels, width, share) {
    const longest = Math.max(...labels.map((label) => label.length));
    return Math.min(Math.round(width * share), 16 + Math.round(longest * 6.6));
  }

  /** "October 2015" as two lines, the year only where it begins. */
  function monthTick(label, index) {
    const parts = /^([A-Z][a-z]{2})[a-z]* (\d{4})$/.exec(label);
    if (!parts) return label;
    return index === 0 || parts[1] === "Jan" ? parts[1] + "\n" + parts[2] : parts[1];
  }

  /** Counts over time as columns from zero. */
  function series(cells, width) {
    const inner = cells.filter((cell) => !cell.rowTotal);
    const top = Math.max(1, ...published(inner).map((cell) => cell.value));
    const domain = inner.map((cell) => cell.row);
    const every = Math.ceil(domain.length / Math.max(4, Math.floor(width / 26)));
    return Plot.plot({
      width,
      height: Math.round(Math.max(250, Math.min(420, width * 0.58))),
      marginLeft: 54,
      marginBottom: 42,
      marginTop: 18,
      style: STYLE,
      x: {
        domain,
        label: null,
        tickSize: 0,
        padding: 0.22,
        ticks: domain.filter((_, index) => index % every === 0),
        tickFormat: (label) => monthTick(label, domain.indexOf(label)),
      },
      y: { label: null, grid: true, ticks: 5, tickSize: 0, tickFormat: format, domain: [0, top * 1.04], nice: true },
      marks: [
        Plot.barY(published(inner), { x: "row", y: "value", fill: "var(--mark)" }),
        Plot.barY(suppressed(inner), { x: "row", y: top * 0.5, fill: HATCH, stroke: "var(--hatch)" }),
        Plot.text(suppressed(inner), { x: "row", y: top * 0.5, dy: -8, text: () => "[c]" }),
        Plot.ruleY([0]),
        Plot.tip(inner, Plot.pointerX({ x: "row", y: (cell) => cell.value ?? top * 0.5, title: (cell) => cell.row + "\n" + tip(cell) })),
      ],
    });
  }

  /** Counts by category as horizontal bars, each with its number. */
  function bars(cells, width) {
    const inner = cells.filter((cell) => !cell.rowTotal);
    const top = Math.max(1, ...published(inner).map((cell) => cell.value));
    const margin = marginFor(inner.map((cell) => cell.row), width, 0.42);
    return Plot.plot({
      width,
      height: 14 + inner.length * 29,
      marginLeft: margin,
      marginRight: 62,
      marginTop: 4,
      marginBottom: 10,
      style: STYLE,
      x: { label: null, axis: null, domain: [0, top] },
      y: {
        domain: inner.map((cell) => cell.row),
        label: null,
        tickSize: 0,
        padding: 0.26,
        tickFormat: (label) => cut(label, margin),
      },
      marks: [
        Plot.barX(published(inner), { y: "row", x: "value", fill: "var(--mark)" }),
        Plot.barX(suppressed(inner), { y: "row", x: top * 0.12, fill: HATCH, stroke: "var(--hatch)" }),
        Plot.text(published(inner), { y: "row", x: "value", dx: 6, textAnchor: "start", text: (cell) => format(cell.value) }),
        Plot.text(suppressed(inner), { y: "row", x: top * 0.12, dx: 6, textAnchor: "start", text: () => "[c]" }),
        Plot.ruleX([0]),
      ],
    });
  }

  /** Rows by columns as a heat map, largest row first, and the row totals as bars; a single row as
   *  columns. */
  function heat(cells, width) {
    const inner = cells.filter((cell) => !cell.rowTotal && !cell.columnTotal);
    const totals = cells.filter((cell) => !cell.rowTotal && cell.columnTotal);
    const size = new Map(totals.map((cell) => [cell.row, cell.value ?? -1]));
    const rows = [...new Set(inner.map((cell) => cell.row))].sort(
      (a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0),
    );
    if (rows.length === 1) return series(inner.map((cell) => ({ ...cell, row: cell.column })), width);
    const columns = [...new Set(inner.map((cell) => cell.column))];
    const split = totals.length > 0 && width >= 620;
    const margin = marginFor(rows, width, 0.34);
    const layout = { rows, columns, margin, height: 44 + rows.length * 23 };
    const pair = document.createElement("div");
    pair.className = "heat-pair";
    pair.append(heatMap(inner, { ...layout, width: split ? Math.round(width * 0.7) : width }));
    if (split) pair.append(rowTotals(totals, { ...layout, width: Math.round(width * 0.27) }));
    const box = document.createElement("div");
    box.append(key(inner), pair);
    return box;
  }

  /** What the shades mean, in words and numbers. */
  function key(cells) {
    const limits = steps(published(cells).map((cell) => cell.value));
    const box = document.createElement("p");
    box.className = "chart-key";
    box.setAttribute("aria-hidden", "true");
    HEAT.slice(0, limits.length + 1).forEach((shade, n) => {
      const below = n === 0 ? "under " + format(limits[0]) : format(limits[n - 1]);
      const text = n === 0 || n === limits.length ? below : below + "–" + format(limits[n] - 1);
      box.append(swatch(shade, n === limits.length && n > 0 ? text + " and more" : text));
    });
    if (suppressed(cells).length > 0) box.append(swatch("hatch", "[c] suppressed"));
    return box;
  }

  function swatch(shade, text) {
    const item = document.createElement("span");
    const mark = document.createElement("i");
    if (shade === "hatch") mark.className = "hatch";
    else mark.style.background = shade;
    item.append(mark, text);
    return item;
  }

  function heatMap(cells, layout) {
    const values = published(cells).map((cell) => cell.value);
    return Plot.plot({
      width: layout.width,
      height: layout.height,
      marginLeft: layout.margin,
      marginTop: 4,
      marginBottom: 40,
      marginRight: 2,
      style: STYLE,
      x: {
        domain: layout.columns,
        label: null,
        tickSize: 0,
        padding: 0.05,
        tickFormat: (label, index) => heatTick(label, index, layout.width),
      },
      y: {
        domain: layout.rows,
        label: null,
        tickSize: 0,
        padding: 0.08,
        tickFormat: (label) => cut(label, layout.margin),
      },
      color: { type: "threshold", domain: steps(values), range: HEAT },
      marks: [
        Plot.cell(published(cells), { x: "column", y: "row", fill: "value" }),
        Plot.cell(suppressed(cells), { x: "column", y: "row", fill: HATCH, inset: 0.5, stroke: "var(--hatch)" }),
        Plot.tip(cells, Plot.pointer({ x: "column", y: "row", title: (cell) => cell.row + "\n" + cell.column + "\n" + tip(cell) })),
      ],
    });
  }

  function heatTick(label, index, width) {
    const tick = monthTick(label, index);
    return width < 480 ? tick.slice(0, 1) : tick;
  }

  /** Up to six round thresholds that share the numbers out evenly among the shades. */
  function steps(values) {
    const sorted = d3.sort(values);
    const even = HEAT.slice(1).map((_, n) => round(d3.quantileSorted(sorted, (n + 1) / HEAT.length)));
    const limits = [...new Set(even)].filter((limit) => limit > (sorted[0] ?? 0));
    return limits.length > 0 ? limits : [1];
  }

  /** Two leading digits, the second of them 0 or 5. */
  function round(value) {
    const unit = 5 * 10 ** (Math.floor(Math.log10(Math.max(value || 0, 10))) - 1);
    return Math.round((value || 0) / unit) * unit;
  }

  function rowTotals(totals, layout) {
    const top = Math.max(1, ...published(totals).map((cell) => cell.value));
    return Plot.plot({
      width: layout.width,
      height: layout.height,
      marginLeft: 2,
      marginRight: 56,
      marginTop: 4,
      marginBottom: 40,
      style: STYLE,
      x: { axis: null, domain: [0, top] },
      y: { domain: layout.rows, axis: null, padding: 0.2 },
      marks: [
        Plot.barX(published(totals), { y: "row", x: "value", fill: "var(--mark)" }),
        Plot.barX(suppressed(totals), { y: "row", x: top * 0.15, fill: HATCH, stroke: "var(--hatch)" }),
        Plot.text(published(totals), { y: "row", x: "value", dx: 5, textAnchor: "start", text: (cell) => format(cell.value) }),
        Plot.text(suppressed(totals), { y: "row", x: top * 0.15, dx: 5, textAnchor: "start", text: () => "[c]" }),
        Plot.ruleX([0]),
      ],
    });
  }

  const KINDS = { series, bars, heat };

  /** Names a drawing for assistive technology and hides its parts, which the table gives. */
  function describe(drawing, figure) {
    const svgs = drawing.matches("svg") ? [drawing] : [...drawing.querySelectorAll("svg")];
    const block = figure.closest(".table-block");
    const names = { 0: "", 1: ": totals of the rows" };
    svgs.forEach((svg, n) => {
      const base = block.id + "-chart-" + n;
      const title = element("title", base + "-title", figure.dataset.title + names[n]);
      const text = block.querySelector(".summary").textContent + " The table gives every number.";
      const desc = element("desc", base + "-desc", text);
      svg.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
      svg.prepend(title, desc);
      svg.setAttribute("role", "img");
      svg.removeAttribute("aria-label");
      svg.setAttribute("aria-labelledby", title.id);
      svg.setAttribute("aria-describedby", desc.id);
    });
  }

  function element(name, id, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    made.id = id;
    made.textContent = text;
    return made;
  }

  function draw(figure) {
    const width = Math.floor(figure.clientWidth);
    if (width === 0 || figure.dataset.drawn === String(width)) return;
    figure.dataset.drawn = String(width);
    const cells = read(figure.closest(".table-block"));
    const drawing = KINDS[figure.dataset.chart](cells, width);
    describe(drawing, figure);
    figure.replaceChildren(drawing);
  }

  /** The pattern behind every suppressed mark of the page. */
  function addHatch() {
    const holder = document.createElement("div");
    holder.innerHTML =
      '<svg width="0" height="0" aria-hidden="true" focusable="false" style="position:absolute">' +
      '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="6" height="6" fill="var(--paper)"/><rect width="1.6" height="6" fill="var(--hatch)"/>' +
      "</pattern></defs></svg>";
    document.body.append(holder.firstChild);
  }

  /** Draws every chart, and again whenever its width changes. */
  function drawAll() {
    addHatch();
    const figures = [...document.querySelectorAll("figure[data-chart]")];
    const observer = new ResizeObserver((entries) => entries.forEach((entry) => draw(entry.target)));
    figures.forEach((figure) => {
      draw(figure);
      observer.observe(figure);
    });
  }

  return { drawAll };
})();
