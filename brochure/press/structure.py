"""The structure of a tagged file, tidied: elements that say nothing go, those named are found."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

_PLAIN = {"/Type", "/S", "/P", "/Pg", "/K"}
_MUTE = {"/Span", "/NonStruct"}
"""Elements that mean nothing but by a property: their language, what they stand for."""


def tidy(pdf: pikepdf.Pdf) -> None:
    """Fold what says nothing into its parent, and list header cells by their names."""
    root = pdf.Root.StructTreeRoot
    for top in root.K:
        _fold(top)
    lists = dict(zip(map(int, root.ParentTree.Nums[::2]), root.ParentTree.Nums[1::2], strict=True))
    owners = {page.obj.objgen: lists[int(page.obj.StructParents)] for page in pdf.pages}
    named: dict[bytes, pikepdf.Object] = {}
    for element in _elements(root):
        for page, mcid in _marks(element):
            owners[page][mcid] = element
        if "/ID" in element:
            named[bytes(element.ID)] = element
    if named:
        names = Array(part for key in sorted(named) for part in (pikepdf.String(key), named[key]))
        root.IDTree = pdf.make_indirect(Dictionary(Names=names))


def _fold(element: pikepdf.Object) -> None:
    """Take up in their place what an element's mute kids hold; the empty leave nothing."""
    kept = Array()
    for kid in element.K:
        if not _is_element(kid):
            kept.append(kid)
            continue
        _fold(kid)
        if not _is_mute(kid):
            kept.append(kid)
            continue
        for inner in kid.K:
            if _is_element(inner):
                inner.P = element
            kept.append(_mark(inner, kid, element))
    element.K = kept


def _is_element(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == Name.StructElem


def _is_mute(element: pikepdf.Object) -> bool:
    """Tell whether an element has nothing to say of its own, as a group of one has not."""
    one = str(element.S) == "/Div" and len(element.K) == 1 and _is_element(element.K[0])
    return (str(element.S) in _MUTE or one) and set(element.keys()) <= _PLAIN


def _mark(kid: pikepdf.Object, old: pikepdf.Object, new: pikepdf.Object) -> object:
    """Give content its page, where it moves to an element that begins on another."""
    if isinstance(kid, int) and old.Pg.objgen != new.Pg.objgen:
        return Dictionary(Type=Name.MCR, Pg=old.Pg, MCID=kid)
    return kid


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.K:
        if _is_element(kid):
            yield kid
            yield from _elements(kid)


def _marks(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    """Find the content that is an element's own: page and number."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif not _is_element(kid) and "/MCID" in kid:
            yield kid.Pg.objgen, int(kid.MCID)
