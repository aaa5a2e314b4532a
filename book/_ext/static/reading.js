/* What helps to read on: the place is remembered, previous and next lie on the arrow keys, a wide formula can be
   scrolled by keyboard. Everything stays in this browser, beside the answers (page.js). */
(() => {
  "use strict";
  const PREFIX = "how-machines-learn/", page = DOCUMENTATION_OPTIONS.pagename;
  const recall = name => { try { return JSON.parse(localStorage.getItem(PREFIX + name)); } catch { return null; } };
  const remember = (name, value) => {
    try { localStorage.setItem(PREFIX + name, JSON.stringify(value)); } catch { /* page.js tells that nothing is kept */ }
  };
  const root = document.documentElement.dataset.content_root || "./";

  // ---- the place: the page, its last heading above the middle of the window, how far it was read

  const chapter = /^book\/(\d\d_|when_|before_|exercises\/)/.test(page);
  function place() {
    const heads = [...document.querySelectorAll("article section[id] > :is(h1, h2, h3)")];
    const here = heads.filter(head => head.getBoundingClientRect().top < innerHeight / 2).at(-1);
    const title = document.querySelector("article h1")?.firstChild?.textContent?.trim();
    remember("place", { page, title, at: here?.parentElement.id || "" });
    const far = Math.min(1, (scrollY + innerHeight) / document.documentElement.scrollHeight);
    const read = recall("read") || {};
    if (far > (read[page] || 0)) remember("read", { ...read, [page]: Math.round(far * 100) / 100 });
  }
  if (chapter) {
    let due = 0;
    addEventListener("scroll", () => { clearTimeout(due); due = setTimeout(place, 400); }, { passive: true });
    addEventListener("pagehide", place);
  }
  const start = document.querySelector(".course-start"), last = recall("place");
  if (start && last && typeof last.page === "string") {
    const link = document.createElement("a");
    link.href = root + last.page + ".html" + (last.at ? "#" + last.at : "");
    link.textContent = "Continue: " + (last.title || last.page);
    start.append(link);
  }
  for (const card of document.querySelectorAll(".route [data-page]")) {
    const done = (recall("read") || {})[card.dataset.page];
    if (!done) continue;
    card.dataset.done = done;
    card.style.setProperty("--done", done);
    card.querySelector("span").append(`, ${Math.round(done * 100)} % read`);
  }

  // ---- previous and next, unless the key has another meaning where the reader is

  addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
    const way = { ArrowLeft: "left", ArrowRight: "right" }[event.key];
    const link = way && document.querySelector(`.prev-next-area a.${way}-${way === "left" ? "prev" : "next"}`);
    if (link) link.click();
  });

  // ---- a formula that is wider than the page is a stop for Tab

  const formulas = [...document.querySelectorAll("div.math")];
  const wide = () => formulas.forEach(box => {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    box.toggleAttribute("data-wide", scrolls);
    if (scrolls) box.tabIndex = 0; else box.removeAttribute("tabindex");
  });
  if (formulas.length) {
    new ResizeObserver(wide).observe(document.querySelector("article"));
    document.fonts.ready.then(wide);
    document.addEventListener("toggle", wide, true);
  }
})();
