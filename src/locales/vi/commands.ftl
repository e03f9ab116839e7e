# What the commands say.
output-failure = không ghi được kết quả: { $reason }
usage-no-value = thiếu giá trị cho { $argument }
usage-invalid-value = { $argument }: không dùng được giá trị `{ $value }`
usage-unknown-argument = không dùng được `{ $argument }` ở đây
usage-unknown-command = không có lệnh `{ $command }`
usage-number-of-values = sai số lượng giá trị cho { $argument }
usage-twice = { $argument } được ghi nhiều lần
usage-conflict = { $argument } và { $other } không dùng cùng nhau được
usage-missing = còn thiếu: { $arguments }
usage-no-command = thiếu lệnh
usage-not-utf8 = dòng lệnh có chữ không phải UTF-8
usage-other = dòng lệnh này không hợp lệ
meant-delete = muốn xóa biên bản, { $git ->
    [yes] chạy `git rm records/NĂM/MÃ.yaml`
   *[no] xóa tệp records/NĂM/MÃ.yaml
}; muốn giữ biên bản đã hết giá trị, chạy `meeting set MÃ state=cancelled`
meant-delete-one = muốn xóa biên bản, { $git ->
    [yes] chạy `git rm records/{ $year }/{ $id }.yaml`
   *[no] xóa tệp records/{ $year }/{ $id }.yaml
}; muốn giữ biên bản đã hết giá trị, chạy `meeting set { $id } state=cancelled`
usage-help = xem trợ giúp bằng `meeting --help` hoặc `meeting LỆNH --help`
unknown-code = không có quy tắc `{ $code }`
unknown-code-help = xem mọi quy tắc bằng `meeting explain`
index-waiting = Đang chờ một lệnh khác đọc kho biên bản
indexing = Đang đọc kho biên bản
left-out = Bỏ qua { $file }: trùng mã { $id } với { $counted }
unreadable-records = Bỏ qua { $count } biên bản không đọc được; xem chi tiết bằng `meeting validate`
list-none = Không tìm thấy { $what } nào
list-count = Hiển thị { $shown } trên tổng số { $total } { $what }
usage-bom = --bom chỉ dùng với --format csv
ambiguous-column = `{ $name }` là tên của nhiều cột
unknown-column = danh sách { $kind ->
    [sessions] cuộc họp
    [directives] chỉ đạo
    [tasks] nhiệm vụ
    [people] cá nhân
    [organizations] cơ quan, đơn vị
   *[documents] văn bản viện dẫn
} không có cột `{ $name }`
unknown-column-help = xem các cột: meeting list { $kind } --columns help
unknown-part = biên bản không có phần `{ $name }`
editor-failure = trình soạn thảo `{ $editor }` báo lỗi: { $reason }
editor-help = ghi lệnh mở trình soạn thảo vào `editor` trong thiết lập riêng, hoặc vào biến VISUAL, EDITOR
editor-vi = Chưa đặt trình soạn thảo nên sẽ mở vi. Trong vi: gõ i để sửa; Esc rồi gõ :wq và Enter để lưu và thoát; Esc rồi gõ :q! và Enter để thoát, không lưu
editor-vi-enter = Nhấn Enter để mở
# `less` shows no letters with marks in its prompt.
pager-keys = Dau cach: trang sau, b: trang truoc, /: tim, q: thoat
index-in-memory = không lưu được chỉ mục tìm kiếm nên mỗi lần chạy phải đọc lại cả kho
index-status = { $records } biên bản, { $size } KB, { $place }
index-unreadable = không đọc được: { $file }
init-made = Đã tạo { $path }
init-kept = Đã có { $path }, giữ nguyên
init-next = Tiếp theo: meeting new
init-next-in =
    Tiếp theo:
    {"  "}cd { $folder }
    {"  "}meeting new
new-kept = Chưa lưu. Nội dung đã nhập ở { $path }
new-kept-help = Sửa tệp đó rồi chạy: meeting new --stdin < { $path }
new-edit-again = Sửa tiếp? (Có/không)
kind-as-words = Đã tìm các từ “{ $words }”; muốn xem { $what }, gõ `{ $command }`
list-kind = có phải `meeting list { $kind }`?
usage-no-columns = --columns cần ít nhất một cột
usage-group = --group không dùng với --format ids
index-cleared = Đã xóa chỉ mục tìm kiếm; lần tìm sau sẽ tạo lại
new-unsaved = (biên bản mới)
# Changes of several files.
edit-busy = { $name } đang được sửa ở nơi khác
edit-final = { $name } là biên bản chính thức: chỉ nên ghi thêm cập nhật
edit-unchanged = { $name } không thay đổi
edit-kept = { $name } chưa được sửa. Nội dung đang sửa ở { $path }; sửa tiếp bằng `meeting edit { $name }`
edit-go-on = Nội dung { $name } sửa lần trước còn ở { $path }. Sửa tiếp? (Có/không)
edit-goes-on = Sửa tiếp nội dung lần trước của { $name }
edit-stale = { $name } đã được người khác sửa trong lúc đang mở; nội dung vừa sửa ở { $path }. Gộp hai bản rồi xóa tệp đó
edit-put-aside = Nội dung sửa lần trước ở { $path }
# `edit`.

set-unchanged = Không có gì thay đổi: biên bản đã ghi như vậy
set-outcome = { $id }: { $what }
set-items-first = `{ $item }`: mã của mục phải đứng trước các trường
set-items-first-help = ghi mã các mục trước: meeting set { $items } TRƯỜNG=GIÁ-TRỊ…
set-changed = { $field } { $from } → { $to }
set-added = { $field } → { $to }
set-removed-whole = bỏ { $field }
set-removed = bỏ { $field } (trước là { $from })
set-turned = { $id } nay là #{ $new }
set-turned-agenda = { $id } nay là một nội dung chương trình họp
set-turned-left = đã bỏ { $id } khỏi biên bản; lời ghi được giữ trong phần chưa nhận biết được
# `validate --fix`.
fix-diff-format = --diff chỉ dùng với --format human
fix-several-archives = --fix và --diff chỉ làm với một kho biên bản mỗi lần; chạy riêng cho từng kho
fix-changes = --fix và --diff không dùng với --staged hoặc --since: hai tùy chọn này sửa tệp đang có trên máy
fix-changes-help = chạy `meeting validate --fix`, rồi `git add` những tệp cần commit
# `fmt`.
fmt-clean = Đã kiểm tra { $files }: đều đúng cách trình bày
fmt-changed = Đã trình bày lại { $count } trên { $files }
fmt-would-change = Cần trình bày lại { $count } trên { $files }
fmt-left = { $summary }, bỏ qua { $count }
# Following work.
following-no-index = Không đọc được chỉ mục tìm kiếm: không hiện nội dung từ các biên bản khác
# `hook`.


staged-nothing = Chưa có thay đổi nào của biên bản được `git add`
since-nothing = Không có thay đổi nào của biên bản trong kho này

hook-installed = Đã cài { $path }: mỗi lần commit, biên bản được kiểm tra trước
hook-kept = Giữ hook có sẵn ở { $path }; hook này chạy trước
hook-kept-idle = Giữ tệp có sẵn ở { $path }; tệp này không chạy vì không phải chương trình chạy được
hook-present = { $path } đã được cài từ trước
hook-removed = Đã gỡ { $path }
hook-restored = Đã gỡ { $path } và đặt lại hook có trước đó
hook-absent = Không có hook nào ở { $path }
hook-stopped = Đã dừng commit: biên bản đã `git add` còn lỗi.
hook-stopped-help = Sửa lỗi, chạy `git add` rồi commit lại. Để commit không kiểm tra: git commit --no-verify
hook-not-staged = Tệp trên máy khác với bản đã `git add`. Nếu đã sửa xong thì chạy `git add`: { $files }
# `import`.
import-converted = đã chuyển từ bảng mã { $encoding } sang Unicode; cần xem lại chữ hoa và tên riêng
import-several = tệp này có { $count } cuộc họp: { $days }
import-several-help = muốn sửa ngay thì nhập từng cuộc: --date { $day }
import-found = Tìm thấy: { $people } cá nhân, { $organizations } cơ quan, { $proceedings } mục diễn biến, { $directives } chỉ đạo, { $tasks } nhiệm vụ
import-uncertain = Cần kiểm tra lại ({ $count }):
import-doubt = dòng { $line }, { $field }
import-left = Chưa nhận biết được, giữ ở `x-import` ({ $count }):
import-dropped = Bỏ qua, không thuộc nội dung biên bản ({ $count }):
import-line = dòng { $line }
import-more = và { $count } chỗ nữa (xem đủ trong `x-import`)
# `list`.
no-exact-date-help = viết 08/05/2023
usage-at = `--at` chỉ dùng với `people` và `organizations`; loại khác dùng `date:` hoặc `before:`, ví dụ `before:30/6/2023`
columns-hidden = { $count } cột không hiện vì thiếu chỗ: { $names }; chọn cột bằng `--columns`
# `search`.
search-more = { $shown } trên { $total } kết quả; thêm --limit N để xem tiếp
search-none = Không tìm thấy kết quả nào
search-no-words = chưa có từ nào để tìm
search-telex = Không có kết quả cho `{ $typed }`; hiển thị kết quả cho `{ $meant }` (Telex/VNI)
search-near =
    Không tìm thấy kết quả nào
    {"  "}có phải `{ $query }`?
# `report` and `view`.
report-day = Tính đến ngày { $day }.
report-shares = % hoàn thành: trên tổng số; % đúng hạn: trên số đã hoàn thành.
report-rows = Hiển thị { $shown } trên { $total } dòng; dòng tổng cộng tính tất cả.
report-shared = Được tính ở nhiều dòng, dòng tổng cộng chỉ tính một lần: { $count }.
report-withdrawn = Không tính (dừng thực hiện, đã được thay thế hoặc đã bãi bỏ): { $count }.
report-without-deadline = Không có hạn (tính là đúng hạn hoặc trong hạn): { $count }.
report-chart-total = Tính đến ngày { $day }; { $what } theo tháng họp: { $count }.
report-period-later = kỳ báo cáo bắt đầu từ { $first }, sau ngày { $today }
report-period-days = Từ { $first } đến { $last }. Việc đã chuyển đơn vị chủ trì được tính là phát sinh của đơn vị nhận, không tính cho đơn vị cũ nữa.
report-period-sum = Kỳ trước chuyển sang + phát sinh = đã hoàn thành + chưa hoàn thành + không phải thực hiện nữa. Không tính việc hoàn thành trước kỳ.
report-chart-rest = Không có trên biểu đồ (trước kỳ này hoặc không rõ ngày): { $count }.
report-kind = chỉ thống kê được nhiệm vụ (`tasks`) hoặc chỉ đạo (`directives`), không thống kê { $kind ->
    [sessions] cuộc họp
    [directives] chỉ đạo
    [tasks] nhiệm vụ
    [people] cá nhân
    [organizations] cơ quan, đơn vị
   *[documents] văn bản viện dẫn
}
usage-chart-format = --chart chỉ dùng với --format table
usage-chart-by = --chart chỉ dùng với --by month
usage-chart-limit = --chart không dùng với --limit
usage-chart-period = --chart không dùng với --period
usage-period-by = khi có --period, --by chỉ nhận lead
view-unknown = `meeting.yaml` không có lệnh lưu sẵn `{ $name }`
view-none = Chưa có lệnh lưu sẵn nào trong `meeting.yaml`
view-none-help = thêm vào đó: `views: {"{"}qua-han: "list tasks is:overdue --group lead"{"}"}`
view-here = trong lệnh lưu sẵn `{ $name }`, { $file }:{ $line }: { $command }
# `task` and `directive`.

work-outcome = { $id } { $text }: { $what }
work-outcome-of = { $id } { $text } ({ $leads }): { $what }
work-became = { $before } → { $after }
work-noted = đã thêm ghi chú ({ $status })
work-reminded = đã ghi một lần đôn đốc ({ $status })
work-repeated = không có gì thay đổi, lần cập nhật cuối đã ghi như vậy ({ $status })
work-already = đã ở trạng thái { $status } từ trước
work-due-later = gia hạn { $from } → { $to } (thêm { $days } ngày)
work-due-earlier = rút ngắn hạn { $from } → { $to } (bớt { $days } ngày)
work-due-new = hạn hoàn thành { $to } (trước đó chưa có hạn)
work-due-already = hạn hoàn thành đã là { $to } từ trước
work-lead = chuyển đơn vị chủ trì: { $from } → { $to }
work-lead-new = đơn vị chủ trì: { $to }
work-lead-already = đơn vị chủ trì đã là { $to } từ trước
work-support = thay đổi đơn vị phối hợp: { $from } → { $to }
work-support-new = đơn vị phối hợp: { $to }
work-support-already = đơn vị phối hợp đã là { $to } từ trước
work-done-day = hoàn thành ngày { $to }
work-done-other-day = hoàn thành ngày { $to }, không phải { $from }
work-undone = mở lại phần của { $count } đơn vị
work-each = { $done }/{ $all } đơn vị đã hoàn thành
# Lệnh `meeting` không có tham số.
add-one-text = { $what } chỉ nhận một nội dung, ở đây có { $count }; đặt nội dung trong dấu nháy
desk-day = Ngày { $day }
desk-overdue = Quá hạn: { $count } việc
desk-week = Đến hạn trong tuần này: { $count } việc
desk-unissued = Chưa ban hành kết luận: { $count } cuộc họp
desk-drafts = Biên bản còn là dự thảo: { $count }
desk-more = … còn { $count } mục nữa: { $command }
desk-nothing = Không có việc quá hạn, không có việc đến hạn trong tuần này, không còn biên bản dự thảo.
desk-elsewhere = `meeting` lập, tra cứu biên bản họp và theo dõi việc thực hiện kết luận.

    Bắt đầu:
    {"  "}meeting init              tạo kho biên bản trong thư mục này
    {"  "}meeting new               lập biên bản, trả lời từng câu hỏi
    {"  "}meeting list tasks        xem các nhiệm vụ được giao

    Trong kho biên bản, gõ riêng `meeting` để xem việc quá hạn, việc đến hạn trong tuần và biên bản còn là dự thảo.
    Trợ giúp: meeting --help, meeting help query

directory-drafted = { $count ->
    [0] Không có gì để thêm: danh bạ đã có mọi cơ quan, cá nhân trong biên bản
   *[other] Đã thêm { $count } mục vào directory.yaml
}
directory-would-draft = { $count ->
    [0] Không có gì để thêm: danh bạ đã có mọi cơ quan, cá nhân trong biên bản
   *[other] Sẽ thêm { $count } mục vào directory.yaml
}
misnamed = Không đọc { $found }: hãy đổi tên thành { $name }
directory-none = Chưa có danh bạ: chạy `meeting directory --from-records` để lập
directory-all-told-apart = Không có mục nào nghi trùng nhau
list-own-name = TÊN
# `template`.
template-good = { $file }: không có lỗi
template-none = Chưa có mẫu nào trong templates/
# `export`.
export-exists = Đã có { $file }
export-exists-help = đặt tên khác bằng -o, hoặc ghi đè bằng --force
export-no-file = { $file } không phải là tệp có thể ghi đè
export-own-file = { $file } là tệp của kho: chọn tên khác bằng -o
export-no-folder = Thư mục { $folder } chưa có
export-no-folder-help = tạo thư mục trước, hoặc ghi -o THƯ-MỤC/ (có dấu / ở cuối) để lệnh tạo giúp
export-twice = Hai văn bản trùng một tệp: { $file }
export-ending = Tên tệp { $file } không hợp với dạng văn bản
export-not-known-again = { $file } quá dài, không nhập lại được
export-one-to-output = Mỗi lần chỉ đưa được một văn bản ra màn hình hoặc lệnh sau
export-to-terminal = Không hiện được tệp Word hoặc PDF trên màn hình: ghi ra tệp bằng -o, hoặc chọn --to txt
export-folder = Nhiều văn bản thì phải ghi vào một thư mục đã có: -o THƯ-MỤC/
export-each-lead = --each-lead chỉ dùng với --as actions
export-one-number = Mỗi số chỉ cấp cho một văn bản: chỉ nêu một biên bản
export-template-format = { $file } không phải mẫu của định dạng này: tên tệp phải có đuôi { $endings }
export-extract = Trích sao phải nêu rõ một phần: { $id }#PHẦN
export-part = `{ $kind }` lập từ cả biên bản: bỏ #PHẦN, hoặc dùng --as extract
export-no-number = `{ $kind }` không có số riêng
export-pdf-failed = LibreOffice không tạo được tệp PDF: { $reason }
export-no-pdf = Cần LibreOffice để tạo tệp PDF, nhưng máy này chưa có
export-no-pdf-help = cài LibreOffice sao cho chạy được `soffice`, hoặc xuất tệp Word bằng --to docx
export-nothing = { $id } không có nội dung để lập `{ $kind }`
report-paper-period = Báo cáo dạng văn bản phải có kỳ báo cáo: thêm --period
report-output = -o chỉ dùng cho báo cáo dạng văn bản: --format docx, md hoặc html
export-template-built-in = mẫu có sẵn
import-own-unchanged = Văn bản này (`{ $kind }`) được xuất từ { $id } và chưa sửa gì: không có gì để nhập
import-own-changed = Văn bản này (`{ $kind }`) được xuất từ { $id } và đã được sửa lời văn
import-own-changed-help = sửa biên bản bằng `meeting edit { $id }`; muốn nhập văn bản thành biên bản khác thì thêm --force
import-own-same = Biên bản đã có đúng nội dung của văn bản này (`{ $kind }`)
import-own-nothing = Chưa ghi gì
import-own-conflict = { $field } đã được sửa cả trong văn bản lẫn trong biên bản từ khi xuất: trong văn bản (đoạn { $line }) là “{ $paper }”, trong biên bản là “{ $record }”
import-own-conflict-help = chọn bên đúng: --accept '{ $reference }=paper' (văn bản) hoặc --accept '{ $reference }=record' (biên bản)
import-own-added = Đoạn { $line } là đoạn mới, không nhập: “{ $text }”
import-own-removed = Sau đoạn { $line } thiếu một đoạn, biên bản vẫn giữ: “{ $text }”
import-own-other = Đoạn { $line } có chữ đã sửa không thuộc trường nào, không nhập: “{ $text }”
import-own-elsewhere = Đoạn { $line } có tên đã sửa nhưng ở chỗ khác vẫn như cũ, không nhập: “{ $text }”
import-own-refused = Đoạn { $line }, { $field }: không nhập: “{ $paper }”
import-own-final = { $id } đã chốt: chỉ được sửa số, ngày, nơi nhận... của văn bản
import-own-rest = Không nhập được hết những chỗ đã sửa trong văn bản này vào { $id }
import-own-template = Văn bản này được xuất theo mẫu { $file }, nay không còn mẫu đó
import-own-template-help = đặt lại mẫu vào chỗ cũ, hoặc sửa biên bản bằng `meeting edit { $id }`
import-own-lead = { $id } hiện không có nhiệm vụ nào của { $lead }
import-accept = `{ $text }` không cho biết bên nào đúng: ghi REF=paper hoặc REF=record
import-accept-unknown = --accept { $text }: chỗ này văn bản không khác biên bản
import-accept-no-paper = { $name } không phải văn bản xuất từ biên bản nào ở đây: --accept chỉ dùng cho văn bản như vậy
