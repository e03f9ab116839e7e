# Theo dõi việc, chuyển sang cuộc họp này.

work-all-done = Mọi nhiệm vụ của { $id } đã hoàn thành; để kết thúc chỉ đạo: meeting task done { $id }
work-open-tasks = Nhiệm vụ chưa hoàn thành của { $id }: { $ids }
work-tasks-withdrawn = Nhiệm vụ chưa hoàn thành dừng theo { $id }: { $ids }
work-tasks-moved = Nhiệm vụ chưa hoàn thành nay thuộc { $id }: { $ids }
work-no-work = { $id } không phải là { $what ->
    [task] nhiệm vụ hay chỉ đạo: ghi rõ như 2023-05-08#t1 hoặc 2023-05-08#d1
   *[other] chỉ đạo: ghi rõ như 2023-05-08#d1
 }
work-no-directive = { $id } không phải là chỉ đạo: ghi rõ chỉ đạo mới như 2023-11-14#d1
work-too-many = mỗi lệnh cập nhật nhiều nhất { $limit } mục của một biên bản; { $name } được nêu quá số đó
work-too-many-help = dùng thêm một lệnh cho các mục còn lại
work-future = ngày { $date } chưa tới: chỉ ghi việc đã diễn ra
work-no-note = thiếu nội dung ghi chú: --note "…"
work-no-session = { $id } không phải là biên bản
carry-from = Đã lấy thành phần, cơ quan và địa điểm từ { $id }
carry-left = Còn { $count } việc chưa hoàn thành, chưa rà soát: { $ids }
carry-no-series = không có cuộc họp định kỳ nào có tên chứa “{ $words }”
carry-no-series-help = ghi rõ cuộc họp trước: --from MÃ
carry-no-step = không có bước `{ $step }` khi rà soát
work-no-start = { $id } là chỉ đạo: chỉ còn hiệu lực hoặc đã hoàn thành, không có trạng thái đang thực hiện
work-no-start-help = để ghi tình hình thực hiện: meeting task note { $id } --note "…"
work-no-cancel = { $id } là chỉ đạo: chỉ đạo được bãi bỏ, không dừng thực hiện
work-no-cancel-help = dùng meeting directive revoke { $id }
work-no-directive-step = { $id } không phải là chỉ đạo nên không sửa đổi, thay thế hay bãi bỏ; dừng nhiệm vụ bằng meeting task cancel
work-amended = { $id } đã được { $newest } sửa đổi: sau ngày { $date } chỉ cập nhật chỉ đạo mới nhất
work-amended-help = dùng meeting { $command } { $newest }; nếu là việc từ ngày { $date } trở về trước, ghi ngày: --on NGÀY
work-not-held = cuộc họp của { $id } chưa diễn ra: việc chưa được tính nên chưa cập nhật được
work-newer-not-held = cuộc họp { $id } chưa diễn ra hoặc đã hủy: chỉ đạo trong đó chưa làm thay đổi chỉ đạo nào khác
work-not-held-help = nếu đã họp: meeting set { $record } session.status=held
work-not-held-cancelled = biên bản đã hủy; nếu đã họp: meeting set { $record } state=draft session.status=held
work-closed = { $id } { $done ->
    [yes] đã hoàn thành
   *[other] không còn phải thực hiện
 }: hạn hoàn thành và đơn vị chủ trì giữ nguyên
work-closed-help = mở lại trước: meeting task reopen { $id }
work-closed-for = { $leads } { $done ->
    [yes] đã hoàn thành
   *[other] không còn phải thực hiện
 } { $id }: hạn hoàn thành và đơn vị chủ trì giữ nguyên
work-closed-for-help = mở lại riêng phần này trước: meeting task reopen { $id } { $flags }
work-closed-each-help = mở lại trước cho từng đơn vị còn phải thực hiện: meeting task reopen { $id } --for TÊN
work-closed-elsewhere = đã có chỉ đạo mới thay vào, hoặc chỉ đạo liên quan đã bãi bỏ: xem meeting show { $id }
work-no-due = thiếu hạn mới: --due NGÀY
work-due-past = hạn mới { $due } trước ngày cập nhật { $date }
work-due-past-help = nếu đã được gia hạn từ trước, ghi ngày đó: --on NGÀY
work-no-lead = thiếu đơn vị chủ trì mới: --lead TÊN
work-no-series = { $id } không phải là việc định kỳ nên không có kỳ thực hiện
work-not-planned = { $id } không có kỳ thực hiện ngày { $date }
work-planned-near = các kỳ gần nhất: { $names }
work-name-occurrence = ghi rõ kỳ thực hiện, ví dụ { $example }
work-none-open = { $id } là việc định kỳ, không còn kỳ nào chưa hoàn thành
work-next-occurrence = { $id } là việc định kỳ: đã cập nhật kỳ chưa hoàn thành đầu tiên, { $date }; kỳ khác ghi là { $id }@NGÀY
work-ends-series = { $id } là việc định kỳ: từ đây không còn kỳ thực hiện nào nữa; riêng một kỳ ghi là { $id }@NGÀY
work-ended-series = { $id } là việc định kỳ và đã kết thúc từ trước
work-extend-series = { $id } là việc định kỳ: chỉ điều chỉnh hạn của từng kỳ
work-reopen-series = { $id } là việc định kỳ, vẫn đang tiếp tục: chỉ mở lại từng kỳ
work-assign-occurrence = đơn vị chủ trì của { $id } thay đổi cho mọi kỳ: ghi mã không kèm ngày
work-two-occurrences = { $id } nêu kỳ khác với --occurrence
work-not-each = { $id } là việc chung của các đơn vị chủ trì: không ghi `each: true` (từng đơn vị tự hoàn thành)
work-not-each-help = bỏ --for
work-not-lead = { $name } không chủ trì { $id }
work-lead-twice = { $name } đã là một đơn vị chủ trì { $id }, từng đơn vị tự hoàn thành: không nhận thêm phần của đơn vị khác được
work-lead-twice-help = nếu phần kia không còn phải thực hiện: meeting task cancel { $id } { $flags }
work-leads-twice = { $id } giữ nguyên: { $name } đã chủ trì phần của mình, từng đơn vị tự hoàn thành
work-plain-name = “{ $name }” không có trong biên bản: ghi đúng như tên đã gõ
work-leads-nothing = { $name } không chủ trì việc nào chưa hoàn thành
work-from-several = có nhiều cá nhân, đơn vị tên { $name }; ghi mã
work-from-nobody = không có { $name } trong biên bản nào
work-before = { $id } được giao ngày { $session }, sau ngày { $date }
carry-series = Không ghi lại “{ $series }” vì tên có số thứ tự của cuộc họp trước
carry-elsewhere = Còn { $count } việc chưa hoàn thành ở { $records } cuộc họp khác: { $ids }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } cuộc họp nữa
 }; xem: meeting list tasks is:open
carry-no-day = bước `{ $step }` không ghi ngày: `{ $text }`
carry-no-day-help = chỉ `done` có ngày, ví dụ MÃ=done 03/05/2026; ghi chú viết sau dấu chấm phẩy
carry-day-after = { $id }: hoàn thành ngày { $date }, sau ngày họp { $session }
