# Sửa biên bản.

edit-unreadable = không sửa được: tệp này không đọc được thành biên bản
edit-no-place = không có gì để sửa tại { $place }
edit-unproven = chưa sửa gì: không sửa tự động an toàn được tại { $place }; sửa bằng `meeting edit`
change-refused = chưa lưu: sau khi sửa, biên bản sẽ có các lỗi này
set-no-assignment = `{ $text }` không có dạng TRƯỜNG=GIÁ-TRỊ
set-no-assignment-help = viết TRƯỜNG=GIÁ-TRỊ; TRƯỜNG= để bỏ trường; TRƯỜNG+=GIÁ-TRỊ và TRƯỜNG-=GIÁ-TRỊ để thêm, bớt trong danh sách
set-unknown-field = `{ $id }` không có trường `{ $field }`
set-of-part = `{ $field }` là trường của một mục: ghi cả mã của mục, như { $example }
set-parts = `{ $field }` gồm nhiều trường con, không nhận một giá trị đơn
set-parts-help = ghi rõ trường con, như `session.place` hoặc `papers.minutes.number`; thêm bằng `meeting add`, hoặc viết bằng `meeting edit`
set-no-time = { $field }: `{ $value }` không phải là giờ; viết 08:30 hoặc 8h30
set-no-number = { $field }: `{ $value }` không phải là số nguyên
set-no-truth = { $field }: `{ $value }` không phải là true (có) hay false (không)
set-no-choice = { $field }: không có giá trị `{ $value }`
set-no-list = `{ $field }` chỉ có một giá trị, không phải danh sách; viết `{ $field }=…`
set-not-there = `{ $field }` không có `{ $value }`
set-record-id = mã của biên bản cũng là tên tệp và được dẫn chiếu trong các biên bản khác
set-record-id-help = để đổi mã ở mọi nơi: meeting rename { $id }
set-part-id = mã của một mục có thể được dẫn chiếu ở nơi khác, trong biên bản này và biên bản khác
set-part-id-help = để đổi mã cùng mọi dẫn chiếu đến mục: meeting rename { $id } { $new }
set-updates = `updates` chỉ được ghi thêm, không sửa
set-updates-help = dùng meeting { $command } { $id }: lệnh này giữ trạng thái khớp với các lần cập nhật
set-status = các cập nhật của { $id } ghi trạng thái khác
set-final = biên bản chính thức: không sửa được `{ $field }`
set-final-help = muốn đính chính thì mở lại để sửa trước: meeting set { $id } state=draft
set-final-due-help = gia hạn, điều chỉnh hạn: meeting task extend { $id } --due NGÀY
set-final-lead-help = thay đổi đơn vị: meeting task assign { $id } --{ $field } TÊN
add-to-part = `{ $id }` là một mục; chỉ thêm được vào biên bản: ghi riêng mã biên bản
add-flag = { $flag } không dùng với { $what }
add-paper-no-kind = văn bản cần có loại, ví dụ `kind=minutes`
add-no-kind = mục diễn biến cần có --kind
add-known = biên bản đã có { $name }, mã `{ $id }`
add-known-help = sửa bằng meeting set { $id } TRƯỜNG=GIÁ-TRỊ; người khác trùng tên cần ghi chức vụ khác, hoặc mã riêng qua --stdin
edit-too-large = chưa lưu: biên bản sẽ lớn hơn { $limit } KB
set-twice = `{ $what }` được ghi hai lần
set-too-many = mỗi lệnh sửa nhiều nhất { $limit } trường
set-no-decimal = { $field }: `{ $value }` không phải là số
set-long-number = `{ $field }`: `{ $value }` có nhiều chữ số hơn mức một số giữ được; khai báo trường này kiểu `text` để ghi các giá trị như vậy
turn-record = `{ $id }` là biên bản; chỉ mục trong biên bản mới chuyển sang loại khác được
turn-record-help = ghi thêm mã của mục, như { $id }#p1
turn-no-such = `{ $id }` là { $kind }; chỉ mục diễn biến, chỉ đạo và nhiệm vụ chuyển sang loại khác được
turn-kept = không bỏ được `{ $field }`
turn-lost = không chuyển được `{ $id }` thành { $kind }: sẽ mất { $fields }
turn-lost-help = nội dung nào cần thì chuyển sang trường khác trước; sau đó bỏ trường còn lại: { $cleared }
turn-updates = `{ $id }` đã có cập nhật: việc đã theo dõi thì giữ nguyên loại
turn-referred = chưa chuyển được `{ $id }` thành { $kind } vì còn mục dẫn chiếu đến: { $places }
turn-referred-left = chưa bỏ được `{ $id }` khỏi biên bản vì còn mục dẫn chiếu đến: { $places }
turn-referred-help = sửa hoặc bỏ các dẫn chiếu này trước
turn-no-kind = mục diễn biến cần có loại: ghi thêm kind=…
turn-text-alone = sau khi chuyển, mục chỉ gồm lời văn, không có trường để sửa
turn-no-left = `{ $id }`: { $count ->
    [0] không còn câu nào chưa nhận biết được
   *[other] còn { $count } câu chưa nhận biết được, từ left1 đến left{ $count }
}
turn-not-imported = `{ $id }` không do `meeting import` đọc được, nên không trả về phần chưa nhận biết được
turn-no-import = không bỏ được `{ $id }` vào phần chưa nhận biết được: biên bản không có ghi chú của lần nhập (`x-import`)
turn-not-imported-help = muốn xóa: meeting edit { $id }
turn-left-already = `{ $id }` đã nằm ngoài biên bản
turn-not-out = `{ $id }` chưa từng được bỏ khỏi biên bản, nên không có gì để đưa lại
issue-known = Biên bản đã ghi { $field ->
    [number] số
   *[date] ngày
} khác của văn bản này: { $known }
issue-known-help = bỏ tùy chọn này để xuất lại; nếu trong biên bản có sai sót: { $command }
