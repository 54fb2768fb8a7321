"""PDF files made for tests: pages of lines at places, in Helvetica."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, float, str]  # x, y, size of letters, text


def make_pdf(pages: Sequence[Sequence[Line]], info: str = "", trailer: str = "") -> bytes:
    """A PDF 1.4 file; `info` is the body of its information dictionary ("/Title (x)")."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for i, lines in enumerate(pages):
        # Half of the writers in use scale letters of size 1, as here; the others state their size.
        body = "".join(f"BT /F1 1 Tf {size} 0 0 {size} {x} {y} Tm ({text}) Tj ET\n" for x, y, size, text in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}endstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>"
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer {head}\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode("cp1252")


def column(top: float, texts: Sequence[str], x: float = 72, size: float = 10) -> list[Line]:
    """Lines below one another; an empty one leaves a gap."""
    return [(x, top - 14 * i, size, text) for i, text in enumerate(texts) if text]
