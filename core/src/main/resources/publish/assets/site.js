/*
 * Adds to the static pages: numbers that can be chosen to see how they came about, views of a measure
 * that the address restores, the search. Nothing here is needed to read a number.
 */
(function () {
  "use strict";

  const page = document.body.dataset;
  document.documentElement.classList.add("scripted");

  /* ---- The card of a number ---- */

  const COMMAND = "./throughline explain DIR ";
  const dialog = document.getElementById("number");

  /** The words that say which number a cell is: table, row, column. */
  function labelOf(cell) {
    if (cell.dataset.label) return cell.dataset.label;
    const table = cell.closest("table");
    const parts = [table.caption.textContent];
    cell.closest("tr").querySelectorAll("th[scope=row]").forEach((head) => parts.push(head.textContent));
    const column = table.tHead.rows[0].cells[cell.cellIndex];
    if (cell.closest("tr").querySelectorAll("td").length > 1) parts.push(column.dataset.label);
    return parts.join(" · ");
  }

  function show(cell) {
    const id = cell.dataset.cell ?? cell.dataset.figure;
    const withheld = cell.classList.contains("suppressed") && !cell.classList.contains("earlier");
    dialog.querySelector("#number-label").textContent = labelOf(cell);
    dialog.querySelector(".number-value").textContent = withheld ? dialog.dataset.withheld : cell.textContent;
    dialog.querySelector("#number-id").textContent = id;
    dialog.querySelector("#number-command").textContent = COMMAND + id;
    const number = dialog.querySelector(".number-value").textContent;
    const source = document.getElementById("citation")?.textContent ?? dialog.dataset.cite;
    dialog.querySelector("#number-cite").textContent = labelOf(cell) + ": " + number + ". " + source + " " + id + ".";
    dialog.querySelector(".copied").textContent = "";
    const how = dialog.querySelector(".number-how");
    const link = cell.closest(".key, .of-place, tr")?.querySelector("h3 a, h2 a, th a") ?? cell.closest(".of-place, .key")?.querySelector("a");
    const to = link?.getAttribute("href") ?? page.here + "definitions.html";
    how.href = document.getElementById("how") ? "#how" : to.includes("definitions.html") ? to : to.replace(/#.*/, "") + "#how";
    dialog.showModal();
    dialog.querySelector("[data-copy=number-id]").focus();
  }

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      done(dialog.dataset.copied);
    } catch (refused) {
      done(text);
    }
  }

  /** Turns a cell's text into a button; only the first of a table is a stop of the Tab key. */
  function makeButton(cell, first) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.setAttribute("aria-haspopup", "dialog");
    button.tabIndex = first ? 0 : -1;
    button.append(...cell.childNodes);
    cell.append(button);
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

  /** Arrow keys, Home and End move between the numbers of a table. */
  function walk(event) {
    const cell = event.target.closest("td[data-cell]");
    const step = STEPS[event.key];
    const button = cell && step && step(cell)?.querySelector("button.pick");
    if (!button) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }

  if (dialog) {
    document.querySelectorAll("table").forEach((table) => {
      table.querySelectorAll("td[data-cell]").forEach((cell, n) => makeButton(cell, n === 0));
      table.addEventListener("keydown", walk);
    });
    document.querySelectorAll("[data-cell]:not(td), [data-figure]").forEach((cell) => makeButton(cell, true));
    document.addEventListener("click", (event) => {
      const button = event.target.closest(".pick");
      if (button) show(button.closest("[data-cell], [data-figure]"));
    });
    dialog.querySelectorAll("[data-copy]").forEach((button) =>
      button.addEventListener("click", () => {
        const field = document.getElementById(button.dataset.copy);
        copy(field.textContent, (said) => (dialog.querySelector(".copied").textContent = said === dialog.dataset.copied ? said : dialog.dataset.select));
        getSelection().selectAllChildren(field);
      }),
    );
    dialog.querySelector(".number-how").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  /* ---- Views of a measure ---- */

  const form = document.querySelector("[data-controls]");
  const panels = [...document.querySelectorAll(".panel")];
  const status = form?.querySelector(".status");
  const original = new Map(panels.map((panel) => [panel, [...panel.querySelector("tbody").rows]]));
  const shown = new Map(); // by panel: the rows that fit, in the order asked for
  const facts = new Map(); // by row: what it is chosen by
  const ranks = new Map(); // by panel and column: its rows by what they say
  const KNOWN = ["scope", "from", "to", "q", "show", "tab", "sort"];

  const phone = matchMedia("(max-width: 36rem)");
  const EMPTY = { scope: "", from: "", to: "", q: "", show: [], tab: "both", sort: "" };
  let state = { ...EMPTY };

  /** The view that an address asks for; what it asks for in vain is said. */
  function read() {
    const asked = new URLSearchParams(location.search);
    const bad = [];
    const oneOf = (name, valid) => {
      const value = asked.get(name) ?? "";
      if (value === "" || valid.includes(value)) return value;
      bad.push(name + "=" + value);
      return "";
    };
    const options = (name) => [...(form.elements[name]?.options ?? [])].map((option) => option.value);
    const boxes = [...form.querySelectorAll("[name=show]")].map((box) => box.value);
    const show = (asked.get("show") ?? "").split("~").filter(Boolean);
    show.filter((key) => !boxes.includes(key)).forEach((key) => bad.push("show=" + key));
    const heads = [...panels[0].querySelectorAll("thead th")].map((_, n) => String(n)).flatMap((n) => [n, "-" + n]);
    state = {
      scope: oneOf("scope", options("scope")),
      from: oneOf("from", options("from")),
      to: oneOf("to", options("to")),
      q: asked.get("q") ?? "",
      show: show.filter((key) => boxes.includes(key)),
      tab: oneOf("tab", [...form.querySelectorAll("[data-tab]")].map((tab) => tab.dataset.tab)) || "both",
      sort: oneOf("sort", heads),
    };
    return bad;
  }

  /** The address of the view. Parameters that are not ours are kept. */
  function address() {
    const kept = new URLSearchParams(location.search);
    KNOWN.forEach((name) => kept.delete(name));
    for (const name of KNOWN) {
      const value = name === "show" ? state.show.join("~") : state[name];
      if (value && value !== EMPTY[name]) kept.set(name, value);
    }
    // The encoder writes ~ as %7E, which a reader could neither read nor type.
    const query = kept.toString().replaceAll("%7E", "~");
    return location.pathname + (query ? "?" + query : "") + location.hash;
  }

  function apply(bad) {
    for (const name of ["scope", "from", "to", "q"]) {
      const control = form.elements[name];
      if (control) control.value = state[name] || (name === "scope" ? control.options[0].value : "");
    }
    form.querySelectorAll("[name=show]").forEach((box) => (box.checked = state.show.includes(box.value)));
    form.querySelectorAll("[data-tab]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.tab === state.tab)));
    for (const tab of ["chart", "map", "table"]) document.body.classList.toggle("show-" + tab, state.tab === tab);
    let count = 0;
    panels.forEach((panel, n) => {
      const asked = panel.dataset.panel && form.elements.scope;
      panel.hidden = Boolean(asked) && panel.dataset.panel !== (state.scope || panels[0].dataset.panel);
      if (!panel.hidden) count += choose(panel);
      if (!panel.hidden && panel.dataset.kind) draw(panel);
      if (!panel.hidden && state.tab === "map") drawMap(panel);
    });
    status.classList.toggle("bad", bad.length > 0);
    status.textContent = bad.length > 0 ? form.dataset.bad + " " + bad.join(", ") : isPlain() ? "" : count + " " + form.dataset.rows;
  }

  const isPlain = () => !state.q && !state.from && !state.to && state.show.length === 0;

  /** Shows the rows that fit, in the order asked for; returns how many. */
  function choose(panel) {
    const wanted = state.q.toLocaleLowerCase();
    const fitting = new Set();
    for (const row of original.get(panel)) {
      const fact = factsOf(row);
      const { key, total } = fact;
      const fits =
        fact.name.includes(wanted) &&
        (total || state.show.length === 0 || state.show.includes(key)) &&
        (total || !state.from || key >= state.from) &&
        (total || !state.to || key <= state.to);
      if (fact.fits !== fits) row.classList.toggle("out", !fits);
      fact.fits = fits;
      if (fits) fitting.add(row);
    }
    place(panel, ordered(panel).filter((row) => fitting.has(row)));
    panel.querySelectorAll(".map [data-key]:not([data-key=''])").forEach((mark) => mark.classList.toggle("out", !isOnMap(panel, mark, fitting)));
    return fitting.size;
  }

  const marked = new Map(); // by panel: its rows by key
  function isOnMap(panel, mark, fitting) {
    if (!marked.has(panel)) marked.set(panel, new Map(original.get(panel).map((row) => [row.dataset.key, row])));
    return fitting.has(marked.get(panel).get(mark.dataset.key));
  }

  /** Of a table of more rows than are laid out without being felt, those are in the page that are seen; others come as the reader scrolls to them. */
  const MANY = 200;
  const AT_ONCE = 100;
  const ends = new IntersectionObserver((seen) => seen.filter((end) => end.isIntersecting).forEach((end) => extend(end.target)), { rootMargin: "1000px" });

  function extend(last) {
    ends.unobserve(last);
    const body = last.parentElement;
    const rows = body && shown.get(panels.find((panel) => panel.contains(body)));
    if (!rows || body.rows.length >= rows.length) return;
    body.append(...rows.slice(body.rows.length, body.rows.length + AT_ONCE));
    ends.observe(body.lastElementChild);
  }

  function place(panel, rows) {
    const before = shown.get(panel) ?? original.get(panel);
    shown.set(panel, rows);
    const many = original.get(panel).length > MANY;
    if (before.length === rows.length && before.every((row, n) => row === rows[n]) && !(many && panel.querySelector("tbody").rows.length > AT_ONCE)) return;
    const table = panel.querySelector("table");
    if (many) keepWidths(table);
    // One body for another: to take rows out of it one by one takes longer.
    const body = document.createElement("tbody");
    table.tBodies[0].remove();
    body.append(...(many ? rows.slice(0, AT_ONCE) : rows));
    table.append(body);
    table.ariaRowCount = String(rows.length + 1);
    if (body.rows.length < rows.length) ends.observe(body.lastElementChild);
  }

  /** Columns stay as wide as they are while rows come, and become as wide as they need to be when the window changes. */
  function keepWidths(table) {
    if (table.style.tableLayout === "fixed") return;
    const heads = [...table.tHead.rows[0].cells];
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    const whole = table.getBoundingClientRect().width;
    heads.forEach((head, n) => (head.style.width = widths[n] + "px"));
    table.style.width = whole + "px";
    table.style.tableLayout = "fixed";
    addEventListener("resize", () => (table.style.tableLayout = table.style.width = ""), { once: true });
  }

  function factsOf(row) {
    if (!facts.has(row)) {
      const name = [...row.querySelectorAll("th")].map((head) => head.textContent).join(" ").toLocaleLowerCase();
      facts.set(row, { key: row.dataset.key, total: row.classList.contains("total"), name, fits: true });
    }
    return facts.get(row);
  }

  /** The rows of a panel in the order asked for, totals last. */
  function ordered(panel) {
    const column = state.sort === "" ? -1 : Math.abs(Number(state.sort));
    const down = state.sort.startsWith("-");
    panel.querySelectorAll("thead th").forEach((head, n) => {
      if (n === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (column < 0) return original.get(panel);
    const key = panel.id + " " + state.sort;
    if (!ranks.has(key)) {
      const isTotal = (row) => factsOf(row).total;
      const rows = original.get(panel);
      ranks.set(key, [...sorted(rows.filter((row) => !isTotal(row)), column, down ? -1 : 1), ...rows.filter(isTotal)]);
    }
    return ranks.get(key);
  }

  const words = new Intl.Collator(document.documentElement.lang);

  /** Rows by what a column says, read once for each: names by their letters, numbers by their size, rows without one last. */
  function sorted(rows, column, way) {
    const by = rows.map((row) => {
      const cell = row.cells[column];
      const value = cell?.tagName === "TH" ? cell.textContent : cell?.dataset.value;
      return { row, value: cell?.tagName === "TH" || value === undefined ? value : Number(value) };
    });
    by.sort(({ value: a }, { value: b }) => {
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      return way * (typeof a === "string" ? words.compare(a, b) : a - b);
    });
    return by.map((one) => one.row);
  }

  /** Draws the chart of a panel for the rows that are shown. */
  function draw(panel) {
    const table = panel.querySelector("table");
    const kind = panel.dataset.kind;
    const grid = ThroughlineCharts.read(table, original.get(panel));
    const wanted = state.scope || form.elements.scope?.options[0].value;
    const scope = kind === "bars" ? Math.max(0, grid.columns.findIndex((column) => column.key === wanted)) : 0;
    const told = panel.querySelector("[data-drawn]");
    if (told) told.textContent = grid.columns[scope].label;
    const said = panel.querySelector("[data-leaders]");
    const leaders = said ? ThroughlineCharts.leaders(grid, scope).join(", ") : "";
    if (said) said.textContent = leaders && said.dataset.leaders.replace("{0}", leaders);
    const cut = panel.querySelector(".cut");
    if (cut) cut.hidden = grid.rows.filter((row) => !row.total).length <= ThroughlineCharts.MOST_BARS;
    if (!grid.rows.some((row) => !row.total)) return;
    const pictures = panel.querySelectorAll("figure:not(.placed) > svg");
    if (pictures.length === 1) pictures[0].setAttribute("viewBox", "0 0 " + (phone.matches ? 340 : 720) + " 1");
    pictures.forEach((picture) => {
      ThroughlineCharts.redraw(picture, kind, grid, scope);
      if (said) picture.querySelector("desc").textContent = said.textContent;
    });
  }

  /** The map of the panel that is seen: there is one on the page, with the shapes of all. */
  function drawMap(panel) {
    const map = document.querySelector(".placed");
    if (!panel.contains(map)) panel.querySelector(".scroll").before(map);
    const grid = ThroughlineCharts.read(panel.querySelector("table"), original.get(panel));
    const wanted = state.scope || form.elements.scope?.options[0].value;
    const total = grid.columns.findIndex((column) => column.total);
    const asked = panel.dataset.kind === "bars" ? grid.columns.findIndex((column) => column.key === wanted) : total;
    ThroughlineCharts.redrawMap(map.querySelector("svg"), grid, Math.max(0, asked));
  }

  function change() {
    history.replaceState(null, "", address());
    apply([]);
  }

  function listen() {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      for (const name of ["scope", "from", "to", "q"]) if (form.elements[name]) state[name] = form.elements[name].value;
      if (form.elements.scope && form.elements.scope.selectedIndex === 0) state.scope = "";
      state.show = [...form.querySelectorAll("[name=show]:checked")].map((box) => box.value);
      change();
    });
    form.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-tab]");
      if (!tab) return;
      state.tab = tab.dataset.tab;
      change();
    });
    form.addEventListener("reset", () => {
      state = { ...EMPTY };
      setTimeout(change);
    });
    panels.forEach((panel) =>
      panel.querySelectorAll("thead th").forEach((head, n) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        const first = head.firstChild;
        button.append(first ? first.textContent : "");
        if (first) first.replaceWith(button);
        button.addEventListener("click", () => {
          state.sort = state.sort === "-" + n ? String(n) : n === 0 && state.sort === "" ? "0" : "-" + n;
          change();
        });
      }),
    );
    addEventListener("popstate", () => apply(read()));
  }

  /* ---- Taking a view away ---- */

  function withQuery(href, name, value) {
    const url = new URL(href);
    url.searchParams.set(name, value);
    return url.href;
  }

  const visible = () => panels.find((panel) => !panel.hidden);
  const guarded = (text) => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? "'" + text : text);
  const quoted = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);

  function csv() {
    const table = visible().querySelector("table");
    const rows = [...table.tHead.rows, ...(shown.get(visible()) ?? table.tBodies[0].rows)];
    const text = (cell) =>
      cell.tagName === "TD" ? (cell.dataset.value ?? (cell.classList.contains("suppressed") ? cell.textContent : "")) : guarded(cell.dataset.label ?? cell.textContent);
    return "\uFEFF" + rows.map((row) => [...row.cells].map((cell) => quoted(text(cell))).join(",") + "\r\n").join("");
  }

  /** The chart with title, source and address inside and its look with it. */
  function picture() {
    const drawn = [...visible().querySelectorAll("figure > svg")].find((svg) => svg.getClientRects().length > 0) ?? visible().querySelector("svg");
    const copied = drawn.cloneNode(true);
    const from = [drawn, ...drawn.querySelectorAll("*")];
    [copied, ...copied.querySelectorAll("*")].forEach((part, n) => {
      const look = getComputedStyle(from[n]);
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-family", "font-size"]) part.setAttribute(name, look.getPropertyValue(name));
      part.removeAttribute("class");
      // Without the fonts of the page another one stands in, which may be wider.
      const length = part.tagName === "text" ? from[n].getComputedTextLength() : 0;
      if (length > 0) Object.entries({ textLength: length.toFixed(1), lengthAdjust: "spacingAndGlyphs" }).forEach(([key, value]) => part.setAttribute(key, value));
    });
    const { width, height } = drawn.viewBox.baseVal;
    const texts = (selector, within) => [...within.querySelectorAll(selector)].map((one) => one.textContent.trim());
    const [extent = ""] = texts("h1 small", document);
    const title = document.querySelector("h1").textContent.replace(extent, "").trim();
    const above = [...wrapped(title, Math.floor(width / 9.5)).map((text) => [text, 17, 600]), ...wrapped(extent, Math.floor(width / 7)).map((text) => [text, 13, 400])];
    const shown = [...texts("h2, [data-drawn], .cut:not([hidden]), .scopes li", visible()).filter((text) => text !== extent), status?.textContent, ...texts(".caveats p", document)];
    const below = [...shown, document.getElementById("citation").textContent + " " + location.href].filter(Boolean).flatMap((text) => wrapped(text, Math.floor(width / 6)));
    const top = 14 + 21 * above.length;
    const tall = top + height + 26 + 16 * below.length;
    const ink = getComputedStyle(document.body);
    const made = (name, attributes, text) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
      if (text) part.textContent = text;
      return part;
    };
    const whole = made("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 " + width + " " + tall, width: width * 2, height: tall * 2 });
    whole.append(made("rect", { width, height: tall, fill: ink.backgroundColor }));
    const words = { "font-family": "sans-serif", fill: ink.color, x: 10 };
    above.forEach(([text, size, weight], n) => whole.append(made("text", { ...words, y: 24 + 21 * n, "font-size": size, "font-weight": weight }, text)));
    copied.setAttribute("y", top);
    copied.setAttribute("width", width);
    copied.setAttribute("height", height);
    whole.append(copied);
    below.forEach((line, n) => whole.append(made("text", { ...words, y: top + height + 22 + 16 * n, "font-size": 11 }, line)));
    return new XMLSerializer().serializeToString(whole);
  }

  function wrapped(text, length) {
    return text.match(new RegExp(".{1," + length + "}(\\s|$)|.{1," + length + "}", "g")) ?? [];
  }

  function save(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = location.pathname.split("/").pop().replace(/\.html$/, "") + "." + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function savePng() {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext("2d").drawImage(image, 0, 0);
      canvas.toBlob((blob) => save(blob, "png"));
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture());
  }

  /** A line of HTML that shows this view in another page. A panel has a page of its own there; the rest of the view is in the address. */
  function embedLine() {
    const scope = panels.length > 1 && state.scope !== panels[0].dataset.panel ? state.scope : "";
    const view = new URLSearchParams(new URL(address(), location.href).search);
    if (panels.length > 1) view.delete("scope");
    const query = view.toString().replaceAll("%7E", "~");
    const site = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    const src = new URL(document.querySelector("[data-take=embed]").dataset.page + (scope && "." + scope) + ".html" + (query && "?" + query), site);
    const frame = document.createElement("iframe");
    for (const [name, value] of Object.entries({ src: src.href, title: visible().getAttribute("aria-label"), width: "100%", height: "720", loading: "lazy" })) frame.setAttribute(name, value);
    return frame.outerHTML;
  }

  const said = (text) => (document.querySelector(".taken").textContent = text);
  const TAKE = {
    csv: () => save(new Blob([csv()], { type: "text/csv" }), "csv"),
    svg: () => save(new Blob([picture()], { type: "image/svg+xml" }), "svg"),
    png: savePng,
    link: () => copy(new URL(address(), location.href).href, said),
    embed: () => copy(embedLine(), said),
    cite: () => copy(document.getElementById("citation").textContent + " " + new URL(address(), location.href).href, said),
  };
  document.querySelectorAll("[data-take]").forEach((button) => {
    if (/svg|png/.test(button.dataset.take) && !document.querySelector("figure > svg")) button.hidden = true;
    button.addEventListener("click", TAKE[button.dataset.take]);
  });

  document.querySelectorAll(".map").forEach((map) =>
    map.addEventListener("click", (event) => {
      const to = event.target.closest("[data-key]")?.dataset.key;
      if (to) location.href = page.here + to;
    }),
  );

  if (form && panels.length > 0) {
    listen();
    const bad = read();
    const many = panels.filter((panel) => original.get(panel).length > MANY);
    const embedded = document.querySelectorAll(".embed a[target=_top]");
    // A picture that comes alone is wide, and is drawn anew for a phone.
    if (bad.length > 0 || location.search || panels.length > 1 || many.length > 0 || embedded.length > 0) apply(bad);
    embedded.forEach((link) => new URLSearchParams(location.search).forEach((value, name) => (link.href = withQuery(link.href, name, value))));
  }

  /* ---- Search: its library and its list are loaded when it is first used ---- */

  const box = document.getElementById("search");
  const results = document.getElementById("search-results");
  let index = null;

  function load(name) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = page.root + "assets/" + name;
      script.onload = done;
      document.head.append(script);
    });
  }

  async function prepare() {
    if (index !== null) return;
    index = undefined;
    await load("vendor/minisearch.js");
    const fields = { fields: ["title", "more"], storeFields: ["title", "href"], searchOptions: { fuzzy: 0.25, prefix: true, boost: { title: 3 } } };
    const made = new MiniSearch(fields);
    const whole = (href) => href.replace(/^@(.*)$/, "places/facility.$1.html");
    globalThis.throughlineSearch = (list) => made.addAll(list.map(([title, href, more], id) => ({ id, title, href: whole(href), more })));
    await load("search." + document.documentElement.lang + ".js");
    index = made;
    find();
  }

  function find() {
    if (!index) return;
    const found = box.value.trim() === "" ? [] : index.search(box.value).slice(0, 12);
    results.replaceChildren(
      ...found.map((one) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = page.here + one.href;
        link.textContent = one.title;
        item.append(link);
        return item;
      }),
    );
    results.hidden = found.length === 0;
    document.getElementById("search-status").textContent = box.value.trim() === "" ? "" : found.length === 0 ? box.dataset.none : found.length + " " + box.dataset.found;
  }

  if (box) {
    box.addEventListener("focus", prepare);
    box.addEventListener("input", () => (index ? find() : prepare()));
    box.closest(".search").addEventListener("keydown", (event) => {
      if (event.key === "Escape") results.hidden = true;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const stops = [box, ...results.querySelectorAll("a")];
        const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
        if (next) {
          event.preventDefault();
          next.focus();
        }
      }
    });
  }

  /* ---- A newer version: asked of the site that the page lies in ---- */

  const older = (one, other) => {
    const [a, b] = [one, other].map((version) => version.split(".").map(Number));
    const n = a.findIndex((part, at) => part !== b[at]);
    return n >= 0 && a[n] < b[n];
  };

  const newer = document.getElementById("newer");
  const own = new URL(page.root || "./", location.href);
  const base = own.pathname.endsWith("/versions/" + page.version + "/") ? new URL("../../", own) : own;

  /** A kept version asks the site that it lies in, any other page its own: also one that has been open for long. */
  function ask() {
    const script = document.createElement("script");
    script.src = base + "assets/latest.js?" + Math.floor(Date.now() / 60000);
    script.onload = script.onerror = () => script.remove();
    document.head.append(script);
  }

  if (newer) {
    globalThis.throughlineLatest = (latest) => newer.toggleAttribute("hidden", !older(page.version, latest));
    newer.querySelector("a").href = base + page.place;
    ask();
    document.addEventListener("visibilitychange", () => document.hidden || ask());
  }

  /* ---- Paper: everything is on it, folded or not ---- */

  let folded = [];
  addEventListener("beforeprint", () => {
    shown.forEach((rows, panel) => panel.querySelector("tbody").replaceChildren(...rows));
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
})();
