/* What becomes of the reader's work: it is judged, taken home and brought in as files, assembled to
   a package. Loaded by page.js when it is first asked for. */
window.courseKeep = (() => {
  const { course, python, cells, tell, make, button, script, recall, remember, textOf, keepVersion,
    showProgress, ownCells, helpersOf, held } = coursePage;

  async function save(download, content, type = "application/zip") {
    const href = URL.createObjectURL(new Blob([content], { type }));
    make("a", { href, download }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }
  async function saveAll(download, texts) {    // {path: text} as one archive
    await script("editor.js");
    await save(download, courseEditor.zipped(texts));
  }

  /* Have an answer judged, and keep the verdict: [status, html], or null where no Python starts.
     show(kind, text) gets what its cell shows. */
  async function judged(name, text, show = () => {}) {
    let own = false, verdict = null, clock = null, gone = null, spoilt = false;
    const settle = (status, html) => {
      if (verdict) return;
      verdict = [status, html];
      keepVersion(name, text, status);
    };
    const hear = {
      cell: key => {
        own = key === "answer " + name;
        if (own) held.set(name, text);
      },
      verdict: told => {
        const [status, html, idea] = JSON.parse(told);
        settle(status, html);
        spoilt = idea === "numpy-was-changed";
      },
      limit: told => {
        const [seconds, late, ended] = JSON.parse(told);
        gone = ended;
        clearTimeout(clock);
        clock = setTimeout(() => { settle("stopped", late); python.stop(); }, 1000 * seconds);
      },
    };
    const order = { do: "check", function: name, key: "answer " + name, source: text,
      helpers: helpersOf(name) };
    const result = await python.ask(order, (kind, told) =>
      Object.hasOwn(hear, kind) ? hear[kind](told) : own && show(kind, told));
    clearTimeout(clock);
    if (spoilt) {
      python.end();
      tell("Python starts anew, with NumPy as it was: press Check again.");
    } else if (result === "broken" && gone && !verdict) {
      settle("stopped", gone);
      tell("Python starts anew; your work is kept.");
    } else if (result === "stopped") settle("stopped", "<p>Stopped, and not judged.</p>");
    return verdict;
  }

  // ---- workbooks

  const sourceOf = cell => Array.isArray(cell.source) ? cell.source.join("") : cell.source || "";
  function answers(text) {                     // [notebook, [[name, the last cell with it], ...]]
    const notebook = JSON.parse(text), found = new Map();
    for (const cell of (notebook.cells || []).filter(one => one.cell_type === "code"))
      for (const [, first, second] of sourceOf(cell).matchAll(/^def (\w+)|^(\w+) *= *lambda/gm)) {
        const name = first || second;
        if (course.exercises.some(one => one.name === name)) found.set(name, cell);
      }
    return [notebook, [...found]];
  }
  function ownOf(notebook, found, original) {         // [[the exercise above, kind, text], ...]
    const given = new Set(original.cells.flatMap(cell => [cell.id, sourceOf(cell)])), own = [];
    const older = ({ id }) => /^[0-9a-f]{12}$/.test(id) && !given.has(id);   // of another edition
    let above = "";
    for (const cell of notebook.cells) {
      const [name] = found.find(([, one]) => one === cell) || [], text = sourceOf(cell);
      if (name) above = name;
      else if (text.trim() && !given.has(text) && !older(cell))
        own.push([above, cell.cell_type, text]);
    }
    return own;
  }
  function filled(text) {                      // a workbook with the reader's answers in it
    const [notebook, found] = answers(text);
    const other = found.filter(([name, cell]) => ![null, sourceOf(cell)].includes(textOf(name)));
    for (const [name, cell] of other) {
      const source = textOf(name).match(/[^\n]*\n|[^\n]+$/g) || [];
      Object.assign(cell, { source, outputs: [], execution_count: null });
    }
    return other.length ? JSON.stringify(notebook, null, 1) + "\n" : text;
  }
  async function workbooks() {                 // {file name: text}
    await script("workbooks.js");
    return Object.fromEntries(Object.entries(COURSE_WORKBOOKS)
      .map(([name, text]) => [name, filled(recall("notebook/" + name) ?? text)]));
  }

  async function takeHome() {
    await saveAll("my-workbooks.zip", await workbooks());
    remember("taken", Date.now());
    showProgress();
  }

  async function textsOf(file) {               // [[path, text], ...] of a notebook or an archive
    if (!file.name.endsWith(".zip")) return [[file.name, await file.text()]];
    await script("editor.js");
    const texts = courseEditor.unzipped(new Uint8Array(await file.arrayBuffer()));
    return Object.entries(texts).filter(([path]) => path.endsWith(".ipynb"));
  }
  function take(path, text) {                  // the names of the answers that a workbook brings
    const workbook = path.split("/").pop(), original = COURSE_WORKBOOKS[workbook];
    const [notebook, found] = answers(text), [empty, given] = answers(original ?? "{}");
    const stubs = new Map(given.map(([name, cell]) => [name, sourceOf(cell)]));
    const brought = found.map(([name, cell]) => [name, sourceOf(cell)])
      .filter(([name, source]) => ![stubs.get(name), textOf(name)].includes(source));
    for (const [name, source] of brought) keepVersion(name, source, "brought in");
    if (original) {
      remember("notebook/" + workbook, text === original ? null : text);
      remember("own/" + parseInt(workbook), ownOf(notebook, found, empty));
    }
    return brought.map(([name]) => name);
  }
  async function bringIn(files) {
    await script("workbooks.js");
    const refused = [], brought = [];
    let read = 0;
    for (const file of files) {
      try {
        for (const [path, text] of await textsOf(file)) {
          brought.push(...take(path, text));
          read += 1;
        }
      } catch { refused.push(file.name); }
    }
    const known = cells.filter(cell => cell.name && textOf(cell.name) !== null);
    for (const cell of known) cell.write(textOf(cell.name));
    showOwn();
    showProgress();
    const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
    const told = `${many(read, "workbook")} read, ${many(brought.length, "answer")} brought in`;
    const unread = refused.length ? ` Cannot be read: ${refused.join(", ")}.` : "";
    tell(`${told}.${unread}`);
    if (!brought.length) return;
    const verdicts = [];
    for (const name of brought) {
      const here = cells.find(cell => cell.name === name);
      const verdict = await (here ? here.check() : judged(name, textOf(name)));
      if (!verdict) return;                    // no Python: that has been said
      verdicts.push(verdict[0]);
    }
    tell(`${told}, ${verdicts.filter(status => status === "passed").length} of them right.${unread}`);
  }
  /* Cells that came in beside those of this page: folded, below the exercise that they follow. */
  function showOwn() {
    document.querySelectorAll(".course-own").forEach(box => box.remove());
    const answers = cells.filter(cell => cell.name);
    const own = answers.length ? ownCells(answers[0].name) : [];
    const fold = above => {
      const mine = own.filter(([name]) => name === above);
      return mine.length ? [make("details", { className: "course-own" },
        make("summary", {}, `Your own cells (${mine.length})`),
        ...mine.map(([, , textContent]) => make("pre", { textContent })),
        make("p", { className: "course-small" }, "They run where your answer needs them. "
          + "Change them in Jupyter, then bring them in again."))] : [];
    };
    if (own.length) answers[0].root.before(...fold(""));
    for (const { name, judge } of answers) judge.root.after(...fold(name));
  }

  // ---- assemble: what the command of chapter 7 does, here

  async function assemble(go, box) {
    const log = make("pre", { ariaLive: "polite" }), files = make("p");
    const curve = make("div", { className: "course-curve" });
    const hear = {
      again: () => { log.textContent = ""; },
      say: text => log.append(text + "\n"),
      losses: text => { curve.innerHTML = drawn(JSON.parse(text)); },
      package: text => files.append(button("The package (my_network.zip)",
        () => saveAll("my_network.zip", JSON.parse(text)))),
      friend: text => files.append(button("A page for a friend (my_network.html)",
        () => save("my_network.html", text, "text/html"))),
    };
    box.lastElementChild.replaceChildren(log, curve, files);
    go.disabled = true;
    const order = { do: "assemble", workbooks: await workbooks() };
    await python.ask(order, (kind, text) => hear[kind]?.(text), { draws: true });
    go.disabled = false;
  }

  function drawn(losses) {                     // the validation loss by epoch
    const top = Math.max(...losses);
    const points = losses.map((loss, k) => [40 + 25 * k, (110 - 100 * loss / top).toFixed(1)]);
    const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3"/>`).join("");
    const text = `Validation loss ${losses.at(-1).toFixed(3)} nats after epoch ${losses.length}`;
    return `<svg viewBox="0 0 320 130" role="img" aria-label="${text}">
      <g fill="none" stroke="currentColor"><path d="M40 10V110H300" opacity=".5"/>
      <polyline points="${points.join(" ")}" stroke-width="2"/></g>
      <g fill="currentColor">${dots}<text x="40" y="126" font-size="11">${text}</text></g></svg>`;
  }

  return { judged, workbooks, takeHome, bringIn, showOwn, assemble };
})();
