"""Sphinx extension of the book: the first page's three directives, and what a browser shows of a site.

`{reader}` is a network for digits, trained here and sent with its page: the visitor draws, it answers.
`{route}` is a card for each chapter. Its lines say `file | question | what the reader will have`; the last one says
where the way ends, `file#heading | line | what the reader will have`.
`{proof}` is what the course rests on, each line with the number that PROOFS counts: `name | what it counts`.
"""

import base64
import json
import re
from html import escape
from pathlib import Path

import numpy as np
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from companion import data, training
from companion.activations import relu, sigmoid

BOOK = Path(__file__).resolve().parents[1]
SIZES, EPOCHS = (64, 32, 10), 30
WIDE, HIGH = 120, 72
ABOUT = ("A course on neural networks that runs in the browser, from one neuron to a network that reads handwritten "
         "digits. Every formula is a short Python function, and every number is checked.")


# ---- the network of the first page

def trained():
    """(params, the share of test digits that they read): what chapter 7 builds, with 32 hidden units."""
    split = data.digits()
    params, _ = training.train(SIZES, split.X_train, split.y_train, split.X_val, split.y_val, lr=0.003,
                               epochs=EPOCHS, patience=EPOCHS, rng=np.random.default_rng(0))
    params = [(rounded(W), b) for W, b in params]
    return params, training.Parts().judge(params, split.X_test, split.y_test)[1], len(split.y_test)


def step_of(W):
    return float(np.abs(W).max()) / 127


def rounded(W):
    """W as 255 steps can say it: a byte a weight."""
    return (np.rint(W / step_of(W)) * step_of(W)).astype(np.float32)


def packed(params):
    """The layers for the page: weights as bytes in base64, row by row, and the size of their step."""
    return [{"shape": W.shape, "step": round(step_of(W), 8), "b": [round(float(v), 4) for v in b], "W":
             base64.b64encode(np.rint(W / step_of(W)).astype(np.int8).tobytes()).decode()} for W, b in params]


class Reader(SphinxDirective):
    def run(self):
        self.env.note_dependency(__file__)
        params, share, count = trained()
        digits = "".join(f'<button type="button" data-digit="{k}" aria-label="Draw a {k}">{k}</button>'
                         for k in range(10))
        layers = json.dumps(packed(params), separators=(",", ":"))
        page = f"""<figure class="reader" aria-label="A network that reads a digit">
<div class="reader-stage"><div class="reader-pad"><canvas width="480" height="480" role="img"
 aria-label="A field to draw a digit in, with a mouse or a finger">
</canvas><button type="button" class="reader-clear">Clear</button></div><div class="reader-answer"><p
 class="reader-says" aria-live="polite">The network waits for a digit.</p><p class="reader-digit"
 aria-hidden="true"></p></div><svg class="reader-net" viewBox="0 0 420 232" role="img"
 aria-label="64 pixels, 32 hidden units and 10 answers; the strongest connections light up"></svg></div>
<div class="reader-hands"><span id="reader-hands">Draw a digit, or let one be drawn:</span><span role="group"
 aria-labelledby="reader-hands">{digits}</span></div>
<script type="application/json">{layers}</script>
<figcaption>64 pixels, 32 units, 10 answers: {weights(params):,} numbers, learned from 1,200 handwritten digits
in a second. Of {count} others it reads {share:.0%}.</figcaption></figure>"""
        return [nodes.raw("", page, format="html")]


def weights(params):
    return sum(W.size + b.size for W, b in params)


# ---- a small picture a chapter, drawn from what the chapter is about

def line(points, style="a", close=False):
    return f'<path class="{style}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}{"Z" * close}"/>'


def dot(x, y, style="a", r=3.5):
    return f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'


def curve(f, low, high, top, bottom=0.0, style="a"):
    """The graph of f, from low to high, in the frame."""
    x = np.linspace(low, high, 49)
    y = HIGH - 8 - (f(x) - bottom) / (top - bottom) * (HIGH - 16)
    return line(zip(8 + (x - low) / (high - low) * (WIDE - 16), y), style)


def neuron():
    rng = np.random.default_rng(3)
    points = rng.uniform(0, 1, (26, 2)) * [WIDE - 20, HIGH - 16] + [10, 8]
    side = points @ [0.55, -1] + 5
    return "".join(dot(*p, "a" if s > 0 else "b") for p, s in zip(points, side) if abs(s) > 7) + line(
        [(8, 9.4), (112, 66.6)], "i")


def bend():
    return curve(sigmoid, -6, 6, 1, style="b") + curve(relu, -6, 6, 6)


def layers():
    columns = [[(16 + 44 * c, HIGH / 2 + 14 * (k - (n - 1) / 2)) for k in range(n)] for c, n in enumerate((4, 5, 3))]
    edges = "".join(line([p, q], "g") for left, right in zip(columns, columns[1:]) for p in left for q in right)
    return edges + "".join(dot(*p, "a" if c < 2 else "b", 4) for c, column in enumerate(columns) for p in column)


def loss():
    x = 62.0
    return curve(lambda p: -np.log(p), 0.02, 1, 4) + line([(x, 8), (x, 64)], "i") + dot(x, 51.5, "b", 5)


def blame():
    xs, y = (14, 45, 76, 107), HIGH / 2
    ahead = "".join(line([(p, y), (q, y)], "g") for p, q in zip(xs, xs[1:]))
    back = "".join(f'<path class="b" d="M{q - 4} {y + 8}Q{(p + q) / 2} {y + 26} {p + 5} {y + 9}l1 7m-1-7l7-1"/>'
                   for p, q in zip(xs, xs[1:]))
    return ahead + back + "".join(dot(x, y, "a", 5) for x in xs)


def valley():
    rings = "".join(f'<ellipse class="g" cx="78" cy="36" rx="{13 * k}" ry="{7 * k}"/>' for k in range(1, 5))
    w, path = np.array([-66.0, -17.0]), []
    for _ in range(22):
        path.append(w + [78, 36])
        w = w - 0.3 * w * [0.45, 6.1]
    return rings + line(path, "b") + dot(*path[0], "b") + dot(78, 36, "a")


def falling():
    fit = curve(lambda t: 0.06 + np.exp(-t) + 0.03 * np.cos(9 * t) * np.exp(-t / 3), 0, 5, 1.15)
    return fit + curve(lambda t: 0.17 + np.exp(-t) + 0.006 * t ** 2, 0, 5, 1.15, style="b")


def digit():
    """A digit of the data, the darker the more ink."""
    split = data.digits()
    pixels = split.X_val[(split.y_val == 3).argmax()].reshape(8, 8)
    left, side = WIDE / 2 - 32, 8
    return "".join(f'<rect class="a" x="{left + side * c}" y="{4 + side * r}" width="7.4" height="7.4" opacity="{ink:.2f}"/>'
                   for r, row in enumerate(pixels) for c, ink in enumerate(row) if ink > 0)


PICTURES = [neuron, bend, layers, loss, blame, valley, falling, digit]


class Route(SphinxDirective):
    has_content = True

    def run(self):
        cards = []
        for picture, row in zip(PICTURES, self.content, strict=True):
            where, question, gets = (part.strip() for part in row.split("|"))
            name, _, heading = where.partition("#")
            address = f"{name}.html" + (f"#{heading}" if heading else "")
            about = "At the end" if heading else self.about(name)
            counts = "data-path" if heading else f'data-page="book/{name}"'
            cards.append(f"""<li><a href="{address}" {counts}><svg viewBox="0 0 {WIDE} {HIGH}"
 aria-hidden="true">{picture()}</svg><strong>{escape(question)}</strong>
<span>{about}</span><small>{escape(gets)}</small></a></li>""")
        return [nodes.raw("", f'<ol class="route" role="list">{"".join(cards)}</ol>', format="html")]

    def text(self, name):
        self.env.note_dependency(str(BOOK / f"{name}.md"))
        return (BOOK / f"{name}.md").read_text(encoding="utf-8")

    def about(self, name):
        text = self.text(name)
        title = re.search(r"^# (?:\d+\. )?(.+)$", text, re.M)[1]
        minutes = re.search(r"Reading time: about (\d+) minutes", text)[1]
        return f"{int(name[:2])}. {escape(title)}<br>{minutes} minutes"


# ---- what the course rests on, counted when the book is built

CODE = re.compile(r"^```.*?^```", re.M | re.S)
LESSONS = ("neurons", "activations", "losses", "backprop", "optimizers", "training")


def claims():
    cells = "".join(cell for path in BOOK.glob("*.md") for cell in CODE.findall(path.read_text(encoding="utf-8")))
    return len(re.findall(r"^ *assert ", cells, re.M))


def lines():
    return sum(len((BOOK.parent / "companion" / f"{name}.py").read_text(encoding="utf-8").splitlines()) for name in LESSONS)


def errata():
    return len(re.findall(r"^\*\*Erratum \d+", (BOOK / "errata.md").read_text(encoding="utf-8"), re.M))


PROOFS = {"claims": claims, "lines": lines, "errata": errata, "nothing": lambda: 0}


class Proof(SphinxDirective):
    has_content = True

    def run(self):
        facts = []
        for row in self.content:
            name, says = (part.strip() for part in row.split("|"))
            facts.append(f"<li><strong>{PROOFS[name]():,}</strong> {escape(says)}</li>")
        return [nodes.raw("", f'<ul class="proof" role="list">{"".join(facts)}</ul>', format="html")]


# ---- what a browser tab and a shared link show: drawn from the same network

def mark():
    """The logo: one unit, two that it hears, and the line that it draws between them."""
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" '
            'fill="#0b3d5c"/><g stroke="#9cc9e6" stroke-width="2"><path d="M9 9L22 16M9 23L22 16"/></g>'
            '<circle cx="9" cy="9" r="4" fill="#ffa64d"/><circle cx="9" cy="23" r="4" fill="#56b4e9"/>'
            '<circle cx="23" cy="16" r="5" fill="#fff"/></svg>\n')


def card(path):
    """The picture beside a shared link: the name, and the network of the first page reading a 3."""
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    (W1, b1), (W2, b2) = trained()[0]
    split = data.digits()
    x = split.X_val[(split.y_val == 3).argmax()]
    h = relu(x @ W1 + b1)
    figure = Figure(figsize=(12, 6.3), facecolor="#0b3d5c")
    figure.text(0.06, 0.84, "How Machines Learn", color="white", fontsize=46, weight="bold")
    figure.text(0.06, 0.74, "A course on neural networks that runs in the browser", color="#cfe3f1", fontsize=21)
    sheet = figure.add_axes((0.06, 0.1, 0.29, 0.55))
    sheet.imshow(x.reshape(8, 8), cmap="Blues_r")
    sheet.axis("off")
    top = np.abs(h[:, None] * W2).max()
    for i in range(32):
        for j in range(10):
            strength = h[i] * W2[i, j] / top
            if abs(strength) > 0.1:
                figure.add_artist(Line2D((0.48, 0.8), (0.64 - 0.0172 * i, 0.64 - 0.059 * j), linewidth=2.2,
                                         color="#56b4e9" if strength > 0 else "#ffa64d", alpha=abs(strength)))
        figure.add_artist(Line2D([0.48], [0.64 - 0.0172 * i], marker="o", color="white", alpha=0.25 + 0.75 * h[i] / h.max()))
    read = (h @ W2 + b2).argmax()
    for j in range(10):
        figure.text(0.83, 0.627 - 0.059 * j, str(j), color="white", fontsize=28 if j == read else 15,
                    alpha=1 if j == read else 0.6, weight="bold", va="center")
    figure.savefig(path, dpi=100, metadata={"Software": None})


def add_marks(app, error):
    if error is None and app.builder.name == "html":
        (Path(app.outdir) / "_static" / "mark.svg").write_text(mark(), encoding="utf-8")
        card(Path(app.outdir) / "_static" / "card.png")


def first_words(doctree, most=160):
    """The first paragraph, cut after a word."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if len(text) > 40:
            return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
    return ""


def add_head(app, pagename, templatename, context, doctree):
    """What a tab, a search engine and a shared link show of a page; the first page's script and style."""
    first = pagename == app.config.master_doc
    if first:
        for script in ("reader.js", "kept.js"):
            app.add_js_file(script, loading_method="defer")
        app.add_css_file("first.css")
    words = ABOUT if first else first_words(doctree) if doctree else ""
    at, title = context["pathto"], escape(re.sub("<[^>]+>", "", context.get("title", "")), quote=True)
    context["metatags"] = context.get("metatags", "") + f"""
<link rel="icon" type="image/svg+xml" href="{at('_static/mark.svg', 1)}"/>
<meta property="og:title" content="{title}"/>
<meta property="og:image" content="{at('_static/card.png', 1)}"/>""" + (
        f'\n<meta name="description" content="{escape(words, quote=True)}"/>' if words else "")


def add_files(app):
    app.config.html_static_path += [str(Path(__file__).resolve().parent / "first")]


def setup(app):
    app.add_directive("reader", Reader)
    app.add_directive("route", Route)
    app.add_directive("proof", Proof)
    app.connect("builder-inited", add_files)
    app.connect("html-page-context", add_head)
    app.connect("build-finished", add_marks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
