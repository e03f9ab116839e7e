# Sửa tự động (src/cli/validate/fix.rs, src/render/fixes.rs).
fix-possible = `meeting validate --fix` sửa được { $count } mục trong số này; xem trước bằng `--diff`
fix-findings = { $count } mục
fix-made = Đã sửa { $findings } trong { $files }
fix-planned = `meeting validate --fix` sẽ sửa { $findings } trong { $files }
fix-none = Không có gì chắc chắn để sửa tự động
fix-diff-format = --diff hiện thay đổi, không hiện lỗi: chỉ dùng với --format human
fix-several-archives = --fix và --diff chỉ làm việc với một kho biên bản mỗi lần; hãy chạy riêng cho từng kho
fix-changes = --fix và --diff làm việc trên tệp đang có trên đĩa, không phải trên phần đã đưa vào git hay đã thay đổi
fix-changes-help = chạy `meeting validate --fix`, rồi `git add` những gì cần commit
