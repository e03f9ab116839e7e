# Lời của lệnh `meeting fmt` (src/cli/fmt.rs).
fmt-syntax = { $name }:{ $line }: { $reason }; giữ nguyên tệp
fmt-syntax-help = `meeting validate { $name }` chỉ ra chỗ sai
fmt-no-record = { $name }: đây không phải biên bản; giữ nguyên tệp
fmt-unsafe = { $name }: không thể trình bày lại mà không làm đổi nội dung; giữ nguyên tệp
fmt-allowance = { $name }: nếu trình bày lại, ghi chú `# meeting: …` sẽ có tác dụng với chỗ khác; giữ nguyên tệp
fmt-clean = Đã xem { $files }: cách trình bày đã đúng chuẩn
fmt-changed = Đã xem { $files }: { $count } biên bản đã được trình bày lại
fmt-would-change = Đã xem { $files }: { $count } biên bản cần trình bày lại
fmt-left = { $summary }, { $count } biên bản giữ nguyên
