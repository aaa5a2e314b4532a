"""Every wrong answer is rejected and named, every right one passes, in the notebook and in the terminal."""
import inspect
import re
from collections import Counter, defaultdict

import pytest

from companion.course.grading.answer import GENERAL
from companion.course.grading.spec import entries
from tests.grading import transcript
from tests.grading.bank import samples
from tests.grading.judging import in_terminal

BANK = samples()
TITLES = transcript.titled(BANK)
WRITTEN = transcript.written()
DEFINED = [sample for sample in BANK if sample.name not in transcript.AT_LOADING]
# One of each kind of traffic: arrays, a Generator, functions, iterators, nested results, lists, no argument.
SENT = ("relu", "init_params", "numeric_grad", "minibatches", "forward", "early_stop", "xor_weights")
FIRST = list({sample.function: sample for sample in BANK if sample.kind == "wrong"
              and sample.function in SENT}.values())


def label(sample):
    return f"{sample.function}: {sample.kind}, {sample.name}"


def fits(verdict, sample):
    told = f"{verdict.status} [{verdict.name}] {verdict.says}\n{verdict.detail}"
    if sample.kind == "right":
        assert verdict.ok and verdict.passed == verdict.checks > 0, told
    else:
        assert verdict.name == sample.name and verdict.status in ("not yet", "error", "stopped"), told
        assert "Traceback" not in verdict.says + verdict.detail and "Assertion" not in verdict.says


@pytest.mark.parametrize("title", TITLES)
def test_each_answer_gets_its_verdict_in_the_reviewed_words(title):
    """In the notebook; what a kernel would never reach, in the terminal."""
    verdict = transcript.judged(TITLES[title])
    fits(verdict, TITLES[title])
    assert transcript.words(verdict) == WRITTEN.get(title), \
        "other words: `python -m tests.grading.transcript --write`, and read the difference"


def test_the_transcript_holds_no_other_answer():
    assert set(WRITTEN) == set(TITLES)


@pytest.mark.parametrize("sample", FIRST, ids=label)
def test_in_the_terminal(sample, tmp_path):
    fits(in_terminal(sample.function, sample.source, tmp_path), sample)


@pytest.mark.slow
@pytest.mark.parametrize("sample", [sample for sample in DEFINED if sample not in FIRST], ids=label)
def test_all_in_the_terminal(sample, tmp_path):
    fits(in_terminal(sample.function, sample.source, tmp_path), sample)


# ---- the bank is complete

@pytest.mark.parametrize("function", entries())
def test_enough_answers(function):
    kinds = Counter(sample.kind for sample in BANK if sample.function == function)
    assert kinds["wrong"] >= 5 and kinds["right"] >= 3, f"{function}: {dict(kinds)}"


@pytest.mark.parametrize("function", entries())
def test_every_misconception_has_a_wrong_answer(function):
    named = {sample.name for sample in BANK if sample.function == function}
    alone = set(entries()[function].load().misconceptions) - named
    assert not alone, f"no wrong answer of {function} triggers {', '.join(sorted(alone))}"


def test_every_general_name_has_an_answer():
    # the hostile bank holds the rest of these: they need a process of their own
    hostile = {"ends-the-process", "endless-recursion", "too-much-memory", "reads-the-keyboard", "too-slow",
               "interrupted",
               "not-allowed", "interferes", "prints-too-much", "not-a-function"}
    hostile |= {"cannot-know", "the-companions-own"}         # of whole notebooks: test_one_verdict.py
    assert set(GENERAL) - hostile <= {sample.name for sample in BANK}


def test_the_bank_is_not_the_diagnosis():
    """A wrong answer that repeats a misconception's own lines would prove nothing."""
    bodies = defaultdict(set)
    for name, entry in entries().items():
        for known in entry.load().misconceptions.values():
            for source in map(inspect.getsource, filter(inspect.isfunction, known.functions)):
                if source.lstrip().startswith("@"):
                    bodies[name].add(" ".join(source.split(":\n", 1)[1].split()))
    same = [label(sample) for sample in BANK if sample.kind == "wrong"
            and " ".join(sample.source.partition(":\n")[2].split()) in bodies[sample.function]]
    assert not same


# ---- the sentences

SENTENCES = [(name, says) for name, says in GENERAL.items()]
SENTENCES += [(known.name, known.says) for entry in entries().values()
              for known in entry.load().misconceptions.values()]


def unreadable(says):
    """What is wrong with a sentence: it must be Markdown and plain text alike, whole and short."""
    # n_in is safe in Markdown, *this* is not
    bare = re.sub(r"(?<=\w)_(?=\w)", "", "".join(says.split("`")[::2]))
    return (says.count("`") % 2 or not says.endswith((".", "?", ")", "}")) or not 15 <= len(says) <= 260
            or "*" in bare or "_" in bare or "  " in says)


def test_sentences_can_be_read():
    assert [says for _, says in SENTENCES if unreadable(says)] == []


def test_names_are_short_and_plain():
    assert [name for name, _ in SENTENCES if not re.fullmatch(r"[a-z0-9.]+(-[a-z0-9.]+){0,7}", name)] == []
