/* Live figures on the page: controls, marks, sentence. The arithmetic is in replay.js; see README.md. */
(() => {
  "use strict";
  const { compile } = LiveReplay;
  const raised = text => text.replace(/./g, c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]);
  const format = (value, spec) => LiveReplay.format(value, spec).replace(/^-/, "−")         // a minus sign, and powers of ten
    .replace(/e[+-]00$/, "").replace(/e\+?(-?)0*(\d+)$/, (_, sign, digits) => "·10" + raised(sign + digits));

  // ---- marks
  const NS = "http://www.w3.org/2000/svg";
  const make = (name, attributes) => {
    const element = document.createElementNS(NS, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const short = v => v !== v ? v : Math.abs(v) < 1e5 ? Math.round(v * 100) / 100 : v < 0 ? -1e5 : 1e5;
  const scale = ([log, k, offset]) => log ? v => v > 0 ? Math.log10(v) * k + offset : v === v ? -1e5 * Math.sign(k) : NaN
    : v => Number.isFinite(v) ? v * k + offset : NaN;

  function bind(picture, mark, ax, at, maps) {      // -> function that redraws the mark from its channels
    const [x0, y0, x1, y1] = ax.b, group = mark.g.map(g => picture.querySelector(`[data-g="${g}"]`));
    const X = mark.fraction === "x" ? v => x0 + v * (x1 - x0) : scale(ax.x);
    const Y = mark.fraction === "y" ? v => y1 - v * (y1 - y0) : scale(ax.y);
    const channel = {};
    for (const name in mark.c) channel[name] = at(mark.c[name]);
    const clip = group[0]?.querySelector("[clip-path]") || picture.querySelectorAll("[data-axes]")[mark.a]?.querySelector("[clip-path]");
    const replace = (element, attributes) => {      // the group's content becomes elements of ours
      if (clip) attributes = { "clip-path": clip.getAttribute("clip-path"), ...attributes };
      return element.appendChild(make("g", attributes));
    };
    const table = name => Uint8Array.from(maps[name].match(/../g), h => parseInt(h, 16));
    const { x, y } = channel;

    if (mark.k === "line") {
      const line = group[0].querySelector("path:not(defs path)"), stroked = line && !line.closest("[clip-path] use");
      const markers = mark.path && points(group[0], mark, replace);
      return () => {
        let d = "", pen = "M";
        const px = [], py = [];
        for (let k = 0; k < x.length; k++) {
          px[k] = short(X(x[k]));
          py[k] = short(Y(y[k]));
          if (px[k] !== px[k] || py[k] !== py[k]) pen = "M"; else { d += pen + px[k] + " " + py[k]; pen = "L"; }
        }
        if (stroked) line.setAttribute("d", d);
        if (markers) markers(px, py);
      };
    }
    if (mark.k === "scatter") {
      const draw = points(group[0], mark, replace), { s, c } = channel, colors = mark.map && table(mark.map[0]);
      return () => draw(Array.from(x, v => short(X(v))), Array.from(y, v => short(Y(v))), s, c && Array.from(c, v => {
        const k = 3 * shade(v, mark.map);
        return v === v ? `rgb(${colors[k]},${colors[k + 1]},${colors[k + 2]})` : "none";
      }));
    }
    if (mark.k === "rects") {
      const paths = group.map(g => g.querySelector("path")), sides = [channel.x0, channel.x1, channel.y0, channel.y1];
      return () => paths.forEach((path, k) => {
        const [l, r, b, t] = sides.map((v, i) => short((i < 2 ? X : Y)(v[k])));
        path.setAttribute("d", l + r + b + t === l + r + b + t ? `M${l} ${b}L${r} ${b}L${r} ${t}L${l} ${t}Z` : "");
      });
    }
    if (mark.k === "area") {
      const old = group[0].querySelector("use, path:not(defs path)"), style = old.getAttribute("style") || group[0].querySelector("path").getAttribute("style");
      const holder = replace(group[0], {}), path = holder.appendChild(make("path", { style })), { y2 } = channel;
      [...group[0].children].forEach(child => child !== holder && child.remove());
      return () => {
        let d = "", run = [];
        for (let k = 0; k <= x.length; k++) {
          const p = [X(x[k]), Y(y[k]), Y(y2[k])].map(short);
          if (k < x.length && p.every(v => v === v)) { run.push(p); continue; }
          if (run.length > 1) d += "M" + run.map(q => q[0] + " " + q[1]).join("L") + "L" + run.reverse().map(q => q[0] + " " + q[2]).join("L") + "Z";
          run = [];
        }
        path.setAttribute("d", d);
      };
    }
    if (mark.k === "image") {
      const [e0, e1, e2, e3] = mark.extent, px = [X(e0), X(e1)], py = [Y(e2), Y(e3)], rows = mark.rows, columns = channel.z.length / rows;
      const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows }), pen = canvas.getContext("2d");
      const pixels = pen.createImageData(columns, rows), colors = table(mark.map[0]), outer = group[0].parentNode;
      const image = make("image", { x: Math.min(...px), y: Math.min(...py), width: Math.abs(px[1] - px[0]), height: Math.abs(py[1] - py[0]),
        preserveAspectRatio: "none", opacity: mark.alpha, style: mark.smooth ? "" : "image-rendering:pixelated" });
      const holder = make("g", clip ? { "clip-path": clip.getAttribute("clip-path") } : {});
      group[0].replaceWith(holder);
      holder.appendChild(image);
      const turned = (py[1] > py[0]) === mark.up, mirrored = px[1] < px[0];          // rows of the canvas go down
      return () => {
        channel.z.forEach((v, k) => {
          const r = Math.floor(k / columns), c = k % columns, o = 4 * ((turned ? r : rows - 1 - r) * columns + (mirrored ? columns - 1 - c : c)), q = 3 * shade(v, mark.map);
          pixels.data[o] = colors[q];
          pixels.data[o + 1] = colors[q + 1];
          pixels.data[o + 2] = colors[q + 2];
          pixels.data[o + 3] = v === v ? 255 : 0;
        });
        pen.putImageData(pixels, 0, 0);
        image.setAttribute("href", canvas.toDataURL());
      };
    }
    if (mark.k === "text") {
      const start = [...mark.at];
      return () => {
        const dx = short(X(x[0]) - start[0]), dy = short(Y(y[0]) - start[1]);
        group[0].setAttribute("transform", dx === dx && dy === dy ? `translate(${dx} ${dy})` : "translate(-9999 0)");
      };
    }
    const [shaft, tip] = group[0].querySelectorAll("path"), [long, wide] = mark.head;   // an arrow, as matplotlib's "-|>"
    return () => {
      const [ax_, bx] = [X(x[0]), X(x[1])], [ay, by] = [Y(y[0]), Y(y[1])], length = Math.hypot(bx - ax_, by - ay) || NaN;
      const ux = (bx - ax_) / length, uy = (by - ay) / length, pad = 0.5 * mark.width * Math.hypot(long, wide) / wide;
      const tx = bx - ux * pad, ty = by - uy * pad, corner = side => `${short(tx - ux * long + side * uy * wide)} ${short(ty - uy * long - side * ux * wide)}`;
      const seen = Number.isFinite(tx + ty);
      shaft.setAttribute("d", seen ? `M${short(ax_)} ${short(ay)}L${short(tx)} ${short(ty)}` : "");
      tip.setAttribute("d", seen ? `M${corner(1)}L${short(tx)} ${short(ty)}L${corner(-1)}Z` : "");
    };
  }

  const shade = (v, [, low, high]) => Math.max(0, Math.min(255, Math.floor((v - low) / (high - low) * 256))) || 0;

  function points(group, mark, replace) {           // one path a point, moved by a transform
    group.querySelectorAll(":scope > defs, :scope > g, :scope > use").forEach(e => e.remove());
    if (mark.k === "scatter") group.replaceChildren();
    const holder = replace(group, { "fill-opacity": mark.alpha, "stroke-opacity": mark.alpha }), dots = [], styles = [];
    return (px, py, sizes, colors) => px.forEach((p, k) => {
      const dot = dots[k] ||= holder.appendChild(make("path", { d: mark.path })), s = sizes ? Math.sqrt(sizes[k % sizes.length]) : 1;
      const color = colors ? colors[k] : mark.fill[k % mark.fill.length];
      dot.setAttribute("transform", p === p && py[k] === py[k] ? `translate(${p} ${py[k]})scale(${s})` : "translate(-9999 0)");
      const style = `fill:${color};stroke:${mark.edge || color};stroke-width:${mark.width / (s || 1)}`;
      if (styles[k] !== style) dot.setAttribute("style", styles[k] = style);           // costs more than the move
    });
  }


  // ---- controls: a position (index, pair of indices, or sheet) <-> the page's inputs, numbers, and text in the address
  const at = (spec, i) => spec.kind === "steps" ? i : spec.log ? +(spec.low * (spec.high / spec.low) ** (i / (spec.count - 1))).toPrecision(3)
    : +(spec.low + i * spec.step).toPrecision(12);
  const nearest = (spec, value) => {
    let k = 0;
    for (let i = 1; i < spec.count; i++) if (Math.abs(at(spec, i) - value) < Math.abs(at(spec, k) - value)) k = i;
    return k;
  };
  const from = ([log, k, offset], v) => log ? 10 ** ((v - offset) / k) : (v - offset) / k;     // undoes scale
  const placed = (event, panel) => new DOMPoint(event.clientX, event.clientY).matrixTransform(panel.getScreenCTM().inverse());
  const dragged = (element, panel, moved) => {      // moved(point of the panel) while a pointer drags the element
    element.addEventListener("pointerdown", event => { element.setPointerCapture(event.pointerId); event.preventDefault(); });
    element.addEventListener("pointermove", event => element.hasPointerCapture(event.pointerId) && moved(placed(event, panel)));
  };
  const setRange = (input, spec, i) => {
    const text = format(at(spec, i), spec.format);
    input.value = i;
    input.setAttribute("aria-valuetext", text);
    input.nextElementSibling.value = text;
  };
  const RANGE = {
    start: spec => spec.at, read: row => +row.querySelector("input").value, numbers: (spec, i) => [at(spec, i)],
    write: (row, spec, i) => setRange(row.querySelector("input"), spec, i),
    encode: (spec, i) => String(at(spec, i)), decode: (spec, text) => nearest(spec, +text)
  };
  const KINDS = {
    range: RANGE, steps: RANGE,
    select: {
      start: spec => spec.at, read: row => row.querySelector("select").selectedIndex, numbers: (spec, i) => spec.values[i].map(Number),
      write: (row, spec, i) => { row.querySelector("select").selectedIndex = i; },
      encode: (spec, i) => spec.names[i], decode: (spec, text) => Math.max(0, spec.names.indexOf(text))
    },
    toggle: {
      start: spec => spec.at, read: row => +row.querySelector("input").checked,
      write: (row, spec, i) => { row.querySelector("input").checked = !!i; },
      encode: (spec, i) => spec.names[i], decode: (spec, text) => Math.max(0, spec.names.indexOf(text))
    },
    point: {
      start: spec => [spec.x.at, spec.y.at], read: row => Array.from(row.querySelectorAll("input"), e => +e.value),
      numbers: (spec, [i, j]) => [at(spec.x, i), at(spec.y, j)],
      write: (row, spec, place) => row.querySelectorAll("input").forEach((e, k) => setRange(e, k ? spec.y : spec.x, place[k])),
      encode: (spec, [i, j]) => `${at(spec.x, i)},${at(spec.y, j)}`,
      decode: (spec, text) => text.split(",").map((v, k) => nearest(k ? spec.y : spec.x, +v))
    },
    grid: {
      start: spec => spec.sheets[0][1], read: row => Array.from(row.querySelectorAll("[role=gridcell]"), e => Math.round(16 * e.style.getPropertyValue("--v"))),
      numbers: (spec, sheet) => sheet.map(v => v / 16),
      write: (row, spec, sheet) => row.querySelectorAll("[role=gridcell]").forEach((cell, k) => setCell(cell, sheet[k] / 16)),
      encode: (spec, sheet) => sheet.map(v => v.toString(17)).join(""),
      decode: (spec, text) => spec.sheets[0][1].map((_, k) => parseInt(text[k], 17) || 0)
    }
  };
  const setCell = (cell, v) => {
    cell.style.setProperty("--v", v);
    cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/: .*/, `: ${Math.round(v * 100)}%`));
  };

  // ---- panels side by side, one below the other where the page is narrow (page.py: _stacked)
  function arrange(picture, width) {
    const svg = picture.firstElementChild, { wide, narrow } = svg.dataset;
    if (!narrow) return;
    const stacked = width <= 480;                   // live.css keeps the height from the same width on
    svg.setAttribute("viewBox", stacked ? narrow : wide);
    svg.querySelectorAll("g[data-narrow]").forEach(g => stacked ? g.setAttribute("transform", g.dataset.narrow) : g.removeAttribute("transform"));
  }
  const widths = new ResizeObserver(seen => seen.forEach(({ target, contentRect }) => arrange(target, contentRect.width)));

  // ---- what is kept in this browser, by page and figure: what was predicted, {guess, right} or {} where it was skipped, and
  //      the controls as the reader left them, as in the address
  const PAGE = location.pathname.split("/").pop().replace(/\.html$/, ""), lent = {};
  const key = (name, kind) => `how-machines-learn/${kind}/${PAGE}/${name}`;
  function recall(name, kind = "prediction") {
    const where = key(name, kind);
    try { return JSON.parse(localStorage.getItem(where) ?? lent[where] ?? "null"); } catch { return JSON.parse(lent[where] ?? "null"); }
  }
  function remember(name, what, kind = "prediction") {     // where the browser keeps nothing: until the page is left
    const where = key(name, kind);
    lent[where] = JSON.stringify(what);
    try { localStorage.setItem(where, lent[where]); } catch { return; }
  }
  function forget(name, kind = "prediction") {
    const where = key(name, kind);
    delete lent[where];
    try { localStorage.removeItem(where); } catch { return; }
  }
  const counted = document.createElement("p");      // at the end of a chapter that asks
  counted.className = "live-counted";
  function count() {
    const asking = [...figures.values()].filter(figure => figure.ask), made = asking.map(figure => recall(figure.name)).filter(kept => kept?.guess !== undefined);
    const open = asking.length - made.length;
    counted.hidden = !made.length;
    if (counted.hidden) return;
    const again = Object.assign(document.createElement("button"), { type: "button", className: "live-again", textContent: "Predict again" });
    again.onclick = () => { asking.forEach(figure => figure.again()); asking[0].root.scrollIntoView(); count(); };
    counted.replaceChildren(`You predicted ${made.filter(kept => kept.right).length} of ${made.length} rightly in this chapter${open ? `; ${open} more ${open > 1 ? "wait" : "waits"} for you above` : ""}. `, again);
    const main = document.querySelector("article.bd-article") || document.querySelector("main");
    if (!counted.isConnected) (main.querySelector(":scope > section") || main).append(counted);
  }

  // ---- one figure
  const NOT_FINITE = /(?<![\w.])[+-]?(?:nan|inf)\b/;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const figures = new Map();

  class Figure {
    constructor(root) {
      this.root = root;
      this.name = root.id.replace("live-", "");
      this.picture = root.querySelector(".live-picture");
      this.sentence = root.querySelector(".live-says");
      this.fieldset = root.querySelector(".live-controls");
      this.ask = root.querySelector(".live-ask");
      widths.observe(this.picture);
      this.steps = 0;
      figures.set(this.name, root.live = this);
    }

    async load() {
      await this.ready();
      if (!this.now) this.draw();
    }

    ready() {                                       // all but the drawing: what is drawn was drawn when the page was built
      return this.loading ||= (async () => {
        let text = await this.recorded();
        if (text[0] !== "{") {
          const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
          text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
        }
        this.data = JSON.parse(text);
        this.graph = compile(this.data);
        this.rows = {};
        this.place = {};
        for (const spec of this.data.controls) {
          this.rows[spec.name] = this.fieldset.querySelector(`[data-control="${spec.name}"]`);
          this.place[spec.name] = KINDS[spec.kind].start(spec);
          if (spec.kind === "grid") this.drawable(spec);
        }
        this.fieldset.addEventListener("input", event => {
          this.shown = null;
          const row = event.target.closest("[data-control]");
          if (row) this.move(row.dataset.control, KINDS[this.spec(row.dataset.control).kind].read(row));
        });
        this.fieldset.addEventListener("click", event => {
          const button = event.target.closest("[data-do]");
          this.shown = null;
          if (button) this.press(button.dataset.do, button);
        });
        this.take(recall(this.name, "figure") || []);
        this.changed = false;                       // what is only remembered is no part of the address
        this.fromAddress();
        this.fieldset.disabled = false;
        if (this.ask) this.question();
      })();
    }

    recorded() {                                    // beside the page, where its build put it apart (lighter.py): read when it is needed
      const { textContent, dataset: { file } } = this.root.querySelector("script");
      return file ? new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), {
        src: file, onload: () => done(LiveReplay.data[this.name]), onerror: failed }))) : textContent;
    }

    // -- a prediction, and the controls only then
    question() {
      const kept = recall(this.name), slider = this.ask.querySelector("input");
      this.ask.disabled = false;
      this.ask.addEventListener("click", event => {
        const button = event.target.closest("[data-guess]");
        if (button) this.predicted(button.dataset.guess === "skip" ? undefined : +(slider ? slider.value : button.dataset.guess));
      });
      if (slider) slider.addEventListener("input", () => this.guess(+slider.value));
      if (kept) this.unlock(kept); else if (!this.address().length) this.lock();     // who brings a setting has seen it
      else this.unlock({});
    }

    lock() {                                        // everything stands at its start
      this.stop();
      this.ask.hidden = false;
      this.ask.classList.remove("live-told");
      this.fieldset.disabled = true;
      this.guessed = undefined;
    }

    again() {
      forget(this.name);
      if (!this.data) return;
      this.press("reset", this.fieldset);
      this.lock();
    }

    unlock({ guess, right } = {}) {
      if (!this.ask) return;
      const told = this.ask.querySelector(".live-verdict");
      this.ask.hidden = guess === undefined;
      this.ask.classList.add("live-told");
      this.fieldset.disabled = false;
      this.picture.querySelector(".live-guess")?.remove();
      if (guess === undefined) return;
      told.hidden = false;
      told.textContent = this.verdict(guess, right);
      this.guess(guess);
    }

    predicted(guess) {                              // undefined: skipped
      const { ask } = this.data;
      const right = ask.range ? Math.abs(at(ask.range, guess) - ask.right) <= ask.near : guess === ask.right;
      remember(this.name, guess === undefined ? {} : { guess, right });
      this.unlock({ guess, right });
      count();
      (guess === undefined ? this.fieldset.querySelector("input, select, button") : this.ask.querySelector(".live-verdict")).focus({ preventScroll: true });
      if (guess !== undefined) this.reveal();
    }

    verdict(guess, right) {                         // as prediction.py tells it
      const { ask } = this.data;
      if (!ask.range) return ask.says[guess];
      const [mine, truth] = [at(ask.range, guess), ask.right].map(v => format(v, ask.range.format));
      return (right ? `As you predicted: ${truth}${mine === truth ? "" : ` (you said ${mine})`}. ` : `You predicted: ${mine}. It is: ${truth}. `) + ask.because;
    }

    reveal() {                                      // go to the setting that shows the truth, unless a hand takes over
      const { show, steps } = this.data.ask, from = { ...this.place }, start = performance.now(), wait = calm() ? 0 : 1200;
      let left = steps;
      const shown = this.shown = time => {
        if (this.shown !== shown) return;
        const share = wait ? Math.min(1, Math.max(0, time - start) / wait) : 1;
        for (const [name, to] of Object.entries(show))
          this.move(name, typeof to === "number" && this.spec(name).count > 4 ? Math.round(from[name] + (to - from[name]) * share) : to);
        if (share === 1 && left) {
          const some = calm() ? left : Math.min(left, this.data.perFrame);
          this.compute();
          this.advance(some);
          left -= some;
          this.later();
        }
        if (share < 1 || left) requestAnimationFrame(shown);
      };
      requestAnimationFrame(shown);
    }

    guess(k) {                                      // the dragged line stands at position k, over all that is drawn
      const { range } = this.data.ask;
      if (!range) return;
      this.guessed = k;
      setRange(this.ask.querySelector("input"), range, k);
      this.line();
    }

    line() {
      const { range, along, axes } = this.data.ask, ax = this.now?.axes[axes], panel = this.picture.querySelector(`[data-axes="${axes}"]`);
      if (!ax || this.guessed === undefined && this.ask.classList.contains("live-told")) return;
      const [x0, y0, x1, y1] = ax.b, across = along === "x", v = scale(ax[along])(at(range, this.guessed ?? range.at));
      let line = panel.querySelector(".live-guess");
      if (!line) {
        line = panel.appendChild(make("g", { class: "live-guess" }));
        line.append(make("line"), make("line", { class: "live-grip" }));
        dragged(line, panel, p => this.ask.classList.contains("live-told") || this.guess(nearest(range, from(ax[along], p[along]))));
      }
      for (const each of line.children) for (const [key, value] of Object.entries(across ? { x1: v, x2: v, y1: y0, y2: y1 } : { x1: x0, x2: x1, y1: v, y2: v })) each.setAttribute(key, value);
    }

    spec(name) { return this.data.controls.find(spec => spec.name === name); }

    move(name, place) {                             // a control has moved
      const spec = this.spec(name);
      this.place[name] = place;
      KINDS[spec.kind].write(this.rows[name], spec, place);
      this.changed = true;
      this.later();
    }

    later() {                                       // draw once before the next frame, however many events came
      this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); });
    }

    view() {
      const index = this.data.controls.filter(spec => !spec.live).reduce((n, spec) => n * spec.count + this.place[spec.name], 0);
      if (index === this.index) return this.now;
      this.index = index;
      const stands = !this.now && !this.data.views[index].svg;         // the page came with the first picture
      const view = this.now = this.data.views[index], { at: array } = this.graph, { picture } = this;
      this.first ??= picture.innerHTML;
      if (!stands) {
        picture.innerHTML = view.svg ? this.data.pictures[view.svg - 1] : this.first;
        arrange(picture, picture.clientWidth);
      }
      this.texts = Object.entries(view.texts).map(([g, parts]) => [picture.querySelector(`[data-g="${g}"] text`), parts]);
      const seen = parts => parts.flatMap(p => typeof p === "string" ? [] : [p[0], ...(Array.isArray(p[1]) ? p[1].flatMap(seen) : [])]);
      const shown = [...view.marks.flatMap(mark => Object.values(mark.c)), ...seen(view.says), ...Object.values(view.texts).flatMap(seen)];
      this.nodes = this.graph.need(shown);
      this.marks = view.marks.map(mark => bind(picture, mark, view.axes[mark.a], array, this.data.maps));
      this.initial = this.graph.need(view.state.map(s => s[0]));
      this.stepping = null;
      this.handles(view);
      return view;
    }

    compute() {                                     // controls -> leaves -> state -> arrays
      for (const leaf of this.graph.leaves) {
        const spec = leaf.input && this.spec(leaf.input);
        if (spec) this.graph.set(leaf, KINDS[spec.kind].numbers(spec, this.place[spec.name]));
      }
      const view = this.view(), { graph } = this;
      if (view.state.length) {
        graph.run(this.initial);
        const first = view.state.map(s => Array.from(graph.at(s[0])));
        if (!this.begin || first.length !== this.begin.length || first.some((v, i) => v.length !== this.begin[i].length || v.some((x, k) => !Object.is(x, this.begin[i][k])))) {
          this.begin = first;
          this.restart();
        }
      }
      graph.run(this.nodes);
    }

    restart() {
      this.now.state.forEach(([, leaf], i) => this.graph.set(this.graph.at(leaf), this.begin[i]));
      this.steps = 0;
    }

    stepper() {                                     // the graph that steps: of a narrow network, no more than it has
      const { narrow } = this.data, spec = narrow && this.spec(narrow), to = narrow && at(spec, this.place[narrow]);
      if (!this.stepping || this.stepping.to !== to) {
        const graph = narrow && to < spec.high ? compile(this.data, { from: spec.high, to }) : this.graph;
        this.stepping = { to, graph, following: graph.need(this.now.state.map(s => s[2])) };
      }
      return this.stepping;
    }

    advance(count) {
      const { now: { state } } = this, { graph, following } = this.stepper();
      if (graph !== this.graph) graph.take(this.graph);
      for (let k = 0; k < count; k++) {
        graph.run(following);
        const next = state.map(([, , after]) => after < 0 ? graph.at(after).slice() : graph.at(after));
        state.forEach(([, leaf], i) => graph.set(graph.at(leaf), next[i]));
      }
      if (graph !== this.graph) graph.give(this.graph);
      this.steps += count;
    }

    render(parts) {
      return parts.map(p => typeof p === "string" ? p : Array.isArray(p[1]) ? this.render(p[1][Math.trunc(this.graph.at(p[0])[0])] || [])
        : format(this.graph.at(p[0])[0], p[1])).join("");
    }

    draw() {
      this.compute();
      this.marks.forEach(redraw => redraw());
      for (const [element, parts] of this.texts) element.textContent = this.render(parts);
      for (const move of this.moves) move();
      this.say();
      if (this.changed) toAddress();
    }

    says() {
      const text = this.render(this.now.says);
      return NOT_FINITE.test(text) ? text + " The numbers have diverged." : text;
    }

    say() {                                         // seen at once; spoken when the hand rests (aria-busy holds it back)
      const text = this.says();
      if (text === this.sentence.textContent) return;
      this.sentence.setAttribute("aria-busy", "true");
      this.sentence.textContent = text;
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.sentence.removeAttribute("aria-busy"), 600);
    }

    // -- buttons
    press(what, button) {
      const row = button.closest("[data-control]"), spec = row && this.spec(row.dataset.control);
      if (what === "play") return this.play(button, spec);
      if (what !== "sheet") this.stop();
      if (what === "sheet") return this.move(spec.name, [...spec.sheets[+button.dataset.sheet][1]]);
      if (what === "reset") {
        for (const each of this.data.controls) this.move(each.name, KINDS[each.kind].start(each));
        this.begin = null;
      } else if (spec) {
        this.move(spec.name, Math.max(0, Math.min(spec.count - 1, this.place[spec.name] + (what === "next" ? 1 : -1))));
      } else if (what === "next") { this.compute(); this.advance(1); } else this.begin = null;
      this.later();
    }

    play(button, spec) {
      if (this.playing) return this.stop();
      const wait = spec ? Math.max(spec.wait, calm() ? 1000 : 0) : calm() ? 500 : 0, state = this.playing = { button };
      button.setAttribute("aria-pressed", "true");
      button.textContent = "Pause";
      if (spec && this.place[spec.name] === spec.count - 1) this.move(spec.name, 0);
      let last = performance.now();
      const tick = time => {
        if (this.playing !== state) return;
        if (time - last >= wait) {
          last = time;
          if (spec) {
            this.move(spec.name, this.place[spec.name] + 1);
            if (this.place[spec.name] === spec.count - 1) this.stop();
          } else {
            this.compute();
            this.advance(this.data.perFrame * this.speed() * (wait ? 30 : 1));
            this.draw();
          }
        }
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    }

    stop() {
      if (!this.playing) return;
      this.playing.button.setAttribute("aria-pressed", "false");
      this.playing.button.textContent = "Play";
      this.playing = null;
    }

    speed() { return parseInt(this.root.querySelector(".live-speed").value, 10); }

    // -- a point to drag on the axes, or to put there by a click; its two sliders do the same by keyboard
    handles(view) {
      this.moves = [];
      const points = this.data.controls.filter(each => each.kind === "point");
      for (const spec of points) {
        const ax = view.axes[spec.axes], X = scale(ax.x), Y = scale(ax.y);
        const panel = this.picture.querySelector(`[data-axes="${spec.axes}"]`);
        const handle = panel.appendChild(make("circle", { class: "live-handle", r: 11 }));
        const to = p => {
          this.shown = null;
          this.move(spec.name, [nearest(spec.x, from(ax.x, p.x)), nearest(spec.y, from(ax.y, p.y))]);
        };
        dragged(handle, panel, to);
        if (points.filter(each => each.axes === spec.axes).length === 1)          // one alone also goes where the panel is clicked
          panel.addEventListener("click", event => this.fieldset.disabled || to(placed(event, panel)));
        this.moves.push(() => {
          const [x, y] = KINDS.point.numbers(spec, this.place[spec.name]);
          handle.setAttribute("cx", X(x));
          handle.setAttribute("cy", Y(y));
        });
      }
      if (this.data.ask?.range) this.line();
    }

    // -- a sheet to draw on: pointer paints, arrow keys walk, space or enter sets or lifts the same pen
    drawable(spec) {
      const row = this.rows[spec.name], cells = [...row.querySelectorAll("[role=gridcell]")], columns = spec.columns;
      const paint = (k, ink) => {
        const sheet = [...this.place[spec.name]];
        sheet[k] = ink;
        if (ink) for (const [j, beside] of [[k - 1, k % columns], [k + 1, (k + 1) % columns], [k - columns, 1], [k + columns, 1]]) {
          if (beside && sheet[j] !== undefined) sheet[j] = Math.max(sheet[j], 5);
        }
        this.move(spec.name, sheet);
      };
      let ink = null;
      const grid = row.querySelector(".live-sheet");
      grid.addEventListener("pointerdown", event => {
        const k = cells.indexOf(event.target);
        if (k < 0) return;
        event.target.releasePointerCapture(event.pointerId);
        paint(k, ink = this.place[spec.name][k] > 8 ? 0 : 16);
      });
      grid.addEventListener("pointermove", event => {
        const k = ink === null ? -1 : cells.indexOf(document.elementFromPoint(event.clientX, event.clientY));
        if (k >= 0 && this.place[spec.name][k] !== ink) paint(k, ink);
      });
      addEventListener("pointerup", () => { ink = null; });
      grid.addEventListener("keydown", event => {
        const k = cells.indexOf(event.target), by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
        if (k < 0 || !(by || event.key === " " || event.key === "Enter")) return;
        event.preventDefault();
        if (!by) {
          paint(k, this.place[spec.name][k] > 8 ? 0 : 16);
        } else if (cells[k + by] && (Math.abs(by) > 1 || Math.floor((k + by) / columns) === Math.floor(k / columns))) {
          cells[k].tabIndex = -1;
          cells[k + by].tabIndex = 0;
          cells[k + by].focus();
        }
      });
    }

    // -- the state in the address: #figure.control=value&...
    fromAddress() { this.take(new URLSearchParams(location.hash.slice(1))); }

    take(pairs) {
      for (const [key, text] of pairs) {
        const [name, control] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
        if (name === this.name && this.rows[control]) this.move(control, KINDS[this.spec(control).kind].decode(this.spec(control), text));
      }
    }

    address() {
      return !this.data ? [] : this.data.controls.flatMap(spec => {
        const { encode, start } = KINDS[spec.kind], text = encode(spec, this.place[spec.name]);
        return text === encode(spec, start(spec)) ? [] : [[`${this.name}.${spec.name}`, text]];
      });
    }
  }

  let pending;
  function toAddress() {
    clearTimeout(pending);
    pending = setTimeout(() => {
      const waiting = [...new URLSearchParams(location.hash.slice(1))].filter(([key]) => figures.get(key.split(".")[0])?.data === undefined && key.includes("."));
      const parts = new URLSearchParams([...waiting, ...[...figures.values()].flatMap(figure => figure.address())]).toString();
      for (const figure of figures.values()) {
        if (!figure.data) continue;
        if (figure.address().length) remember(figure.name, figure.address(), "figure"); else forget(figure.name, "figure");
      }
      history.replaceState(null, "", parts ? "#" + parts : location.pathname + location.search);
    }, 300);
  }

  function start() {
    const roots = [...document.querySelectorAll("figure.live")].filter(root => !root.live);
    const near = new IntersectionObserver(seen => seen.forEach(({ isIntersecting, target }) => {
      if (isIntersecting) target.live.load(); else target.live.stop();
    }), { rootMargin: "400px" });
    roots.forEach(root => { new Figure(root); near.observe(root); });
    count();
    const named = location.hash.slice(1).split(".")[0];
    if (figures.has(named)) figures.get(named).root.scrollIntoView();
    const idle = window.requestIdleCallback || (f => setTimeout(f, 200));
    const rest = () => { const next = roots.find(root => !root.live.loading); if (next) next.live.ready().then(() => idle(rest)); };
    idle(rest);
    addEventListener("hashchange", () => figures.forEach(figure => figure.data && figure.fromAddress()));
  }
  window.startLiveFigures = start;                            // for figures that come later
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
