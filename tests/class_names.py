"""Class names that the sources of pages can give to an element."""

import ast
import re
from collections.abc import Iterator

from django.conf import settings

PACKAGES = ("accounts", "assessments", "exercises", "hipflex", "training")

TAG = re.compile(r"\{[{%].*?[%}]\}|\{\w*\}", re.DOTALL)
ATTRIBUTE = re.compile(r'\bclass="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
BLOCK = re.compile(r"\{% block \w+_class %\}(.*?)\{% endblock")
QUOTED = re.compile(r"""["']([^"'<>]*)["']""")
# Prose has capital letters and full stops; a list of classes has neither.
NAMES = re.compile(r"\s*[a-z][\w-]*(\s+[a-z][\w-]*)*\s*")


def in_attributes(text: str) -> Iterator[str]:
    for names in ATTRIBUTE.findall(text):
        yield from TAG.sub(" ", names).split()


def in_template(text: str) -> Iterator[str]:
    """Names in attributes, in blocks for classes and in quotes within tags."""
    yield from in_attributes(text)
    yield from " ".join(BLOCK.findall(text)).split()
    for tag in TAG.findall(text):
        yield from " ".join(QUOTED.findall(tag)).split()


def in_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from in_attributes(node.value)
            if NAMES.fullmatch(node.value):
                yield from node.value.split()


def in_script(text: str) -> Iterator[str]:
    yield from re.findall(r"[\w-]+", " ".join(QUOTED.findall(text)))


def class_names() -> set[str]:
    """Return every name that a template, script or Python module may use as a class."""
    root = settings.BASE_DIR
    found = {
        "templates/**/*.html": in_template,
        "static/js/**/*.js": in_script,
        **{f"{package}/**/*.py": in_python for package in PACKAGES},
    }
    return {
        name
        for pattern, names in found.items()
        for path in root.glob(pattern)
        for name in names(path.read_text())
    }
