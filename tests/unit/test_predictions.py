"""Predictions: what a figure asks is decided by what it draws, and a chapter asks two to four times."""

import re

import pytest

import make
from companion.course.figures import all_figures
from companion.course.live import LiveFigure, prediction, slider
from companion.course.live.page import _answer

ASKING = {name: figure for name, figure in all_figures().items() if figure.ask}


def value_at(control, value):
    """What draw receives where a prediction names a position: of a live choice the name, else the value itself."""
    place = control.place(value)
    return value if isinstance(place, list) else control.positions()[place]


@pytest.mark.parametrize("name", ASKING)
def test_the_figure_knows_the_answer_and_shows_it(name):
    figure = ASKING[name]
    ask = figure.ask
    assert callable(ask.given), "the answer is written down: compute it from what the figure draws"
    assert ask.hits(ask.right) and ask.verdict(ask.right).startswith("As you predicted: ")
    assert ask.question.endswith(("?", ".")) and ask.because.endswith(".")
    show = {name: value_at(figure.controls[name], value) for name, value in ask.show.items()}
    shown = figure.picture(state=figure.state(ask.steps, **show) if ask.steps else None, **show)[1]
    assert shown != figure.picture()[1], "what shows the truth is what stands there already"
    if not ask.by_line:
        wrong = [choice for choice in ask.choices if not ask.hits(choice)]
        assert len(wrong) == len(ask.choices) - 1
        for choice in wrong:
            assert ask.verdict(choice) == f"You predicted: {choice}. It is: {ask.right}. {ask.because}"


@pytest.mark.parametrize("name", ASKING)
def test_a_number_stands_in_a_reason_only_where_the_question_has_it(name):
    """The figure computes its numbers; a sentence that is written down could go stale."""
    ask = ASKING[name].ask
    assert set(re.findall(r"\d+\.\d+|\d\d+", ask.because)) <= set(re.findall(r"\d+\.\d+|\d\d+", ask.question))


@pytest.mark.parametrize("chapter", sorted(path.name for path in (make.ROOT / "book").glob("0[1-7]_*.md")))
def test_every_chapter_asks_two_to_five_times(chapter):
    text = (make.ROOT / "book" / chapter).read_text(encoding="utf-8")
    named = re.findall(r"^figures\.(\w+)\.(\w+)$", text, re.M)
    from companion.course import figures

    asks = [name for module, name in named if getattr(getattr(figures, module), name).ask]
    assert 2 <= len(asks) <= 5, asks


def test_what_cannot_be_asked_is_refused():
    with pytest.raises(ValueError, match="two to four different choices"):
        prediction("Yes?", ["yes"], right="yes", because="")
    with pytest.raises(ValueError, match="two to four different choices"):
        prediction("Yes?", ["yes", "yes"], right="yes", because="")
    with pytest.raises(ValueError, match="needs near"):
        prediction("Where?", slider(0, 1, 0.1), right=0.5, because="")
    with pytest.raises(ValueError, match="says 'maybe', which is none of"):
        prediction("Yes?", ["yes", "no"], right=lambda: "maybe", because="").right
    with pytest.raises(ValueError, match="2 is not between 0 and 1"):
        prediction("Where?", slider(0, 1, 0.1), near=0.1, right=2, because="").right
    asked = prediction("Yes?", ["yes", "no"], right="yes", because="", show={"v": 1})
    with pytest.raises(ValueError, match="no such control"):
        LiveFigure(lambda ax, w: None, {"w": slider(0, 1, 0.1)}, alt="Nothing.", name="none", ask=asked)


def test_a_line_is_right_when_it_is_near():
    asked = prediction("Where?", slider(0, 1, 0.1, format=".1f"), near=0.15, right=0.5, because="So it is.")
    assert asked.verdict(0.5) == "As you predicted: 0.5. So it is."
    assert asked.verdict(0.6) == "As you predicted: 0.5 (you said 0.6). So it is."
    assert asked.verdict(0.8) == "You predicted: 0.8. It is: 0.5. So it is."


def test_the_page_gets_places_of_controls_and_no_more():
    drag = next(figure for figure in ASKING.values() if figure.ask.by_line)
    told = _answer(drag)
    assert set(told) == {"show", "steps", "along", "axes", "near", "right", "range", "because"}
    for name, place in told["show"].items():
        assert drag.controls[name].positions()[place] == drag.ask.show[name]
