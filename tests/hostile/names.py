"""Names that people, imports and file systems come up with, from the ordinary to the malicious."""

from __future__ import annotations

DEVICES = (
    "CON", "con", "PRN", "AUX", "nul", "NUL.txt", "COM1", "com9.md", "LPT1", "lpt9.x", "COM¹", "LPT²", "CONIN$",
    "CONOUT$", "nul .txt", "aux.", "CON ",
)  # fmt: skip
"""Names that Windows keeps for devices, with or without an ending."""

PATHS = (
    "..", ".", "../Jane Doe", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "..\\x", "C:\\x", "C:x", "~",
    "~root", ".git", ".git/config", ".obsidian", ".hidden", "...", "-", "--", "-rf", "--help", "--vault=x",
    "file://x", "\\\\host\\share", "x/", "/", "//x", "./x", "People/../x", "$HOME", "`id`", "$(id)", "; rm x",
    "| cat", "a && b", "%00", "%2e%2e%2fx", "x\0y",
)  # fmt: skip
"""Names that are paths, options or commands to somebody."""

MARKUP = (
    "[[Bob Lee]]", "a]]b", "a[[b", "[x](y)", "#tag", "a#b", "a^b", "a|b", "%%", "a%%b", "%% x %%", "<!-- x",
    "-->", "<script>alert(1)</script>", "<b>", "{{title}}", "{{ 7*7 }}", "{% x %}", "${x}", "`code`", "**b**",
    "_i_", "==h==", "- [ ] x", "- x", "> q", "1. x", "| a |", "```", "---", "## Log", "a: b", "a:", ": a", "'",
    '"', "it's \"so\"", "a\\", "&amp;", "!x", "@x", "=1+1", "+1", "?", "*", "a?b*c", "null", "true", "2026-11-24",
    "call", "in", "25m", "with", "stage", "reached", "[ ]", "📅 2026-11-27", "↳ logged", "x #y 📅",
)  # fmt: skip
"""Names that mean something in Markdown, YAML, templates, a spreadsheet or a log line."""

CONTROLS = (
    "a\nb", "a\rb", "a\tb", "a\x1b[31mred", "\x1b]0;title\x07", "\x1b[2J", "a\x07b", "a\x08b", "a\x7fb",
    "a\x9b31m", "a\x85b", "a\u2028b", "a\u2029b", "\x1b[8mhidden", "\x1bPq#0\x1b\\", "\x00",
)  # fmt: skip
"""Names with control characters, such as those that move a cursor."""

BIDI = (
    "a\u202egpj.md", "\u202bx", "\u2066x\u2069", "a\u200fb", "a\u200eb", "a\u061cb", "\u202dx\u202c",
)  # fmt: skip
"""Names that turn the line round."""

LETTERS = (
    "Jane Doe", "Zoë", "Zoe\u0308", "ZOË", "José: the 2nd", "Ann-Marie O’Neill", "李雷", "山田 太郎", "김민수",
    "محمد علي", "משה כהן", "Владимир", "Ελένη", "ไชยา", "नेहा शर्मा", "Nguyễn Thị", "Straße", "STRASSE", "İstanbul",
    "ı", "ﬁona", "Ｊａｎｅ", "K", "Å", "Å", "x, y", "Smith, J. (Bob)", "Dr. A. B.", "O'Brien", "Jr.", "x.y", "x.md",
    "x.MD", "å" * 100, "a" * 200, "a" * 201, "a" * 255, "a" * 256, "a" * 4_096, "é" * 127, "e\u0301" * 66,
    "Z" + "\u0301" * 90, "ﷺ", "𝕵𝖆𝖓𝖊", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "🇬🇧", "👍🏽", "😀" * 50, "\ufeffx",
    "a\u200bb", "\u200b", "\u00a0x\u00a0", "\u3000", "\u2003x", "a\u00adb", "می\u200cخواهم", "a  b", " a ", "a.",
    "a ", "a...", "", " ", "\t", "caf\udce9", "\udcff\udcfe", "\ud800", "\uffff", "\U0010ffff", "\ue000",
)  # fmt: skip
"""Real names of many scripts, long ones, invisible ones, and bytes that are no text."""

NAMES = tuple(dict.fromkeys((*DEVICES, *PATHS, *MARKUP, *CONTROLS, *BIDI, *LETTERS)))
"""All of them."""
