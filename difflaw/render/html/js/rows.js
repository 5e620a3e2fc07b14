// The rows of the body, and folding: an unchanged article is one line until it is opened.
const rows = findAll("#ui-rows > .row");
const quietRows = rows.filter((row) => row.classList.contains("quiet"));
const rowOf = (element) => element && element.closest("#ui-rows > .row");

function setFolded(row, folded) {
  row.classList.toggle("unfolded", !folded);
  const text = find(":scope > .text", row);
  // "until-found" lets the browser's own search look inside and open what it finds.
  if (folded) text.setAttribute("hidden", "until-found");
  else text.removeAttribute("hidden");
  const button = find(".unfold", row);
  button.setAttribute("aria-expanded", String(!folded));
  button.textContent = say(folded ? "unfold" : "fold");
}

const isFolded = (row) => row.classList.contains("quiet") && !row.classList.contains("unfolded");

function unfold(row) {
  if (isFolded(row)) setFolded(row, false);
}

function setAllUnfolded(open) {
  for (const row of quietRows) if (isFolded(row) === open) setFolded(row, !open);
  const button = find("#ui-fold");
  button.setAttribute("aria-pressed", String(open));
  button.textContent = say(open ? "foldAll" : "unfoldAll");
}

const allUnfolded = () => find("#ui-fold").getAttribute("aria-pressed") === "true";

function startFolding() {
  for (const row of quietRows) {
    find(":scope > .text", row).setAttribute("hidden", "until-found");
    row.addEventListener("beforematch", () => setFolded(row, false));
  }
  find("#ui-rows").addEventListener("click", (event) => {
    const button = event.target.closest(".unfold");
    if (button) setFolded(rowOf(button), !isFolded(rowOf(button)));
  });
  find("#ui-fold").addEventListener("click", () => setAllUnfolded(!allUnfolded()));
}
