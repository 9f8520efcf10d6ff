"use strict";
// Shows the report that stands in #data. What comes from there is set as text,
// never as markup.

const report = JSON.parse(document.getElementById("data").textContent);
const verdicts = {
  "heap": "allocated on each call",
  "maybe": "may not fit",
  "root": "one allocation for a chain",
  "storage": "in the caller's storage",
  "in-frame": "a part of the caller's frame",
  "no-frame": "no frame is made",
};
const worst = Object.keys(verdicts);
const coroutines = new Map(report.coroutines.map(c => [c.symbol, c]));
const byId = id => document.getElementById(id);
const number = n => n === undefined ? "" : n.toLocaleString("en");
const PAGE = 300; // rows that are made at once

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key in made && key !== "list") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function drawn(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// --- Facts about a call -----------------------------------------------------

const nameOf = symbol => (coroutines.get(symbol) || {}).name || symbol;
const baseOf = name => name.replace(/<\u2026>/g, "").split("::").pop();

// Lines end behind "::", not inside <...>.
const together = name => name.replace(/<\u2026>/g, "<\u2060\u2026\u2060>")
  .replace(/::/g, "::\u200b");

function calleeOf(site) {
  if (site.callee.name) return site.callee.name;
  if (!site.mayCall.length) return "indirect";
  const first = coroutines.get(site.mayCall[0]);
  if (first && site.mayCall.length === 1) return `${first.name} (by name)`;
  return `${first ? baseOf(first.name) : "indirect"}, one of ${site.mayCall.length}`;
}

function oftenOf(site) {
  if (site.counts)
    return site.counts.heapFrames + site.counts.blocks;
  return site.loopDepth;
}

function oftenText(site) {
  if (site.counts)
    return `${number(oftenOf(site))} of ${number(site.counts.calls)}`;
  if (report.profile) return "not run";
  return ["", "in a loop"][site.loopDepth] ?? `in ${site.loopDepth} loops`;
}

const columns = [
  {name: "Frame", key: s => worst.indexOf(s.verdict), cell: s =>
    element("span", {class: "verdict", "data-verdict": s.verdict}, s.verdict)},
  {name: "Where", key: s => [s.file, s.line, s.column], cell: s => {
    const cut = s.file.lastIndexOf("/") + 1;
    return element("span", {class: "where", title: s.file},
      element("span", {class: "folder"}, s.file.slice(0, cut)),
      element("span", {class: "line"},
              s.line ? `${s.file.slice(cut)}:${s.line}:${s.column}` : "?"));
  }},
  {name: "Call", key: s => s.caller.name + calleeOf(s), cell: s =>
    element("span", {class: "name", title: s.caller.full},
      together(s.caller.name || "?"), ...(s.kind === "coroutine" ? [] :
        [element("span", {class: "arrow"}, "\u2192"), together(calleeOf(s))]))},
  {name: "Reason", key: s => s.reason, cell: s => s.reason},
  {name: "Strategy", key: s => s.strategy, cell: s => s.strategy},
  {name: "Needs", number: true, key: s => s.wanted ?? s.needs ?? -1,
    cell: s => number(s.wanted ?? s.needs)},
  {name: "How often", number: true, key: oftenOf, cell: oftenText},
  {name: "Cost", number: true, key: s => s.cost, cell: s => number(s.cost)},
];

function compare(a, b) {
  if (Array.isArray(a)) {
    for (let i = 0; i < a.length; ++i)
      if (a[i] !== b[i]) return compare(a[i], b[i]);
    return 0;
  }
  if (typeof a === "string") return a < b ? -1 : a > b ? 1 : 0;
  return a - b;
}

// --- State ------------------------------------------------------------------

// As the tool has sorted them, at first.
let sorted = {column: columns.length - 1, down: true};
let verdict = "", limit = PAGE;
const open = new Set();
report.sites.forEach((site, i) => {
  site.index = i;
  site.search = [site.file, site.caller.full, site.callee.full || "",
    site.callee.symbol, calleeOf(site), site.reason, site.strategy,
    site.verdict].join("\n").toLowerCase();
});

function visible() {
  const words = byId("text").value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = ["reason", "strategy", "file"].map(f => [f, byId(f).value]);
  const found = report.sites.filter(s =>
    (!verdict || s.verdict === verdict) &&
    wanted.every(([field, value]) => !value || s[field] === value) &&
    words.every(word => s.search.includes(word)));
  const key = columns[sorted.column].key, sign = sorted.down ? -1 : 1;
  return found.sort((a, b) =>
    sign * compare(key(a), key(b)) || a.index - b.index);
}

// --- Calls ------------------------------------------------------------------

function source(site) {
  const lines = report.sources[site.file];
  if (!lines || !(site.line in lines))
    return element("p", {class: "hint"}, site.line
      ? "The source file was not found when this page was made; " +
        "--source-root=FOLDER says where it is."
      : "The record does not say where: compile with -g or -gline-tables-only.");
  const shown = element("pre", {tabIndex: 0, "aria-label": "Source"});
  for (let n = site.line - 8; n <= site.line + 8; ++n) {
    if (!(n in lines)) continue;
    const line = element("span", {"data-line": n});
    const at = site.column - 1, text = lines[n];
    if (n === site.line) {
      line.className = "here";
      const end = at + (/^\w+/.exec(text.slice(at)) || ["?"])[0].length;
      line.append(text.slice(0, at), element("u", {}, text.slice(at, end)),
                  text.slice(end));
    } else {
      line.append(text);
    }
    shown.append(line);
  }
  return shown;
}

function details(site) {
  const body = element("div", {class: "details"});
  const reason = report.reasons[site.reason];
  if (reason)
    body.append(
      element("p", {}, element("code", {}, site.reason), ": ",
              reason.means || "not known to this version of dynasync-report",
              "."),
      element("p", {class: "change"}, element("b", {}, "To change: "),
              reason.change || "see the documentation of the plugin", "."));
  const wanted = site.wanted;
  if (wanted !== undefined)
    body.append(element("p", {}, `N = ${number(wanted)}, as far as is known.`));
  if (site.mayCall.length)
    body.append(element("p", {}, "By its name it may reach: ",
      site.mayCall.map(nameOf).join(", ") + "."));
  if (site.counts)
    body.append(element("p", {}, `Counted: ${number(site.counts.calls)} calls, ` +
      `${number(site.counts.inSlots)} frames in slots, ` +
      `${number(site.counts.inFrames)} in the caller's frame, ` +
      `${number(site.counts.overflows)} that did not fit, for which the root ` +
      `allocated ${number(site.counts.blocks)} blocks, ` +
      `${number(site.counts.heapFrames)} on the heap, ` +
      `the largest of ${number(site.counts.largestFrame)} bytes.`));
  body.append(element("p", {class: "name"}, site.caller.full || ""),
              source(site));
  return element("tr", {class: "open"},
                 element("td", {colSpan: columns.length}, body));
}

function toggle(site) {
  if (!open.delete(site.index)) open.add(site.index);
  showCalls();
  byId("call-" + site.index)?.focus();
}

function row(site) {
  const made = element("tr", {class: "call", id: "call-" + site.index,
    tabIndex: 0, "aria-expanded": String(open.has(site.index)),
    onclick: () => toggle(site)});
  for (const column of columns)
    made.append(element("td", column.number ? {class: "number"} : {},
                        column.cell(site)));
  made.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      toggle(site);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? "nextElementSibling"
                                             : "previousElementSibling";
      let next = made[step];
      while (next && !next.classList.contains("call")) next = next[step];
      next?.focus();
    }
  });
  return made;
}

function showCalls() {
  const found = visible(), body = document.querySelector("#calls tbody");
  body.replaceChildren();
  for (const site of found.slice(0, limit)) {
    body.append(row(site));
    if (open.has(site.index)) body.append(details(site));
  }
  byId("shown").textContent = found.length === report.sites.length
    ? `${number(found.length)} calls`
    : `${number(found.length)} of ${number(report.sites.length)} calls`;
  byId("more").hidden = found.length <= limit;
  byId("more").textContent = `Show ${number(found.length - limit)} more`;
  document.querySelectorAll("#calls th").forEach((th, i) => {
    if (i === sorted.column)
      th.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    else
      th.removeAttribute("aria-sort");
  });
  document.querySelectorAll("#summary button").forEach(button =>
    button.setAttribute("aria-pressed",
                        String(button.dataset.verdict === verdict)));
}

// --- Roots ------------------------------------------------------------------

const WIDTH = 1180, OWN = 170, ROW = 24, TOP = 20, MOST_ROWS = 60;

// The root's own frame has a fixed width: how much of the storage is used is
// what the drawing is about.
function drawing(root, own) {
  const frames = root.frames.slice(0, MOST_ROWS);
  const start = frames[0].span, slots = own.slots, part = own.tail / slots;
  const used = Math.max(...frames.map(f => f.offset + f.span)) - start;
  const total = Math.max(own.tail, used, 1);
  const x = bytes => OWN + bytes / total * (WIDTH - OWN - 2);
  const height = TOP + frames.length * ROW + 4;
  const svg = drawn("svg", {viewBox: `0 0 ${WIDTH} ${height}`, role: "img",
    "aria-label": `Storage of ${nameOf(root.symbol)}`});
  const stripes = `stripes-${root.index}`;
  const pattern = drawn("pattern", {id: stripes, width: 10, height: 10,
    patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"});
  pattern.append(drawn("rect", {width: 10, height: 10, class: "frame odd"}),
                 drawn("rect", {width: 5, height: 10, class: "frame"}));
  const defs = drawn("defs", {});
  defs.append(pattern);
  svg.append(defs, drawn("rect", {class: "tail", x: x(0), y: TOP - 4,
                                  width: x(own.tail) - x(0),
                                  height: height - TOP + 2}));
  for (let i = 1; i < slots; ++i)
    svg.append(drawn("line", {class: "part", x1: x(part * i), x2: x(part * i),
                              y1: TOP - 4, y2: height - 2}));
  svg.append(drawn("text", {class: "small", x: x(0) + 2, y: 11},
    `${number(own.tail)} bytes of storage` +
    (slots > 1 ? `, in ${slots} equal parts` : "")));
  const box = (kind, y, from, to, style) => to > from && svg.append(
    drawn("rect", {class: kind, x: from, y, width: Math.max(2, to - from),
                   height: ROW - 4, rx: 2, style}));
  frames.forEach((frame, i) => {
    const y = TOP + i * ROW, from = frame.offset - start;
    const to = from + frame.span;
    if (i === 0) {
      box("own", y, 0, OWN - 2, "");
    } else {
      const end = frame.inBlock ? to : part;
      box(frame.inBlock ? "block" : "frame", y, x(from), x(Math.min(to, end)),
          frame.byName && !frame.inBlock ? `fill: url(#${stripes})` : "");
      box("frame over", y, x(Math.max(from, end)), x(to), "");
    }
    const place = frame.line
      ? `, from ${frame.file.split("/").pop()}:${frame.line}` : "";
    const name = nameOf(frame.symbol), size = number(frame.span);
    const label = i === 0
      ? `${name.length > 15 ? name.slice(0, 14) + "\u2026" : name} ${size}`
      : `${name}  ${size}${place}`;
    // Where there is more room: from the box on, or in front of it.
    const before = i !== 0 && x(from) > WIDTH * 0.6;
    const text = drawn("text", {y: y + 14, x: i === 0 ? 6
      : before ? x(from) - 6 : x(from) + 6,
      "text-anchor": before ? "end" : "start"}, label);
    text.append(drawn("title", {}, (coroutines.get(frame.symbol) || {}).full || ""));
    svg.append(text);
  });
  return svg;
}

function showRoots() {
  const place = byId("roots");
  if (!report.roots.length)
    place.append(element("p", {class: "hint"}, "The records name no coroutine " +
      "that has storage for its callees."));
  report.roots.slice(0, 100).forEach((root, i) => {
    root.index = i;
    const own = coroutines.get(root.symbol);
    const share = own.tail ? Math.round(100 * root.needs / own.tail) : 0;
    const facts = element("p", {}, `Frame of ${number(own.frame ?? 0)} bytes; `,
      element("b", {class: root.needs > own.tail ? "over-text" : ""},
              `needs ${number(root.needs)} of ${number(own.tail)} bytes` +
              (own.tail ? ` (${share} %)` : "")),
      root.needs > own.tail ? ": what does not fit goes into blocks that the root keeps" : "",
      own.recursive ? "; it awaits itself: deeper recursion needs more" : "",
      root.cut || root.frames.length > MOST_ROWS
        ? "; more nests in it than is drawn" : "", ".");
    place.append(element("article", {class: "card"},
      element("h3", {title: own.full}, own.name), facts, drawing(root, own)));
  });
  if (report.roots.length > 100)
    place.append(element("p", {class: "hint"},
      `${number(report.roots.length - 100)} more roots need less.`));
}

// --- Start ------------------------------------------------------------------

function options(field, all) {
  const counts = new Map();
  for (const site of report.sites)
    if (site[field]) counts.set(site[field], (counts.get(site[field]) || 0) + 1);
  byId(field).append(element("option", {value: ""}, all),
    ...[...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(
      ([name, count]) => element("option", {value: name},
                                 `${name} (${number(count)})`)));
}

function start() {
  byId("facts").textContent = `${number(report.remarks)} remarks in ` +
    `${number(report.files)} ${report.files === 1 ? "file" : "files"}` +
    (report.profile ? ", and counts of a run." : "; nothing was counted in a run: cost is a guess.");
  for (const name of worst)
    byId("summary").append(element("button", {type: "button",
      "data-verdict": name, onclick: () => {
        verdict = verdict === name ? "" : name;
        limit = PAGE;
        showCalls();
      }}, element("b", {}, number(report.summary[name])), name, element("br"),
      element("small", {}, verdicts[name])));
  options("reason", "all");
  options("strategy", "all");
  options("file", "all");
  columns.forEach((column, i) => document.querySelector("#calls thead tr").append(
    element("th", {scope: "col", class: column.number ? "number" : ""},
      element("button", {type: "button", onclick: () => {
        sorted = {column: i, down: sorted.column === i ? !sorted.down
                                                       : Boolean(column.number)};
        showCalls();
      }}, column.name))));
  const filters = byId("filters");
  filters.addEventListener("input", () => { limit = PAGE; showCalls(); });
  filters.addEventListener("submit", event => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => {
    verdict = "";
    showCalls();
  }));
  byId("more").onclick = () => { limit += 10 * PAGE; showCalls(); };
  showCalls();
  showRoots();
}

start();
