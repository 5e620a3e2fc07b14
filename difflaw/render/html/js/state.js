// What every part needs: the data of the page, its labels, and storage that may be missing.
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];
const data = JSON.parse(find("#ui-data").textContent);
const say = (name, values = {}) => data.labels[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
};

let toastTimer = 0;
function toast(text) {
  find("#ui-toast").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { find("#ui-toast").textContent = ""; }, 3200);
}

const soon = (task) => {
  let waiting = 0;
  return () => { clearTimeout(waiting); waiting = setTimeout(task, 120); };
};
