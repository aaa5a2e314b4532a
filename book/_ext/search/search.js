/* Search in the whole book, from disk: loaded when a reader goes to a search field. The index is search.py's. */
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, ""), MANY = 40;
  const NAMES = "alpha α,beta β,gamma γ,delta δ,epsilon ε,eta η,theta θ,lambda λ,mu μ,pi π,rho ρ,sigma σ,tau τ,phi φ,omega ω,"
    + "partial ∂,nabla ∇ gradient,sum ∑,root √,infinity ∞,hadamard ⊙,transpose ⊤,element ∈,norm ‖";
  const SAME = NAMES.split(",").map(group => group.split(" "));               // a name, its sign, and a word for it
  const plain = text => text.toLowerCase().replace(/ϵ/g, "ε").replace(/ϕ/g, "φ").replace(/ς/g, "σ");   // as long as before
  const escaped = word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /* A word is found where a word begins; a sign anywhere. */
  const pattern = word => (SAME.find(([name, sign]) => word === name || word === sign) || [word])
    .map(one => (/^\w/.test(one) ? "(?<![\\p{L}\\d])" : "") + escaped(one)).join("|");

  /* First what has every word in its title, then what has them in its text: glossary, sections, names of the companion. */
  function found(query) {
    const asked = plain(query).split(/\s+/).filter(Boolean).map(word => new RegExp(pattern(word), "u"));
    if (!asked.length) return [];
    return COURSE_SEARCH.map(row => {
      const [, title, , kind, text] = row, head = plain(title.replace(/_/g, " ")), all = head + " " + plain(text);
      if (!asked.every(word => word.test(all))) return null;
      const named = asked.every(word => word.test(head));
      return { row, score: 100 * named + 10 * (2 - kind) + 5 * (named && head.length <= query.length + 4) + 4 / (1 + plain(text).search(asked[0]) / 200) };
    }).filter(Boolean).sort((a, b) => b.score - a.score).map(hit => hit.row);
  }

  function excerpt(text, query) {
    const marks = new RegExp(plain(query).split(/\s+/).filter(Boolean).map(pattern).join("|"), "gu"), at = Math.max(0, plain(text).search(marks));
    const from = at < 70 ? 0 : text.indexOf(" ", at - 70) + 1, piece = text.slice(from, from + 190).replace(/\s\S*$/, text.length > from + 190 ? " …" : "$&");
    const shown = document.createElement("small");
    let last = 0;
    for (const { index, 0: word } of plain(piece).matchAll(marks)) {
      shown.append(piece.slice(last, index), Object.assign(document.createElement("mark"), { textContent: piece.slice(index, index + word.length) }));
      last = index + word.length;
    }
    shown.prepend(from ? "… " : "");
    shown.append(piece.slice(last));
    return shown;
  }

  const root = document.documentElement.dataset.content_root || "./";
  function show(input) {
    const place = input.closest("dialog") ? beside(input) : document.getElementById("search-results"), hits = found(input.value);
    const list = document.createElement("ol");
    for (const [address, title, page, kind, text] of hits.slice(0, input.closest("dialog") ? 8 : MANY)) {
      const link = Object.assign(document.createElement("a"), { href: new URL(root + address, document.baseURI), textContent: title });
      const line = document.createElement("li");
      line.append(link, title === page ? "" : Object.assign(document.createElement("span"), { textContent: page }), excerpt(text, input.value));
      list.append(line);
    }
    const count = Object.assign(document.createElement("p"), { textContent: !input.value.trim() ? ""
      : hits.length ? `${hits.length} ${hits.length > 1 ? "places" : "place"}` : "Nothing found. Try the beginning of a word, or a sign such as σ." });
    count.setAttribute("role", "status");
    place.replaceChildren(count, list);
  }
  function beside(input) {
    const form = input.form;
    if (!form.nextElementSibling?.matches(".course-found"))
      form.after(Object.assign(document.createElement("div"), { className: "course-found" }));
    return form.nextElementSibling;
  }

  const index = Object.assign(document.createElement("script"), { src: here + "search_index.js" });
  index.onload = () => {
    const inputs = [...document.querySelectorAll("form.bd-search input")], asked = new URLSearchParams(location.search).get("q");
    for (const input of inputs) {
      if (asked && !input.closest("dialog")) input.value = asked;
      input.addEventListener("input", () => show(input));
      if (input.value) show(input);
    }
  };
  document.head.append(index);
})();
