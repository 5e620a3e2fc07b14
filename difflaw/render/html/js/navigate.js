// Going to a place, and walking from change to change.
let current = null;

function setCurrent(row) {
  if (current) current.classList.remove("current");
  current = row;
  if (row) row.classList.add("current");
}

function go(anchor, { focus = true } = {}) {
  const target = anchor && document.getElementById(anchor);
  const row = rowOf(target);
  if (!row) return false;
  if (row.hidden) setFilter({ flags: new Set(), query: "" });
  dress(row);
  unfold(row);
  for (const other of findAll(".block.current")) other.classList.remove("current");
  if (target !== row) target.classList.add("current");
  setCurrent(row);
  if (view() === "side") rows.slice(Math.max(0, rows.indexOf(row) - 2), rows.indexOf(row) + 6).forEach(pair);
  scrollTo(target);
  if (focus) row.focus({ preventScroll: true });
  return true;
}

// Rows off the screen have only estimated heights; once drawn, the place is corrected.
function scrollTo(target) {
  target.scrollIntoView({ block: "start" });
  requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView({ block: "start" })));
}

// From the current row if it is on the screen, else from where the reader is.
function step(direction) {
  const walking = current && !current.hidden && onScreen(current);
  const at = rows.indexOf(walking ? current : topRow() ?? rows[0]);
  const edge = find("#ui-controls").getBoundingClientRect().bottom;
  const wholly = !walking && rows[at].getBoundingClientRect().top >= edge - 2;
  const isChange = (row) => !row.hidden && "change" in row.dataset;
  const next = direction > 0 ? rows.slice(wholly ? at : at + 1).find(isChange) : rows.slice(0, at).findLast(isChange);
  if (next) { go(next.id); writeAddress(); }
  else toast(say(direction > 0 ? "last" : "first"));
}

function onScreen(row) {
  const box = row.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

function startNavigation() {
  find("#ui-next").addEventListener("click", () => step(1));
  find("#ui-previous").addEventListener("click", () => step(-1));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"], svg a');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anchor = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!go(anchor)) return;
    event.preventDefault();
    closeIndex();
    writeAddress({ push: true, anchor });
    if (link.matches(".anchor")) copyAddress();
  });
}
