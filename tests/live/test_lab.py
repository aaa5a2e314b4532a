"""JupyterLab, driven once: a slider is moved by keyboard and the picture and its sentence change."""

import json
import os
import re
import subprocess
import sys

import pytest

import make

SOURCE = ["from companion.course.figures.activations import activation_figure\n", "activation_figure"]


@pytest.mark.slow
def test_a_slider_moves_the_picture_in_jupyterlab(tmp_path):
    from playwright.sync_api import sync_playwright

    cell = {
        "cell_type": "code",
        "source": SOURCE,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "id": "one",
    }
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    (tmp_path / "one.ipynb").write_text(
        json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
    )
    environment = {**os.environ, "PYTHONPATH": str(make.ROOT), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    environment.pop("LIVE_STATIC", None)
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "jupyter",
            "lab",
            "--no-browser",
            "--allow-root",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            "--IdentityProvider.token=x",
            f"--ServerApp.root_dir={tmp_path}",
        ],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        address = next(m[0] for line in server.stderr if (m := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("BROWSER") or make.find_browser(),
                args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
            )
            page = browser.new_page(viewport={"width": 1280, "height": 1400})
            page.goto(f"{address}lab/tree/one.ipynb?token=x")
            page.get_by_text("| Idle").wait_for(timeout=120_000)        # before that, running a cell does nothing
            page.locator(".jp-CodeCell .cm-content").first.click()
            page.keyboard.press("Control+Enter")
            image = page.locator(".jp-OutputArea-output img")
            says = page.locator(".jp-OutputArea-output .widget-html").filter(has_text="z = ")
            image.wait_for(timeout=60_000)
            before, sentence = image.get_attribute("src"), says.inner_text()
            assert "z = 1.0" in sentence
            handle = page.get_by_role("slider").first
            assert page.locator(".noUi-target[disabled]").count()      # the figure asks for a prediction first
            page.get_by_role("button", name="Skip").click()
            page.locator(".noUi-target:not([disabled])").wait_for()
            handle.focus()
            handle.press("ArrowRight")
            says.filter(has_text="z = 1.1").wait_for()
            page.wait_for_function(
                "s => document.querySelector('.jp-OutputArea-output img').src !== s", arg=before
            )
            browser.close()
    finally:
        server.terminate()
        server.wait(30)
        server.stderr.close()
