// Side by side is made from the inline redline, row by row as rows come near: the old column is the
// redline without what was added, the new column the redline without what was deleted.
const VIEWS = ["inline", "side"];
const view = () => (root.dataset.view === "side" ? "side" : "inline");

function column(redline, side) {
  const copy = redline.cloneNode(true);
  for (const gone of findAll(side === "old" ? "ins, ins + .ref, .flags" : "del, del + .ref", copy)) gone.remove();
  if (side === "old") for (const span of findAll("[data-old-words]", copy)) span.textContent = span.dataset.oldWords;
  copy.className = `${side}-side`;
  if (!copy.textContent.trim()) copy.replaceChildren(make("span", "absent", say("absent")));
  return copy;
}

// The inline text of a block moves into a span of its own, and the two columns stand beside it, hidden by view.
const paired = new WeakSet();
function pair(row) {
  if (paired.has(row)) return;
  paired.add(row);
  dress(row);
  for (const block of findAll(":scope > .text > .block:not(.gone)", row)) {
    const inline = make("span", "inline"), columns = make("span", "pair-of-columns");
    inline.append(...[...block.childNodes].filter((node) => !node.classList?.contains("anchor")));
    columns.append(column(inline, "old"), column(inline, "new"));
    block.append(inline, columns);
  }
}

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting && view() === "side") findAll(".row", entry.target).forEach(pair);
}, { rootMargin: "1500px" });

function setView(name) {
  const top = topRow();
  const offset = top ? top.getBoundingClientRect().top : 0;
  store.set("difflaw.view", name);
  showView(name, Math.max(0, rows.indexOf(top)));
  if (top) window.scrollBy(0, top.getBoundingClientRect().top - offset);
  showFound();
}

function showView(name, at) {
  root.dataset.view = name;
  for (const button of findAll("[data-view]", find("#ui-controls"))) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
  near.disconnect();
  if (name === "side") {
    rows.slice(Math.max(0, at - 3), at + 12).forEach(pair);
    for (const sheaf of findAll(".sheaf")) near.observe(sheaf);
  }
}

// The first row under the controls: what the reader is looking at.
function topRow() {
  const edge = find("#ui-controls").getBoundingClientRect().bottom;
  if (edge < 0 || find("#ui-rows").getBoundingClientRect().top > edge) return null;
  const box = find("#ui-rows").getBoundingClientRect();
  return rowOf(document.elementFromPoint(box.left + box.width / 2, edge + 8));
}

function startView() {
  const measure = new ResizeObserver(() => { root.style.scrollPaddingTop = `${find("#ui-controls").offsetHeight + 4}px`; });
  measure.observe(find("#ui-controls"));
  find("#ui-controls").addEventListener("click", (event) => {
    const button = event.target.closest("[data-view]");
    if (button) { setView(button.dataset.view); writeAddress(); }
  });
  window.addEventListener("beforeprint", () => { if (view() === "side") rows.forEach(pair); });
}
