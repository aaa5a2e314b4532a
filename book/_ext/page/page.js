/* The course runs in the page: edit and run its cells, check answers, keep them. Nothing is loaded
   before the first click: then scripts bring Python's files, and a worker runs it (python.js).
   README: "In the page". */
(() => {
  const { COURSE } = window, here = document.currentScript.src.replace(/[^/]*$/, "");
  const exercises = COURSE.exercises.map(([id, name, title, anchor, path]) =>
    ({ id, name, title, path, place: `${COURSE.pages[id.split(".")[0]]}#${anchor}` }));
  const course = { ...COURSE, exercises }, onPath = exercises.filter(one => one.path);

  function make(tag, given = {}, ...children) {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...children);
    return made;
  }
  const button = (textContent, onclick, title = "") =>
    make("button", { type: "button", className: "course-button", textContent, onclick, title });
  const moment = (at, dateStyle) =>
    new Date(at).toLocaleString([], { dateStyle, timeStyle: "short" });

  // ---- the store: answers with all their versions, in this browser

  const PREFIX = "how-machines-learn/", lent = new Map();  // lent: where it keeps nothing
  function recall(name) {
    try { return JSON.parse(localStorage.getItem(PREFIX + name) ?? lent.get(name) ?? "null"); }
    catch { return JSON.parse(lent.get(name) ?? "null"); }
  }
  function remember(name, value) {
    lent.set(name, JSON.stringify(value));
    try {
      localStorage.setItem(PREFIX + name, lent.get(name));
      lent.delete(name);
    } catch (error) {
      const why = error.name === "QuotaExceededError" ? "This browser's store is full"
        : "This browser keeps nothing (a private window?)";
      tell(`${why}: your work lives only until you leave this page. Take it home now.`);
    }
  }
  const answer = name => recall("answer/" + name) || { draft: null, versions: [] };
  const lastOf = name => answer(name).versions.at(-1);
  const textOf = name => answer(name).draft ?? lastOf(name)?.text ?? null;
  // what the reader wrote in Jupyter beside a workbook's cells: [[exercise above, kind, text], ...]
  const ownCells = name =>                     // of the workbook that has this exercise
    recall("own/" + parseInt(exercises.find(one => one.name === name).id)) || [];
  const helpersOf = name => ownCells(name).filter(([, kind]) => kind === "code")
    .map(([, , text]) => text);
  const passed = one => lastOf(one.name)?.status === "passed";
  function keepVersion(name, text, status) {
    const { versions } = answer(name);
    if (versions.at(-1)?.text === text) versions.pop();      // the same text, judged again
    versions.push({ at: Date.now(), text, status });
    remember("answer/" + name, { draft: null, versions });
    showProgress();
  }

  // ---- what happens, in one line at the foot of the window

  const line = make("span", { role: "status" }), meter = make("progress", { ariaLabel: "Loaded" });
  const stopper = button("Stop", () => python.stop());
  const closer = button("×", () => { panel.hidden = true; }, "Close");
  const panel = make("div", { className: "course-panel", hidden: true },
    line, meter, stopper, closer);
  closer.ariaLabel = "Close";
  function tell(text, { loaded = null, busy = false } = {}) {
    line.textContent = text;
    meter.hidden = loaded === null;
    meter.value = loaded ?? 0;
    stopper.hidden = !busy;
    closer.hidden = busy;
    panel.hidden = !text;
  }

  // ---- Python

  const loaded = new Map();
  function script(name) {
    if (!loaded.has(name)) loaded.set(name, new Promise((onload, failed) => {
      const onerror = () => {
        loaded.delete(name);
        failed(new Error(`${name} of this book cannot be loaded.`));
      };
      document.head.append(make("script", { src: here + name, onload, onerror }));
    }));
    return loaded.get(name);
  }

  const held = new Map();                      // the answers that this page's Python has
  const python = coursePython({ course, tell, script, replay, forget: () => {
    held.clear();
    cells.forEach(cell => { cell.ran = false; });
  } });

  /* Before each order of a workbook, what its Python does not have yet: the reader's answers of
     other pages, what stands above the first exercise, the answers of this page; none that had
     to be stopped. */
  async function replay(say) {
    const own = cells.filter(cell => cell.name).map(cell => cell.name);
    if (!own.length) return;
    const news = names => names.map(name => [name, lastOf(name)])
      .filter(([name, version]) => version && held.get(name) !== version.text
        && !["stopped", "not attempted"].includes(version.status))
      .map(([name, { text }]) => {
        held.set(name, text);
        return ["answer " + name, text, name, helpersOf(name)];
      });
    const others = news(exercises.map(one => one.name).filter(name => !own.includes(name)));
    const above = cells.slice(0, cells.findIndex(cell => cell.name))
      .filter(cell => others.length || !cell.ran);
    for (const answers of [others, above.map(cell => [cell.key, cell.text]), news(own)])
      if (answers.length) await say({ do: "replay", answers });
    above.forEach(cell => { cell.ran = true; });
  }

  // ---- cells

  class Cell {
    constructor(root, number) {
      Object.assign(this, { root, ran: false, view: null, written: null });
      this.key = `cell ${number + 1}`;
      this.pre = root.querySelector(".cell_input pre");
      this.original = this.pre.textContent.replace(/\n$/, "");
      this.markup = this.pre.innerHTML;
      this.shown = root.querySelector(".cell_output");       // the book's, until the cell is run
    }

    get text() { return this.view?.state.doc.toString() ?? this.written ?? this.original; }

    async edit() {                             // the editor takes the listing's place
      if (this.view || this.opening) return;
      const { pre } = this;
      this.opening = true;
      for (let fold = pre.closest("details"); fold; fold = fold.parentElement.closest("details"))
        fold.open = true;
      try { await script("editor.js"); } catch (error) { tell(error.message); return; }
      finally { this.opening = false; }
      const box = make("div", { className: "course-editor" });
      const { fontFamily, fontSize, lineHeight, borderRadius, backgroundColor } =
        getComputedStyle(pre);
      Object.assign(box.style, { fontFamily, fontSize, lineHeight, borderRadius, backgroundColor });
      pre.hidden = true;
      pre.after(box);
      const what = this.name ? "Your answer, " + this.name : "Code of this cell";
      const go = () => this.go();
      this.view = courseEditor.edit({
        parent: box, text: this.text, label: what + ". Escape, then Tab leaves the editor.",
        changed: text => this.changed(text),
        keys: { "Ctrl-Enter": go, "Cmd-Enter": go, "Shift-Enter": go },
      });
      this.view.focus();
    }

    changed(text) {
      this.ran = false;
      this.root.classList.toggle("course-edited", text !== this.original);
    }

    write(text) {                              // another text: into the editor, or into the listing
      this.written = text;
      if (this.view) courseEditor.put(this.view, text);
      else if (text === this.original) this.pre.innerHTML = this.markup;
      else this.pre.textContent = text.replace(/\n?$/, "\n");
    }

    clear() {
      this.place?.remove();
      this.place = null;
    }

    output() {                                 // an empty place for what the cell shows
      this.clear();
      this.place = make("div", { className: "cell_output docutils container course-output" });
      (this.shown || this.root.lastElementChild).after(this.place);
    }

    show(kind, text) {
      if (!this.place) this.output();
      const { place, shown } = this;
      if (shown) shown.hidden = true;
      if (kind === "stdout" || kind === "stderr") {
        if (place.lastElementChild?.dataset.kind !== kind) {
          const stream = { className: `output stream highlight-myst-ansi notranslate ${kind}` };
          place.append(make("div", stream, make("div", { className: "highlight" }, make("pre"))));
          place.lastElementChild.dataset.kind = kind;
        }
        const pre = place.lastElementChild.querySelector("pre");
        if (pre.textContent.length < 1e5) pre.append(text);
      } else if (kind === "picture") {
        const told = shown?.querySelectorAll("img")[place.querySelectorAll("img").length]?.alt;
        const alt = told || "What this cell has drawn.";
        place.append(make("img", { alt, src: "data:image/png;base64," + text }));
      } else {
        place.append(document.createRange().createContextualFragment(text));
        for (const pre of place.querySelectorAll(".highlight-python pre:not([data-coloured])"))
          if (window.courseEditor) {
            pre.innerHTML = courseEditor.coloured(pre.textContent);
            pre.dataset.coloured = "yes";
          }
        if (text.includes('class="live"')) window.startLiveFigures();
      }
    }

    back() {                                   // the book's own code and output
      this.write(this.original);
      this.clear();
      if (this.shown) this.shown.hidden = false;
      this.root.classList.remove("course-edited", "course-ran");
    }

    go() { return this.run(); }

    /* Run this cell, and first what stands above it and has not run yet. */
    async run(anew = false) {
      if (anew) python.end();
      const started = await python.start();
      if (started !== "done") return started;
      const waits = cell => !cell.ran && !cell.name && !cell.onlyShows;
      const todo = [...cells.slice(0, cells.indexOf(this)).filter(waits), this]
        .filter(cell => !(cell.onlyShows && cell.text === cell.original));
      const byKey = new Map(todo.map(cell => [cell.key, cell]));
      const drawing = /\bplt\b|matplotlib|\bplots\.|\.plot\(|\baxes\(/;
      const draws = todo.some(cell => drawing.test(cell.text));
      const order = { do: "run", cells: todo.map(cell => [cell.key, cell.text, true]) };
      let now = null;
      this.root.classList.add("course-busy");
      if (!window.courseEditor) script("editor.js").catch(() => {});   // its colours, for listings
      const result = await python.ask(order, (kind, text) => {
        if (kind === "again") now = null;
        else if (kind !== "cell") now?.show(kind, text);
        else if (!now || now !== byKey.get(text)) {          // else its error, below what it shows
          if (now) now.ran = true;
          now = byKey.get(text);
          now.clear();
          now.root.classList.add("course-ran");
        }
      }, { draws });
      for (const cell of result === "done" ? todo : []) {
        cell.ran = true;
        if (!cell.place && cell.shown) cell.shown.hidden = true;
      }
      this.root.classList.remove("course-busy");
      return result;
    }

    furnish() {
      const figure = this.shown?.querySelector("figure.live");
      this.onlyShows = Boolean(figure) && /^[\w.]+$/.test(this.original.trim());  // the page has it
      this.root.classList.toggle("course-figure", this.onlyShows);
      const original = button("Original", () => this.back());
      original.classList.add("course-original");
      this.root.prepend(make("div", { className: "course-bar" },
        button("Run", () => this.run(),
          "Run this cell, and first what stands above it and has not run yet"),
        button("Run from the top", () => this.run(true),
          "Start Python anew and run everything down to here"),
        button("Edit", () => this.edit()), original));
    }
  }

  /* The cell of an answer; `judge` is the cell below it that calls check. */
  class AnswerCell extends Cell {
    constructor(root, number, name, judge) {
      super(root, number);
      Object.assign(this, { name, judge, key: "answer " + name });
      judge.root.ariaLive = "polite";
      if (textOf(name) !== null) this.write(textOf(name));
      Object.assign(this.pre, { tabIndex: 0, onfocus: () => this.edit(), role: "textbox",
        ariaMultiLine: "true", ariaLabel: "Your answer, " + name });
      this.pre.classList.add("course-answer");
    }

    changed(text) {
      const keep = () => remember("answer/" + this.name, { ...answer(this.name), draft: text });
      clearTimeout(this.saving);
      this.saving = setTimeout(keep, 300);
    }

    go() { return this.check(); }

    async check() {
      const { name, text, judge: below } = this;
      clearTimeout(this.saving);
      below.root.classList.add("course-busy");
      this.clear();
      const verdict = await keep("judged", name, text,
        (kind, told) => this.show(kind, told));
      below.root.classList.remove("course-busy");
      if (verdict) this.report(...verdict);
      this.offer();
      return verdict;
    }

    report(status, html) {                     // a verdict, below the cell of `check`
      const { judge } = this;
      judge.output();
      judge.show("html", html.replace("<p>· ", "<p>"));     // the mark of a terminal
      judge.place.classList.add("course-verdict");
      judge.place.dataset.status = status;
      if (status === "passed") judge.place.append(nextLink("course-small"));
    }

    remind() {                                 // of the verdict of an earlier visit
      const { id } = exercises.find(one => one.name === this.name), last = lastOf(this.name);
      const [mark, words] = { passed: ["✓", "right"], "not yet": ["✗", "not right yet"],
        error: ["✗", "an error"], stopped: ["✗", "stopped"] }[last?.status] || [];
      if (!mark) return;
      const name = make("code", { className: "docutils literal notranslate" }, this.name);
      const since = textOf(this.name) === last.text ? "" : " It has changed since.";
      this.report(last.status, make("p", {}, mark, make("strong", {}, ` ${id} `, name, `: ${words}`),
        `, ${moment(last.at, "medium")}.${since}`).outerHTML);
    }

    offer() {                                  // earlier versions, to be had back
      const { versions } = answer(this.name);
      const options = versions.map(({ status, at }, k) =>
        new Option(`${k + 1}: ${status}, ${moment(at, "short")}`, k));
      this.earlier.hidden = versions.length < 2;
      this.earlier.replaceChildren(new Option("Versions", ""), ...options.reverse());
    }

    take(text) {
      this.write(text);
      this.changed(text);
    }

    again() {
      this.judge.back();
      this.back();
      this.changed(this.original);
    }

    furnish() {
      const onchange = ({ target }) => {
        this.take(answer(this.name).versions[target.value].text);
        target.value = "";
      };
      this.remind();
      this.earlier = make("select", { className: "course-button", onchange,
        ariaLabel: "Earlier versions of this answer" });
      this.offer();
      const bar = make("div", { className: "course-bar" }, this.earlier,
        button("Check", () => this.check(),
          "Run the cell above and judge it (Ctrl+Enter in the editor)"),
        button("Start over", () => this.again(),
          "The cell as the book gives it; your versions are kept"));
      this.judge.root.querySelector(".cell_input").after(bar);
    }
  }

  const cells = [];
  function furnish() {
    const roots = [...document.querySelectorAll("main div.cell")]
      .filter(root => root.querySelector(".cell_input pre"));
    const tagged = (root, tag) => root?.classList.contains(tag);
    for (const [number, root] of roots.entries()) {
      const below = roots[number + 1], known = exercises.map(one => one.name);
      const [, name] = /^def (\w+)/m.exec(root.querySelector("pre").textContent) || [];
      if (tagged(root, "tag_exercise") && known.includes(name) && tagged(below, "tag_check"))
        cells.push(new AnswerCell(root, number, name, new Cell(below, number + 1)));
      else if (!tagged(root, "tag_check")) cells.push(new Cell(root, number));
    }
    cells.forEach(cell => cell.furnish());
  }

  // ---- how far

  function nextLink(className) {
    const next = onPath.find(one => !passed(one));
    const [text, place] = next ? [`Next: ${next.id} ${next.title}`, next.place]
      : ["All right. Next: assemble your network", course.last];
    return make("a", { className, href: `${here}../book/${place}` }, text);
  }
  function showProgress() {
    const box = document.querySelector(".course-progress"), taken = recall("taken");
    const value = onPath.filter(passed).length, max = onPath.length;
    box?.replaceChildren(make("p", {}, `Your work: ${value} of ${max} on the path`),
      make("progress", { value, max, ariaLabel: "Exercises of the path that are right" }),
      nextLink(""),
      button("Take home", () => keep("takeHome"),
        "All workbooks with your answers, as companion start and make lab use them"),
      button("Bring in", () => chooser.click(),
        "Read workbooks (.ipynb or the .zip) into this browser"),
      make("p", { className: "course-small" },
        "Last taken home: " + (taken ? moment(taken, "medium") : "not yet")));
  }

  // ---- what keep.js does when it is asked for: judge, workbooks as files, assemble

  const keep = async (what, ...given) => {
    try {
      await script("keep.js");
      return await courseKeep[what](...given);
    } catch (error) { tell(error.message); }
  };
  const chooser = make("input",
    { type: "file", multiple: true, accept: ".ipynb,.zip", hidden: true });
  chooser.onchange = async () => {
    await keep("bringIn", [...chooser.files]);
    chooser.value = "";
  };
  function furnishAssembly() {
    const told = [...document.querySelectorAll("main pre")]
      .find(pre => pre.textContent.includes("companion assemble my_network"));
    if (!told || !location.pathname.endsWith(course.last)) return;
    const go = button("Assemble here", () => keep("assemble", go, box),
      "Make a package of your answers in this browser, examine it, train with it");
    const box = make("div", { className: "course-assemble" }, go,
      " does the same in this page, with the answers in this browser.", make("div"));
    told.closest("div[class*=highlight-]").after(box);
  }

  window.coursePage = { course, python, cells, tell, make, button, script, recall, remember, textOf,
    keepVersion, showProgress, ownCells, helpersOf, held, workbooks: () => keep("workbooks") };
  document.body.append(panel, chooser);
  furnish();
  if (cells.some(({ name }) => name && ownCells(name).length)) keep("showOwn");
  furnishAssembly();
  showProgress();
  for (const event of ["storage", "pageshow"]) addEventListener(event, showProgress);
})();
