# Lời của lệnh `meeting fmt` (src/cli/fmt.rs).
fmt-syntax = { $name }:{ $line }: { $reason }; giữ nguyên tệp
fmt-syntax-help = `meeting validate { $name }` chỉ ra chỗ sai
fmt-no-record = { $name }: đây không phải biên bản; giữ nguyên tệp
fmt-unsafe = { $name }: không thể trình bày lại mà không làm đổi nội dung; giữ nguyên tệp
fmt-clean = Đã xem { $files }: cách trình bày đã đúng chuẩn
fmt-changed = Đã xem { $files }, trình bày lại { $count }
fmt-would-change = Đã xem { $files }, { $count } cần trình bày lại
fmt-left = { $summary }, giữ nguyên { $count }
