/* The first page's memory: where to continue, how far each chapter is read, and all that these pages keep in this browser. */
(() => {
  "use strict";
  const PREFIX = "how-machines-learn/", THEME = ["mode", "theme"];                  // the theme's own two
  const recall = name => { try { return JSON.parse(localStorage.getItem(PREFIX + name)); } catch { return null; } };
  const keys = () => { try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX) || THEME.includes(key)); } catch { return []; } };
  const root = document.documentElement.dataset.content_root || "./";
  const make = (tag, given, ...children) => { const made = Object.assign(document.createElement(tag), given); made.append(...children); return made; };

  const start = document.querySelector(".course-start"), last = recall("place");
  if (start && typeof last?.page === "string") {
    const href = root + last.page + ".html" + (last.at ? "#" + last.at : "");
    start.prepend(make("a", { href, textContent: "Continue: " + (last.title || last.page) }));
  }

  const finished = recall("finished") || {};
  function ring(card, done, says) {
    card.style.setProperty("--done", done);
    card.dataset.done = done;
    card.querySelector("span").append(says);
  }
  for (const card of document.querySelectorAll(".route [data-page]")) {
    const { ids, of } = finished[card.dataset.page] || { ids: [], of: 1 };
    ring(card, Math.min(1, ids.length / of), ids.length ? `, ${ids.length} of ${of} sections read` : "");
  }
  const path = (window.COURSE?.exercises || []).filter(one => one[4]);
  const right = path.filter(([, name]) => recall("answer/" + name)?.versions.at(-1)?.status === "passed").length;
  for (const card of document.querySelectorAll(".route [data-path]"))
    ring(card, path.length ? right / path.length : 0, `: ${right} of ${path.length} functions are right`);

  // ---- what is kept: to see, to take away, to bring back, to erase

  const box = document.querySelector(".course-kept");
  function kinds() {
    const count = kind => keys().filter(key => key.startsWith(PREFIX + kind + "/")).length;
    const sections = Object.values(recall("finished") || {}).reduce((sum, { ids }) => sum + ids.length, 0);
    return [["sections read", sections], ["quick questions judged", Object.keys(recall("questions") || {}).length],
      ["predictions", count("prediction")], ["figures as you left them", count("figure")], ["answers to exercises", count("answer")],
      ["the place where you were", recall("place") && "kept"], ["light or dark", localStorage.getItem("mode")]].filter(([, known]) => known);
  }
  function take() {
    const all = JSON.stringify(Object.fromEntries(keys().map(key => [key, localStorage.getItem(key)])), null, 1);
    const href = URL.createObjectURL(new Blob([all], { type: "application/json" }));
    make("a", { href, download: "how-machines-learn.json" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }
  async function bring({ target }) {
    const ours = ([key, value]) => (key.startsWith(PREFIX) || THEME.includes(key)) && typeof value === "string";
    try { Object.entries(JSON.parse(await target.files[0].text())).filter(ours).forEach(entry => localStorage.setItem(...entry)); }
    catch { show("This file cannot be read."); return; }
    show("Brought back. Reload the page to see it.");
  }
  function erase() {
    const all = keys().map(key => [key, localStorage.getItem(key)]);
    all.forEach(([key]) => localStorage.removeItem(key));
    const undo = () => { all.forEach(entry => localStorage.setItem(...entry)); show("All is back."); };
    show("Erased.", button("Undo", undo));               // until the page is left: answers are a lot of work
  }
  function button(textContent, onclick) {
    return make("button", { type: "button", className: "course-button", textContent, onclick });
  }
  const line = make("p");
  function tell() {
    try {
      const known = kinds().map(one => one.join(": ")).join(", ");
      line.textContent = `In this browser, and nowhere else: ${known || "nothing yet"}.`;
    } catch { line.textContent = "This browser keeps nothing."; }
  }
  function show(said = "", ...more) {
    tell();
    const file = make("input", { type: "file", accept: ".json", hidden: true, onchange: bring });
    box.replaceChildren(line,
      make("p", {}, button("Take it along", take), button("Bring it back", () => file.click()), button("Erase it all", erase), file,
        make("span", { role: "status", textContent: said }), ...more));
  }
  if (box) {
    show();
    for (const event of ["storage", "pageshow"]) addEventListener(event, tell);             // what another page has kept
  }
})();
