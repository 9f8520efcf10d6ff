const rows = () => [...document.querySelectorAll("#calls tr.call")];
const cell = (row, i) => row.cells[i].textContent;
const column = i => rows().map(row => cell(row, i));
const heads = [...document.querySelectorAll("#calls th button")];
const head = name => heads.findIndex(b => b.textContent === name);
const input = (id, value) => {
  document.getElementById(id).value = value;
  document.getElementById(id).dispatchEvent(new Event("input", {bubbles: true}));
};
const total = report.sites.length;
check("all calls are there", rows().length === total && total > 5);
check("the worst first", cell(rows()[0], 0) === "heap");
check("no error in front of the table",
      document.getElementById("shown").textContent === total + " calls");

// Sorting: each column, both ways.
for (let i = 0; i < heads.length; ++i) {
  heads[i].click();
  const th = document.querySelectorAll("#calls th");
  check("sorted by " + heads[i].textContent, th[i].hasAttribute("aria-sort"));
  check("by one column", document.querySelectorAll("#calls th[aria-sort]").length === 1);
  const once = rows().map(r => r.id), was = th[i].getAttribute("aria-sort");
  heads[i].click();
  check("the other way round", th[i].getAttribute("aria-sort") !== was);
  check("the same calls", rows().map(r => r.id).sort().join() === once.sort().join());
}
const reasons = head("Reason");
heads[reasons].click();
if (document.querySelectorAll("#calls th")[reasons].getAttribute("aria-sort") !== "ascending")
  heads[reasons].click();
check("reasons in order", column(reasons).join() === column(reasons).sort().join());
const needs = head("Needs");
heads[needs].click();
const sizes = column(needs).filter(Boolean).map(t => +t.replace(/,/g, ""));
check("numbers as numbers", sizes.length > 2 &&
      sizes.every((n, i) => i === 0 || sizes[i - 1] >= n));

// Filters.
input("text", "TIGHT -nothing");
check("words that nothing has", rows().length === 0);
input("text", "tight inline");
check("several words", rows().length === 1 && cell(rows()[0], 2).includes("tight"));
input("text", "");
input("reason", "strategy-box");
check("by reason", rows().length === 1 && cell(rows()[0], 0) === "heap");
input("reason", "");
input("strategy", "nested");
check("by strategy", rows().length > 0 &&
      column(head("Strategy")).every(t => t === "nested"));
document.querySelector("#filters button[type=reset]").click();
await next();
check("cleared", rows().length === total);
const file = [...document.getElementById("file").options].map(o => o.value)
  .find(v => v.endsWith("chain.cpp"));
input("file", file);
check("by file", rows().length > 0 && rows().length < total &&
      column(1).every(t => t.includes("chain.cpp")));
input("file", "");
document.querySelector("#summary button[data-verdict=root]").click();
check("by what becomes of it", column(0).every(t => t === "root") && rows().length > 0);
check("pressed", document.querySelector("#summary [aria-pressed=true]").dataset.verdict === "root");
document.querySelector("#summary button[data-verdict=root]").click();
check("and back", rows().length === total);

// The source of a call, by mouse and by key.
input("text", "strategy-box");
rows()[0].click();
const here = document.querySelector("#calls pre .here");
check("its line", here.textContent.includes("sum += co_await s.read(i);"));
check("its number", here.dataset.line === "18");
check("its name", here.querySelector("u").textContent === "read");
check("lines around", document.querySelectorAll("#calls pre span").length > 10);
check("the reason", document.querySelector(".details").textContent
      .includes("you, or the unit's options, or the profile, asked for `box`"));
check("what to change", document.querySelector(".change").textContent
      .includes("leave the `box` out"));
check("expanded", rows()[0].getAttribute("aria-expanded") === "true");
const press = (key) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
check("it has the focus", document.activeElement === rows()[0]);
press("Enter");
check("closed by key", !document.querySelector("#calls pre"));
input("text", "");
rows()[0].focus();
press("ArrowDown");
check("down", document.activeElement === rows()[1]);
press("ArrowUp");
check("up", document.activeElement === rows()[0]);
press(" ");
check("opened by key", rows()[0].getAttribute("aria-expanded") === "true");
check("all can be reached by key", rows().every(r => r.tabIndex === 0));

// The drawing: what nests, where it begins, and that it is too much.
const card = [...document.querySelectorAll(".card")].find(
  c => c.querySelector("h3").textContent === "root");
check("a root", !!card);
const texts = [...card.querySelectorAll("svg text:not(.small)")].map(
  t => t.firstChild.textContent);
check("its frames", texts.length === 4 && texts[0].startsWith("root") &&
      texts[1].startsWith("middle::fetch") &&
      texts.some(t => t.startsWith("leaf::read")) &&
      texts.some(t => t.startsWith("large::read")));
const boxes = [...card.querySelectorAll("rect.frame")].filter(r => !r.closest("pattern"))
  .map(r => r.getBBox());
check("one inside the other", boxes.length >= 2 && boxes[0].x < boxes[1].x);
check("too much is red", card.querySelectorAll("rect.over").length >= 1);
check("said in words", /needs [\d,]+ of 1,024 bytes/.test(card.textContent));
check("it has a size", card.querySelector("svg").getBoundingClientRect().width > 500);
check("nothing to scroll sideways",
      document.documentElement.scrollWidth <= innerWidth);
