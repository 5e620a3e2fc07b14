// Filters by kind and by text, with counts; what is found is painted without touching the text.
const filter = { flags: new Set(), query: "", scope: "all" };

// Full width and half width, capital and small count as the same; lengths stay, so places do too.
const folded = (text) => Array.from(text, (sign) => {
  const plain = sign.normalize("NFKC").toLowerCase();
  return plain.length === sign.length ? plain : sign;
}).join("");

const NOT_TEXT = ".pair-of-columns, .flags, .anchor, button, .panel, .said, .remarks, .first, .ref, .gone, .to";

// The text nodes of a row on one side: "old", "new" or "changed".
function textNodes(row, side) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  while (walker.nextNode()) {
    const change = walker.currentNode.parentElement.closest("ins, del");
    const is = change ? change.localName : "";
    const wanted = side === "changed" ? is : side === "old" ? is !== "ins" : is !== "del";
    if (wanted) nodes.push(walker.currentNode);
  }
  return nodes;
}

const wordsOf = new WeakMap();
function words(row, side) {
  if (!wordsOf.has(row)) wordsOf.set(row, {});
  const kept = wordsOf.get(row);
  if (!(side in kept)) {
    const text = textNodes(row, side).map((node) => {
      const original = side !== "new" && node.parentElement.dataset.oldWords;
      return original && side === "old" ? original : node.data;
    });
    kept[side] = folded(text.join(side === "changed" ? "\n" : ""));
  }
  return kept[side];
}

const sidesOf = (scope) => (scope === "all" ? ["old", "new"] : [scope]);

function matches(row) {
  const flags = row.dataset.flags.split(" ");
  if (filter.flags.size && !flags.some((flag) => filter.flags.has(flag))) return false;
  return !filter.query || sidesOf(filter.scope).some((side) => words(row, side).includes(folded(filter.query)));
}

function applyFilter() {
  const active = filter.flags.size > 0 || filter.query !== "";
  let shown = 0, all = 0, headings = [];
  for (const row of rows) {
    const heading = row.classList.contains("division"), stub = row.classList.contains("stub");
    const match = matches(row);
    row.hidden = active && !match;
    if (heading) {
      // A heading stays for the sake of what is shown below it.
      const depth = Number(/ d(\d)/.exec(row.className)[1]);
      headings = headings.filter((above) => above.depth < depth);
      headings.push({ row, depth });
    } else if (!stub) {
      all += 1;
      if (match) { shown += 1; for (const above of headings) above.row.hidden = false; }
    }
  }
  find("#ui-shown").textContent = active ? say("shown", { shown, all }) : "";
  find("#ui-clear").hidden = !active;
  find("#ui-none").hidden = shown > 0 || !active;
  for (const button of findAll("[data-flag]")) button.setAttribute("aria-pressed", String(filter.flags.has(button.dataset.flag)));
  root.toggleAttribute("data-filtered", active);
  for (const link of findAll("#ui-index a")) link.parentElement.hidden = document.getElementById(anchorOf(link)).hidden;
  showFound();
}

const MOST_PAINTED = 2000; // enough for every screen; a search for 的 in a code would find 30,000
function showFound() {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("found");
  if (!filter.query) return;
  const ranges = [];
  for (const row of rows) if (!row.hidden && ranges.length < MOST_PAINTED) ranges.push(...foundIn(row));
  CSS.highlights.set("found", new Highlight(...ranges));
}

function foundIn(row) {
  const query = folded(filter.query), ranges = [];
  const streams = view() === "side" && find(".pair-of-columns", row)
    ? findAll(".old-side, .new-side", row).filter((cell) => filter.scope !== "old" || cell.matches(".old-side"))
      .filter((cell) => filter.scope !== "new" || cell.matches(".new-side")).map((cell) => textNodesIn(cell, filter.scope === "changed"))
    : sidesOf(filter.scope).map((side) => textNodes(row, side));
  for (const nodes of streams) {
    const text = folded(nodes.map((node) => node.data).join(""));
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
      ranges.push(rangeOver(nodes, at, at + query.length));
    }
  }
  return ranges;
}

function textNodesIn(cell, changedOnly) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) if (!changedOnly || walker.currentNode.parentElement.closest("ins, del")) nodes.push(walker.currentNode);
  return nodes;
}

function rangeOver(nodes, start, end) {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const next = at + node.length;
    if (start >= at && start < next) range.setStart(node, start - at);
    if (end > at && end <= next) { range.setEnd(node, end - at); break; }
    at = next;
  }
  return range;
}

function setFilter(change) {
  Object.assign(filter, change);
  find("#ui-query").value = filter.query;
  find("#ui-scope").value = filter.scope;
  applyFilter();
  writeAddress();
}

function startFilter() {
  const search = soon(() => setFilter({ query: find("#ui-query").value.trim(), scope: find("#ui-scope").value }));
  find("#ui-query").addEventListener("input", search);
  find("#ui-scope").addEventListener("change", search);
  find("#ui-controls").addEventListener("click", (event) => {
    const flag = event.target.closest("[data-flag]")?.dataset.flag;
    if (!flag) return;
    const flags = new Set(filter.flags);
    if (!flags.delete(flag)) flags.add(flag);
    setFilter({ flags });
  });
  find("#ui-clear").addEventListener("click", () => { setFilter({ flags: new Set(), query: "" }); find("#ui-query").focus(); });
}
