"""Read the numbers in the prose of a notebook, and those that its asserts prove.

A numeral counts when it has a decimal point or more than one digit: 0.659, 98.3 %, 1,200, 10⁻³.
It does not count inside formulas, code, links and their addresses, and when it is a year, a label
(chapter 12, exercise 2.1) or part of a name (float32). It is proved when an assert of the same
section (from one `##` heading to the next) holds it as a literal, exactly or before rounding.
"""

import ast
import re
from collections import namedtuple
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

Numeral = namedtuple("Numeral", "written value decimals percent section cell context")

LABELS = (r"chapters?|exercises?|figures?|figs?\.|tables?|sections?|equations?|eqs?\.|pages?|pp?\.|parts?"
          r"|lessons?|cells?|lines?|errat(?:um|a)|appendix|volumes?|vol\.|no\.|version|python|numpy")
NUMBER = r"\d+(?:\.\d+)*"
# What is not prose, or not a claim. Replaced by a blank in this order.
NOT_PROSE = [re.compile(pattern, flags) for pattern, flags in [
    (r"<!--.*?-->", re.S),
    (r"\$\$.*?\$\$", re.S),
    (r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.S),
    (r"(`+)(?:(?!\1).)+\1", re.S),                              # `code`, also the text of a {role}`...`
    (r"(?<![\\\d])\$(?!\s)(?:\\.|[^$\\])+?(?<!\s)\$(?!\d)", re.S),
    (r"\]\([^)\s]*(?:\s\"[^\"]*\")?\)", 0),                      # the address of [text](address)
    (r"^\[[^\]]+\]:.*$", re.M),
    (r"\[\^?\d+\]", 0),                                         # [12] and footnotes
    (r"<[^<>\s][^<>]*>", 0),                                    # HTML and <addresses>
    (r"&#?\w+;", 0),
    (r"(?:https?://|www\.|doi:|arXiv:)\S+", re.I),
    (r"^:[\w-]+:.*$", re.M),                                    # options of a directive
    (r"^\(\S+\)=\s*$", re.M),                                   # targets
    (r"^#+\s+" + NUMBER + r"\.?\s", re.M),                      # a number that only counts headings
    (r"^Reading time: about \d+ minutes", re.M),                # proved by test_reading.py
    (r"^\s*\d+[.)]\s", re.M),                                   # or the items of a list
    (rf"\b(?:{LABELS})\s+\(?{NUMBER}\)?(?:(?:\s*(?:,|–|-|and|to|or|/)\s*)+\(?{NUMBER}\)?)*", re.I),
]]
CODE_DIRECTIVES = {"code", "code-block", "code-cell", "math", "eval-rst", "figure", "image", "include",
                   "literalinclude", "bibliography", "toctree", "tableofcontents"}
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
FOUND = re.compile(r"""
    (?<![\w.,/]) (?:(?P<factor>\d+(?:\.\d+)?)\s*[·×]\s*)? 10(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
  | (?<![A-Za-z_\d.]) (?P<plain> (?:\d{1,3}(?:[,\u202f\u2009]\d{3})+ | \d+) (?:\.\d+)? (?:[eE][-+−]?\d+)?
                         | \.\d+ (?:[eE][-+−]?\d+)?)
    (?P<percent>\s*(?:\\?%|per\ ?cent\b))?
""", re.X)
IN_STRING = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w.]*\d)")


def without_code(text):
    """Drop fenced code, keep the words of notes and other directives.

    >>> without_code("a\\n```python\\n1.5\\n```\\n```{note}\\n2.5\\n```\\nb").split()
    ['a', '2.5', 'b']
    """
    kept, fences = [], []
    for line in text.splitlines():
        fence = re.match(r"\s*(`{3,}|~{3,}|:{3,})\s*(\{?[\w-]*\}?)(.*)$", line)
        inside_code = bool(fences) and fences[-1][1]
        if fence and fences and not fence.group(2) and fence.group(1) == fences[-1][0]:
            fences.pop()
        elif fence and not inside_code:
            mark, kind, title = fence.groups()
            prose = mark[0] == ":" or kind.startswith("{") and kind.strip("{}") not in CODE_DIRECTIVES
            fences.append((mark, not prose))
            kept.append(title if prose else "")
        elif not inside_code:
            kept.append(line)
    return "\n".join(kept)


def numerals(text, section="", cell=0):
    """The numerals of one piece of Markdown that have to be proved."""
    text = without_code(text)
    for pattern in NOT_PROSE:
        text = pattern.sub(" ", text)
    found = []
    for match in FOUND.finditer(text):
        written = match.group().strip()
        context = " ".join(text[max(0, match.start() - 40):match.end() + 40].split())
        percent = bool(match.group("percent"))
        if match.group("power"):
            power = int(match.group("power").translate(SUPERSCRIPTS))
            value = Decimal(match.group("factor") or 1).scaleb(power)
        else:
            plain = re.sub("[,\u202f\u2009]", "", match.group("plain")).replace("−", "-")
            value = Decimal(plain)
            single_digit = re.fullmatch(r"\d", plain)
            year = re.fullmatch(r"\d{4}", match.group("plain")) and 1800 <= value <= 2100 and not percent
            if single_digit or year:
                continue
        decimals = max(0, -value.as_tuple().exponent)
        found.append(Numeral(written, value, decimals, percent, section, cell, context))
    return found


def literals(source):
    """The numbers that stand in the assert statements of one code cell, also inside their strings."""
    python = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
    found = set()

    def visit(node):
        if isinstance(node, ast.FormattedValue):        # :.3f is a format, not a number
            visit(node.value)
            return
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            found.add(Decimal(repr(node.value)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(Decimal(text.replace(",", "")) for text in IN_STRING.findall(node.value))
        for child in ast.iter_child_nodes(node):
            visit(child)

    for node in ast.walk(ast.parse(python)):
        if isinstance(node, ast.Assert):
            visit(node.test)
    return found


def proved(numeral, numbers):
    """True when one of the numbers is the numeral, or rounds to it.

    >>> half = numerals("about 0.66")[0]
    >>> proved(half, {Decimal("0.659")}), proved(half, {Decimal("0.7")})
    (True, False)
    """
    digit = Decimal(1).scaleb(-numeral.decimals)
    for number in numbers:
        for value in {number, number * 100} if numeral.percent else {number}:
            roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN) if abs(value) < 10 ** 15 else ()
            if numeral.value in {value, *(value.quantize(digit, rounding) for rounding in roundings)}:
                return True
    return False


def sections(notebook):
    """[(title, [numerals], {literals})], a new one at each heading of level one or two."""
    parts = [("(before the first heading)", [], set())]
    for i, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            parts[-1][2].update(literals(cell.source))
        elif cell.cell_type == "markdown":
            for piece in split_at_headings(cell.source):
                title = re.match(r"##? +(.+)", piece)
                if title:
                    parts.append((title.group(1).strip(), [], set()))
                parts[-1][1].extend(numerals(piece, parts[-1][0], i))
    return parts


def split_at_headings(text):
    """Cut before each `#` or `##` heading that does not stand in a code fence.

    >>> split_at_headings("a\\n## b\\nc\\n```\\n## d\\n```")
    ['a', '## b\\nc\\n```\\n## d\\n```']
    """
    pieces, fence = [[]], None
    for line in text.splitlines():
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark:
            fence = None if fence == mark.group(1) else fence or mark.group(1)
        if fence is None and re.match(r"##? ", line):
            pieces.append([])
        pieces[-1].append(line)
    return ["\n".join(piece) for piece in pieces if piece]


def unproved(notebook):
    """The numerals of a notebook that no assert of their section proves."""
    return [numeral for _, found, numbers in sections(notebook) for numeral in found
            if not proved(numeral, numbers)]
