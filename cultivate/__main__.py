"""Where `cultivate`, and `python -m cultivate`, begin and end: whatever the user presses, in one line.

The signals that mean "stop" are heeded before anything else is imported. Pressed again and again, Ctrl-C may
not break into the way out; but where Python has lost the first one, a later one counts.
"""

import os
import signal
import sys
import time

# Python looks for modules where one stands first, and that is a vault: a `yaml.py` in it would be run.
if (
    __name__ == "__main__"
    and not sys.flags.safe_path
    and [os.getcwd()] == [*map(os.path.abspath, sys.path[:1])]
):
    del sys.path[:1]

INTERRUPTED = 130
_UNTOUCHED = (signal.SIG_DFL, signal.default_int_handler)
_stops = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]
_stopped: list[tuple[int, float]] = []
_AGAIN = 0.5  # seconds after which another Ctrl-C counts: the way out is not as long


def main() -> None:
    """Run the command line and leave with its exit code (format: "exit codes")."""
    for each in _stops:
        if signal.getsignal(each) in _UNTOUCHED:  # what nohup ignores stays ignored
            signal.signal(each, _stop)
    code, words = None, ""
    try:
        from cultivate.cli import run

        code = run()
        _heed_no_more()
    except KeyboardInterrupt as stop:
        words = str(stop) or "interrupted"
    finally:  # Python makes another error of it where it comes in the middle of making a class
        _heed_no_more()
        if code is None and (words or _stopped):
            _say(words or "interrupted")
            # At once: what is left of the output may wait for somebody who does not read.
            os._exit(128 + _stopped[0][0] if _stopped else INTERRUPTED)
    sys.exit(code)


def _stop(number: int, frame: object) -> None:
    """End what is being done, by the same exception for every signal."""
    now = time.monotonic()
    if not _stopped or now > _stopped[-1][1] + _AGAIN:
        _stopped.append((number, now))
        raise KeyboardInterrupt


def _heed_no_more() -> None:
    """From here on to the very end. Python has no quarrel with a handler that does nothing."""
    for each in _stops:
        if signal.getsignal(each) is _stop:
            signal.signal(each, _pass)
    if hasattr(signal, "pthread_sigmask"):  # and when Python ends, it takes its handlers away
        signal.pthread_sigmask(signal.SIG_BLOCK, _stops)


def _pass(number: int, frame: object) -> None:
    pass


def _say(sentence: str) -> None:
    """A line of its own, since the terminal has shown `^C` where the cursor stood; to nobody, perhaps."""
    try:
        begin = "\n" if sys.stderr is not None and sys.stderr.isatty() else ""
        print(f"{begin}cultivate: {sentence}", file=sys.stderr, flush=True)
    except OSError:
        pass


if __name__ == "__main__":
    main()
