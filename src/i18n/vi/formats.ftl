# Các dạng kết quả kiểm tra và phần giải thích (src/render/, src/cli/explain.rs).
count-findings = { $count } chỗ cần sửa
hidden-warnings = … và { $count } cảnh báo `{ $code }` nữa (thêm --all để xem hết)
summary-explain-codes = `meeting explain { $codes }` giải thích thêm
