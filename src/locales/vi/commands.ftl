# What the commands say.
output-failure = không ghi được kết quả: { $reason }
usage-no-value = { $argument } cần một giá trị
usage-invalid-value = { $argument }: không dùng được `{ $value }`
usage-unknown-argument = không có tham số `{ $argument }`
usage-unknown-command = không có lệnh `{ $command }`
usage-number-of-values = sai số lượng giá trị cho { $argument }
usage-twice = { $argument } bị lặp lại
usage-conflict = { $argument } và { $other } không dùng cùng nhau
usage-missing = còn thiếu: { $arguments }
usage-no-command = chưa có lệnh
usage-not-utf8 = có tham số không phải văn bản UTF-8
usage-other = không hiểu dòng lệnh này
usage-help = `meeting --help` liệt kê các lệnh, `meeting LỆNH --help` liệt kê tham số
unknown-code = không có mã lỗi `{ $code }`
unknown-code-help = `meeting explain` liệt kê tất cả các mã
index-waiting = Đang chờ một lệnh khác đọc xong kho biên bản
indexing = Đang đọc kho biên bản
left-out = Không tính { $file }: trùng mã { $id } với { $counted } (tệp này được tính)
unreadable-records = Bỏ qua { $count } biên bản không đọc được; xem lý do bằng `meeting validate`
list-none = không có { $what } nào
list-count = { $shown } trong số { $total } { $what }
usage-bom = --bom chỉ dùng với --format csv
unknown-column = `{ $name }` không phải cột của { $kind }
unknown-part = `{ $name }` không phải phần của biên bản
editor-failure = trình soạn thảo `{ $editor }` báo lỗi: { $reason }
editor-help = đặt biến VISUAL hoặc EDITOR là trình soạn thảo của bạn
index-in-memory = chỉ mục được tạo trong bộ nhớ mỗi lần chạy: không ghi được thư mục đệm
index-status = { $records } biên bản, { $size } KiB, { $place }
index-unreadable = không đọc được: { $file }
init-made = đã tạo { $path }
init-kept = giữ nguyên { $path }
init-next = Tiếp theo: meeting new
new-kept = Chưa lưu tệp nào. Nội dung của bạn được giữ ở { $path }
new-kept-help = Sửa tệp đó rồi chạy: meeting new --stdin < { $path }
new-edit-again = Sửa tiếp? [C/k]
kind-as-words = `{ $words }` đã được tìm như từ ngữ; để xem { $what }, viết `{ $command }`
list-kind = có phải `meeting list { $kind }`?
usage-no-columns = --columns cần ít nhất một cột
usage-group = --group không dùng với --format ids
index-cleared = đã xóa chỉ mục; chỉ mục sẽ được tạo lại khi cần
new-unsaved = (biên bản mới)
# Changes of several files.
edit-busy = { $name } đang được sửa ở nơi khác
edit-final = { $name } là biên bản chính thức: ngoài việc theo dõi thực hiện thì không nên sửa
edit-unchanged = { $name } không thay đổi
edit-kept = { $name } không thay đổi. Nội dung bạn đã sửa được giữ trong { $path }, `meeting edit` sẽ mở lại
edit-go-on = Nội dung { $name } bạn sửa lần trước nằm trong { $path }. Sửa tiếp? [C/k]
edit-goes-on = Sửa tiếp nội dung lần trước của { $name }
edit-stale = { $name } đã bị sửa sau khi bạn bắt đầu; nội dung của bạn nằm trong { $path }. Hãy gộp hai bản vào biên bản rồi xóa tệp đó
edit-put-aside = Nội dung sửa lần trước được giữ trong { $path }
# `edit`.

set-unchanged = không có gì để sửa: biên bản đã ghi như vậy
# `validate --fix`.
fix-diff-format = --diff hiện thay đổi, không hiện lỗi: chỉ dùng với --format human
fix-several-archives = --fix và --diff chỉ làm việc với một kho biên bản mỗi lần; hãy chạy riêng cho từng kho
fix-changes = --fix và --diff làm việc trên tệp đang có trên đĩa, không phải trên phần đã đưa vào git hay đã thay đổi
fix-changes-help = chạy `meeting validate --fix`, rồi `git add` những gì cần commit
# `fmt`.
fmt-clean = Đã xem { $files }: cách trình bày đã đúng chuẩn
fmt-changed = Đã xem { $files }: { $count } biên bản đã được trình bày lại
fmt-would-change = Đã xem { $files }: { $count } biên bản cần trình bày lại
fmt-left = { $summary }, { $count } biên bản giữ nguyên
# Following work.
following-no-index = không đọc được chỉ mục: bỏ qua nội dung từ các biên bản khác
# `hook`.


staged-nothing = không có thay đổi nào chờ commit liên quan đến biên bản của kho này
since-nothing = không có thay đổi nào liên quan đến biên bản của kho này

hook-installed = đã cài { $path }: mỗi lần commit, biên bản được kiểm tra trước
hook-kept = hook có sẵn được giữ lại ở { $path } và được gọi trước
hook-kept-idle = tệp có sẵn được giữ lại ở { $path }; không được gọi vì không phải chương trình chạy được
hook-present = { $path } đã được cài từ trước
hook-removed = đã gỡ { $path }
hook-restored = đã gỡ hook của meeting ở { $path }; hook có trước đó được đặt lại
hook-absent = không có hook nào ở { $path }
hook-stopped = Đã dừng commit: có biên bản còn lỗi.
hook-stopped-help = Hãy sửa lỗi, chạy `git add` rồi commit lại. Nếu vẫn muốn commit ngay: git commit --no-verify
hook-not-staged = Trên đĩa khác với bản đã `git add` (nếu đã sửa trên đĩa rồi thì chỉ còn thiếu `git add`): { $files }
# `import`.
import-found = Tìm thấy: { $people } người, { $organizations } cơ quan, { $proceedings } ý kiến, { $directives } chỉ đạo, { $tasks } nhiệm vụ
import-uncertain = Cần xem lại ({ $count }):
import-doubt = dòng { $line }, { $field }
import-left = Chưa hiểu, giữ trong x-import ({ $count }):
import-dropped = Bỏ, không thuộc nội dung ({ $count }):
import-line = dòng { $line }
import-more = và { $count } chỗ nữa; xem đủ trong x-import
# `list`.
usage-at = `--at` chỉ dùng cho `people` (người) và `organizations` (cơ quan); với loại khác hãy hỏi bằng `date:` hoặc `before:`, ví dụ `before:2023-06-30`
columns-hidden = { $count } cột không đủ chỗ: { $names }; chọn cột bằng `--columns`
# `search`.
search-more = { $shown } trong số { $total } kết quả; --limit N để xem thêm
search-none = không tìm thấy
search-no-words = chưa có từ nào để tìm
search-telex = không có kết quả cho `{ $typed }`; đang hiển thị kết quả cho `{ $meant }` (Telex/VNI)
search-near =
    không tìm thấy
    {"  "}có phải ý bạn là `{ $query }`?
# `report` and `view`.
report-day = Tính đến ngày { $day }.
report-shares = Tỷ lệ hoàn thành: trên tổng số; tỷ lệ đúng hạn: trên số đã hoàn thành.
report-rows = Hiển thị { $shown } trên { $total } dòng; dòng tổng cộng tính tất cả.
report-shared = Được tính ở nhiều dòng, dòng tổng cộng chỉ tính một lần: { $count }.
report-withdrawn = Không tính vì đã hủy, bị thay thế hoặc bị thu hồi: { $count }.
report-chart-total = Tính đến ngày { $day }; { $what } theo tháng họp: { $count }.
report-chart-rest = Không vẽ vì trước đó hoặc không rõ ngày: { $count }.
report-kind = báo cáo đếm nhiệm vụ (tasks) hoặc chỉ đạo (directives), không đếm { $kind }
usage-chart-format = --chart chỉ dùng với --format table
usage-chart-by = --chart vẽ theo tháng: chỉ dùng với --by month
usage-chart-limit = --chart vẽ mọi tháng: không dùng với --limit
view-unknown = `meeting.yaml` không có lệnh lưu sẵn `{ $name }`
view-none = Chưa có lệnh lưu sẵn nào trong `meeting.yaml`
view-none-help = hãy viết vào đó: `views: {"{"}tre-han: "list tasks is:overdue --group lead"{"}"}`
view-here = trong lệnh lưu sẵn `{ $name }`, { $file }:{ $line }: { $command }
# `task` and `directive`.

work-changed = { $id } { $text }: { $before } → { $after }
work-noted = { $id } { $text }: đã ghi nhận ({ $status })
work-repeated = { $id } { $text }: lần cập nhật cuối đã ghi đúng nội dung này ({ $status }), không thay đổi gì
work-already = { $id } { $text }: { $status } từ trước, không thay đổi gì
work-day = "{ $value }" được hiểu là { $date }
