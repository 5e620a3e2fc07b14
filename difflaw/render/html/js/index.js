// The index: it follows the scroll, and on small screens it is a drawer.
const indexed = new Map(findAll("#ui-index a").map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]));
const linkOf = new Map([...indexed].map(([link, row]) => [row, link]));
const inSight = new Set();
let marked = null;

const sight = new IntersectionObserver((entries) => {
  for (const entry of entries) inSight[entry.isIntersecting ? "add" : "delete"](entry.target);
  const first = rows.find((row) => inSight.has(row) && linkOf.has(row));
  if (first && first !== marked) markInIndex(first);
}, { rootMargin: "-150px 0px -60% 0px" });

function markInIndex(row) {
  linkOf.get(marked)?.removeAttribute("aria-current");
  markOnMap(marked, false);
  marked = row;
  const link = linkOf.get(row);
  link.setAttribute("aria-current", "location");
  markOnMap(row, true);
  const list = find("#ui-index ul");
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
  for (const row of rows) if (linkOf.has(row)) sight.observe(row);
  find("#ui-index-open").addEventListener("click", openIndex);
  find("#ui-index-close").addEventListener("click", () => { closeIndex(); find("#ui-index-open").focus(); });
}
