"""Read PDF files: page sizes, text, fonts and QR codes."""

import re
from ctypes import create_string_buffer
from io import BytesIO

import pypdfium2.raw as pdfium
import zxingcpp
from pypdfium2 import PdfDocument, PdfPage

SIZES = {"a4": (595, 842), "letter": (612, 792)}
PAPERS = tuple(SIZES)
# The name in the file also has a prefix for its subset, and the weight.
FAMILY = re.compile(r"^(?:[A-Z]{6}\+)?(\w+)")
# Sharp enough for a QR code of three centimetres.
SCALE = 3


def open_pdf(pdf: bytes) -> PdfDocument:
    return PdfDocument(BytesIO(pdf))


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page in points."""
    return [tuple(map(round, page.get_size())) for page in open_pdf(pdf)]


def pdf_text(pdf: bytes) -> str:
    return " ".join(page_text(page) for page in open_pdf(pdf))


def page_text(page: PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


def qr_codes(pdf: bytes) -> list[str]:
    """Return the text of each QR code, as a phone reads it."""
    pictures = [page.render(scale=SCALE).to_pil() for page in open_pdf(pdf)]
    return [
        code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)
    ]


def font_families(pdf: bytes) -> set[str]:
    """Return the font families used; each font must be embedded in the file."""
    found = set()
    for page in open_pdf(pdf):
        for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(text.raw)
            name = create_string_buffer(100)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            assert pdfium.FPDFFont_GetIsEmbedded(font) == 1
            found.add(FAMILY.search(name.value.decode())[1])
    return found
