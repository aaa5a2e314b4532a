/* The course runs in the page: edit and run its cells, check answers, keep them. Nothing is loaded before the first
   click: then scripts bring Python's files (so that it works from disk), and a worker runs it. README: "In the page". */
(() => {
  const course = { ...window.COURSE }, here = document.currentScript.src.replace(/[^/]*$/, "");
  course.exercises = course.exercises.map(([id, name, title, anchor, path]) =>
    ({ id, name, title, path, place: `${course.pages[id.split(".")[0]]}#${anchor}` }));
  const make = (tag, kind, text) => Object.assign(document.createElement(tag), { className: kind || "", textContent: text || "" });
  const button = (text, act, title) => {
    const made = Object.assign(make("button", "course-button", text), { type: "button", onclick: act });
    if (title) made.title = title;
    return made;
  };

  // ---- the store: answers with all their versions, in this browser

  const PREFIX = "how-machines-learn/", lent = new Map();       // lent: for a page whose browser keeps nothing
  function recall(name) {
    try { return JSON.parse(localStorage.getItem(PREFIX + name) ?? lent.get(name) ?? "null"); }
    catch { return JSON.parse(lent.get(name) ?? "null"); }
  }
  function remember(name, value) {
    lent.set(name, JSON.stringify(value));
    try { localStorage.setItem(PREFIX + name, JSON.stringify(value)); lent.delete(name); }
    catch (error) {
      tell(error.name === "QuotaExceededError"
        ? "This browser's store is full: your last change lives only until you leave this page. Take your work home now."
        : "This browser keeps nothing (a private window?): your work lives only until you leave this page. Take it home.");
    }
  }
  const answer = name => recall("answer/" + name) || { draft: null, versions: [] };
  const textOf = name => { const { draft, versions } = answer(name); return draft ?? versions.at(-1)?.text ?? null; };
  const status = name => answer(name).versions.at(-1)?.status;
  function keepVersion(name, text, status) {
    const { versions } = answer(name);
    if (versions.at(-1)?.text === text) versions.pop();         // the same text, judged again
    remember("answer/" + name, { draft: null, versions: [...versions, { at: Date.now(), text, status }] });
    showProgress();
  }

  // ---- what happens, in one line at the foot of the window

  const panel = make("div", "course-panel"), line = make("span"), meter = make("progress"), stopper = button("Stop", () => python.stop());
  line.setAttribute("role", "status");
  panel.append(line, meter, stopper, button("×", () => { panel.hidden = true; }, "Close"));
  panel.lastChild.setAttribute("aria-label", "Close");
  meter.setAttribute("aria-label", "Loaded");
  panel.hidden = true;
  function tell(text, { loaded = null, busy = false } = {}) {
    line.textContent = text;
    meter.hidden = loaded === null;
    if (loaded !== null) meter.value = loaded;
    stopper.hidden = !busy;
    panel.hidden = !text;
  }

  // ---- Python

  const loaded = new Map();
  function script(name) {
    if (!loaded.has(name)) loaded.set(name, new Promise((done, failed) => {
      const tag = Object.assign(document.createElement("script"), { src: here + name, onload: done });
      tag.onerror = () => { loaded.delete(name); failed(new Error(`${name} of this book cannot be loaded.`)); };
      document.head.append(tag);
    }));
    return loaded.get(name);
  }

  const python = {
    worker: null, ready: null, queue: Promise.resolve(), waiting: null, hear: () => {}, plots: false,

    /* The next message that ends something: ready, end or broken. */
    next() { return new Promise((done, failed) => { this.waiting = { done, failed }; }); },

    async bring(part, from, to) {                               // the files of a part, as scripts, handed to the worker
      const all = course[part].reduce((sum, [, size]) => sum + size, 0);
      const { worker } = this;
      let sum = 0;
      for (const [name, size] of course[part]) {
        await script("python/" + name);
        if (this.worker !== worker) throw "stopped";
        worker.postMessage({ file: name.slice(0, -3), text: COURSE_FILES[name.slice(0, -3)] });
        sum += size;
        tell(`Loading ${part === "plots" ? "what draws" : "Python"}: ${(sum / 1e6).toFixed(1)} of ${(all / 1e6).toFixed(1)} MB, from this book.`,
          { loaded: from + (to - from) * sum / all, busy: true });
      }
    },

    async boot() {
      if (!window.WebAssembly || !window.DecompressionStream) throw new Error("This browser cannot run the course's code: it has no WebAssembly. Any newer one can.");
      if (!course.python) throw new Error(`This copy of the book was built without Python for the page (missing: ${course.missing.join(", ")}). Where there is a network, make book fetches it.`);
      tell("Loading Python …", { loaded: 0, busy: true });
      await script("python/worker.js");
      try { this.worker = new Worker(URL.createObjectURL(new Blob([COURSE_FILES["worker.js"]], { type: "text/javascript" }))); }
      catch { throw new Error("This browser does not let a page from disk start Python: type python -m http.server in the book's folder and open http://localhost:8000."); }
      this.worker.onmessage = ({ data }) => {
        clearTimeout(this.deadline);
        if (data.kind === "stage") tell(`Python starts: ${data.text} …`, { loaded: 0.85, busy: true });
        else if (data.kind === "ready" || data.kind === "end") this.waiting.done(data.text);
        else if (data.kind === "broken") this.waiting.failed(new Error(data.text));
        else if (typeof data.text === "string") this.hear(data.kind, data.text);
      };
      this.worker.onerror = () => this.stop("Python has ended, perhaps for want of memory; the next click starts it anew. Your work is kept.");
      const ready = this.next();
      ready.catch(() => {});
      await this.bring("python", 0, 0.7);
      tell("Python starts …", { loaded: 0.75, busy: true });
      this.worker.postMessage({ start: course.lock });
      await ready;
      tell("");
      await replay(order => this.say(order));
    },

    async say(order) {                                          // an order that is not even taken: the worker is dead
      this.worker.postMessage({ order });
      this.deadline = setTimeout(() => this.stop("Python has ended; it starts anew, and your work is kept. Try again."), 5000);
      return this.next();
    },

    /* Carry out an order after those before it: "done", "failed", or "stopped". hear(kind, text) gets what it shows. */
    ask(order, hear, { draws = false } = {}) {
      let late = null;
      const turn = this.queue.then(async () => {
        try {
          await (this.ready ??= this.boot());
          if (draws) await this.draw();
          late = setTimeout(() => tell("Python is running …", { busy: true }), 400);
          this.hear = hear;
          let result = await this.say(order);
          if (result === "plots") { await this.draw(); this.hear("again"); result = await this.say(order); }
          tell("");
          return result;
        } catch (error) {
          if (error === "stopped") return error;
          this.end();
          tell(error.message);
          return "broken";
        } finally { clearTimeout(late); }
      });
      this.queue = turn;
      return turn;
    },

    async draw() {
      if (this.plots) return;
      if (!course.plots) throw new Error(`This copy of the book was built without what draws (missing: ${course.missing.join(", ")}).`);
      await this.bring("plots", 0, 0.9);
      this.worker.postMessage({ install: "plots" });
      await this.next();
      this.plots = true;
    },

    end() {
      clearTimeout(this.deadline);
      this.worker?.terminate();
      this.waiting?.failed("stopped");                          // whoever waits for the old one, waits no longer
      Object.assign(this, { worker: null, ready: null, plots: false });
      cells.forEach(cell => { cell.ran = false; });
    },

    /* End whatever runs and start Python anew: the only way out of a loop without end. */
    stop(says = "Stopped. Python starts anew; your work is kept.") {
      this.end();
      tell(says);
      if (course.python) this.ask({ do: "run", cells: [] }, () => {}).then(() => tell(""));
    },
  };

  /* What a new Python needs before a cell of this page: the reader's answers of other pages, what stands above the
     first exercise, the answers of this page. An answer that had to be stopped is left out. */
  async function replay(say) {
    if (!cells.some(cell => cell.name)) return;
    const own = cells.filter(cell => cell.name).map(cell => cell.name);
    const known = names => names.map(name => [name, answer(name).versions.at(-1)])
      .filter(([, version]) => version && !["stopped", "not attempted"].includes(version.status))
      .map(([name, version]) => ["answer " + name, version.text]);
    const others = course.exercises.map(one => one.name).filter(name => !own.includes(name));
    const above = cells.slice(0, cells.findIndex(cell => cell.name)).filter(cell => !cell.name);
    await say({ do: "replay", answers: known(others) });
    await say({ do: "replay", answers: above.map(cell => [cell.key, cell.text]) });
    above.forEach(cell => { cell.ran = true; });
    await say({ do: "replay", answers: known(own) });
  }

  // ---- cells

  class Cell {
    constructor(root, number) {
      Object.assign(this, { root, key: "cell " + (number + 1), ran: false, view: null, written: null });
      this.pre = root.querySelector(".cell_input pre");
      this.original = this.pre.textContent.replace(/\n$/, "");
      this.markup = this.pre.innerHTML;
      this.shown = root.querySelector(":scope .cell_output");   // what the book shows, until the cell is run
    }

    get text() { return this.view ? this.view.state.doc.toString() : this.written ?? this.original; }

    async edit() {                                              // the editor takes the listing's place
      if (this.view || this.opening) return;
      this.opening = true;
      for (let fold = this.pre.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      try { await script("editor.js"); } catch (error) { tell(error.message); return; } finally { this.opening = false; }
      const box = make("div", "course-editor");
      const { fontFamily, fontSize, lineHeight, backgroundColor, borderRadius } = getComputedStyle(this.pre);
      Object.assign(box.style, { fontFamily, fontSize, lineHeight, backgroundColor, borderRadius });
      this.pre.hidden = true;
      this.pre.after(box);
      this.view = courseEditor.edit({ parent: box, text: this.text, changed: text => this.changed(text),
        label: `${this.name ? "Your answer, " + this.name : "Code of this cell"}. Escape, then Tab leaves the editor.`,
        keys: { "Ctrl-Enter": () => this.go(), "Cmd-Enter": () => this.go(), "Shift-Enter": () => this.go() } });
      this.view.focus();
    }

    changed(text) { this.ran = false; if (!this.name) this.root.classList.toggle("course-edited", text !== this.original); }

    write(text) {                                               // another text: into the editor, or into the listing
      this.written = text;
      if (this.view) courseEditor.put(this.view, text);
      else if (text === this.original) this.pre.innerHTML = this.markup;
      else this.pre.textContent = text.replace(/\n?$/, "\n");
    }

    output() {                                                  // an empty place for what the cell shows
      this.place?.remove();
      this.place = make("div", "cell_output docutils container course-output");
      (this.shown || this.root.lastElementChild).after(this.place);
      return this.place;
    }

    show(kind, text) {
      if (!this.place) this.output();
      if (this.shown) this.shown.hidden = true;
      if (kind === "stdout" || kind === "stderr") {
        let last = this.place.lastElementChild;
        if (!last || last.dataset.kind !== kind) {
          last = make("div", "output stream highlight-myst-ansi notranslate " + (kind === "stderr" ? "stderr" : ""));
          last.dataset.kind = kind;
          last.innerHTML = '<div class="highlight"><pre></pre></div>';
          this.place.append(last);
        }
        const pre = last.querySelector("pre");
        if (pre.textContent.length < 1e5) pre.append(text);
      } else if (kind === "picture") {
        const pictures = this.shown ? this.shown.querySelectorAll("img") : [];
        const told = pictures[this.place.querySelectorAll("img").length]?.alt || "What this cell has drawn.";
        this.place.append(Object.assign(make("img"), { alt: told, src: "data:image/png;base64," + text }));
      } else {
        this.place.append(document.createRange().createContextualFragment(text));
        for (const pre of this.place.querySelectorAll(".highlight-python pre:not([data-coloured])"))
          if (window.courseEditor) { pre.innerHTML = courseEditor.coloured(pre.textContent); pre.dataset.coloured = "yes"; }
        if (text.includes('class="live"')) window.startLiveFigures();
      }
    }

    back() {                                                    // the book's own code and output
      this.write(this.original);
      this.place?.remove();
      this.place = null;
      if (this.shown) this.shown.hidden = false;
      this.root.classList.remove("course-edited", "course-ran");
    }

    go() { return this.run(); }

    /* Run this cell, and first what stands above it and has not run yet. */
    async run(anew = false) {
      if (anew) python.end();
      const started = await python.ask({ do: "run", cells: [] }, () => {});
      if (started !== "done") return started;
      const above = cells.slice(0, cells.indexOf(this)).filter(cell => !cell.ran && !cell.name && !cell.checks && !cell.onlyShows);
      const todo = [...above, this].filter(cell => !(cell.onlyShows && cell.text === cell.original));
      const byKey = new Map(todo.map(cell => [cell.key, cell]));
      let now = null;
      this.root.classList.add("course-busy");
      if (!window.courseEditor) script("editor.js").catch(() => {});     // its colours, for listings that a cell shows
      const result = await python.ask({ do: "run", cells: todo.map(cell => [cell.key, cell.text, true]) }, (kind, text) => {
        if (kind === "again") { now = null; return; }
        if (kind !== "cell") { now?.show(kind, text); return; }
        if (now && now === byKey.get(text)) return;             // its error, below what it has shown before
        if (now && now !== byKey.get(text)) now.ran = true;
        now = byKey.get(text);
        now.place?.remove();
        now.place = null;
        now.root.classList.add("course-ran");
      }, { draws: todo.some(cell => /\bplt\b|matplotlib|\bplots\.|\.plot\(|\baxes\(/.test(cell.text)) });
      if (result === "done") todo.forEach(cell => { cell.ran = true; if (!cell.place && cell.shown) cell.shown.hidden = true; });
      this.root.classList.remove("course-busy");
      return result;
    }
  }

  /* The cell of an answer; `judge` is the cell below it that calls check. */
  class AnswerCell extends Cell {
    constructor(root, number, name, judge) {
      super(root, number);
      Object.assign(this, { name, judge, key: "answer " + name });
      const text = textOf(name);
      if (text !== null) this.write(text);
      Object.assign(this.pre, { tabIndex: 0, onfocus: () => this.edit() });
      this.pre.setAttribute("role", "textbox");
      this.pre.setAttribute("aria-multiline", "true");
      this.pre.setAttribute("aria-label", "Your answer, " + name);
      this.pre.classList.add("course-answer");
    }

    changed(text) {
      clearTimeout(this.saving);
      this.saving = setTimeout(() => remember("answer/" + this.name, { ...answer(this.name), draft: text }), 300);
    }

    go() { return this.check(); }

    async check() {
      const { name, text } = this;
      clearTimeout(this.saving);
      this.judge.root.classList.add("course-busy");
      this.place?.remove();
      this.place = null;
      let now = null, clock = null, judged = false, spoilt = false, ended = null;
      const verdict = (status, html) => {
        judged = true;
        keepVersion(name, text, status);
        this.judge.output();
        this.judge.show("html", html);
        this.judge.place.classList.add("course-verdict");
        this.judge.place.dataset.status = status;
        if (status === "passed") this.judge.place.append(nextLink("course-small"));
        this.offer();
      };
      const result = await python.ask({ do: "check", function: name, key: this.key, source: text }, (kind, told) => {
        if (kind === "cell") now = told === this.key ? this : null;
        else if (kind === "verdict") { const [status, html, name] = JSON.parse(told); verdict(status, html); spoilt = name === "numpy-was-changed"; }
        else if (kind === "limit") {
          const [seconds, html, gone] = JSON.parse(told);
          ended = gone;
          clearTimeout(clock);
          clock = setTimeout(() => { verdict("stopped", html); python.stop(); }, 1000 * seconds);
        } else now?.show(kind, told);
      });
      clearTimeout(clock);
      if (result === "broken" && ended && !judged) { verdict("stopped", ended); tell("Python starts anew; your work is kept."); }
      if (spoilt) { python.end(); tell("Python starts anew, with NumPy as it was: press Check again."); }
      if (result === "stopped" && !judged) verdict("stopped", "<p>Stopped, and not judged.</p>");
      this.judge.root.classList.remove("course-busy");
    }

    offer() {                                                   // earlier versions, to be had back
      const { versions } = answer(this.name), when = at => new Date(at).toLocaleString([], { dateStyle: "short", timeStyle: "short" });
      this.earlier.hidden = versions.length < 2;
      this.earlier.replaceChildren(new Option("Versions", ""), ...versions.map((one, k) => new Option(`${k + 1}: ${one.status}, ${when(one.at)}`, k)).reverse());
    }

    take(number) { this.write(answer(this.name).versions[number].text); this.changed(this.text); this.earlier.value = ""; }

    again() { this.write(this.original); this.changed(this.original); this.judge.back(); this.back(); }
  }

  const cells = [];
  function furnish() {
    const roots = [...document.querySelectorAll("main div.cell")].filter(root => root.querySelector(".cell_input pre"));
    const known = new Set(course.exercises.map(one => one.name));
    for (const [number, root] of roots.entries()) {
      const name = root.classList.contains("tag_exercise") && /^def (\w+)/m.exec(root.querySelector("pre").textContent)?.[1];
      if (name && known.has(name) && roots[number + 1]?.classList.contains("tag_check")) {
        const judge = new Cell(roots[number + 1], number + 1);
        judge.root.setAttribute("aria-live", "polite");
        cells.push(new AnswerCell(root, number, name, judge));
      } else if (!root.classList.contains("tag_check")) cells.push(new Cell(root, number));
    }
    for (const cell of cells) {
      const bar = make("div", "course-bar");
      if (cell.name) {
        bar.append(button("Check", () => cell.check(), "Run the cell above and judge it (Ctrl+Enter in the editor)"),
          button("Start over", () => cell.again(), "The cell as the book gives it; your versions are kept"));
        cell.earlier = make("select", "course-button");
        cell.earlier.setAttribute("aria-label", "Earlier versions of this answer");
        cell.earlier.onchange = () => cell.take(cell.earlier.value);
        bar.prepend(cell.earlier);
        cell.offer();
        cell.judge.root.querySelector(".cell_input").after(bar);
      } else {
        cell.onlyShows = Boolean(cell.shown?.querySelector("figure.live")) && /^[\w.]+$/.test(cell.original.trim());
        bar.append(button("Run", () => cell.run(), "Run this cell, and first what stands above it and has not run yet"),
          button("Run from the top", () => cell.run(true), "Start Python anew and run everything down to here"),
          button("Edit", () => cell.edit()), Object.assign(button("Original", () => cell.back()), { className: "course-button course-original" }));
        cell.root.classList.toggle("course-figure", cell.onlyShows);       // the page has it: nothing to run until it is edited
        cell.root.prepend(bar);
      }
    }
  }

  // ---- how far

  const done = () => course.exercises.filter(one => one.path && status(one.name) === "passed");
  function nextLink(kind) {
    const next = course.exercises.find(one => one.path && status(one.name) !== "passed");
    const link = make("a", kind, next ? `Next: ${next.id} ${next.title}` : "All right. Next: assemble your network");
    link.href = here + "../" + "book/" + (next ? next.place : course.last);
    return link;
  }
  function showProgress() {
    const box = document.querySelector(".course-progress");
    if (!box) return;
    const path = course.exercises.filter(one => one.path), passed = done();
    const taken = recall("taken"), when = taken ? new Date(taken).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) : "not yet";
    const bar = Object.assign(make("progress"), { value: passed.length, max: path.length });
    bar.setAttribute("aria-label", "Exercises of the path that are right");
    const bring = button("Bring in", () => chooser.click(), "Read workbooks (.ipynb or the .zip) into this browser");
    box.replaceChildren(make("p", "", `Your work: ${passed.length} of ${path.length} on the path`), bar, nextLink(),
      button("Take home", takeHome, "All workbooks with your answers, as companion start and make lab use them"), bring,
      make("p", "course-small", "Last taken home: " + when));
  }

  // ---- assemble: what the command of chapter 7 does, here

  function furnishAssembly() {
    const told = [...document.querySelectorAll("main pre")].find(pre => /companion assemble my_network/.test(pre.textContent));
    if (!told || !location.pathname.endsWith("07_training_loop.html")) return;
    const box = make("div", "course-assemble"), log = make("pre"), curve = make("div", "course-curve"), files = make("p");
    const go = button("Assemble here", async () => {
      files.replaceChildren();
      log.textContent = "";
      go.disabled = true;
      await python.ask({ do: "assemble", workbooks: await workbooks() }, (kind, text) => {
        if (kind === "again") log.textContent = "";
        else if (kind === "say") log.append(text + "\n");
        else if (kind === "losses") curve.innerHTML = drawn(JSON.parse(text));
        else if (kind === "package") files.append(button("The package (my_network.zip)", () => save("my_network.zip", zipped(JSON.parse(text)))));
        else if (kind === "friend") files.append(button("A page for a friend (my_network.html)", () => save("my_network.html", text, "text/html")));
      }, { draws: true });
      go.disabled = false;
    }, "Make a package of your answers in this browser, examine it, train with it");
    log.setAttribute("aria-live", "polite");
    box.append(go, " does the same in this page, with the answers in this browser.", log, curve, files);
    told.closest("div[class*=highlight-]").after(box);
  }

  function drawn(losses) {                                      // the validation loss by epoch
    const top = Math.max(...losses), x = k => 40 + 25 * k, y = loss => 110 - 100 * loss / top;
    const points = losses.map((loss, k) => `${x(k)},${y(loss).toFixed(1)}`);
    const last = losses.at(-1).toFixed(3), text = `Validation loss ${last} nats after epoch ${losses.length}`;
    return `<svg viewBox="0 0 320 130" role="img" aria-label="${text}"><path d="M40 10V110H300" fill="none" stroke="currentColor" opacity=".5"/>`
      + `<polyline points="${points.join(" ")}" fill="none" stroke="currentColor" stroke-width="2"/>`
      + points.map(point => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="currentColor"/>`).join("")
      + `<text x="40" y="126" font-size="11" fill="currentColor">${text}</text></svg>`;
  }

  // ---- keep: workbooks as files

  const chooser = Object.assign(make("input"), { type: "file", multiple: true, accept: ".ipynb,.zip", hidden: true });
  chooser.onchange = async () => { await bringIn([...chooser.files]); chooser.value = ""; };

  function save(name, content, type) {
    const link = Object.assign(make("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function workbooks() {                                  // {file name: text}, with the reader's answers in them
    await script("workbooks.js");
    return Object.fromEntries(Object.entries(COURSE_WORKBOOKS).map(([name, text]) => [name, filled(name, recall("notebook/" + name) ?? text)]));
  }

  const sourceOf = cell => Array.isArray(cell.source) ? cell.source.join("") : cell.source || "";
  const lines = text => text.match(/[^\n]*\n|[^\n]+$/g) || [];
  function answers(notebook) {                                  // [[name, cell], ...]: the last cell that defines it
    const found = new Map();
    for (const cell of notebook.cells || [])
      for (const [, first, second] of cell.cell_type === "code" ? sourceOf(cell).matchAll(/^def (\w+)|^(\w+) *= *lambda/gm) : [])
        if (course.exercises.some(one => one.name === (first || second))) found.set(first || second, cell);
    return [...found];
  }
  function filled(name, text) {
    const notebook = JSON.parse(text);
    let changed = false;
    for (const [name, cell] of answers(notebook)) {
      const mine = textOf(name);
      if (mine !== null && mine !== sourceOf(cell)) { cell.source = lines(mine); cell.outputs = []; cell.execution_count = null; changed = true; }
    }
    return changed ? JSON.stringify(notebook, null, 1) + "\n" : text;
  }

  async function takeHome() {
    try { save("my-workbooks.zip", zipped(await workbooks()), "application/zip"); }
    catch (error) { tell(error.message); return; }
    remember("taken", Date.now());
    showProgress();
  }

  async function bringIn(files) {
    await script("workbooks.js");
    let read = 0, kept = 0;
    const refused = [];
    for (const file of files) {
      try {
        const texts = file.name.endsWith(".zip") ? await unzipped(await file.arrayBuffer()) : { [file.name]: await file.text() };
        for (const [path, text] of Object.entries(texts).filter(([path]) => path.endsWith(".ipynb"))) {
          const name = path.split("/").pop(), notebook = JSON.parse(text), original = COURSE_WORKBOOKS[name];
          const stubs = new Map(original ? answers(JSON.parse(original)).map(([name, cell]) => [name, sourceOf(cell)]) : []);
          for (const [name, cell] of answers(notebook)) {
            if (sourceOf(cell) === stubs.get(name) || sourceOf(cell) === textOf(name)) continue;
            keepVersion(name, sourceOf(cell), "brought in");
            kept += 1;
          }
          if (original) { if (text === original) localStorage.removeItem(PREFIX + "notebook/" + name); else remember("notebook/" + name, text); }
          read += 1;
        }
      } catch { refused.push(file.name); }
    }
    for (const cell of cells) if (cell.name && textOf(cell.name) !== null) cell.write(textOf(cell.name));
    showProgress();
    tell(`${read} workbooks read, ${kept} answers brought in${kept ? "; Check judges them" : ""}.${refused.length ? " Cannot be read: " + refused.join(", ") + "." : ""}`);
  }

  // ---- zip archives: written without compression, read with and without

  const TABLE = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ n >>> 1 : n >>> 1; return n >>> 0; });
  const crc = bytes => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ sum >>> 8, ~0) >>> 0;
  function zipped(texts) {
    const parts = [], index = [];
    let at = 0;
    const record = (signature, fields) => {                     // [[bytes, value], ...], little end first
      const view = new DataView(new ArrayBuffer(4 + fields.reduce((sum, [size]) => sum + size, 0)));
      view.setUint32(0, signature, true);
      let place = 4;
      for (const [size, value] of fields) { size === 2 ? view.setUint16(place, value, true) : view.setUint32(place, value, true); place += size; }
      return new Uint8Array(view.buffer);
    };
    for (const [path, text] of Object.entries(texts)) {
      const name = new TextEncoder().encode(path), body = typeof text === "string" ? new TextEncoder().encode(text) : text;
      const same = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, crc(body)], [4, body.length], [4, body.length], [2, name.length], [2, 0]];
      index.push(record(0x02014b50, [[2, 20], ...same, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
      const head = record(0x04034b50, same);
      parts.push(head, name, body);
      at += head.length + name.length + body.length;
    }
    const size = index.reduce((sum, part) => sum + part.length, 0), count = index.length / 2;
    return new Blob([...parts, ...index, record(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]])]);
  }
  async function unzipped(buffer) {
    const view = new DataView(buffer), texts = {};
    let end = buffer.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error("no zip archive");
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      const [method, size, name, extra, comment] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), ...[28, 30, 32].map(place => view.getUint16(at + place, true))];
      const start = view.getUint32(at + 42, true), body = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const raw = new Blob([buffer.slice(body, body + size)]);
      const plain = method ? new Response(raw.stream().pipeThrough(new DecompressionStream("deflate-raw"))) : new Response(raw);
      texts[new TextDecoder().decode(new Uint8Array(buffer, at + 46, name))] = await plain.text();
      at += 46 + name + extra + comment;
    }
    return texts;
  }

  window.coursePage = { course, python, cells, workbooks, bringIn, tell, save, make, button };
  document.body.append(panel, chooser);
  furnish();
  furnishAssembly();
  showProgress();
  addEventListener("storage", event => { if (event.key?.startsWith(PREFIX)) showProgress(); });
})();
