"""Pages for docs/make_images.sh to photograph: a terminal's screen, and an agenda much as Obsidian shows it.

`picture.py terminal SCREEN` and `picture.py agenda NOTE WORDS`; WORDS are typed behind the first item, which
is ticked. The page goes to stdout.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.color import ColorType
from rich.style import Style
from rich.text import Text

_COLOURS = ("#3b4252", "#bf616a", "#7fae6a", "#c9973f", "#5e81ac", "#a5749c", "#4c9a9a", "#d8dee9")
_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\[([^\]]+)\]\(([^)\s]+)\)")
_LAST_SECTION = "Thank and tell"
"""The picture ends before it: it shows a morning, not all of one."""

_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 40px; background: #eceef2; font: 16px/1.5 Inter, sans-serif; color: #2b2d33 }}
.window {{ width: {width}px; border-radius: 12px; overflow: hidden; box-shadow: 0 10px 34px #1b223022 }}
.bar {{ height: 38px; display: flex; align-items: center; gap: 8px; padding: 0 16px; font-size: 13px }}
.bar i {{ width: 12px; height: 12px; border-radius: 6px }}
.bar span {{ flex: 1; text-align: center; margin-right: 52px }}
{style}</style>
<div class="window"><div class="bar"><i style="background:#ec6a5e"></i><i style="background:#f4bf4f"></i>
<i style="background:#61c554"></i><span>{title}</span></div>{body}</div>
"""
_TERMINAL = """
.window { background: #23262e; color: #d9dde5 } .bar { background: #2d313b; color: #9aa1ae }
pre { margin: 0; padding: 18px 22px 22px; font: 14px/1.55 "JetBrains Mono", monospace }
"""
_NOTE = """
.window { background: #fff } .bar { background: #f5f6f8; color: #7d828c; border-bottom: 1px solid #e4e6ea }
.note { padding: 26px 56px 34px } h1 { font-size: 27px; margin: 6px 0 18px; letter-spacing: -.4px }
h2 { font-size: 20px; margin: 26px 0 8px; letter-spacing: -.2px } a { color: #7a5af0; text-decoration: none }
.item, .below { display: flex; gap: 10px; align-items: baseline } .item { margin-top: 11px }
.below { padding-left: 22px; margin-left: 8px; border-left: 1px solid #e6e7eb; padding-top: 2px }
.hint { color: #6c717b; font-size: 15px } .typed { color: #2b2d33; font-weight: 500 }
.box { flex: none; width: 15px; height: 15px; border: 1.6px solid #b4b8c0; border-radius: 4px }
.box { position: relative; top: 2px }
.done > .box { background: #7a5af0; border-color: #7a5af0 }
.done > .box::after { content: ""; position: absolute; left: 4.4px; top: .6px; width: 4px; height: 9px }
.done > .box::after { border: solid #fff; border-width: 0 2px 2px 0; transform: rotate(42deg) }
.below .box { width: 13px; height: 13px; top: 1px } .below { color: #6c717b; font-size: 15px }
"""


def terminal(screen: str) -> str:
    """A terminal window with `screen`, whose colours are escape codes, in it."""
    lines = [Text.from_ansi(line) for line in screen.rstrip().split("\n")]
    body = "\n".join(_coloured(line).rstrip() for line in lines)
    return _PAGE.format(width=1022, style=_TERMINAL, title="cultivate", body=f"<pre>{body}</pre>")


def _coloured(line: Text) -> str:
    parts, at = [], 0
    for span in sorted(line.spans):
        inside = line.plain[span.start : span.end]
        parts += [html.escape(line.plain[at : span.start]), _styled(inside, span.style)]
        at = span.end
    return "".join([*parts, html.escape(line.plain[at:])])


def _styled(text: str, style: str | Style) -> str:
    if isinstance(style, str):
        return html.escape(text)
    css = ["font-weight: 700; color: #fff"] if style.bold else []
    css += ["opacity: .55"] if style.dim else []
    if style.color and style.color.type is ColorType.STANDARD:
        css.append(f"color: {_COLOURS[(style.color.number or 0) % 8]}")
    return f'<span style="{"; ".join(css)}">{html.escape(text)}</span>'


def agenda(note: str, words: str) -> str:
    """The note in a window, its first item ticked and `words` typed behind it."""
    lines = note.partition("\n# ")[2].split("\n")
    first = next(line for line in lines if line.startswith("- [ ] "))
    lines[lines.index(first)] = f"- [x] {first.removeprefix('- [ ] ')} {words}"
    end = lines.index(f"## {_LAST_SECTION}") if f"## {_LAST_SECTION}" in lines else len(lines)
    shown = "".join(_line(line, words) for line in ["# " + lines[0], *lines[1:end]])
    body = f'<div class="note">{shown}</div>'
    return _PAGE.format(width=880, style=_NOTE, title="Agenda / " + lines[0], body=body)


def _line(line: str, words: str) -> str:
    indent, text = re.fullmatch(r"(\t?)(.*)", line).groups()  # type: ignore[union-attr]
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return f"<h{level}>{html.escape(text.lstrip('# '))}</h{level}>"
    box = re.fullmatch(r"- \[(.)\] (.*)", text)
    kind = "below" if indent else "item"
    if box:
        done = " done" if box[1] == "x" else ""
        inside = f'<span class="box"></span><span>{_inline(box[2], words)}</span>'
        return f'<div class="{kind}{done}">{inside}</div>'
    if text.startswith("- ↳"):
        return f'<div class="below hint"><span>{_inline(text[2:], words)}</span></div>'
    return ""


def _inline(text: str, words: str) -> str:
    shown = "".join(_pieces(text))
    return shown.replace(html.escape(words), f'<span class="typed">{html.escape(words)}</span>')


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for link in _LINK.finditer(text):
        yield html.escape(text[at : link.start()])
        yield f"<a>{html.escape(link[2] or link[1] or link[3])}</a>"
        at = link.end()
    yield html.escape(text[at:])


if __name__ == "__main__":
    kind, path, *rest = sys.argv[1:]
    source = Path(path).read_text(encoding="utf-8")
    sys.stdout.write(terminal(source) if kind == "terminal" else agenda(source, *rest))
