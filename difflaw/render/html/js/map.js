// The map: the pair under the pointer or focus is named; one stop for the Tab key, arrows go on from there.
function markOnMap(row, here) {
  if (row) for (const link of findAll(`.map svg a[href="#${CSS.escape(row.id)}"]`)) link.classList.toggle("here", here);
}

function startMap() {
  const svg = find(".map svg");
  const pair = find("#ui-pair");
  const show = (event) => { pair.textContent = event.target.closest("a")?.getAttribute("aria-label") ?? pair.dataset.idle; };
  svg.addEventListener("pointerover", show);
  svg.addEventListener("focusin", show);
  svg.addEventListener("pointerleave", () => { pair.textContent = pair.dataset.idle; });
  svg.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const mapLinks = findAll("a", svg);
    const at = mapLinks.indexOf(event.target.closest("a"));
    const next = by && mapLinks[at + by];
    if (!next) return;
    event.preventDefault();
    mapLinks[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
