"""Notes whose front matter is broken, huge or hostile. Each is a whole note; none may cost more than itself."""

from __future__ import annotations

from collections.abc import Mapping


def _note(block: str, body: str = "# Eve\n\n## Log\n- 2026-01-05 call: fine\n") -> bytes:
    return f"---\n{block}\n---\n{body}".encode("utf-8", "surrogateescape")


def _laughs(key: str) -> str:
    rows = ["a0: &a0 [ha, ha]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return "\n".join([*rows, f"{key}: *a19"])


_FINE = "tier: alliance\nlast_touch: 2026-01-05"

NOTES: Mapping[str, bytes] = {
    "25 KB of brackets": _note("tier: alliance\nx: " + "[" * 25_000),
    "25 KB of braces": _note("tier: alliance\nx: " + "{" * 25_000),
    "closed brackets": _note("x: " + "[" * 12_000 + "]" * 12_000),
    "nested dashes": _note("x: " + "- " * 12_000 + "y"),
    "nested question marks": _note("? " * 12_000 + "y"),
    "nested blocks": _note("\n".join(f"{' ' * n}k{n}:" for n in range(300))),
    "33 deep": _note(_FINE + "\nx: " + "[" * 33 + "]" * 33),
    "billion laughs": _note(_laughs("tier")),
    "billion laughs in a date": _note("tier: alliance\n" + _laughs("last_touch")),
    "anchor of itself": _note("a: &a [*a]\ntier: alliance"),
    "anchors in a circle": _note("a: &a {b: &b [*a, *b]}\ntier: *b"),
    "alias of nothing": _note("tier: *nobody"),
    "many aliases": _note("tier: &t alliance\n" + "\n".join(f"k{n}: *t" for n in range(500))),
    "merge key": _note("base: &b {tier: alliance}\n<<: *b\nlast_touch: 2026-01-05"),
    "merge key of itself": _note("<<: &a {<<: *a}\ntier: alliance"),
    "merge key of a scalar": _note("<<: 5\n" + _FINE),
    "python tag": _note('tier: !!python/object/apply:os.system ["touch /tmp/owned"]'),
    "python name": _note("x: !!python/name:os.system\n" + _FINE),
    "unknown tag": _note("tier: !circle alliance"),
    "binary tag": _note("tier: !!binary aGk="),
    "set and omap": _note("tier: !!set {alliance}\nx: !!omap [a: 1]"),
    "timestamp tag": _note("tier: alliance\nlast_touch: !!timestamp 2026-13-45"),
    "huge integer": _note("tier: alliance\ncadence: " + "9" * 5_000),
    "huge integer in a date": _note("tier: alliance\nlast_touch: " + "9" * 5_000 + "-01-01"),
    "huge float": _note("tier: alliance\ncadence: 1e999999999"),
    "sexagesimal": _note("tier: alliance\ncadence: " + ":".join(["59"] * 2_000)),
    "infinite": _note("tier: .inf\ncadence: .nan\nlast_touch: -.inf"),
    "hexadecimal": _note("tier: 0x" + "f" * 4_000 + "\ncadence: 0b1\nx: 0o7"),
    "impossible days": _note("tier: alliance\nlast_touch: 2026-02-30\nbirthday: 0000-00-00"),
    "year 10000": _note("tier: alliance\nlast_touch: 10000-01-01\nsnooze_until: 99999-99-99"),
    "year one": _note("tier: alliance\nlast_touch: 0001-01-01\npause_until: 0001-01-01"),
    "last day of all": _note("tier: alliance\ncadence: 9999 years\nlast_touch: 9999-12-31"),
    "NUL": _note(_FINE + "\ncity: a\0b"),
    "escapes of NUL": _note(_FINE + '\ncity: "\\0\\x1b[31m\\a"'),
    "control characters": _note(_FINE + "\ncity: \x01\x02\x1b[31m\x7f\x9b"),
    "escaped lone surrogate": _note(_FINE + '\ncity: "\\ud800"'),
    "escaped surrogate pair": _note(_FINE + '\ncity: "\\ud83d\\ude00"'),
    "escape past Unicode": _note(_FINE + '\ncity: "\\UFFFFFFFF"'),
    "bytes that are no text": _note(_FINE + "\ncity: caf\udce9\udcff\udc80"),
    "encoded surrogate": b"---\ntier: alliance\ncity: \xed\xa0\x80\n---\n",
    "overlong slash": b"---\ntier: alliance\ncity: \xc0\xaf\n---\n",
    "utf-16": "---\ntier: alliance\n---\n".encode("utf-16"),
    "utf-32": "---\ntier: alliance\n---\n".encode("utf-32"),
    "two byte-order marks": "\ufeff\ufeff---\ntier: alliance\n---\n".encode(),
    "a mark inside": _note("tier: \ufeffalliance\n\ufefflast_touch: 2026-01-05"),
    "65 KiB": _note(_FINE + "\nx: " + "y" * 66_000),
    "65 KiB of comments": _note(_FINE + "\n" + "# c\n" * 17_000),
    "1 MiB key": _note("k" * 1_048_576 + ": 1\n" + _FINE),
    "30,000 keys": _note("\n".join(f"k{n}: " for n in range(30_000)) + "\n" + _FINE),
    "20,000 commas": _note(_FINE + "\nx: [" + "," * 20_000 + "]"),
    "20,000 colons": _note(_FINE + "\nx" + ":" * 20_000),
    "20,000 quotes": _note(_FINE + "\nx: " + "'" * 20_001),
    "20,000 ampersands": _note(_FINE + "\nx: " + "&" * 20_000),
    "20,000 hashes": _note(_FINE + "\nx: " + " #" * 20_000),
    "20,000 spaces": _note(_FINE + "\nx:" + " " * 20_000 + "y" + " " * 20_000),
    "20,000 blank lines": _note(_FINE + "\n" * 20_000 + "x: 1"),
    "20,000 backslashes": _note(_FINE + '\nx: "' + "\\" * 20_001 + '"'),
    "long plain lines": _note(_FINE + "\nx: " + "a\n  " * 20_000),
    "duplicate keys": _note("tier: alliance\ntier: network\nlast_touch: 2026-01-05\nlast_touch: 2026-02-05"),
    "duplicate by spelling": _note("tier: alliance\nlast_touch: 2026-01-05\nLast Contact: 2026-02-05"),
    "tabs": _note("\ttier:\talliance\n\t- x\nlast_touch:\t2026-01-05\t"),
    "tab as indent": _note("tier:\n\t- alliance\nlast_touch: 2026-01-05"),
    "YAML directive": _note("%YAML 1.1\n%TAG ! tag:evil,2026:\n" + _FINE),
    "YAML directive of the future": _note("%YAML 999999999999999999999.1\ntier: alliance"),
    "two documents": _note(_FINE + "\n...\n--- \ntier: network"),
    "complex keys": _note("? [tier, x]\n: alliance\n? {a: b}\n: c"),
    "a list at the root": _note("- tier: alliance\n- last_touch: 2026-01-05"),
    "a scalar at the root": _note("tier"),
    "a flow at the root": _note("{tier: alliance, last_touch: 2026-01-05}"),
    "unclosed quote": _note('tier: alliance\ncity: "Leeds'),
    "unclosed bracket": _note("tier: alliance\ninterests: [a, b"),
    "unclosed fence": b"---\ntier: alliance\nlast_touch: 2026-01-05\n# Eve\n",
    "only a fence": b"---",
    "fences alone": b"---\n---",
    "carriage returns alone": b"---\rtier: alliance\rlast_touch: 2026-01-05\r---\r# Eve\r",
    "mixed line endings": b"---\r\ntier: alliance\nlast_touch: 2026-01-05\r\n---\n# Eve\r\n",
    "line separators": _note("tier: alliance\u2028last_touch: 2026-01-05\u2029x: 1\x85y: 2"),
    "values of wrong kinds": _note("tier: {a: b}\ncadence: [1, 2]\nlast_touch: {y: 2026}\naliases: {x: [y]}"),
    "block scalars everywhere": _note(
        "tier: |\n  alliance\nlast_touch: >-\n  2026-01-05\ncadence: |+\n  monthly"
    ),
    "empty": b"",
    "conflict markers": _note("<<<<<<< HEAD\ntier: alliance\n=======\ntier: network\n>>>>>>> other"),
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 400,
    "8 MiB of one line": b"---\ntier: alliance\n---\n" + b"x" * (8 * 1024 * 1024 - 30),
    "half a MiB of headings": b"---\ntier: alliance\n---\n" + b"## Log\n" * 75_000,
    "half a MiB of entries": b"---\ntier: alliance\n---\n## Log\n" + b"- 2026-01-05 call\n" * 28_000,
    "half a MiB of days to come": b"---\ntier: alliance\n---\n## Log\n" + b"- 2027-01-05 call\n" * 28_000,
    "half a MiB of fences": b"---\ntier: alliance\n---\n" + b"```\n" * 130_000,
    "1 MiB of brackets in the body": b"---\ntier: alliance\n---\n## Log\n- 2026-01-05 call: "
    + b"[[" * 500_000,
    "1 MiB of comment openings": b"---\ntier: alliance\n---\n## Log\n- 2026-01-05 call: "
    + b"<!--%%" * 170_000,
}
"""The notes by what is wrong with them."""
