// The index: it follows the scroll, and on small screens it is a drawer.
const anchorOf = (link) => decodeURIComponent(link.getAttribute("href").slice(1));
const linkOf = (row) => row && find(`#ui-index a[href="#${CSS.escape(row.id)}"]`);
let marked = null;

function followScroll() {
  let row = topRow() ?? (find("#ui-rows").getBoundingClientRect().top > 0 ? rows[0] : marked);
  while (row && !linkOf(row)) row = rows[rows.indexOf(row) + 1];
  if (!row || row === marked) return;
  linkOf(marked)?.removeAttribute("aria-current");
  markOnMap(marked, false);
  marked = row;
  const link = linkOf(row), list = find("#ui-index .list");
  link.setAttribute("aria-current", "location");
  markOnMap(row, true);
  const at = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (at < 30 || at > list.clientHeight - 50) list.scrollTop += at - list.clientHeight / 3;
}

function openIndex() {
  root.dataset.index = "";
  find("#ui-index-open").setAttribute("aria-expanded", "true");
  find("#ui-index a[aria-current], #ui-index a")?.focus();
}

function closeIndex() {
  if (!("index" in root.dataset)) return;
  delete root.dataset.index;
  find("#ui-index-open").setAttribute("aria-expanded", "false");
}

function startIndex() {
  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; followScroll(); });
  }, { passive: true });
  find("#ui-index-open").addEventListener("click", openIndex);
  find("#ui-index-close").addEventListener("click", () => { closeIndex(); find("#ui-index-open").focus(); });
}
