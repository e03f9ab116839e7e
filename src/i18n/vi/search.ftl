search-more = { $shown } trong số { $total } kết quả; --limit N để xem thêm
search-none = không tìm thấy
search-no-words = chưa có từ nào để tìm
search-telex = không có kết quả cho `{ $typed }`; đang hiển thị kết quả cho `{ $meant }` (Telex/VNI)
search-near =
    không tìm thấy
    {"  "}có phải ý bạn là `{ $query }`?
