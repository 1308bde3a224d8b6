from papers.models.layout import Layout
from papers.models.letterhead import SYMBOL_FIELDS, Letterhead
from papers.models.picture import LayoutPicture, PicturePart
from papers.models.template import PaperTemplate

__all__ = ["SYMBOL_FIELDS", "Layout", "LayoutPicture", "Letterhead", "PaperTemplate", "PicturePart"]
