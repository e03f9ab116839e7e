# Theo dõi công việc, chuyển sang phiên sau.

work-all-done = mọi nhiệm vụ của { $id } đã hoàn thành; để kết thúc chỉ đạo: meeting directive fulfil { $id }
work-open-tasks = nhiệm vụ chưa hoàn thành của { $id }: { $ids }
work-other-kind = { $id } là { $command ->
    [task] nhiệm vụ: dùng `meeting task`
   *[other] chỉ đạo: dùng `meeting directive`
 }
work-no-work = { $id } không phải là { $what ->
    [task] nhiệm vụ: ghi rõ như 2023-05-08#t1
   *[other] chỉ đạo: ghi rõ như 2023-05-08#d1
 }
work-no-directive = { $id } không phải là chỉ đạo: ghi rõ chỉ đạo mới như 2023-11-14#d1
work-order = { $id } đã có cập nhật ngày { $last }, sau ngày { $date }
work-order-help = các cập nhật phải theo thứ tự thời gian: dùng --on { $last } hoặc muộn hơn
work-order-future-help = ngày { $last } chưa tới: sửa ngày của lần cập nhật đó trước, bằng `meeting edit { $id }`
work-too-many = mỗi lệnh cập nhật nhiều nhất { $limit } mục của một biên bản, mà { $name } được nêu nhiều lần hơn
work-too-many-help = dùng thêm một lệnh cho các mục còn lại
work-future = ngày { $date } chưa tới: chỉ ghi những gì đã diễn ra
work-no-note = thiếu nội dung ghi chú: --note "…"
work-no-session = { $id } không phải là biên bản
work-no-such-step = { $id } là { $what ->
    [task] nhiệm vụ: chỉ có thể bắt đầu, hoàn thành, dừng, mở lại hoặc ghi chú
   *[other] chỉ đạo: chỉ có thể hoàn thành, sửa đổi, thay thế, bãi bỏ, có hiệu lực trở lại hoặc ghi chú
 }
carry-from = lấy thành phần, cơ quan và địa điểm từ { $id }
carry-left = còn { $count } việc chưa hoàn thành, chưa rà soát: { $ids }
carry-no-series = không có cuộc họp định kỳ nào có tên chứa “{ $words }”
carry-no-series-help = ghi rõ cuộc họp trước: --from MÃ
carry-no-step = không có bước `{ $step }`
work-before = { $id } được giao ngày { $session }, sau ngày { $date }
carry-series = không ghi lại “{ $series }” vì tên có số thứ tự của cuộc họp trước
