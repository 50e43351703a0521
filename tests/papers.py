"""Reading what was printed: pages, words, fonts and square codes."""

import re
from ctypes import create_string_buffer
from io import BytesIO

import pypdfium2.raw as pdfium
import zxingcpp
from pypdfium2 import PdfDocument, PdfPage

SIZES = {"a4": (595, 842), "letter": (612, 792)}
PAPERS = tuple(SIZES)
# Named with what is in the file of it, and in which weight.
FAMILY = re.compile(r"^(?:[A-Z]{6}\+)?(\w+)")
# Sharp enough for a code of three centimetres.
SCALE = 3


def read(pdf: bytes) -> PdfDocument:
    return PdfDocument(BytesIO(pdf))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [tuple(map(round, page.get_size())) for page in read(pdf)]


def words(pdf: bytes) -> str:
    return " ".join(words_of(page) for page in read(pdf))


def words_of(page: PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


def codes(pdf: bytes) -> list[str]:
    """What a phone reads off the sheets."""
    pictures = [page.render(scale=SCALE).to_pil() for page in read(pdf)]
    return [code.text for one in pictures for code in zxingcpp.read_barcodes(one)]


def fonts(pdf: bytes) -> set[str]:
    """The families of the letters; each must be in the file itself."""
    found = set()
    for page in read(pdf):
        for word in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(word.raw)
            name = create_string_buffer(100)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            assert pdfium.FPDFFont_GetIsEmbedded(font) == 1
            found.add(FAMILY.search(name.value.decode())[1])
    return found
