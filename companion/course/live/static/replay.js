/* Replays a recorded numpy graph, and writes numbers as Python does. No page, no network; see README.md. */
(() => {
  "use strict";

  // ---- arithmetic: one line for each numpy operation on single numbers (Python: record.ELEMENTWISE)
  /* Twice as fast as the engine's own, to 1e-14 of it: tanh |x| = e / (e + 2) with e = exp(2|x|) - 1, where exp is a power of
     2^(1/32) from a table times exp(r), and r is so small that five terms of the series are all of it. */
  const POWERS = Float64Array.from({ length: 2048 }, (_, k) => 2 ** (k / 32)), LN2 = [6.93147180369123816490e-1 / 32, 1.90821492927058770002e-10 / 32];
  const tanh = x => {
    const a = 2 * Math.abs(x);
    if (!(a < 44)) return x !== x ? x : Math.sign(x);
    const k = Math.floor(a * (32 * Math.LOG2E) + 0.5), r = a - k * LN2[0] - k * LN2[1], s = r * r;
    const m = r + s * (1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120) + s * (1 / 720)));
    const e = POWERS[k] * m + (POWERS[k] - 1), t = e / (e + 2);
    return x > 0 ? t : x < 0 ? -t : x;
  };
  const rint = a => { const r = Math.round(a); return r - a === 0.5 && r % 2 ? r - 1 : r; };
  const modulo = (a, b) => { const r = a % b; return r && (r < 0) !== (b < 0) ? r + b : r; };
  const quotient = (a, b) => {
    if (b === 0) return a / b;
    const r = a % b, q = (a - r) / b - (r && (r < 0) !== (b < 0) ? 1 : 0);
    return rint(q);
  };
  const ONE = {
    negative: a => -a, positive: a => a, absolute: Math.abs, sign: Math.sign, square: a => a * a, sqrt: Math.sqrt, cbrt: Math.cbrt,
    reciprocal: a => 1 / a, exp: Math.exp, exp2: a => 2 ** a, expm1: Math.expm1, log: Math.log, log2: Math.log2, log10: Math.log10,
    log1p: Math.log1p, sin: Math.sin, cos: Math.cos, tan: Math.tan, arctan: Math.atan, sinh: Math.sinh, cosh: Math.cosh, tanh,
    floor: Math.floor, ceil: Math.ceil, trunc: Math.trunc, rint, logical_not: a => +(a === 0), isnan: a => +(a !== a),
    isfinite: a => +Number.isFinite(a), isinf: a => +(Math.abs(a) === Infinity)
  };
  const TWO = {
    add: (a, b) => a + b, subtract: (a, b) => a - b, multiply: (a, b) => a * b, divide: (a, b) => a / b,
    power: (a, b) => a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b, arctan2: Math.atan2, hypot: Math.hypot, remainder: modulo,
    floor_divide: quotient,
    heaviside: (a, b) => a > 0 ? 1 : a < 0 ? 0 : a === 0 ? b : NaN,
    logaddexp: (a, b) => a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))),
    maximum: (a, b) => a !== a ? a : a > b || b === a ? a : b, minimum: (a, b) => a !== a ? a : a < b || b === a ? a : b,
    greater: (a, b) => +(a > b), greater_equal: (a, b) => +(a >= b), less: (a, b) => +(a < b),
    less_equal: (a, b) => +(a <= b), equal: (a, b) => +(a === b), not_equal: (a, b) => +(a !== b),
    logical_and: (a, b) => +(a !== 0 && b !== 0), logical_or: (a, b) => +(a !== 0 || b !== 0),
    logical_xor: (a, b) => +((a !== 0) !== (b !== 0))            // NaN counts as true
  };
  const EACH = { ...ONE, ...TWO, where: (a, b, c) => a !== 0 ? b : c, gather: a => a };      // gather: from one array, by places
  const before = (a, b) => a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : a - b;          // numpy sorts NaN last
  const best = wins => (row, out) => { let k = 0; for (let i = 1; i < row.length; i++) if (row[k] === row[k] && (row[i] !== row[i] || wins(row[i], row[k]))) k = i; out[0] = k; };
  const fold = (start, f) => (row, out) => { let s = start; for (let i = 0; i < row.length; i++) s = f(s, row[i]); out[0] = s; };
  const scan = f => (row, out) => { let s = row[0]; out[0] = s; for (let i = 1; i < row.length; i++) out[i] = s = f(s, row[i]); };
  const ROW = {
    sum: (row, out) => { let s = 0; for (let i = 0; i < row.length; i++) s += row[i]; out[0] = s; }, prod: fold(1, TWO.multiply), max: fold(-Infinity, TWO.maximum), min: fold(Infinity, TWO.minimum),
    argmax: best((a, b) => a > b), argmin: best((a, b) => a < b), cumsum: scan(TWO.add), cumprod: scan(TWO.multiply),
    sort: (row, out) => out.set(Float64Array.from(row).sort(before)),
    argsort: (row, out) => out.set(Array.from(row.keys()).sort((i, j) => before(row[i], row[j]) || i - j))
  };

  // ---- the graph: typed arrays, one closure for a group of nodes, only stale groups run
  const size = shape => shape.reduce((a, b) => a * b, 1);
  const same = (a, b) => a.length === b.length && a.every((v, i) => v === b[i]);

  function spread(from, to) {                       // positions that broadcast shape `from` to shape `to`
    const places = new Int32Array(size(to)), strides = to.map(() => 0), at = to.map(() => 0);
    for (let d = from.length - 1, step = 1, off = to.length - from.length; d >= 0; step *= from[d--]) strides[d + off] = from[d] === 1 ? 0 : step;
    for (let k = 0, p = 0; k < places.length; k++) {
      places[k] = p;
      for (let d = to.length - 1; d >= 0; d--) {
        p += strides[d];
        if (++at[d] < to[d]) break;
        p -= strides[d] * to[d];
        at[d] = 0;
      }
    }
    return places;
  }

  function fill(out, data) {                        // a constant, as page.py wrote it
    if (typeof data !== "object") out.fill(Number(data));       // "Infinity" too, and a text has a method `repeat`
    else if (Array.isArray(data)) out.set(data.map(Number));
    else if (data.from !== undefined) {
      const n = out.length - 1, low = +data.from, high = +data.to, step = (high - low) / n;
      for (let k = 0; k < n; k++) out[k] = k * step + low;
      out[n] = high;
    } else if (data.tile !== undefined) {
      const width = out.width, row = new Float64Array(width);
      fill(row, data.tile);
      for (let k = 0; k < out.length; k++) out[k] = row[k % width];
    } else {
      const width = out.width, column = new Float64Array(out.length / width);
      fill(column, data.repeat);
      for (let k = 0; k < out.length; k++) out[k] = column[Math.floor(k / width)];
    }
  }

  // ---- loops compiled from text; equal texts are compiled once
  const loops = new Map();
  function compiled(text) {
    if (!loops.has(text)) loops.set(text, Function("n", "x", text));
    return loops.get(text);
  }
  function allowed(make, otherwise) {               // a policy may forbid to compile text
    try { return make(); } catch (error) {
      if (error instanceof EvalError) return otherwise();
      throw error;
    }
  }

  /* One loop for neighbouring nodes of one shape: a number goes from line to line without an array between. The operations'
     names make texts differ, so that the engine sees one function at each call and puts its line into the loop. Each step is
     {name, out, from: [{v: an array, or step: which step of this group makes it, places: where to read, or null}]}. */
  const GROUP = 24;
  function fused(steps) {
    const given = [], heads = [], lines = [];
    const take = (name, what) => heads.push(`const ${name} = x[${given.push(what) - 1}];`);
    steps.forEach(({ name, out, from }, i) => {
      const read = from.map(({ v, step, places }, j) => {
        if (step !== undefined) return `v${step}`;
        take(`a${i}${j}`, v);
        if (!places) return `a${i}${j}[k]`;
        if (v.length === 1) return `a${i}${j}[0]`;
        take(`p${i}${j}`, places);
        return `a${i}${j}[p${i}${j}[k]]`;
      });
      take(`o${i}`, out);
      take(`${name}_${i}`, EACH[name]);
      lines.push(`const v${i} = o${i}[k] = ${name}_${i}(${read});`);
    });
    return compiled(`${heads.join("")} return () => { for (let k = 0; k < n; k++) { ${lines.join("")} } };`)(steps[0].out.length, given);
  }
  function unfused(steps) {                         // the same with a call for each number
    const at = (x, k) => x && x.v[x.places ? x.places[k] : k];
    return () => steps.forEach(({ name, out, from }) => {
      const [a, b, c] = from.map(({ v, step, places }) => ({ v: v || steps[step].out, places })), f = EACH[name];
      for (let k = 0; k < out.length; k++) out[k] = f(at(a, k), at(b, k), at(c, k));
    });
  }

  /* Short sums of products are written out; the order of the additions is that of the loop. A few factors of b stand in
     names while all rows of a go by. */
  const SHORT = 32, FEW = 64;
  function products(a, b, out, [M, K], N) {
    const sum = (left, right) => "0 + " + Array.from({ length: K }, (_, k) => `${left(k)} * ${right(k)}`).join(" + ");
    const each = (count, text) => Array.from({ length: count }, (_, k) => text(k)).join("");
    const inner = M * N === out.length && K * N <= FEW
      ? `const ${Array.from({ length: K * N }, (_, k) => `b${k} = b[${k}]`)};
         for (let p = 0, o = 0; o < n; p += ${K}, o += ${N}) { ${each(K, k => `const a${k} = a[p + ${k}];`)}
           ${each(N, j => `out[o + ${j}] = ${sum(k => `a${k}`, k => `b${k * N + j}`)};`)} }`
      : `for (let i = 0, p = 0, o = 0; o < n; i++, p += ${K}) for (let j = 0, q = Math.floor(i / ${M}) * ${K * N}; j < ${N}; j++, q++, o++)
           out[o] = ${sum(k => `a[p + ${k}]`, k => `b[q + ${k * N}]`)};`;
    return compiled(`const [a, b, out] = x; return () => { ${inner} };`)(out.length, [a, b, out]);
  }

  function placed(runs, shapes) {                   // gather's runs -> (which input, where in it) for each number; -1: a zero
    let end = 0;
    const source = [], place = [], ends = shapes.map(shape => end += size(shape));
    for (let r = 0; r < runs.length; r += 3) for (let j = 0; j < runs[r + 2]; j++) {
      const p = runs[r] + j * runs[r + 1], from = ends.findIndex(end => p < end);
      source.push(from);
      place.push(p < 0 ? -1 : p - (ends[from - 1] || 0));
    }
    return [source, place];
  }

  function operation(name, inputs, shapes, out, shape, extra) {
    const [a, b] = inputs, n = out.length;
    if (name === "cast") return extra === "f" ? () => out.set(a) : () => { for (let k = 0; k < n; k++) out[k] = Math.trunc(a[k]); };
    if (name === "gather") {
      const [source, place] = extra;
      return () => { for (let k = 0; k < n; k++) out[k] = place[k] < 0 ? 0 : inputs[source[k]][place[k]]; };
    }
    if (name === "take") {
      const rows = shapes[0][0], width = a.length / rows;
      return () => {
        for (let k = 0; k < b.length; k++) {
          const r = b[k] < 0 ? b[k] + rows : b[k];
          for (let j = 0; j < width; j++) out[k * width + j] = r < rows && r >= 0 ? a[r * width + j] : NaN;
        }
      };
    }
    if (name === "matmul") {
      const [M, K] = shapes[0].slice(-2), N = shapes[1].at(-1);
      const loop = () => {
        for (let i = 0, B = n / (M * N || 1); i < B * M; i++) for (let j = 0, base = Math.floor(i / M) * K * N; j < N; j++) {
          let s = 0;
          for (let k = 0; k < K; k++) s += a[i * K + k] * b[base + k * N + j];
          out[i * N + j] = s;
        }
      };
      return K && K <= SHORT ? allowed(() => products(a, b, out, [M, K], N), () => loop) : loop;
    }
    const width = shapes[0].at(-1), each = name === "sort" || name === "argsort" || name.startsWith("cum") ? width : 1, f = ROW[name];
    const rows = Array.from({ length: a.length / width }, (_, r) => [a.subarray(r * width, (r + 1) * width), out.subarray(r * each, (r + 1) * each)]);
    return () => { for (const [row, target] of rows) f(row, target); };
  }

  /* With `narrow` only a part of the graph: of each dimension of size narrow.from the first narrow.to places, which is the
     smaller network where the others are silent units. No reshape may fold such a dimension. */
  function compile(data, narrow = {}) {
    const { nodes } = data, arrays = [], run = [], steps = [], inputs = [], feeds = [], stale = new Uint8Array(nodes.length).fill(1);
    const cut = shape => shape.map(d => d === narrow.from ? narrow.to : d);
    const kept = shape => shape.reduce((places, d) => places.flatMap(p => Array.from({ length: cut([d])[0] }, (_, k) => p * d + k)), [0]);
    const leaves = data.leaves.map(([kind, shape, value]) => {
      const whole = new Float64Array(size(shape)), places = narrow.from && kept(shape);
      whole.width = whole.length / (shape[0] || 1);
      if (kind === "c") fill(whole, value);
      const out = places ? Float64Array.from(places, p => whole[p]) : whole;
      return Object.assign(out, { shape: cut(shape), readers: [], places }, kind === "c" ? {} : { input: value });
    });
    const at = ref => ref < 0 ? leaves[-1 - ref] : arrays[ref];
    nodes.forEach(([, refs], n) => { inputs[n] = refs.map(r => r < 0 ? r : n - r); });

    function gathered(n) {
      const [, , whole, runs] = nodes[n], shapes = inputs[n].map(r => r < 0 ? data.leaves[-1 - r][1] : nodes[r][2]);
      const [source, place] = placed(runs, shapes);
      if (!narrow.from) return [Int32Array.from(source), Int32Array.from(place)];
      const small = shapes.map(shape => new Map(kept(shape).map((p, k) => [p, k]))), out = kept(whole);
      return [Int32Array.from(out, p => source[p]), Int32Array.from(out, p => place[p] < 0 ? -1 : small[source[p]].get(place[p]))];
    }

    function build(n) {                             // a node gets its array when something first needs it
      const [name, , whole, runs] = nodes[n], shape = cut(whole), extra = name === "gather" ? gathered(n) : runs, from = inputs[n].map(at);
      const out = arrays[n] = name === "reshape" ? from[0].subarray() : new Float64Array(size(shape));
      out.shape = shape;
      if (name === "gather" && from.length === 1 && extra[1].every(p => p >= 0)) steps[n] = { name, out, from: [{ v: from[0], places: extra[1] }] };
      else if (name !== "gather" && EACH[name]) steps[n] = { name, out, from: from.map(v => ({ v, places: same(v.shape, shape) ? null : spread(v.shape, shape) })) };
      else run[n] = name === "reshape" ? () => {} : operation(name, from, from.map(v => v.shape), out, shape, extra);
      feeds[n] = new Set(inputs[n].flatMap(r => r >= 0 ? [...feeds[r]] : leaves[-1 - r].input ? [leaves[-1 - r]] : []));
      feeds[n].forEach(leaf => leaf.readers.push(n));
    }
    function grouped(order) {                       // neighbours of one shape that work number by number run as one
      const groups = [];
      for (const n of order) {
        const last = groups.at(-1), joins = steps[n] && last && steps[last[0]] && last.length < GROUP && same(steps[n].out.shape, steps[last[0]].out.shape)
          && !steps[n].from.some(({ v, places }) => places && last.some(other => arrays[other] === v));
        if (joins) last.push(n); else groups.push([n]);
      }
      return groups.map(group => ({ group, run: run[group[0]] || joined(group) }));
    }
    function joined(group) {
      const chain = group.map(n => ({ ...steps[n], from: steps[n].from.map(source => {
        const step = group.findIndex(other => arrays[other] === source.v);
        return step < 0 ? source : { step };
      }) }));
      return allowed(() => fused(chain), () => unfused(chain));
    }
    return {
      at, leaves,
      set(leaf, values) {                           // only what depends on a changed leaf runs again
        let k = 0;
        while (k < leaf.length && Object.is(leaf[k], values[k])) k++;
        if (k === leaf.length) return;
        leaf.set(values);
        for (const n of leaf.readers) stale[n] = 1;
      },
      take(whole) {                                 // the whole graph's inputs, as far as this one has them, and back
        leaves.forEach((leaf, k) => { if (leaf.input) this.set(leaf, Float64Array.from(leaf.places, p => whole.leaves[k][p])); });
      },
      give(whole) {
        leaves.forEach((leaf, k) => {
          if (!leaf.input) return;
          const values = whole.leaves[k].slice();
          leaf.places.forEach((p, i) => { values[p] = leaf[i]; });
          whole.set(whole.leaves[k], values);
        });
      },
      need(refs) {                                  // the nodes behind these outputs, in order
        const wanted = new Uint8Array(nodes.length), order = [];
        refs.forEach(r => { if (r >= 0) wanted[r] = 1; });
        for (let n = nodes.length - 1; n >= 0; n--) if (wanted[n]) inputs[n].forEach(r => { if (r >= 0) wanted[r] = 1; });
        wanted.forEach((yes, n) => { if (yes) { order.push(n); if (!arrays[n]) build(n); } });
        return grouped(order);
      },
      run(groups) {
        for (const { group, run } of groups) if (group.some(n => stale[n])) {
          run();
          for (const n of group) stale[n] = 0;
        }
      }
    };
  }

  // ---- numbers as Python writes them
  function digits(x, method, places) {              // toFixed and toExponential, but ties go to even as in Python
    if (method === "toFixed" && x >= 1e21) return BigInt(x).toString() + (places ? "." + "0".repeat(places) : "");
    const text = x[method](places), long = x[method](100), cut = text.search(/e|$/), tail = long.slice(cut).replace(/^\./, "");
    if (!/^50*(e|$)/.test(tail)) return text;
    const low = long.slice(0, cut), odd = +low.replace(".", "").at(-1) % 2;
    return (places && !odd) || (!places && +low.at(-1) % 2 === 0) ? low + (text.match(/e.*/) ? long.match(/e.*/)[0] : "") : text;
  }
  function exponential(x, places) { return digits(x, "toExponential", places).replace(/e([+-])(\d)$/, "e$10$2"); }
  function format(value, spec) {
    const [, sign, comma, precision, kind] = /^([+ ]?)(,?)(?:\.(\d+))?([dfeg%]?)$/.exec(spec);
    const x = Math.abs(value), minus = value < 0 || Object.is(value, -0), p = precision === undefined ? 6 : +precision;
    let text;
    if (x !== x) text = "nan" + (kind === "%" ? "%" : "");
    else if (x === Infinity) text = "inf" + (kind === "%" ? "%" : "");
    else if (kind === "f") text = digits(x, "toFixed", p);
    else if (kind === "%") text = digits(x * 100, "toFixed", p) + "%";
    else if (kind === "e") text = exponential(x, p);
    else if (kind === "g") {
      const q = p || 1, power = x ? +exponential(x, q - 1).split("e")[1] : 0;
      text = power < -4 || power >= q ? exponential(x, q - 1).replace(/(\.\d*?)0+e/, "$1e").replace(".e", "e")
        : digits(x, "toFixed", q - 1 - power).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
    } else text = String(x);
    if (comma) text = text.replace(/^\d+/, whole => whole.replace(/\B(?=(\d{3})+$)/g, ","));
    return (minus && !(x !== x) && !(kind === "d" && !x) ? "-" : sign) + text;
  }

  globalThis.LiveReplay = { compile, format };
})();
