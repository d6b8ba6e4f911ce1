import hashlib
from dataclasses import dataclass

from macros.site.postprocess.fingerprint import Fingerprints, fingerprint_files

SOURCES = {
    "assets/a.css": b"/* why */\nb { c: d }\n",
    "assets/js/a.js": b'import { b } from "./deep/b.js";\nimport("./gone.js");\n',
    "assets/js/deep/b.js": b"export const b = 1;\n",
    "guide/flow.svg": b"<svg></svg>",
}


@dataclass
class File:
    src_uri: str
    content_bytes: bytes


def stamp(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def test_a_script_names_the_scripts_it_opens_by_their_content() -> None:
    inner = stamp(SOURCES["assets/js/deep/b.js"])
    sent = Fingerprints(SOURCES).changed["assets/js/a.js"].decode()
    assert sent == f'import {{ b }} from "./deep/b.js?h={inner}";\nimport("./gone.js");\n'


def test_a_change_deep_down_changes_every_address_above() -> None:
    page = '<script type="module" src="../assets/js/a.js"></script>'
    changed = SOURCES | {"assets/js/deep/b.js": b"export const b = 2;\n"}
    assert Fingerprints(SOURCES).page(page, "budget/") != Fingerprints(changed).page(
        page, "budget/"
    )


def test_style_sheets_are_sent_without_comments() -> None:
    assert Fingerprints(SOURCES).changed["assets/a.css"] == b"b { c: d }\n"
    assert "guide/flow.svg" not in Fingerprints(SOURCES).changed


def test_what_a_page_loads_has_its_hash() -> None:
    sheet, picture = stamp(b"b { c: d }\n"), stamp(SOURCES["guide/flow.svg"])
    fingerprints = Fingerprints(SOURCES)
    link = '<link rel="stylesheet" href="../assets/a.css">'
    assert fingerprints.page(link, "guide/") == link.replace("a.css", f"a.css?h={sheet}")
    image = '<img alt="a" src="flow.svg">'
    assert fingerprints.page(image, "guide/") == image.replace("flow.svg", f"flow.svg?h={picture}")
    worker = '{"search": "../assets/js/deep/b.js", "tags": null}'
    assert "b.js?h=" in fingerprints.page(worker, "guide/")


def test_links_and_files_of_others_stay_as_they_are() -> None:
    fingerprints = Fingerprints(SOURCES)
    for text in (
        '<a href="flow.svg">',
        '<link rel="canonical" href="../assets/a.css">',
        '<script src="https://example.org/assets/a.css"></script>',
        '<script src="assets/theme.57a0d79d.min.js"></script>',
        '<img src="data:image/svg+xml,a">',
    ):
        assert fingerprints.page(text, "guide/") == text


def test_the_page_for_missing_addresses_names_files_from_the_root() -> None:
    fingerprints = Fingerprints(SOURCES)
    for href in ("/assets/a.css", "/ledger/assets/a.css"):
        assert "?h=" in fingerprints.page(f'<link rel="stylesheet" href="{href}">', "")


def test_scripts_that_open_each_other_end() -> None:
    ring = {"a.js": b'import "./b.js";', "b.js": b'import "./a.js";'}
    assert {*Fingerprints(ring).changed} == {"a.js"} or {*Fingerprints(ring).changed} == {"b.js"}


def test_files_send_what_names_the_hashes() -> None:
    files = [File(name, content) for name, content in SOURCES.items()]
    fingerprints = fingerprint_files([*files, File("index.md", b"# a.css")])
    assert {f.src_uri: f.content_bytes for f in files} == SOURCES | fingerprints.changed
