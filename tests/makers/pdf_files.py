# SPDX-License-Identifier: MIT
"""PDF files written by hand."""

from __future__ import annotations

from collections.abc import Sequence

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
STATES = (
    "/Clear << /ca 0 >> /Half << /ca 0.5 >> /Mult << /BM /Multiply >> /Norm << /BM [/Normal] >>"
)


def pdf(content: str, page: str = "", more: str = "", title: str = "") -> bytes:
    """A file of one page, 600 by 800 points, with *content* and a picture /Im."""
    picture = (
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8"
    )
    spaces = "/Sep [/Separation /Black /DeviceGray null]"
    resources = (
        f"<< /Font << /F {FONT} >> /ColorSpace << {spaces} >> /ExtGState << {STATES} >>"
        " /XObject << /Im 5 0 R /Open 6 0 R /Group 8 0 R >> >>"
    )
    leaf = "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    return pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< {leaf} /Resources {resources} {page} >>",
            stream(content),
            stream("0", picture),
            stream("0", f"{picture} /SMask 5 0 R"),
            f"<< {title} >>",
            *([more] if more else []),
        ]
    )


def pdf_of(objects: Sequence[str]) -> bytes:
    """A file of *objects*: the first is its catalogue, the seventh says what it is."""
    body = "".join(f"{at} 0 obj\n{inside}\nendobj\n" for at, inside in enumerate(objects, 1))
    trailer = f"<< /Root 1 0 R /Info 7 0 R /Size {len(objects) + 1} >>"
    return f"%PDF-1.4\n{body}trailer {trailer}\n%%EOF\n".encode("latin-1")


def stream(content: str, entries: str = "") -> str:
    """A stream with *entries* in its dictionary."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"
