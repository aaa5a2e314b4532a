"""One HTML file to send to a friend: draw a digit, and the reader's own network answers, with its code."""

import html
from pathlib import Path

import numpy as np

from .. import data
from . import live
from .assemble import affordable, digits_run, load, own_parts
from .figures.forward import samples
from .grading.spec import entries
from .live.style import GREY, ORANGE


def write_friend(target, file, say=print):
    """Train the network of a package of one's own and write it as one page that needs nothing else."""
    target = Path(target)
    if not (target / "__init__.py").is_file():
        raise FileNotFoundError(
            f"{target} is no package; `companion assemble {target}` makes one of your answers"
        )
    own = load(target)
    parts, split = own_parts(own), data.digits()
    n, epochs = affordable(parts)
    params, _ = digits_run(parts, n, epochs)
    accuracy = parts.judge(params, split.X_val, split.y_val)[1]
    figure, lent = recorded(own, params)
    for name, why in lent.items():
        say(f"  The page computes with the companion's {name}: {why}.")
    code = {path.name: path.read_text(encoding="utf-8") for path in sorted(target.glob("ch*.py"))}
    score = f"{100 * accuracy:.1f} % of {len(split.y_val)} digits that it did not learn from"
    text = page(figure, code, f"{n:,} handwritten digits. It reads {score}")
    Path(file).write_text(text, encoding="utf-8", newline="\n")
    say(f"{file}: {len(text) / 1000:.0f} kB; it opens in any browser, without the course.")


def recorded(own, params):
    """(the figure as HTML, {part: why it had to be the companion's}): the reader's own, where it can be."""
    reference = {name: entries()[name].load().reference for name in ("forward", "softmax")}
    lent = {name: "it is not among your functions yet" for name in reference if name not in own}
    while True:
        figure = drawing({name: reference[name] if name in lent else own[name] for name in reference}, params)
        try:
            return figure.html(), lent
        except Exception as error:  # their function may do anything with values that are recorded
            left = [name for name in reference if name not in lent]
            if not left:
                raise
            # The last one that is theirs gives way first: softmax ends what forward begins.
            lent[left[-1]] = f"yours cannot be recorded ({type(error).__name__}: {str(error)[:160]})"


def drawing(parts, params):
    params = [(np.asarray(W, float), np.asarray(b, float)) for W, b in params]

    def own_network(axes, sheet):
        logits, _ = parts["forward"](params, sheet.reshape(1, 64))
        p = parts["softmax"](logits)[0]
        axes[0].imshow(sheet, cmap="Greys", vmin=0, vmax=1)
        axes[0].set(xticks=[], yticks=[])
        axes[0].set_title("what you draw")
        axes[1].barh(np.arange(10), np.ones(10), color=GREY, alpha=0.15)
        axes[1].barh(np.arange(10), p, color=ORANGE)
        axes[1].set(xlim=(0, 1), ylim=(9.6, -0.6), yticks=np.arange(10), xticks=[0, 0.5, 1])
        axes[1].set_title("what the network believes")
        return f"The network reads {p.argmax():d}, with probability {p.max():.2f}."

    return live.LiveFigure(
        own_network,
        {"sheet": live.grid(samples()["3"], presets=samples(), label="a digit")},
        alt="A digit of 8 by 8 pixels, and ten bars with the probabilities of the digits 0 to 9.",
        layout=(1, 2),
        size=(6.4, 3.2),
    )


def page(figure, code, score):
    """The whole page: style, figure, script, code."""
    style, script = (
        "".join((live.STATIC / name).read_text(encoding="utf-8") for name in names)
        for names in (live.STYLES, live.SCRIPTS)
    )
    listings = "".join(
        f"<details><summary>{name}</summary><pre>{html.escape(text)}</pre></details>"
        for name, text in code.items()
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A neural network of my own</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 sans-serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; }}
pre {{ overflow-x: auto; padding: 0.8rem; border: 1px solid #8888; border-radius: 0.3rem; font-size: 85%; }}
summary {{ cursor: pointer; padding: 0.3rem 0; }}
{style}</style></head><body><main><h1>A neural network of my own</h1>
<p>I wrote this network, function by function, and trained it on {score}.
Draw one (click or drag in the grid, or use the arrow keys and the space bar) and see what it believes.</p>
{figure}<h2>The code</h2>
<p>All of it, in plain Python and NumPy. What moves above is a recording of these functions, replayed by this
page.</p>
{listings}
<p><small>Made with the course How Machines Learn.</small></p></main>
<script>{script}</script></body></html>
"""
