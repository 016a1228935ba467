/*
 * Draws a chart again when the reader chooses other rows or columns. The picture in the page was drawn
 * by the build from the same numbers (Chart.java); this draws the same, element for element, and a
 * test in the browser compares the two, so a change here is a change there.
 */
const ThroughlineCharts = (function () {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const MOST_BARS = 15;
  const SHADES = 7;
  const LETTER = 6.6;
  const SPAN_ROOM = 64;
  const TICK_ROOM = 24;
  const APART = 8;

  const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  const at = (number) => String(Math.round(number * 10) / 10 || 0);
  const cut = (label, letters) =>
    label.length <= letters ? label : letters <= 3 ? label.slice(0, letters) : label.slice(0, letters - 1) + "…";
  const most = (cells) => Math.max(0, ...cells.filter((cell) => cell.published).map((cell) => cell.value));

  /** Collects elements. */
  function pen() {
    const parts = [];
    const add = (name, mark, attributes, text, title) => {
      const made = document.createElementNS(NS, name);
      made.setAttribute("class", mark);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === "number" ? at(value) : value);
      if (text !== undefined) made.textContent = text;
      if (title) {
        const words = document.createElementNS(NS, "title");
        words.textContent = title;
        made.append(words);
      }
      parts.push(made);
    };
    return {
      parts,
      rect: (mark, x, y, width, height, title) => add("rect", mark, { x, y, width, height }, undefined, title),
      line: (mark, x1, y1, x2, y2) => add("line", mark, { x1, y1, x2, y2 }),
      dot: (mark, cx, cy, title) => add("circle", mark, { cx, cy, r: 3 }, undefined, title),
      path: (mark, d, title) => add("path", mark, { d }, undefined, title),
      place: (mark, shape, title) => add("path", mark, { "data-key": shape.key, "data-place": shape.place, d: shape.d }, undefined, title),
      words: (mark, x, y, text) => add("text", mark, { x, y }, text),
      hatch(x, y, width, height, title) {
        let shape = "M" + at(x) + " " + at(y) + "h" + at(width) + "v" + at(height) + "h" + at(-width) + "z";
        for (let across = 5; across < width + height; across += 5) {
          const fromX = Math.min(across, width);
          const toY = Math.min(across, height);
          shape += "M" + at(x + fromX) + " " + at(y + across - fromX) + "L" + at(x + across - toY) + " " + at(y + toY);
        }
        this.path("c", shape, title);
      },
    };
  }

  function lines(grid, width, svg) {
    const rows = grid.rows.filter((row) => !row.total);
    const left = 58;
    const step = (width - left - 12) / rows.length;
    const apart = bands(grid, rows);
    const room = apart.length > 1 ? 110 : width >= 480 ? 246 : 166;
    let base = 0;
    for (const columns of apart) {
      const top = grid.columns.length > 1 ? legend(grid, columns, width, left, base, svg) : 14;
      base = top + room + 14;
      const scale = axis(most(rows.flatMap((row) => columns.map((n) => row.cells[n]))), left, top, base, width, svg, apart.length > 1);
      rows.forEach((row, n) => {
        if (row.cells.every((cell) => cell.missing)) svg.rect("n", left + step * n, top, step, base - top, row.label);
      });
      for (const column of columns) line(grid, rows, column, left, step, base, scale, svg);
      svg.line("b", left, base, width - 12, base);
    }
    ticks(rows, left, step, base, svg);
    return Math.trunc(base) + 40;
  }

  /** Which columns share an axis: all, but each has its own where the largest would press another to the ground. */
  function bands(grid, rows) {
    const all = grid.columns.map((_, n) => n);
    const tops = all.map((n) => most(rows.map((row) => row.cells[n]))).filter((top) => top > 0);
    return tops.length > 1 && Math.max(...tops) > APART * Math.min(...tops) ? all.map((n) => [n]) : [all];
  }

  function line(grid, rows, column, left, step, base, scale, svg) {
    const short = grid.columns.length === 1 && rows.length <= 24;
    const mark = "s" + ((column % 6) + 1);
    if (!short) svg.path("l " + mark, track(rows, column, left, step, base, scale));
    rows.forEach((row, n) => {
      const cell = row.cells[column];
      const x = left + step * (n + 0.5);
      const title = row.label + ": " + cell.text;
      if (cell.suppressed) {
        const box = Math.min(step * 0.7, 14);
        svg.hatch(x - box / 2, base - 14, box, 14, title);
      } else if (cell.published) {
        const y = base - cell.value * scale;
        const alone = ![n - 1, n + 1].some((near) => rows[near]?.cells[column].published);
        if (short) svg.rect(part(cell, "m"), x - step * 0.39, y, step * 0.78, base - y, title);
        else if (rows.length <= 60 || cell.partial || alone) svg.dot(part(cell, mark), x, y, title);
      }
    });
  }

  const part = (cell, mark) => (cell.partial ? mark + " part" : mark);

  function legend(grid, columns, width, left, above, svg) {
    let x = left;
    let y = above + 14;
    columns.forEach((n) => {
      const label = cut(grid.columns[n].label, 34);
      const room = 34 + label.length * LETTER;
      if (x > left && x + room > width) {
        x = left;
        y += 18;
      }
      svg.line("l s" + ((n % 6) + 1), x, y - 4, x + 20, y - 4);
      svg.words("k", x + 25, y, label);
      x += room + 8;
    });
    return y + 16;
  }

  function axis(top, left, above, base, width, svg, low) {
    const step = niceStep(top / (low ? 2 : 4));
    const end = Math.max(1, Math.ceil(top / step)) * step;
    const scale = (base - above) / end;
    for (let value = 0; value <= end; value += step) {
      const y = base - value * scale;
      svg.line("g", left, y, width - 12, y);
      svg.words("y", left - 8, y + 4, count(value));
    }
    return scale;
  }

  function track(rows, column, left, step, base, scale) {
    let shape = "";
    let open = false;
    rows.forEach((row, n) => {
      const cell = row.cells[column];
      if (cell.published) shape += (open ? "L" : "M") + at(left + step * (n + 0.5)) + " " + at(base - cell.value * scale);
      open = cell.published;
    });
    return shape;
  }

  // Three letters tell months apart, two do not: June and July begin alike.
  const every = (step) => Math.max(1, Math.ceil(TICK_ROOM / step));

  function ticks(rows, left, step, base, svg) {
    const months = rows.length <= 24;
    const nth = every(step);
    let free = left - 40;
    rows.forEach((row, n) => {
      const month = /^\d{4}-\d{2}$/.test(row.key);
      const x = left + step * (n + 0.5);
      const span = /^_r_(\d{4}-\d{2})-to-(\d{4}-\d{2})-.*$/.exec(row.key);
      if (span) {
        if (x - free >= SPAN_ROOM) {
          svg.words("x", x, base + 16, span[1]);
          svg.words("x", x, base + 32, "– " + span[2]);
          free = x;
        }
        return;
      }
      if (months && month && n % nth === 0) svg.words("x", x, base + 16, cut(row.label, 3));
      if ((n === 0 || !month || row.key.endsWith("-01")) && x - free >= 34) {
        svg.words("x", x, base + (months && month ? 32 : 18), month ? row.key.slice(0, 4) : cut(row.key, 12));
        free = x;
      }
    });
  }

  function bars(grid, width, svg, column) {
    const rows = barRows(grid, column);
    const left = margin(rows, width, 0.42);
    const top = Math.max(1, most(rows.filter((row) => !leftOver(row)).map((row) => row.cells[column])));
    const height = 8 + rows.length * 26;
    rows.forEach((row, n) => {
      const cell = row.cells[column];
      const y = 4 + n * 26;
      const title = row.label + ": " + cell.text;
      svg.words("y", left - 8, y + 17, cut(row.label, letters(left)));
      let length = 0;
      if (cell.suppressed) {
        length = 26;
        svg.hatch(left, y + 4, length, 18, title);
      } else if (cell.published) {
        const room = width - left - 72;
        length = Math.min(room, (cell.value / top) * room);
        broken(svg, left, y + 4, length, cell.value > top, title);
      }
      svg.words("v", left + length + 7, y + 17, cell.text);
    });
    svg.line("b", left, 2, left, height - 2);
    return height;
  }

  // What is left over of a list sets no scale: its bar is broken where the scale ends.
  const leftOver = (row) => row.key.split("/").some((id) => id.startsWith("_r_other-"));

  function broken(svg, x, y, length, longer, title) {
    const whole = longer ? length - 18 : length;
    svg.rect("m", x, y, whole, 18, title);
    if (!longer) return;
    svg.rect("m", x + whole + 4, y, 4, 18, title);
    svg.rect("m", x + whole + 12, y, 6, 18, title);
  }

  function barRows(grid, column) {
    const rows = grid.rows.filter((row) => !row.total);
    if (rows.length <= MOST_BARS) return rows;
    return rows
      .filter((row) => row.cells[column].published && !leftOver(row))
      .sort((a, b) => b.cells[column].value - a.cells[column].value)
      .slice(0, MOST_BARS);
  }

  function heat(grid, width, svg) {
    const rows = grid.rows.filter((row) => !row.total);
    const columns = grid.columns.map((_, n) => n).filter((n) => !grid.columns[n].total);
    const left = margin(rows, width, 0.34);
    const step = (width - left - 2) / Math.max(1, columns.length);
    const limits = limitsOf(rows.flatMap((row) => columns.map((n) => row.cells[n])));
    const narrow = width < 480;
    const height = (narrow ? 96 : 76) + rows.length * 20;
    rows.forEach((row, r) => {
      const y = 4 + r * 20;
      svg.words("y", left - 8, y + 14, cut(row.label, letters(left)));
      columns.forEach((column, c) => {
        const cell = row.cells[column];
        const x = left + c * step;
        const title = row.label + ", " + grid.columns[column].label + ": " + cell.text;
        if (cell.suppressed) svg.hatch(x + 0.5, y + 0.5, step - 2, 18, title);
        else if (cell.published) svg.rect("h" + shade(cell.value, limits), x, y, step - 1, 19, title);
      });
    });
    heatTicks(grid, columns, left, step, 4 + rows.length * 20, svg);
    for (let n = 0; n <= limits.length; n++) {
      const [start, beside] = narrow ? [8, 4] : [left, SHADES];
      const x = start + ((n % beside) * (width - start - 2)) / beside;
      const y = height - (narrow ? 44 : 24) + Math.floor(n / beside) * 20;
      svg.rect("h" + (n + 1), x, y, 14, 14);
      svg.words("k", x + 18, y + 11, n === 0 ? "<" + count(limits[0]) : count(limits[n - 1]) + "+");
    }
    return height;
  }

  function heatTicks(grid, columns, left, step, base, svg) {
    let free = left - 40;
    const nth = every(step);
    columns.forEach((column, n) => {
      const head = grid.columns[column];
      const x = left + step * (n + 0.5);
      if (n % nth === 0) svg.words("x", x, base + 14, cut(head.top, Math.max(3, Math.trunc((step * nth) / LETTER))));
      if (head.below && (n === 0 || head.key.endsWith("-01")) && x - free >= 34) {
        svg.words("x", x, base + 28, head.below);
        free = x;
      }
    });
  }

  function limitsOf(cells) {
    const values = cells.filter((cell) => cell.published).map((cell) => cell.value).sort((a, b) => a - b);
    const limits = new Set();
    for (let n = 1; n < SHADES && values.length > 0; n++) {
      const limit = values[Math.floor((n * values.length) / SHADES)];
      if (limit > values[0]) limits.add(limit);
    }
    return limits.size > 0 ? [...limits] : [1];
  }

  const shade = (value, limits) => 1 + limits.filter((limit) => value >= limit).length;
  const letters = (room) => Math.floor((room - 12) / LETTER);

  function margin(rows, width, share) {
    const longest = Math.max(0, ...rows.map((row) => row.label.length));
    return Math.min(Math.floor(width * share), Math.ceil(16 + longest * LETTER));
  }

  function niceStep(raw) {
    let power = 1;
    while (power * 10 <= raw) power *= 10;
    return ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10) * power;
  }

  const KINDS = { lines, bars, heat };

  /** The numbers of a table, as far as its rows and columns are shown. */
  function read(table, order) {
    const heads = [...table.tHead.rows[0].cells];
    const first = heads.findIndex((head) => head.dataset.key !== undefined);
    const columns = heads
      .map((head, index) => ({
        index,
        key: head.dataset.key,
        label: head.dataset.label,
        top: head.firstChild ? head.firstChild.textContent : "",
        below: head.querySelector("small")?.textContent ?? "",
        total: head.classList.contains("total"),
      }))
      .filter((head) => head.key !== undefined);
    const rows = (order ?? [...table.tBodies[0].rows])
      .filter((row) => !row.classList.contains("out"))
      .map((row) => ({
        key: row.dataset.key,
        label: [...row.cells].slice(0, first).map((cell) => cell.textContent).join(", "),
        total: row.classList.contains("total"),
        cells: columns.map((column) => cellOf(row.cells[column.index])),
      }));
    return { columns, rows };
  }

  function cellOf(cell) {
    return {
      text: cell.textContent,
      suppressed: cell.classList.contains("suppressed"),
      missing: cell.classList.contains("missing"),
      partial: cell.classList.contains("partial"),
      published: cell.dataset.value !== undefined,
      value: Number(cell.dataset.value),
    };
  }

  /** The rows with the largest numbers of a column, as Summary.java names them. */
  function leaders(grid, column) {
    return grid.rows
      .filter((row) => !row.total && row.cells[column].published && !leftOver(row))
      .sort((a, b) => b.cells[column].value - a.cells[column].value)
      .slice(0, 3)
      .map((row) => row.label + " (" + row.cells[column].text + ")");
  }

  /** Draws into a picture that is there, under its title and description. */
  function redraw(picture, kind, grid, column) {
    const width = picture.viewBox.baseVal.width;
    const svg = pen();
    const height = KINDS[kind](grid, width, svg, column);
    picture.querySelectorAll(":scope > :not(title, desc)").forEach((part) => part.remove());
    picture.append(...svg.parts);
    picture.setAttribute("viewBox", "0 0 " + width + " " + height);
    picture.setAttribute("height", height);
  }

  /* ---- Places in their shapes (ShapeMap.java) ---- */

  const MAP_WIDTH = 975;
  const MAP_HEIGHT = 610;
  const OCEAN = 905;

  /** Draws the numbers of a column into a map that is there; a place whose row is not shown is faint. */
  function redrawMap(picture, grid, column) {
    const shapes = [...picture.querySelectorAll(".place[data-key]")].map((shape) => {
      const [code, x, y, room] = shape.dataset.place.split(" ");
      return { key: shape.dataset.key, place: shape.dataset.place, d: shape.getAttribute("d"), code, x: +x, y: +y, room: +room };
    });
    const rows = new Map(grid.rows.filter((row) => !row.total).map((row) => [row.key, row]));
    const cell = (shape) => rows.get(shape.key)?.cells[column];
    const limits = limitsOf(shapes.map(cell).filter(Boolean));
    const svg = pen();
    const mark = (at, shade1, withheld, none) => (at?.suppressed ? withheld : at?.published ? shade1 + shade(at.value, limits) : none);
    const title = (shape) => (cell(shape) ? rows.get(shape.key).label + ": " + cell(shape).text : shape.code + ": –");
    for (const shape of shapes) svg.place("place " + mark(cell(shape), "h", "c", "n"), shape, title(shape));
    let beside = 232;
    for (const shape of shapes) {
      const at = cell(shape);
      const small = shape.room < 15;
      const phone = shape.room >= 21 ? "" : " little";
      if (!at) {
        if (shape.room >= 8) svg.words("z x0" + phone, shape.x, shape.y + 5, shape.code);
      } else if (small && shape.x > 690) {
        svg.line("lead", shape.x, shape.y, OCEAN - 4, beside - 5);
        svg.words("e", OCEAN, beside, shape.code + " " + at.text);
        beside += 19;
      } else {
        const on = mark(at, "on", "on-none", "x0");
        if (at.suppressed) svg.hatch(shape.x - 15, shape.y - 10, 30, 20, title(shape));
        if (small) svg.words("z little " + on, shape.x, shape.y + 5, shape.code);
        else {
          svg.words("z " + on + phone, shape.x, shape.y - 2, shape.code);
          svg.words("z number little " + on, shape.x, shape.y + 14, at.text);
        }
      }
    }
    for (let n = 0; n <= limits.length; n++) {
      const x = (n * MAP_WIDTH) / 7;
      svg.rect("h" + (n + 1), 4 + x, MAP_HEIGHT + 16, 22, 22);
      svg.words("k", 32 + x, MAP_HEIGHT + 33, n === 0 ? "<" + count(limits[0]) : count(limits[n - 1]) + "+");
    }
    picture.querySelectorAll(":scope > :not(title, desc, .place:not([data-key]), .faint)").forEach((part) => part.remove());
    picture.append(...svg.parts);
  }

  return { MOST_BARS, leaders, read, redraw, redrawMap };
})();
