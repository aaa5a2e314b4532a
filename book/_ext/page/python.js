/* The page's side of its Python: loads the files at the first order, as scripts (a page from disk
   may run one beside it, but read nothing), hands them to a worker, and gives it orders one by one.
   script(name) loads a script of the book; replay(say) gives Python what an order needs first;
   forget() is called when the old one has ended. */
window.coursePython = ({ course, tell, script, replay, forget }) => {
  const missing = what => new Error(`This copy of the book was built without ${what} (missing: `
    + `${course.missing.join(", ")}). Where there is a network, make book fetches it.`);
  const FORBIDDEN = "This browser does not let a page from disk start Python: type python -m "
    + "http.server in the book's folder and open http://localhost:8000.";
  const TOO_OLD = "This browser cannot run the course's code: it has no WebAssembly. "
    + "Any newer one can.";

  /* A worker has its page's policy: code in it loads no module from elsewhere (`import()` is no name
     that the worker itself could take away, as it does with the others). */
  const closeTheLastDoor = () => {
    if (document.querySelector("meta[data-python]")) return;
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "script-src 'self' file: blob: data: 'unsafe-inline' 'unsafe-eval'";
    policy.dataset.python = "";
    document.head.append(policy);
  };

  return {
    worker: null, ready: null, waiting: null, plots: false,
    queue: Promise.resolve(), hear: () => {},

    /* The next message that ends something: ready, end or broken. */
    next() { return new Promise((done, failed) => { this.waiting = { done, failed }; }); },

    async bring(part, what, share) {           // a part's files, handed to the worker
      const all = course[part].reduce((sum, [, size]) => sum + size, 0), { worker } = this;
      let sum = 0;
      for (const [name, size] of course[part]) {
        await script("python/" + name);
        if (this.worker !== worker) throw "stopped";
        const file = name.slice(0, -3);
        worker.postMessage({ file, text: COURSE_FILES[file] });
        sum += size;
        const [have, of] = [sum, all].map(bytes => (bytes / 1e6).toFixed(1));
        tell(`Loading ${what}: ${have} of ${of} MB, from this book.`,
          { loaded: share * sum / all, busy: true });
      }
    },

    async boot() {
      if (!window.WebAssembly || !window.DecompressionStream) throw new Error(TOO_OLD);
      if (!course.python) throw missing("Python for the page");
      tell("Loading Python …", { loaded: 0, busy: true });
      await script("python/worker.js");
      closeTheLastDoor();
      const code = new Blob([COURSE_FILES["worker.js"]], { type: "text/javascript" });
      try { this.worker = new Worker(URL.createObjectURL(code)); }
      catch { throw new Error(FORBIDDEN); }
      this.worker.onmessage = ({ data: { kind, text } }) => {
        clearTimeout(this.deadline);
        if (kind === "stage") tell(`Python starts: ${text} …`, { loaded: 0.85, busy: true });
        else if (kind === "ready" || kind === "end") this.waiting.done(text);
        else if (kind === "broken") this.waiting.failed(new Error(text));
        else if (typeof text === "string") this.hear(kind, text);
      };
      this.worker.onerror = () => this.stop("Python has ended, perhaps for want of memory; "
        + "the next click starts it anew. Your work is kept.");
      const ready = this.next();
      ready.catch(() => {});
      await this.bring("python", "Python", 0.7);
      tell("Python starts …", { loaded: 0.75, busy: true });
      this.worker.postMessage({ start: course.lock, language: document.documentElement.lang });
      await ready;
      tell("");
    },

    async post(order) {                        // not even taken: the worker is dead
      this.worker.postMessage({ order });
      this.deadline = setTimeout(() => this.stop(
        "Python has ended; it starts anew, and your work is kept. Try again."), 5000);
      return this.next();
    },

    async say(order, hear = () => {}) {
      this.hear = hear;
      const result = await this.post(order);
      if (result !== "plots") return result;
      await this.draw();                       // it draws after all: once more from its start
      hear("again");
      return this.post(order);
    },

    /* Carry out an order after those before it: "done", "failed", "stopped" or "broken".
       hear(kind, text) gets what it shows. */
    ask(order, hear, { draws = false } = {}) {
      return this.queue = this.queue.then(async () => {
        let late = null;
        try {
          await (this.ready ??= this.boot());
          if (draws) await this.draw();
          late = setTimeout(() => tell("Python is running …", { busy: true }), 400);
          await replay(order => this.say(order));
          const result = await this.say(order, hear);
          tell("");
          return result;
        } catch (error) {
          if (error === "stopped") return error;
          this.end();
          tell(error.message);
          return "broken";
        } finally { clearTimeout(late); }
      });
    },

    start() { return this.ask({ do: "run", cells: [] }, () => {}); },

    async draw() {
      if (this.plots) return;
      if (!course.plots) throw missing("what draws");
      await this.bring("plots", "what draws", 0.9);
      this.worker.postMessage({ install: "plots" });
      await this.next();
      this.plots = true;
    },

    end() {
      clearTimeout(this.deadline);
      this.worker?.terminate();
      this.waiting?.failed("stopped");         // whoever waits for the old one, waits no longer
      Object.assign(this, { worker: null, ready: null, plots: false });
      forget();
    },

    /* End whatever runs and start Python anew: the only way out of a loop without end. */
    stop(says = "Stopped. Python starts anew; your work is kept.") {
      this.end();
      tell(says);
      if (course.python) this.start().then(() => tell(""));
    },
  };
};
