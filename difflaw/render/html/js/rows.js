// The rows of the body. What only a script needs (buttons, anchors, the first words of what is folded) is
// added to the rows on the screen at once and to all others when there is time.
const rows = findAll("#ui-rows .row");
const quietRows = rows.filter((row) => row.classList.contains("quiet"));
const rowOf = (element) => element && element.closest("#ui-rows .row");
const nameOf = (row) => find(".number", row)?.textContent ?? find("h2", row)?.textContent ?? "";

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

const dressed = new WeakSet();
function dress(row) {
  if (dressed.has(row)) return;
  dressed.add(row);
  row.tabIndex = -1;
  const heading = find(":scope > header > h3, :scope > h2", row);
  if (heading) heading.prepend(anchorTo(row.id, nameOf(row)));
  const blocks = findAll(":scope > .text > .block:not(.gone)", row);
  if (blocks.length > 1) for (const block of blocks) block.prepend(anchorTo(block.id, `${nameOf(row)} ${block.textContent.slice(0, 8)}`));
  const header = find(":scope > header", row);
  if (header && row.classList.contains("quiet")) dressQuiet(row, header);
  else if (header) header.append(button("mark", say("review")));
}

const FIRST_WORDS = 40; // more than fits one line beside the label
function dressQuiet(row, header) {
  const text = find(":scope > .text", row), opener = button("unfold", say("unfold"));
  text.id = `${row.id}__text`;
  opener.setAttribute("aria-controls", text.id);
  if (!find(".heading-topic", row)) {
    const first = make("span", "first", text.textContent.trim().slice(0, FIRST_WORDS));
    first.setAttribute("aria-hidden", "true");
    header.firstElementChild.after(first);
  }
  header.append(opener);
  // "until-found" lets the browser's own search look inside and open what it finds.
  if (isFolded(row)) text.setAttribute("hidden", "until-found");
}

function button(className, text) {
  const made = make("button", className, text);
  made.type = "button";
  made.setAttribute("aria-expanded", "false");
  return made;
}

function anchorTo(id, name) {
  const link = make("a", "anchor");
  link.href = `#${id}`;
  link.setAttribute("aria-label", say("link", { place: name }));
  return link;
}

const AT_ONCE = 30, AT_A_TIME = 60;
function dressAll(from) {
  rows.slice(from, from + AT_A_TIME).forEach(dress);
  if (from + AT_A_TIME < rows.length) (window.requestIdleCallback ?? setTimeout)(() => dressAll(from + AT_A_TIME));
}

const isFolded = (row) => row.classList.contains("quiet") && !row.classList.contains("unfolded");

function setFolded(row, folded) {
  dress(row);
  row.classList.toggle("unfolded", !folded);
  const text = find(":scope > .text", row), opener = find(":scope > header > .unfold", row);
  if (folded) text.setAttribute("hidden", "until-found");
  else text.removeAttribute("hidden");
  opener.setAttribute("aria-expanded", String(!folded));
  opener.textContent = say(folded ? "unfold" : "fold");
}

function unfold(row) {
  if (isFolded(row)) setFolded(row, false);
}

function setAllUnfolded(open) {
  for (const row of quietRows) if (isFolded(row) === open) setFolded(row, !open);
  const all = find("#ui-fold");
  all.setAttribute("aria-pressed", String(open));
  all.textContent = say(open ? "foldAll" : "unfoldAll");
}

const allUnfolded = () => find("#ui-fold").getAttribute("aria-pressed") === "true";

// How high a sheaf will be, before it is drawn: about 40 pixels for a folded row, 170 for a text.
function estimateHeights() {
  for (const sheaf of findAll(".long .sheaf")) {
    const quiet = findAll(":scope > .quiet", sheaf).length;
    sheaf.style.containIntrinsicBlockSize = `auto ${40 * quiet + 170 * (sheaf.childElementCount - quiet)}px`;
  }
}

function startRows() {
  estimateHeights();
  rows.slice(0, AT_ONCE).forEach(dress);
  (window.requestIdleCallback ?? setTimeout)(() => dressAll(AT_ONCE));
  find("#ui-rows").addEventListener("beforematch", (event) => unfold(rowOf(event.target)));
  find("#ui-rows").addEventListener("click", (event) => {
    const row = event.target.closest(".unfold") && rowOf(event.target);
    if (row) setFolded(row, !isFolded(row));
  });
  find("#ui-fold").addEventListener("click", () => setAllUnfolded(!allUnfolded()));
}
