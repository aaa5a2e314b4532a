"""One small change in a piece of code: an operator, a comparison, a constant, an axis, an index, a sign,
a reduction, the order of two arguments, a line dropped. What no test notices, no test holds."""
import ast
import copy

OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult,
             ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult}
COMPARISONS = {ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE), ast.Lt: (ast.LtE, ast.Gt),
               ast.LtE: (ast.Lt, ast.GtE),
               ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
METHODS = {"max": "min", "min": "max", "sum": "mean", "mean": "sum", "all": "any", "any": "all",
           "maximum": "minimum",
           "minimum": "maximum", "argmax": "argmin", "ones_like": "zeros_like", "zeros_like": "ones_like",
           "zeros": "ones",
           "ones": "zeros", "exp": "expm1", "log": "log1p", "sqrt": "abs", "abs": "negative",
           "empty_like": "zeros_like"}


def variants(node):
    """Replacements for one node of the tree."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        yield changed(node, op=OPERATORS[type(node.op)]())
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
        yield changed(node, left=node.right, right=node.left)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield from (changed(node, ops=[op(), *node.ops[1:]]) for op in COMPARISONS[type(node.ops[0])])
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield changed(node, value=node.value + 1)
        if node.value:
            yield changed(node, value=0)
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield changed(node, value=not node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        yield changed(node, attr=METHODS[node.attr])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield changed(node, args=node.args[::-1])
    if isinstance(node, ast.Slice):
        ends = [end for end in ("lower", "upper", "step") if getattr(node, end) is not None]
        yield from (changed(node, **{end: None}) for end in ends)
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield changed(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Break, ast.Return)) and not is_text(node):
        yield ast.Pass()
    if isinstance(node, ast.If):
        yield from (changed(node, test=ast.Constant(value)) for value in (True, False))


def is_text(node):
    """A docstring: without it a function is the same."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def changed(node, **fields):
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def changes(tree):
    """(what changed, new source) of a tree, one place each; the tree is left as it was."""
    original = ast.unparse(tree)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            for i, child in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(child, ast.AST):
                    for new in variants(child):
                        with_new = value[:i] + [new] + value[i + 1:] if isinstance(value, list) else new
                        setattr(parent, name, with_new)
                        text = ast.unparse(ast.fix_missing_locations(tree))
                        setattr(parent, name, value)
                        if text != original:
                            yield difference(original, text), text


def difference(old, new):
    """The lines that differ, old and new in one sentence."""
    a, b = old.splitlines(), new.splitlines()
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return f"{' / '.join(map(str.strip, a))} -> {' / '.join(map(str.strip, b)) or '(nothing)'}"
