"""Letters and names to draw from."""

from hypothesis import strategies as st

VOWELS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ".replace(" ", "")
LETTERS = VOWELS + "bcdđfghjklmnpqrstvwxz"
vietnamese_words = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=7)
vietnamese_names = st.lists(vietnamese_words, min_size=1, max_size=4).map(" ".join)
