// Review: marks and remarks of a reader, kept in this browser under the digest of the comparison.
const VERDICTS = ["accepted", "objected", "discuss"];
const STORE = `difflaw.review.${data.digest}`;
let marks = {};

function loadMarks() {
  try { marks = cleanMarks(JSON.parse(store.get(STORE) ?? "{}")); } catch { marks = {}; }
}

// Only marks on rows that stand here, with a known verdict and a text.
function cleanMarks(found) {
  const clean = {};
  for (const [anchor, mark] of Object.entries(found ?? {})) {
    const verdict = VERDICTS.includes(mark?.verdict) ? mark.verdict : "";
    const remark = typeof mark?.remark === "string" ? mark.remark : "";
    if (rowOf(document.getElementById(anchor)) && (verdict || remark)) clean[anchor] = { verdict, remark };
  }
  return clean;
}

function setMark(row, change) {
  const mark = { verdict: "", remark: "", ...marks[row.id], ...change };
  if (mark.verdict || mark.remark) marks[row.id] = mark;
  else delete marks[row.id];
  if (!store.set(STORE, JSON.stringify(marks))) toast(say("notStored"));
  showMark(row);
  countMarks();
}

function showMark(row) {
  const mark = marks[row.id];
  find(":scope > .said", row)?.remove();
  const link = linkOf(row);
  if (mark) link?.setAttribute("data-verdict", mark.verdict ? say(mark.verdict) : "✉");
  else link?.removeAttribute("data-verdict");
  const panel = find(":scope > .panel", row);
  if (panel) fillPanel(panel, mark);
  if (!mark) return;
  const said = document.createElement("p"), verdict = document.createElement("b");
  said.className = "said";
  verdict.textContent = mark.verdict ? say(mark.verdict) : "";
  said.append(verdict, mark.remark);
  (panel ?? find(":scope > header", row) ?? row.lastElementChild).after(said);
}

function fillPanel(panel, mark) {
  for (const button of findAll("[data-verdict]", panel)) button.setAttribute("aria-pressed", String(button.dataset.verdict === mark?.verdict));
  const remark = find("textarea", panel);
  if (remark.value !== (mark?.remark ?? "")) remark.value = mark?.remark ?? "";
}

function togglePanel(row) {
  dress(row);
  const button = find(":scope > header > .mark", row);
  const open = find(":scope > .panel", row);
  button?.setAttribute("aria-expanded", String(!open));
  if (open) { open.remove(); button?.focus(); return; }
  const panel = find("#ui-panel").content.firstElementChild.cloneNode(true);
  fillPanel(panel, marks[row.id]);
  panel.addEventListener("click", (event) => {
    const verdict = event.target.closest("[data-verdict]")?.dataset.verdict;
    if (verdict) setMark(row, { verdict: marks[row.id]?.verdict === verdict ? "" : verdict });
  });
  find("textarea", panel).addEventListener("input", (event) => setMark(row, { remark: event.target.value }));
  find(":scope > header", row).after(panel);
  find("button", panel).focus();
}

function countMarks() {
  find("#ui-marked").textContent = say("marked", { count: Object.keys(marks).length });
}

function reviewDocument() {
  const entries = rows.filter((row) => marks[row.id]).map((row) => ({
    anchor: row.id, old: row.dataset.old ?? null, new: row.dataset.new ?? null, name: nameOf(row), ...marks[row.id],
  }));
  return { format: "difflaw-review", version: 1, comparison: data.digest, old: data.old, new: data.new, marks: entries };
}

function exportMarks() {
  const file = new Blob([JSON.stringify(reviewDocument(), null, 2) + "\n"], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${data.new.file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "") || "difflaw"}.review.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function importMarks(file) {
  let found;
  try { found = JSON.parse(await file.text()); } catch { found = null; }
  if (found?.format !== "difflaw-review" || found.version !== 1 || !Array.isArray(found.marks)) return say("notReview", { file: file.name });
  if (found.comparison !== data.digest) return say("otherReview", { file: file.name, old: found.old?.title ?? "?", new: found.new?.title ?? "?" });
  const fresh = cleanMarks(Object.fromEntries(found.marks.map((mark) => [mark?.anchor, mark])));
  Object.assign(marks, fresh);
  const kept = store.set(STORE, JSON.stringify(marks));
  for (const anchor of Object.keys(fresh)) showMark(document.getElementById(anchor));
  countMarks();
  return kept ? say("imported", { count: Object.keys(fresh).length }) : say("notStored");
}

function startReview() {
  loadMarks();
  for (const anchor of Object.keys(marks)) showMark(document.getElementById(anchor));
  countMarks();
  find("#ui-rows").addEventListener("click", (event) => {
    const button = event.target.closest(".mark");
    if (button) togglePanel(rowOf(button));
  });
  find("#ui-export").addEventListener("click", exportMarks);
  find("#ui-import").addEventListener("click", () => find("#ui-file").click());
  find("#ui-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) toast(await importMarks(file));
    event.target.value = "";
    find("#ui-more").close();
  });
}
