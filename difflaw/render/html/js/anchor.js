// The address keeps the state: #art_23&view=side&kind=added.moved&in=changed&q=…
function writeAddress({ push = false, anchor } = {}) {
  const place = anchor ?? find(".block.current")?.id ?? current?.id ?? "";
  const state = [encodeURIComponent(place)];
  if (view() !== "inline") state.push(`view=${view()}`);
  if (filter.flags.size) state.push(`kind=${[...filter.flags].join(".")}`);
  if (filter.query) state.push(`q=${encodeURIComponent(filter.query)}`);
  if (filter.query && filter.scope !== "all") state.push(`in=${filter.scope}`);
  const address = "#" + state.join("&");
  if (address === location.hash || (address === "#" && !location.hash)) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

function readAddress() {
  const [place, ...rest] = location.hash.slice(1).split("&");
  const values = Object.fromEntries(rest.map((part) => { const [key, ...value] = part.split("="); return [key, decoded(value.join("="))]; }));
  const flags = (values.kind ?? "").split(".").filter((flag) => find(`[data-flag="${CSS.escape(flag)}"]`));
  const scope = ["old", "new", "changed"].includes(values.in) ? values.in : "all";
  if (VIEWS.includes(values.view) && values.view !== view()) setView(values.view);
  Object.assign(filter, { flags: new Set(flags), query: values.q ?? "", scope });
  find("#ui-query").value = filter.query;
  find("#ui-scope").value = scope;
  if (flags.length || filter.query) applyFilter();
  else if (!find("#ui-clear").hidden) applyFilter();
  go(decoded(place), { focus: false });
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    toast(say("copied"));
  } catch {
    toast(say("copyFailed"));
  }
}

function startAddress() {
  window.addEventListener("hashchange", readAddress);
  window.addEventListener("popstate", readAddress);
}
