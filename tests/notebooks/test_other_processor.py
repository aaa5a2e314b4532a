"""The stored outputs hold on another processor: OpenBLAS with the kernels of an older one."""

import os
import subprocess
import sys

import notebooks
import pytest

import make

CHECK = ("import numpy, threadpoolctl, sys; "
         "sys.exit(any(d['architecture'] != 'Nehalem' for d in threadpoolctl.threadpool_info() "
         "if d['internal_api'] == 'openblas'))")

if make.strict_notebooks():      # elsewhere outputs are not compared at all

    @pytest.mark.slow
    def test_outputs_are_the_same_with_other_kernels():
        env = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        env.update(OPENBLAS_CORETYPE="Nehalem", OPENBLAS_NUM_THREADS="1")
        took_notice = subprocess.run([sys.executable, "-c", CHECK], env=env).returncode == 0
        assert took_notice, "OpenBLAS does not use the kernels asked for"
        files = [str(twin.with_suffix(".ipynb")) for twin in notebooks.twins()]
        command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", *files]
        answer = subprocess.run(command, cwd=make.ROOT, env=env, capture_output=True, text=True)
        assert answer.returncode == 0, answer.stdout[-5000:]
