"""The page for a friend: the reader's own functions where they can be recorded, the companion's where not."""

import re

import pytest

from companion.course import assemble, friend
from companion.course.cli import main
from tests.grading.workbooks import fill, solutions

PARTS = ("dense", "relu", "softmax", "init_params", "forward", "cross_entropy", "log_softmax")
LOOP = """def softmax(Z):
    out = np.zeros_like(Z)
    for i, row in enumerate(Z):
        top = row[0]
        for value in row:
            if value > top:
                top = value
        e = np.exp(row - top)
        out[i] = e / e.sum()
    return out
"""


@pytest.fixture
def written(tmp_path):
    def written(**changed):
        answers = {name: source for name, source in solutions().items() if name in PARTS} | changed
        seen, said = [], []
        assemble.assemble(tmp_path / "mine", fill(tmp_path / "work", answers), said.append, seen.append)
        assert [len(losses) for losses in seen] == list(range(1, 11)) and seen[-1][-1] < seen[-1][0]
        said.clear()
        friend.write_friend(tmp_path / "mine", tmp_path / "mine.html", said.append)
        return (tmp_path / "mine.html").read_text(encoding="utf-8"), said

    return written


def test_one_file_holds_everything(written, monkeypatch):
    closed = friend.data.digits()._replace(X_test=None, y_test=None)     # the score is the validation pile's
    monkeypatch.setattr(friend.data, "digits", lambda: closed)
    text, said = written()
    assert len(said) == 1 and len(text) < 1e6
    assert not re.findall(r"(?:src|href)=[\"'](?!data:|#)", text) and "def forward(params, X)" in text
    assert re.search(r"trained it on 1,200 handwritten digits\. It reads 9\d\.\d % of 297 digits", text)


def test_what_cannot_be_recorded_is_the_companions_and_is_named(written):
    text, said = written(softmax=LOOP)
    assert "the companion's softmax: yours cannot be recorded" in said[0] and len(said) == 2
    assert "top = value" in text


def test_show_wants_a_package(tmp_path, capsys):
    assert main(["show", str(tmp_path / "nothing")]) == 2
    assert "is no package; `companion assemble" in capsys.readouterr().err
