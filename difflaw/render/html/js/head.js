// Runs before anything is drawn, so that the page does not jump: there is a script, and this view and theme.
document.documentElement.dataset.script = "";
for (const name of ["view", "theme"]) {
  let kept = null;
  try { kept = localStorage.getItem("difflaw." + name); } catch { /* no storage: the default stays */ }
  if (kept) document.documentElement.dataset[name] = kept;
}
