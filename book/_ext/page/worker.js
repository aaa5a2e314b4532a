/* The page's Python, in a worker: gets its files from the page, obeys one order at a time, sends what it shows. */
const files = {}, names = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "indexedDB", "caches"];
const ask = self.fetch.bind(self), load = self.importScripts.bind(self);
let python = null;

async function unpacked(text) {                            // gzip in base64, as book/_ext/page_python.py packs it
  const packed = await (await ask("data:application/octet-stream;base64," + text)).blob();
  return new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

function own(address) {
  const name = String(address.url || address).split("/").pop();
  if (name === "pyodide-lock.json") return JSON.stringify({ packages: {}, info: self.LOCK_INFO });
  if (!files[name]) throw new Error("the page's Python asks for no address: " + address);
  return files[name];
}

function closeDoors() {        // what runs here is the reader's own; still, no request is to leave by accident
  for (const name of names)
    for (let room = self; room; room = Object.getPrototypeOf(room))
      if (Object.hasOwn(room, name)) Object.defineProperty(room, name, { value: undefined, configurable: false });
}

async function start(language) {
  self.fetch = async address => new Response(own(address), { headers: {
    "content-type": String(address).endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
  self.importScripts = (...all) => load(...all.map(one => URL.createObjectURL(new Blob([own(one)], { type: "text/javascript" }))));
  importScripts("pyodide.js");
  const pyodide = await loadPyodide({ indexURL: "https://course.invalid/", env: {
    HOME: "/course", PYTHONDONTWRITEBYTECODE: "1", COMPANION_LANGUAGE: language } });
  postMessage({ kind: "stage", text: "numpy and the course" });
  self.send = (kind, text) => postMessage({ kind, text });
  self.archive = null;
  install(pyodide, "python");
  closeDoors();
  pyodide.runPython(`
import os, sys
sys.path.insert(0, "/course")
os.chdir("/course/book")
from companion.course.browser import Needs, Room
from js import send
room = Room(send)

def obey(order):
    try:
        return "done" if room.obey(order) else "failed"
    except Needs as wanted:
        return str(wanted)
`);
  python = pyodide;
}

function install(pyodide, part) {
  self.archive = files[part + ".packages"];
  pyodide.runPython(`
import io, zipfile, importlib, js
zipfile.ZipFile(io.BytesIO(js.archive.to_bytes())).extractall("/course")
importlib.invalidate_caches()
`);
  self.archive = null;
  for (const name in files) delete files[name];
}

async function take(data) {
  if (data.start) { self.LOCK_INFO = data.start; await start(data.language); postMessage({ kind: "ready" }); }
  else if (data.install) { install(python, data.install); postMessage({ kind: "ready" }); }
  else {
    postMessage({ kind: "taken" });
    postMessage({ kind: "end", text: python.globals.get("obey")(JSON.stringify(data.order)) });
  }
}

let before = Promise.resolve();                            // messages in their order, files unpacked side by side
onmessage = ({ data }) => {
  const unpacking = data.file && unpacked(data.text);
  unpacking?.catch(() => {});                              // told below, in its turn
  before = before.then(async () => { if (data.file) files[data.file] = await unpacking; else await take(data); })
    .catch(error => postMessage({ kind: "broken", text: data.file
      ? `The file ${data.file} of this book is damaged: copy the book anew, or build it anew.`
      : "Python in the page has failed: " + String(error.message || error).trim().slice(-300) }));
};
