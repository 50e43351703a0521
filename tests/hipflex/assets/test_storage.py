import json
import re

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

from hipflex.assets.storage import BundledStaticFilesStorage, bundled

pytestmark = pytest.mark.slow

HASH = r"\.[0-9a-f]{12}"


def one(root, pattern):
    (path,) = (p for p in root.rglob("*") if re.search(pattern + "$", str(p)))
    return path


def test_bundled_moves_relative_addresses(tmp_path):
    (tmp_path / "css/parts").mkdir(parents=True)
    (tmp_path / "css/site.css").write_text('@import url("parts/a.css");\nb { c: d }\n')
    (tmp_path / "css/parts/a.css").write_text(
        '/* why */\na {\n  x: url("../../img/i.svg");\n  y: url("data:,z");\n}\n'
    )
    storage = FileSystemStorage(tmp_path)
    names = ("css/site.css", "css/parts/a.css")

    css, parts = bundled({name: (storage, name) for name in names}, "css/site.css")

    assert parts == ["css/parts/a.css"]
    assert css == 'a{x:url("../img/i.svg");y:url("data:,z");}b{c:d}'


def test_stylesheet_is_one_hashed_file(collected):
    css = one(collected, rf"/css/site{HASH}\.css").read_text()

    assert "@import" not in css
    assert "--ground:light-dark(" in css
    assert re.search(rf'url\("\.\./fonts/[\w-]+{HASH}\.woff2"\)', css)


@pytest.mark.parametrize(
    ("pattern", "limit"),
    (
        (rf"/css/site{HASH}\.css\.br", 13_400),
        (rf"/css/people{HASH}\.css\.br", 4_600),
        (rf"/fonts/archivo-basic{HASH}\.woff2", 14_000),
    ),
)
def test_first_visit_stays_small(collected, pattern, limit):
    assert one(collected, pattern).stat().st_size <= limit


def test_every_figure_stays_small(collected):
    figures = [*collected.glob("figures/*.svg.br")]
    still = [figure for figure in figures if "-motion" not in figure.name]

    assert 0 < len(still) < len(figures)
    assert max(figure.stat().st_size for figure in still) <= 6_000
    assert max(figure.stat().st_size for figure in figures) <= 9_000


def test_script_is_one_hashed_file(collected):
    js = one(collected, rf"/js/site{HASH}\.js").read_text()

    assert "import" not in js
    assert "[data-stepper]" in js
    assert not [*collected.glob("js/forms/stepper.*.js")]


def test_bundled_behaviours_keep_their_names_apart(tmp_path):
    (tmp_path / "site.js").write_text('import "./a.js";\nimport "./b.js";\nc();\n')
    (tmp_path / "a.js").write_text("const d = 1;\n")
    (tmp_path / "b.js").write_text("const d = 2;\n")
    storage = FileSystemStorage(tmp_path)
    names = ("site.js", "a.js", "b.js")

    js, parts = bundled({name: (storage, name) for name in names}, "site.js")

    assert parts == ["a.js", "b.js"]
    assert js == "{\nconst d = 1;\n}\n{\nconst d = 2;\n}\nc();\n"


@pytest.mark.parametrize("line", ("export const d = 1;", 'import d from "./c.js";'))
def test_bundle_refuses_a_module_that_is_tied_to_others(tmp_path, line):
    (tmp_path / "site.js").write_text('import "./a.js";\n')
    (tmp_path / "a.js").write_text(f"{line}\n")
    storage = FileSystemStorage(tmp_path)

    with pytest.raises(ValueError, match="may not import or export"):
        bundled({name: (storage, name) for name in ("site.js", "a.js")}, "site.js")


def test_modules_import_each_other_by_hash(tmp_path):
    (tmp_path / "page.js").write_text('import { d } from "./other.js";\n')
    (tmp_path / "other.js").write_text("export const d = 1;\n")
    source = FileSystemStorage(tmp_path)
    storage = BundledStaticFilesStorage(location=tmp_path, base_url="/static/")

    list(
        storage.post_process({name: (source, name) for name in ("page.js", "other.js")})
    )

    js = one(tmp_path, rf"/page{HASH}\.js").read_text()
    assert re.search(rf'from\s*"\./other{HASH}\.js"', js)


def test_manifest_names_hashed_icons(collected):
    manifest = json.loads(one(collected, rf"/manifest{HASH}\.json").read_text())

    assert all((collected / icon["src"]).exists() for icon in manifest["icons"])
    assert all(re.search(HASH, icon["src"]) for icon in manifest["icons"])


def test_no_file_points_to_a_source_map(collected):
    texts = [path.read_text() for path in collected.rglob("*.css")]

    assert not any("sourceMappingURL" in text for text in texts)


def test_dry_run_writes_nothing(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path

    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)

    assert not [*tmp_path.iterdir()]
