"""Things on a disk that are no notes and stand where notes stand. Each builder makes one in a vault."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

Builder = Callable[[Path], object]
CONTACT = "---\ntier: alliance\nlast_touch: 2026-01-05\n---\n# Eve\n\n## Log\n- 2026-01-05 call: fine\n"


def eve(root: Path) -> Path:
    """Where they are made: as the note of a contact."""
    return root / "People" / "Eve.md"


def _fifo(root: Path) -> None:
    os.mkfifo(eve(root))


def _socket(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root / "People")  # its path has to be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("Eve.md")
    os.chdir(here)


def _device(root: Path) -> None:
    os.mknod(eve(root), stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero


def _sparse(root: Path) -> None:
    with eve(root).open("wb") as file:
        file.write(CONTACT.encode())
        file.truncate(100 * 1024**3)


def _loop(root: Path) -> None:
    eve(root).symlink_to("Eve 2.md")
    (root / "People" / "Eve 2.md").symlink_to("Eve.md")


def _folder_loop(root: Path) -> None:
    (root / "People" / "again").symlink_to("..")
    (root / "again").symlink_to(".")


def _hard_link(root: Path) -> None:
    outside = root.parent / f"{root.name}-outside.md"
    outside.write_text(CONTACT)
    eve(root).hardlink_to(outside)


def _link_out(root: Path) -> None:
    outside = root.parent / f"{root.name}-outside.md"
    outside.write_text(CONTACT)
    eve(root).symlink_to(outside)


def _bytes(root: Path) -> None:
    with open(os.fsencode(root / "People") + b"/caf\xe9 \xff.md", "wb") as file:
        file.write(CONTACT.encode())


def _deep(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root / "People")
    for _ in range(60):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    Path("Eve.md").write_text(CONTACT)
    os.chdir(here)


def _many(root: Path) -> None:
    for number in range(3_000):
        (root / "People" / f"{number}.md").touch()


def _unreadable(root: Path) -> None:
    eve(root).write_text(CONTACT)
    eve(root).chmod(0)


def _agenda_fifo(root: Path) -> None:
    (root / "Agenda").mkdir()
    os.mkfifo(root / "Agenda" / "2026-11-24.md")


def _agenda_folder(root: Path) -> None:
    (root / "Agenda" / "2026-11-24.md").mkdir(parents=True)


def _agenda_is_a_file(root: Path) -> None:
    (root / "Agenda").write_text("x")


def _replaced(path: str, make: Callable[[Path], object]) -> Builder:
    """The vault's own file at `path`, in the place of which `make` puts something."""

    def build(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).unlink(missing_ok=True)
        make(root / path)

    return build


OBJECTS: Mapping[str, Builder] = {
    "FIFO": _fifo,
    "socket": _socket,
    "device": _device,
    "huge sparse file": _sparse,
    "dangling link": lambda root: eve(root).symlink_to("nowhere.md"),
    "loop of links": _loop,
    "loop of folders": _folder_loop,
    "link to a note inside": lambda root: eve(root).symlink_to("Bob Lee.md"),
    "link out": _link_out,
    "link to a device": lambda root: eve(root).symlink_to("/dev/zero"),
    "link to a terminal": lambda root: eve(root).symlink_to("/dev/tty"),
    "hard link": _hard_link,
    "folder called x.md": lambda root: eve(root).mkdir(),
    "file called .md": lambda root: (root / "People" / ".md").write_text(CONTACT),
    "file called x.MD": lambda root: (root / "People" / "Eve.MD").write_text(CONTACT),
    "name of bytes": _bytes,
    "folders 12,000 characters deep": _deep,
    "3,000 empty notes": _many,
    "unreadable note": _unreadable,
    "agenda is a FIFO": _agenda_fifo,
    "agenda is a folder": _agenda_folder,
    "agenda's folder is a file": _agenda_is_a_file,
    "settings are a FIFO": _replaced("cultivate.toml", os.mkfifo),
    "settings are a folder": _replaced("cultivate.toml", Path.mkdir),
    "settings are a device": _replaced("cultivate.toml", lambda path: path.symlink_to("/dev/zero")),
    "Obsidian's settings are a FIFO": _replaced(".obsidian/app.json", os.mkfifo),
    "Obsidian's settings are endless": _replaced(
        ".obsidian/app.json", lambda path: path.symlink_to("/dev/zero")
    ),
    "Obsidian's settings are deep": _replaced(
        ".obsidian/app.json", lambda path: path.write_text("[" * 500_000)
    ),
    "git's index is a FIFO": _replaced(".git/index.lock", os.mkfifo),
}
"""Builders, by what they make."""

SETTINGS: Mapping[str, bytes] = {
    "deep lists": b"x = " + b"[" * 100_000,
    "deep tables": b"[" + b"a." * 50_000 + b"a]\n",
    "60,000 keys": b"".join(b"k%d = 1\n" % n for n in range(60_000)),
    "6,000 keys": b"".join(b"k%d = 1\n" % n for n in range(6_000)),
    "NUL": b"[vault]\nagenda = \"a\0b\"\n",
    "no text": b"\xff\xfe[vault]\n",
    "huge integer": b"[workdays]\nper_day = " + b"9" * 100_000 + b"\n",
    "negative": b"[workdays]\nper_day = -1\n",
    "huge cadence": b"[tiers.alliance]\ncadence = \"every 999999999999 years\"\n",
    "all days free": b"[workdays]\ndays = []\nquiet = [\"01-01..12-31\"]\n",
    "away for ever": b"[workdays]\naway = [\"0001-01-01..9999-12-31\"]\n",
    "agenda outside": b"[vault]\nagenda = \"../../{date}.md\"\n",
    "agenda in git": b"[vault]\nagenda = \".git/hooks/{date}\"\n",
    "agenda absolute": b"[vault]\nagenda = \"/tmp/owned-{date}.md\"\n",
    "template outside": b"[agenda]\ntemplate = \"../../../../etc/passwd\"\n",
    "template is settings": b"[agenda]\ntemplate = \"cultivate.toml\"\n",
    "contacts outside": b"[contacts]\nfolders = [\"../..\", \"/etc\", \"\"]\n",
    "home outside": b"[vault]\nhome = \"../../etc/passwd\"\n",
    "commands": b"[watch]\ncommand = \"touch /tmp/owned\"\n[hooks]\nafter_log = [\"touch\", \"/tmp/owned\"]\n",
    "means of markup": b"[means.\"a]]b\"]\nwords = [\"[[x\"]\n[means.\"\x1b\"]\n",
    "a mark as means": b"[means.stage]\nwords = [\"in\"]\n",
    "expression as heading": b"[vault]\nlog_heading = [\"(((((a+)+)+)+)+)$\"]\n",
    "endless headings": b"[vault]\nlog_heading = [" + b"\"x\"," * 20_000 + b"]\n",
}  # fmt: skip
"""A vault's `cultivate.toml`, by what it tries."""

PATTERNS = (
    "/(a+)+$/", "/(a|a)*$/", "/(.*)*x/", "/(.*a){20}/", "/(?:a?){50}a{50}/", "/a*a*a*a*a*a*a*x/", "/(a*)*b/",
    "/([a-zA-Z]+)*$/", "/^(([a-z])+.)+[A-Z]([a-z])+$/", "/(x+x+)+y/", "/(?=(a+))a*b\\1/", "/(a){1000000}/",
    "/a{99999}{99999}/", "/(?P<a>a)(?P=a)/", "/(?#x)/", "/(?i)(a+)+$/", "/[/", "/(/", "/\\/", "/" + "(" * 300 + "/",
    "/" + "a?" * 90 + "a" * 19 + "/", "/.*.*.*.*.*.*x/", "/\\d+\\d+\\d+\\d+x/", "*" * 200, "*a" * 90, "[!a]*" * 30, "?" * 300,
    "/(?<=a+)b/", "/(?>a+)b/", "/a++b/", "/\\p{L}+/", "/(?R)/",
)  # fmt: skip
"""Excluded-files patterns: those on which a careless search never comes back, and ones that are no expressions."""
