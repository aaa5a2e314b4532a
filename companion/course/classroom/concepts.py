"""Concept questions before and after the course: asked on a page that sends nothing, compared for a class.

The page saves a learner's answers as a file; what the files of a class say about each misconception is one
table.
"""

import hashlib
import json
import tomllib
import zipfile
from html import escape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ..grading.report import without_ticks
from ..grading.spec import entries
from .submissions import shown
from .verdicts import line as csv_line

DATA = Path(__file__).with_name("data")
VERSION, TIMES, RIGHT = 1, ("before", "after"), "right"
LARGEST = 100_000  # bytes of a file of answers
QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


class Question(NamedTuple):
    """name: the misconception that it is about; choices: {name or "right": text}, in no telling order."""

    exercise: str
    name: str
    ask: str
    choices: dict

    def sentence(self, choice):
        """What who chose it is told."""
        if choice == RIGHT:
            return "Right."
        return without_ticks(entries()[self.exercise].load().misconceptions[choice].says)


def questions():
    """Every question, in the order of the course."""
    found = tomllib.loads((DATA / "concepts.toml").read_text(encoding="utf-8"))["question"]
    return [
        Question(one["exercise"], one["about"], one["ask"], mixed({RIGHT: one["right"]} | one["wrong"]))
        for one in found
    ]


def mixed(choices):
    return dict(sorted(choices.items(), key=lambda item: hashlib.sha256(item[1].encode()).digest()))


def as_page():
    """One HTML file that asks, saves the answers as a file, and afterwards says what was right."""
    asked = "".join(
        f"<fieldset id='{q.name}'><legend>{number}. {escape(q.ask)}</legend>"
        + "".join(
            f"<label><input type='radio' name='{q.name}' value='{choice}'> {escape(text)}</label>"
            for choice, text in q.choices.items()
        )
        + "<p class='told'></p></fieldset>"
        for number, q in enumerate(questions(), 1)
    )
    told = {q.name: {choice: q.sentence(choice) for choice in q.choices} for q in questions()}
    page = (DATA / "concepts.html").read_text(encoding="utf-8")
    script = json.dumps(told).replace("</", "<\\/")
    return page.replace("<!-- questions -->", asked).replace("/* told */ {}", script)


def as_qti():
    """{name: text} of a QTI 2.1 package, an item for each question."""
    items = {f"{q.name}.xml": item(q) for q in questions()}
    manifest = ElementTree.Element("manifest", xmlns=PACKAGE, identifier="how-machines-learn-concepts")
    metadata = ElementTree.SubElement(manifest, "metadata")
    ElementTree.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    ElementTree.SubElement(metadata, "schemaversion").text = "1.0.0"
    ElementTree.SubElement(manifest, "organizations")
    resources = ElementTree.SubElement(manifest, "resources")
    for name in items:
        one = ElementTree.SubElement(
            resources, "resource", identifier=Path(name).stem, type="imsqti_item_xmlv2p1", href=name
        )
        ElementTree.SubElement(one, "file", href=name)
    return {"imsmanifest.xml": as_xml(manifest)} | items


def item(question):
    """One question as QTI's assessmentItem: a single choice, one point for the right one."""
    top = ElementTree.Element(
        "assessmentItem",
        xmlns=QTI,
        identifier=question.name,
        title=question.name.replace("-", " "),
        adaptive="false",
        timeDependent="false",
    )
    response = ElementTree.SubElement(
        top, "responseDeclaration", identifier="RESPONSE", cardinality="single", baseType="identifier"
    )
    ElementTree.SubElement(ElementTree.SubElement(response, "correctResponse"), "value").text = RIGHT
    ElementTree.SubElement(
        top, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    choices = ElementTree.SubElement(
        ElementTree.SubElement(top, "itemBody"),
        "choiceInteraction",
        responseIdentifier="RESPONSE",
        shuffle="true",
        maxChoices="1",
    )
    ElementTree.SubElement(choices, "prompt").text = question.ask
    for name, text in question.choices.items():
        ElementTree.SubElement(choices, "simpleChoice", identifier=name).text = text
    ElementTree.SubElement(top, "responseProcessing", template=MATCH)
    return as_xml(top)


def as_xml(element):
    return ElementTree.tostring(element, encoding="unicode", xml_declaration=True)


def write(folder):
    """Write questions.html and questions-qti.zip into a folder; yields their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "questions.html"
    page.write_text(as_page(), encoding="utf-8", newline="\n")
    yield page
    with zipfile.ZipFile(folder / "questions-qti.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in as_qti().items():
            archive.writestr(name, text)
    yield folder / "questions-qti.zip"


# ---- what a class has learned


def answers(folder):
    """({(learner, time): {question: choice}}, [(file, why it was left out)]) of the files in a folder."""
    found, left, known = {}, [], {q.name: q.choices for q in questions()}
    for path in sorted(Path(folder).glob("*.json")):
        try:
            if path.stat().st_size > LARGEST:
                raise ValueError
            told = json.loads(path.read_text(encoding="utf-8"))
            chosen = {name: told["answers"][name] for name in known if name in told["answers"]}
            if told["version"] != VERSION or told["when"] not in TIMES or not isinstance(told["name"], str):
                raise ValueError
            if not all(choice in known[name] for name, choice in chosen.items()):
                raise ValueError
            found[told["name"].strip() or path.stem, told["when"]] = chosen
        except (ValueError, KeyError, TypeError, RecursionError):
            left.append((shown(path.name), "it holds no answers of this page"))
    return found, left


def compared(found):
    """The table: how many had each question right before and after, of those who answered both times."""
    both = sorted({name for name, _ in found if all((name, when) in found for when in TIMES)})
    lines = [["exercise", "misconception", "learners", "right before", "right after", "still have it"]]
    for q in questions():
        pairs = [tuple(found[name, when].get(q.name) for when in TIMES) for name in both]
        pairs = [pair for pair in pairs if all(pair)]
        before, after = (sum(pair[at] == RIGHT for pair in pairs) for at in (0, 1))
        still = sum(pair == (q.name, q.name) for pair in pairs)
        lines.append([f"{entries()[q.exercise].id} {q.exercise}", q.name, len(pairs), before, after, still])
    return lines


def gain(lines):
    """Hake's normalised gain: of what was not right before, the share gained; None: nothing to gain."""
    asked, before, after = (sum(line[at] for line in lines[1:]) for at in (2, 3, 4))
    return (after - before) / (asked - before) if asked > before else None


def compare(folder, out):
    """Write the table of a folder of answers as CSV; yields lines to say."""
    found, left = answers(folder)
    for name, why in left:
        yield f"{name}: {why}; the others were counted."
    lines = compared(found)
    Path(out).write_text("".join(map(csv_line, lines)), encoding="utf-8", newline="\n")
    share = gain(lines)
    learners, both = len({name for name, _ in found}), max(line[2] for line in lines[1:])
    yield f"{learners} learners, {both} of them before and after: {out}"
    if share is not None:
        yield f"Normalised gain: {share:.2f}"
