"""The looks of a figure that stands alone: the tokens' colours, light and dark.

A picture in an `<img>` follows the `color-scheme` of its place in the page.
"""

import re
from collections.abc import Iterable

# look: what is drawn with it -> (light, dark). The same as in tokens.css.
COLOURS: dict[str, tuple[str, str]] = {
    "skin": ("#c6ced8", "#9fb0c3"),
    "skin-far": ("#dde3ea", "#5f6f82"),
    "top": ("#8d9cad", "#6b7f96"),
    "top-far": ("#b4bfcb", "#485669"),
    "short": ("#3d4d61", "#3f5068"),
    "short-far": ("#7d8a9a", "#354357"),
    "shoe": ("#2b3747", "#dbe4ee"),
    "shoe-far": ("#7d8a9a", "#8996a6"),
    "sole": ("#d3dae2", "#5b6878"),
    "hair": ("#56657a", "#2c3849"),
    "crease": ("#8593a4", "#44546a"),
    "plate": ("#fff", "#121a24"),
    "bone": ("#f4efe2", "#f4efe2"),
    "main": ("#d92b2b", "#ff5a52"),
    "helper": ("#f08a4b", "#ffa66b"),
    "start": ("#8896a8", "#90a2b8"),
    "move": ("#0b5ed0", "#63a9ff"),
    "bad": ("#b3221b", "#ff8f87"),
    "metal": ("#5b6878", "#93a1b3"),
    "shine": ("#97a3b1", "#c4cedb"),
    "kit-a": ("#e3e7ec", "#3a4655"),
    "kit-b": ("#c9d0d9", "#2d3846"),
    "kit-c": ("#b3bcc8", "#242e3a"),
    "pad-a": ("#4a5a70", "#56677e"),
    "pad-b": ("#37455a", "#45546a"),
    "pad-c": ("#2c384a", "#38465a"),
    "band": ("#2f7fe6", "#4f93ee"),
    "shade": ("#0f172a", "#000"),
    "glint": ("#fff", "#fff"),
    "tape": ("#e4eefc", "#152a45"),
    "tape-ink": ("#0b5ed0", "#63a9ff"),
}

# class -> what it looks like; $W is the size of words, $L the width of an arrow.
RULES: dict[str, str] = {
    "h": "stroke:var(--plate);stroke-width:13;fill:var(--plate)",
    "sk": "fill:var(--skin)",
    "tp": "fill:var(--top);stroke:var(--top);stroke-width:3",
    "sl": "fill:var(--top)",
    "st": "fill:var(--short)",
    "sh": "fill:var(--shoe)",
    "so": "fill:var(--sole)",
    "hr": "fill:var(--hair)",
    "cr": "fill:none;stroke:var(--crease);stroke-width:3",
    "bn": "fill:var(--bone);opacity:.8",
    "m1": "fill:var(--main);stroke:var(--plate);stroke-width:4",
    "m2": "fill:var(--helper);stroke:var(--plate);stroke-width:4",
    "fb": "fill:none;stroke:var(--plate);stroke-width:2.5;opacity:.5",
    "mf": "opacity:.4",
    "gh": "fill:var(--start);opacity:.24",
    "ar": "fill:none;stroke:var(--move);stroke-width:$L",
    "ah": "fill:var(--move)",
    "wd": "fill:var(--move);opacity:.2",
    "rf": "fill:none;stroke:var(--move);stroke-width:5;stroke-dasharray:16 14",
    "pv": "fill:var(--move)",
    "wp": "fill:var(--move);opacity:.1",
    "dl": "fill:none;stroke:var(--move);stroke-width:3;opacity:.6",
    "dt": "fill:none;stroke:var(--move);stroke-width:6;opacity:.8",
    "db": "fill:none;stroke:var(--move);stroke-width:17",
    "dh": "fill:none;stroke:var(--move);stroke-width:7",
    "no": "fill:none;stroke:var(--bad);stroke-width:20",
    "tx": (
        "font:600 $Wpx Archivo,system-ui,sans-serif;fill:var(--move);"
        "text-anchor:middle;paint-order:stroke;stroke:var(--plate);stroke-width:14"
    ),
    "sd": "fill:var(--shade);opacity:.12",
    "mt": "fill:var(--metal)",
    "mh": "fill:none;stroke:var(--shine);stroke-width:4",
    "ka": "fill:var(--kit-a);stroke:var(--plate);stroke-width:3",
    "kb": "fill:var(--kit-b);stroke:var(--plate);stroke-width:3",
    "kc": "fill:var(--kit-c);stroke:var(--plate);stroke-width:3",
    "pa": "fill:var(--pad-a);stroke:var(--plate);stroke-width:3",
    "pb": "fill:var(--pad-b);stroke:var(--plate);stroke-width:3",
    "pc": "fill:var(--pad-c);stroke:var(--plate);stroke-width:3",
    "ma": "fill:var(--kit-a)",
    "mb": "fill:var(--kit-b)",
    "mc": "fill:var(--kit-c)",
    "bd": "fill:none;stroke:var(--band);stroke-width:12",
    "cb": "fill:none;stroke:var(--metal);stroke-width:6",
    "sr": "fill:none;stroke:var(--pad-b);stroke-width:11",
    "cu": "fill:var(--pad-b);stroke:var(--plate);stroke-width:3",
    "cd": "fill:var(--kit-a)",
    "bl": "fill:var(--band)",
    "bh": "fill:none;stroke:var(--glint);stroke-width:14;opacity:.45",
    "ta": "fill:var(--tape);stroke:var(--tape-ink);stroke-width:2",
    "tk": "fill:none;stroke:var(--tape-ink);stroke-width:3",
}
# What is further away is paler.
FAR = {"sk": "skin-far", "sl": "top-far", "st": "short-far", "sh": "shoe-far"}
NAMED = re.compile(r"var\(--([a-z-]+)\)")


def sheet(used: Iterable[str], side: float = 1000) -> str:
    """The style sheet of one stand-alone figure that shows `side` units across.

    Only what the `used` classes need; a set that names "far" gets the paler limbs.
    Words and arrows are as large in a wide picture as in a narrow one.
    """
    names = set(used)
    far = FAR if "far" in names else {}
    rules = [f".{name}{{{rule}}}" for name, rule in RULES.items() if name in names]
    rules += [f".far .{name}{{fill:var(--{colour})}}" for name, colour in far.items()]
    written = f"svg{{stroke-linejoin:round;stroke-linecap:round}}{''.join(rules)}"
    sizes = {"$W": round(side * 0.048), "$L": round(side * 0.011)}
    for word, size in sizes.items():
        written = written.replace(word, str(size))
    colours = [name for name in COLOURS if name in NAMED.findall(written)]
    dark = f"@media(prefers-color-scheme:dark){{svg{{{_values(colours, 1)}}}}}"
    return f"svg{{{_values(colours, 0)}}}{dark}{written}"


def _values(colours: list[str], theme: int) -> str:
    return "".join(f"--{name}:{COLOURS[name][theme]};" for name in colours)
