"""Open pages of the built site in a headless Chromium that can reach no host but this one."""

import functools
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FROM_DISK = ("file:", "data:", "blob:", "about:")


@contextmanager
def started(path):
    """The browser at `path`. Closed again before notebooks run in the same process: Playwright's
    event loop would disturb their kernels."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[
            "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """What a page does besides showing: `requests` off the disk, `errors` of console and script."""

    def __init__(self, page):
        self.requests, self.errors = [], []
        page.on("request", self.on_request)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self.on_failed)

    def on_request(self, request):
        if not request.url.startswith(FROM_DISK):
            self.requests.append(request.url)

    def on_failed(self, request):
        self.errors.append(f"cannot load {request.url}")
        if request.failure == "csp":                 # the page's own policy kept it from leaving
            self.requests.remove(request.url)

    def on_console(self, message):
        if message.type in ("error", "warning"):
            self.errors.append(message.text)


# Nothing of a long page waits for its layout any more.
LAID = "!document.querySelector('.course-waits > section > section:nth-of-type(n + 2) > :not(.course-laid)')"


@contextmanager
def opened(browser, path, width=1280, height=900, dark=False, reduced_motion=False, query=""):
    """A page of the site, loaded from disk and laid out; `page.watch` saw all of it."""
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True,
                                  color_scheme="dark" if dark else "light",
                                  reduced_motion="reduce" if reduced_motion else "no-preference")
    try:
        page = context.new_page()
        page.watch = Watch(page)
        page.goto(Path(path).resolve().as_uri() + query)
        page.wait_for_function(LAID)
        yield page
    finally:
        context.close()


@contextmanager
def served(folder):
    """The address of a plain server of the folder's files."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            if self.path == "/favicon.ico":          # every browser asks; the book has none
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
