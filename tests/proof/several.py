"""The program of `watched`: commands as JSON on standard input, each answer one line of JSON.

`several.py here SECONDS` runs them in this process, `several.py alone SECONDS` each in one of its own. It is
small on purpose: what a process had in memory before it became another counts as that one's (getrusage(2)).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time


def alone(words: list[str], cwd: str, seconds: int) -> list[object]:
    """The real command in a process of its own: exit code, processor seconds, megabytes, what it printed."""
    typed = [word.encode("utf-8", "surrogateescape") for word in words]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "cultivate", *typed],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(seconds * 3)
        _, status, used = os.wait4(process.pid, 0)
        signal.alarm(0)
        process.returncode = os.waitstatus_to_exitcode(status)
        printed = []
        for stream in (out, err):
            stream.seek(0)
            printed.append(stream.read().decode("utf-8", "surrogateescape"))
        return [process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, *printed]


def here(words: list[str], cwd: str, seconds: int) -> list[object]:
    """The same within this process, whose end by a signal is the answer where a command never ends."""
    import gc
    import io

    from cultivate.cli import main

    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(seconds * 6)
    os.chdir(cwd)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.argv, sys.stdout, sys.stderr = ["cultivate", *words], out, err
    started, code = time.process_time(), 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except Exception as bug:  # noqa: BLE001
        print(f"Traceback: {bug!r}", file=err)
    took = time.process_time() - started
    gc.collect()  # a command leaves that to its end, and this process does not end with it
    printed = []
    for stream in (out, err):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode("utf-8", "surrogateescape"))
    return [code, took, _megabytes(), *printed]


def _megabytes() -> float:
    """The most that this process ever had in memory."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(float(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


if __name__ == "__main__":
    run, limit = {"alone": alone, "here": here}[sys.argv[1]], int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    for command, folder in json.load(sys.stdin):
        answers.write(json.dumps(run(command, folder, limit)) + "\n")
        answers.flush()
