// Keys, dialogs, theme.
const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  v: () => { setView(view() === "side" ? "inline" : "side"); writeAddress(); },
  u: () => setAllUnfolded(!allUnfolded()),
  r: () => { const row = current ?? topRow(); if (row && "change" in row.dataset && find(":scope > header", row)) togglePanel(row); },
  "/": () => { find("#ui-query").focus(); find("#ui-query").select(); },
  "?": () => find("#ui-help").showModal(),
};

function onKey(event) {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "Escape") {
    if (event.target === find("#ui-query")) { setFilter({ query: "" }); event.target.blur(); }
    const row = event.target.closest(".panel") && rowOf(event.target);
    if (row) togglePanel(row);
    closeIndex();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("dialog[open]")) return;
  const action = KEYS[event.key];
  if (action) { event.preventDefault(); action(); }
}

const THEMES = ["auto", "light", "dark"];
const theme = () => (THEMES.includes(root.dataset.theme) ? root.dataset.theme : "auto");
function setTheme(name) {
  root.dataset.theme = name;
  store.set("difflaw.theme", name);
  find("#ui-theme").textContent = say({ auto: "themeAuto", light: "themeLight", dark: "themeDark" }[name]);
}

function startKeys() {
  document.addEventListener("keydown", onKey);
  find("#ui-help-open").addEventListener("click", () => find("#ui-help").showModal());
  find("#ui-more-open").addEventListener("click", () => find("#ui-more").showModal());
  find("#ui-print").addEventListener("click", () => { find("#ui-more").close(); window.print(); });
  find("#ui-theme").addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]));
  setTheme(theme());
}
