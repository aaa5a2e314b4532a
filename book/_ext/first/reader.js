/* The first page's network: what is drawn becomes 8 by 8 numbers, and these go through 64, 32 and 10 units. */
(() => {
  "use strict";
  const root = document.querySelector(".reader");
  if (!root) return;
  const layers = JSON.parse(root.querySelector("script").textContent).map(({ shape, step, b, W }) => {
    const bytes = Int8Array.from(atob(W), letter => letter.charCodeAt(0));
    return { n: shape[0], m: shape[1], b, W: Float32Array.from(bytes, value => value * step) };
  });
  const pad = root.querySelector("canvas"), ink = pad.getContext("2d"), net = root.querySelector(".reader-net");
  const says = root.querySelector(".reader-says"), big = root.querySelector(".reader-digit");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- from strokes to 64 numbers, as the digits of the course were made: ink counted on 32 by 32 points

  const FINE = 32, PEN = 3.2, HEIGHT = 26.2, WIDTH = 20;
  let strokes = [], run = 0;

  function pixels() {
    const points = strokes.flat();
    if (!points.length) return new Float32Array(64);
    const xs = points.map(p => p[0]), ys = points.map(p => p[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min(HEIGHT / Math.max(bottom - top, 0.15), WIDTH / Math.max(right - left, 0.01));
    const place = ([x, y]) => [(x - (left + right) / 2) * scale + 16, (y - (top + bottom) / 2) * scale + 16];
    const lines = strokes.flatMap(stroke => stroke.map((p, k) => [place(stroke[Math.max(k - 1, 0)]), place(p)]));
    const sheet = new Float32Array(64);
    for (let r = 0; r < FINE; r++) for (let c = 0; c < FINE; c++)
      if (lines.some(([p, q]) => near(c + 0.5, r + 0.5, p, q))) sheet[(r >> 2) * 8 + (c >> 2)] += 1 / 16;
    return sheet;
  }
  function near(x, y, [ax, ay], [bx, by]) {
    const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 < PEN * PEN;
  }

  // ---- the network

  function dense({ n, m, b, W }, x) {
    return b.map((bias, j) => { let z = bias; for (let i = 0; i < n; i++) z += x[i] * W[i * m + j]; return z; });
  }
  function forward(x) {
    const h = dense(layers[0], x).map(z => Math.max(z, 0)), z = dense(layers[1], h), top = Math.max(...z);
    const e = z.map(v => Math.exp(v - top)), sum = e.reduce((a, b) => a + b);
    return { x, h, p: e.map(v => v / sum) };
  }

  // ---- the picture

  const NS = "http://www.w3.org/2000/svg", CELL = 11, SHOWN = 60;
  const make = (name, values, parent = net) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    return parent.appendChild(made);
  };
  const at = { x: k => [6 + (k % 8 + 0.5) * CELL, 72 + ((k >> 3) + 0.5) * CELL], h: k => [214, 8 + k * 6.97], p: k => [330, 13 + k * 23] };
  const edges = Array.from({ length: 2 * SHOWN }, () => make("line", { class: "edge" }));
  const squares = Array.from({ length: 64 }, (_, k) => make("rect", { x: at.x(k)[0] - CELL / 2, y: at.x(k)[1] - CELL / 2, width: CELL - 0.6, height: CELL - 0.6, class: "pixel" }));
  const units = Array.from({ length: 32 }, (_, k) => make("circle", { cx: at.h(k)[0], cy: at.h(k)[1], r: 3, class: "unit" }));
  const bars = Array.from({ length: 10 }, (_, k) => make("rect", { x: 350, y: at.p(k)[1] - 7, height: 14, width: 0, class: "bar" }));
  bars.forEach((_, k) => { make("text", { x: 338, y: at.p(k)[1] + 5 }).textContent = k; });

  function strongest(layer, from, a, start) {
    const all = [];
    a.forEach((value, i) => { if (value > 0.05) for (let j = 0; j < layer.m; j++) all.push([value * layer.W[i * layer.m + j], i, j]); });
    all.sort((p, q) => Math.abs(q[0]) - Math.abs(p[0]));
    const top = Math.abs(all[0]?.[0] ?? 1);
    for (let k = 0; k < SHOWN; k++) {
      const line = edges[start + k], [value, i, j] = all[k] ?? [0, 0, 0];
      const [x1, y1] = at[from](i), [x2, y2] = at[from === "x" ? "h" : "p"](j);
      line.style.opacity = all[k] ? 0.08 + 0.72 * Math.abs(value) / top : 0;
      line.setAttribute("class", value > 0 ? "edge" : "edge less");
      Object.entries({ x1, y1, x2, y2 }).forEach(([key, v]) => line.setAttribute(key, v));
    }
  }
  function showPixels(x, signed) {
    const top = signed ? Math.max(...x.map(Math.abs)) : 1;
    squares.forEach((square, k) => {
      square.style.opacity = 0.07 + 0.93 * Math.min(1, Math.abs(x[k]) / top);
      square.setAttribute("class", !signed ? "pixel" : x[k] > 0 ? "pixel more" : "pixel less");
    });
  }
  let last;
  function show(final) {
    last = forward(pixels());
    showPixels(last.x);
    strongest(layers[0], "x", last.x, 0);
    strongest(layers[1], "h", last.h, SHOWN);
    const loudest = Math.max(...last.h, 1);
    units.forEach((unit, k) => { unit.style.fillOpacity = last.h[k] / loudest; });
    const drawn = strokes.length > 0, read = last.p.indexOf(Math.max(...last.p));
    bars.forEach((bar, k) => { bar.setAttribute("width", drawn ? 2 + 64 * last.p[k] : 2); bar.classList.toggle("read", drawn && k === read); });
    big.textContent = drawn ? read : "";
    big.style.setProperty("--grown", drawn ? last.p[read] : 0);
    root.dataset.read = drawn ? read : "";
    big.classList.toggle("sure", final);
    const words = !final ? "Reading …" : drawn ? `It reads ${read}, with probability ${last.p[read].toFixed(2)}.` : "The network waits for a digit.";
    if (says.textContent !== words) says.textContent = words;      // it is read aloud, each time that it is written
  }
  units.forEach((unit, k) => {                                 // what a unit looks for: its 64 weights
    const look = () => { showPixels(Array.from({ length: 64 }, (_, i) => layers[0].W[i * 32 + k]), true); unit.setAttribute("r", 5); };
    unit.addEventListener("pointerenter", look);
    unit.addEventListener("pointerleave", () => { showPixels(last.x); unit.setAttribute("r", 3); });
  });

  function paint() {
    const colour = getComputedStyle(root), size = pad.width;
    ink.clearRect(0, 0, size, size);
    ink.strokeStyle = colour.getPropertyValue("--reader-grid");
    ink.lineWidth = 1;
    ink.beginPath();
    for (let k = 1; k < 8; k++) { const v = k * size / 8; ink.moveTo(v, 0); ink.lineTo(v, size); ink.moveTo(0, v); ink.lineTo(size, v); }
    ink.stroke();
    Object.assign(ink, { strokeStyle: colour.color, lineWidth: size / 13, lineCap: "round", lineJoin: "round" });
    for (const stroke of strokes) {
      ink.beginPath();
      stroke.forEach(([x, y], k) => k ? ink.lineTo(x * size, y * size) : ink.moveTo(x * size, y * size));
      if (stroke.length === 1) ink.lineTo(stroke[0][0] * size + 0.1, stroke[0][1] * size);
      ink.stroke();
    }
  }
  let due = 0;
  function soon(final) { cancelAnimationFrame(due); due = requestAnimationFrame(() => { paint(); show(final); }); }

  // ---- the visitor draws

  let drawing = false, fresh = true;                           // fresh: what is there was drawn by the page
  const where = event => { const box = pad.getBoundingClientRect(); return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]; };
  pad.addEventListener("pointerdown", event => {
    if (event.button) return;
    event.preventDefault();
    if (pad.setPointerCapture) pad.setPointerCapture(event.pointerId);
    run++;
    if (fresh) strokes = [];
    fresh = false; drawing = true;
    strokes.push([where(event)]);
    soon(false);
  });
  pad.addEventListener("pointermove", event => {
    if (!drawing) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const p = where(one), q = strokes.at(-1).at(-1);
      if (Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.015) strokes.at(-1).push(p);
    }
    soon(false);
  });
  for (const kind of ["pointerup", "pointercancel"]) pad.addEventListener(kind, () => { if (drawing) { drawing = false; soon(true); } });
  root.querySelector(".reader-clear").addEventListener("click", () => { run++; strokes = []; fresh = true; soon(true); });

  // ---- the page draws

  const ring = (x, y, rx, ry, from, to, n = 24) => Array.from({ length: n + 1 }, (_, k) => {
    const t = (from + (to - from) * k / n) * Math.PI / 180; return [x + rx * Math.cos(t), y + ry * Math.sin(t)]; });
  const HANDS = [
    [ring(0.5, 0.5, 0.2, 0.34, -80, 280)],
    [[[0.36, 0.34], [0.54, 0.14], [0.54, 0.86]]],
    [[...ring(0.48, 0.33, 0.19, 0.18, 190, 390), [0.31, 0.84], [0.72, 0.84]]],
    [[...ring(0.48, 0.32, 0.19, 0.17, 200, 430), ...ring(0.48, 0.66, 0.21, 0.19, -80, 160)]],
    [[[0.44, 0.14], [0.28, 0.58], [0.72, 0.58]], [[0.6, 0.36], [0.56, 0.88]]],
    [[[0.7, 0.15], [0.36, 0.15], [0.34, 0.46], ...ring(0.48, 0.63, 0.21, 0.21, -110, 140)]],
    [[[0.6, 0.12], [0.44, 0.3], [0.33, 0.56], ...ring(0.5, 0.68, 0.18, 0.18, 190, 545)]],
    [[[0.3, 0.16], [0.7, 0.16], [0.55, 0.48], [0.44, 0.86]], [[0.38, 0.5], [0.66, 0.5]]],
    [[...ring(0.5, 0.31, 0.15, 0.16, 90, 450), ...ring(0.5, 0.68, 0.18, 0.2, -90, 270)]],
    [[...ring(0.5, 0.33, 0.17, 0.18, 0, 360), [0.66, 0.5], [0.6, 0.86], [0.4, 0.86]]],
  ];
  function draw(digit) {
    const mine = ++run, whole = HANDS[digit].map(stroke => dotted(stroke)), count = whole.flat().length, start = performance.now();
    fresh = true;
    const step = now => {
      if (mine !== run) return;
      let left = calm.matches ? count : Math.ceil(count * Math.min(1, (now - start) / 1400));
      const done = left >= count;
      strokes = [];
      for (const stroke of whole) { if (left > 0) strokes.push(stroke.slice(0, left)); left -= stroke.length; }
      paint(); show(done);
      if (!done) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
  function dotted(stroke) {                                    // points at an even distance: an even speed
    return stroke.flatMap((p, k) => {
      const q = stroke[Math.max(k - 1, 0)], n = Math.max(1, Math.round(Math.hypot(p[0] - q[0], p[1] - q[1]) / 0.02));
      return Array.from({ length: n }, (_, i) => [q[0] + (p[0] - q[0]) * (i + 1) / n, q[1] + (p[1] - q[1]) * (i + 1) / n]);
    });
  }
  root.querySelectorAll("[data-digit]").forEach(button => button.addEventListener("click", () => draw(+button.dataset.digit)));

  new MutationObserver(paint).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  draw(3);
})();
