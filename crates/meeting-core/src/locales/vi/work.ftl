# Theo dõi công việc, chuyển sang phiên sau.

work-all-done = mọi nhiệm vụ của { $id } đã hoàn thành; để kết thúc chỉ đạo: meeting directive fulfil { $id }
work-open-tasks = còn nhiệm vụ chưa xong của { $id }: { $ids }
work-other-kind = { $id } là { $command ->
    [task] nhiệm vụ: dùng meeting task để theo dõi
   *[other] chỉ đạo: dùng meeting directive để theo dõi
 }
work-no-work = { $id } không phải { $what ->
    [task] nhiệm vụ: hãy ghi rõ như 2023-05-08#t1
   *[other] chỉ đạo: hãy ghi rõ như 2023-05-08#d1
 }
work-no-directive = { $id } không phải chỉ đạo: hãy ghi rõ chỉ đạo mới như 2023-11-14#d1
work-order = { $id } đã có cập nhật ngày { $last }, sau ngày { $date }
work-order-help = các cập nhật phải theo thứ tự thời gian: dùng --on { $last } hoặc muộn hơn
work-order-future-help = ngày { $last } chưa tới: hãy sửa ngày của lần cập nhật đó trước, bằng `meeting edit { $id }`
work-too-many = mỗi lệnh cập nhật nhiều nhất { $limit } mục của một biên bản, mà { $name } được nêu nhiều lần hơn
work-too-many-help = hãy dùng thêm một lệnh nữa cho các mục còn lại
work-future = ngày { $date } chưa tới: chỉ ghi những việc đã xảy ra
work-no-note = cần nội dung ghi chú: --note "…"
work-no-session = { $id } không phải biên bản
work-no-such-step = { $id } là { $what ->
    [task] nhiệm vụ: chỉ có thể bắt đầu, hoàn thành, hủy, mở lại hoặc ghi chú
   *[other] chỉ đạo: chỉ có thể hoàn thành, sửa đổi, thay thế, thu hồi, khôi phục hiệu lực hoặc ghi chú
 }
carry-from = lấy thành phần, cơ quan và địa điểm từ { $id }
carry-left = còn { $count } việc chưa xong không được xem xét: { $ids }
carry-no-series = không có phiên họp nào có loạt họp hoặc tiêu đề chứa "{ $words }"
carry-no-series-help = hãy chỉ rõ phiên trước: --from MÃ
carry-no-step = `{ $step }` không phải là một bước theo dõi công việc
work-before = { $id } được giao ngày { $session }, sau ngày { $date }
carry-series = không lấy loạt họp "{ $series }" vì có số thứ tự của phiên trước
