"""book/_ext/formulas.py: every formula is set while the book is built, and what cannot be read stops the build."""

import re

import formulas
import pytest
from docutils import nodes


def test_formula_is_letters_for_the_eye_and_mathml_for_a_screen_reader():
    html = formulas.typeset(r"\frac{a}{b}")
    assert re.search(r"<math[^>]*><semantics><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>", html)
    assert '<span class="katex-html" aria-hidden="true">' in html


@pytest.mark.parametrize("formula, reason", [
    (r"\fraction{a}", "Undefined control sequence: \\fraction"),
    (r"\frac{a", "Unexpected end of input"),
    ("a_b_c", "Double subscript"),
    ("5 €", "€"),
])
def test_what_katex_cannot_read_is_one_line(formula, reason):
    with pytest.raises(ValueError) as raised:
        formulas.typeset(formula)
    assert reason in str(raised.value) and "\n" not in str(raised.value)


def test_rows_are_aligned_and_a_number_stands_outside():
    assert "<mtr>" in formulas.typeset(formulas.rows(r"a &= b \\ &= c"), True)
    assert "katex-tag" in formulas.typeset(r"a = b \tag{5.1}", True)


def test_mathml_is_valid_where_katex_is_not():
    assert "<msub><mi>λ</mi><mi>max</mi></msub>" in formulas.typeset(r"\lambda_{\max}")
    assert '<mtd width' not in formulas.typeset(r"a \tag{1}", True).split("katex-html")[0]
    assert 'columnspacing=""' not in formulas.typeset(r"\begin{aligned}a &= b \\ &= c\end{aligned}", True)


def test_style_asks_for_letters_that_are_there():
    style = (formulas.KATEX / "katex.min.css").read_text(encoding="utf-8")
    asked = set(re.findall(r"url\(([^)]+)\)", style))
    assert asked == {f"fonts/{path.name}" for path in (formulas.KATEX / "fonts").glob("*.woff2")} and asked


@pytest.mark.parametrize("before, formula, after, kept", [
    ("a line ", "x", ", and", "x,"), ("(", "b_1", ") is", "(b_1)"), ("so (", "w", " is", "(w"), ("as ", "x", " is", None),
    ("is ", "x" * 25, ", and", None), ("", "x", "", None), ("ends in ", "a^2", "”).", "a^2”)."),
])
def test_punctuation_stays_with_a_short_formula(before, formula, after, kept):
    text = nodes.paragraph("", "", nodes.Text(before), nodes.math(formula, formula), nodes.Text(after))
    formulas.keep_together(None, text, "page")
    whole = [node.astext() for node in text.findall(nodes.inline) if "course-whole" in node["classes"]]
    assert whole == ([kept] if kept else []) and text.astext() == before + formula + after
    assert len(list(text.findall(nodes.math))) == 1
