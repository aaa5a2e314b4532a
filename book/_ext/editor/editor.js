/* What the page loads when it is first needed: CodeMirror 6 for Python, its colours those of the book's listings
   (Pygments' classes), and fflate for zip archives. */
import { EditorView, keymap, drawSelection, highlightSpecialChars } from "@codemirror/view";
import { EditorState } from "@codemirror/state";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { highlightCode, tagHighlighter, tags as t } from "@lezer/highlight";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const colours = tagHighlighter([
  { tag: [t.keyword, t.controlKeyword, t.definitionKeyword, t.moduleKeyword], class: "k" },
  { tag: t.operatorKeyword, class: "ow" }, { tag: [t.bool, t.null], class: "kc" },
  { tag: [t.string, t.special(t.string)], class: "s2" }, { tag: t.number, class: "mi" },
  { tag: [t.comment, t.lineComment], class: "c1" },
  { tag: [t.operator, t.arithmeticOperator, t.compareOperator, t.definitionOperator], class: "o" },
  { tag: t.function(t.definition(t.variableName)), class: "nf" },
  { tag: t.definition(t.className), class: "nc" }, { tag: t.meta, class: "nd" }]);

/* Code as the HTML of a listing. */
export function coloured(code) {
  const box = document.createElement("pre");
  const put = (text, kind) => {
    const part = kind ? document.createElement("span") : null;
    if (part) { part.className = kind; part.textContent = text; }
    box.append(part || text);
  };
  highlightCode(code, pythonLanguage.parser.parse(code), colours, put, () => box.append("\n"));
  return box.innerHTML;
}

/* An editor in `parent`. keys: {"Ctrl-Enter": function, ...}; changed(text) after each edit. */
export function edit({ parent, text, label, keys, changed }) {
  const own = Object.entries(keys).map(([key, run]) => ({ key, run: () => { run(); return true; } }));
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions: [
    keymap.of([...own, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    history(), drawSelection(), highlightSpecialChars(), bracketMatching(), closeBrackets(), indentOnInput(),
    indentUnit.of("    "), EditorState.tabSize.of(4), python(), syntaxHighlighting(colours),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    EditorView.updateListener.of(update => { if (update.docChanged) changed(update.state.doc.toString()); })] }) });
}

/* Replace the whole text of an editor. */
export function put(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/* Texts {path: text} as a zip archive, and an archive as texts. */
export const zipped = texts => zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
export const unzipped = bytes => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
