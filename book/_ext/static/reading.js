/* What helps to read on: the place and what was read are remembered, previous and next lie on the arrow keys, what is
   wide can be scrolled by keyboard. Everything stays in this browser, beside the answers (page.js). */
(() => {
  "use strict";
  const PREFIX = "how-machines-learn/", page = DOCUMENTATION_OPTIONS.pagename;
  const recall = name => { try { return JSON.parse(localStorage.getItem(PREFIX + name)); } catch { return null; } };
  const remember = (name, value) => {
    try { localStorage.setItem(PREFIX + name, JSON.stringify(value)); } catch { /* page.js tells that nothing is kept */ }
  };
  // ---- the place, and the sections that were read: those whose end the reader has had before the eyes

  const chapter = /^book\/(\d\d_|when_|before_|exercises\/)/.test(page);
  const parts = [...document.querySelectorAll("article > section > section[id]")];
  const here = () => [...document.querySelectorAll("article section[id] > :is(h1, h2, h3)")]
    .filter(head => head.getBoundingClientRect().top < innerHeight / 2).at(-1)?.parentElement.id || "";
  function place() {
    remember("place", { page, at: here(), title: document.querySelector("article h1")?.firstChild?.textContent?.trim() });
    const finished = recall("finished") || {}, ids = new Set(finished[page]?.ids), before = ids.size;
    for (const part of parts) {
      const end = part.getBoundingClientRect().bottom;
      if (end > 0 && end <= innerHeight) ids.add(part.id);
    }
    if (ids.size > before) remember("finished", { ...finished, [page]: { of: parts.length, ids: [...ids] } });
    if (ids.size > before) tick();
  }
  function tick() {
    const finished = recall("finished") || {};
    for (const link of document.querySelectorAll(".bd-links a.internal, .page-toc a")) {
      const { pathname, hash } = new URL(link.href), name = Object.keys(finished).find(one => pathname.endsWith(`/${one}.html`));
      const own = link.closest(".page-toc");
      const done = own ? finished[page]?.ids.includes(hash.slice(1)) : name && finished[name].ids.length >= finished[name].of;
      if (done && !link.querySelector(".course-tick"))
        link.insertAdjacentHTML("beforeend", ' <span class="course-tick" role="img" aria-label="read">✓</span>');
    }
  }
  tick();
  if (chapter) {
    let due = 0;
    addEventListener("scroll", () => { due ||= setTimeout(() => { due = 0; place(); }, 400); }, { passive: true });
    addEventListener("pagehide", place);
  }

  // ---- how far, where no style can say it

  if (!CSS.supports("animation-timeline: scroll()")) addEventListener("scroll", () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    document.body.style.setProperty("--far", scrollY / (scrollHeight - clientHeight));
  }, { passive: true });

  // ---- the menu of downloads, the one thing for which the theme brings all of Bootstrap

  for (const button of document.querySelectorAll("[data-bs-toggle=dropdown]")) {
    const menu = button.nextElementSibling;
    const open = shown => { menu.classList.toggle("show", shown); button.setAttribute("aria-expanded", shown); };
    addEventListener("click", event => open(button.contains(event.target) && !menu.matches(".show")));
    menu.parentElement.addEventListener("keydown", event => {
      if (event.key === "Escape") { open(false); button.focus(); }
    });
    menu.parentElement.addEventListener("focusout", event => { if (event.relatedTarget && !menu.parentElement.contains(event.relatedTarget)) open(false); });
  }

  // ---- a quick question: the reader says whether the answer was theirs

  const asked = recall("questions") || {};
  for (const fold of document.querySelectorAll("article details:has(> summary)")) {
    const question = fold.querySelector("summary"), name = `${page}: ${question.textContent.trim().slice(0, 60)}`;
    if (!/^(Quick question|Kurze Frage)/.test(question.textContent.trim())) continue;
    const told = document.createElement("p"), mark = document.createElement("span");
    told.className = "course-asked";
    question.append(" ", mark);
    const show = () => { mark.textContent = { yes: "✓", no: "↺" }[asked[name]] || ""; };
    for (const [value, text] of [["yes", "That was my answer"], ["no", "Not quite"]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "course-button", textContent: text });
      button.onclick = () => { asked[name] = value; remember("questions", { ...recall("questions"), [name]: value }); show(); };
      told.append(button);
    }
    fold.append(told);
    show();
  }

  // ---- search is loaded when somebody goes to a search field; a report knows the section that is read

  const own = document.currentScript.src.replace(/[^/]*$/, "");
  const search = () => {
    removeEventListener("focusin", searching);
    document.head.append(Object.assign(document.createElement("script"), { src: own + "search.js" }));
  };
  const searching = event => { if (event.target.closest?.("form.bd-search")) search(); };
  if (document.getElementById("search-results")) search(); else addEventListener("focusin", searching);
  const report = document.querySelector(".course-report");
  report?.addEventListener("click", () => { report.href = report.dataset.to + encodeURIComponent(`${page}.html#${here()}`); });

  // ---- previous and next, unless the key has another meaning where the reader is

  addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
    const way = { ArrowLeft: "left", ArrowRight: "right" }[event.key];
    const link = way && document.querySelector(`.prev-next-area a.${way}-${way === "left" ? "prev" : "next"}`);
    if (link) link.click();
  });

  // ---- what course.css lets wait is laid out a few at a time, when nothing else is to be done; who scrolls has it at once,
  //      or would see its end move

  const idle = window.requestIdleCallback || (work => setTimeout(work, 50));
  addEventListener("load", () => {
    const waiting = [...document.querySelectorAll(".course-waits > section > section:nth-of-type(n + 2) > *")];
    function lay(most) {
      const start = performance.now();
      for (let size = 0; waiting.length && size < most;) {
        const next = waiting.shift();
        size += 1 + next.getElementsByTagName("*").length;
        next.classList.add("course-laid");
      }
      if (!waiting.length) return;
      document.body.getBoundingClientRect();                            // lays out now: so long it takes
      idle(() => lay(Math.min(400, most * 25 / (performance.now() - start))));
    }
    if (scrollY) lay(Infinity); else idle(() => lay(50));
    addEventListener("scroll", () => lay(Infinity), { once: true, passive: true });
  });

  // ---- what is wider than its place scrolls, and is a stop for Tab

  const SCROLLERS = "div.math, pre:not([role]), .cell_output:has(> a > img.wide), .cell_output > .output, .pst-scrollable-table-container";
  const mark = new ResizeObserver(entries => {            // tells after a layout, and only of what is laid out
    const boxes = entries.map(entry => entry.target), wide = boxes.map(box => box.scrollWidth > box.clientWidth + 1);
    boxes.forEach((box, k) => {
      box.toggleAttribute("data-wide", wide[k]);
      if (wide[k]) box.tabIndex = 0; else box.removeAttribute("tabindex");
    });
  });
  let due = 0;
  const markAll = () => {
    due ||= setTimeout(() => { due = 0; document.querySelectorAll(SCROLLERS).forEach(box => mark.observe(box)); }, 200);   // anew: tells again
  };
  new ResizeObserver(markAll).observe(document.querySelector("main"));
  document.fonts.addEventListener("loadingdone", markAll);
})();
