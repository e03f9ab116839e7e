# Các trang của `meeting help CHỦ-ĐỀ` (src/commands/topic.rs).
topic-query = Cách viết điều kiện tìm cho search, list và report
topic-fields = Các điều kiện tìm: tên:giá-trị, tên:"giá trị", tên:a,b (một trong các giá trị), -tên:giá-trị

topic-words = Từ
topic-words-all = đủ các từ, theo thứ tự bất kỳ, trong cùng một phần của biên bản
topic-words-phrase = các từ liền nhau
topic-words-folded = có dấu hay không dấu, chữ hoa hay chữ thường; viết tắt hay viết đầy đủ đều tìm được
topic-words-prefix = các từ bắt đầu như vậy
topic-words-without = không có từ này; not:kinh cũng vậy
topic-words-without-phrase = không có các từ liền nhau này
topic-words-or = một trong hai; OR viết hoa, ngoặc đơn để nhóm các điều kiện

topic-values = Trường
topic-values-text = từ trong một trường; các từ đặt chung trong dấu nháy
topic-values-any = một trong nhiều giá trị
topic-values-not = không có giá trị này
topic-values-number = số văn bản, viết cách nào cũng được
topic-values-name = giá trị trong danh mục; với list: của loại đang liệt kê, với search: của phần bất kỳ
topic-values-label = như trong danh sách hiện ra, bằng tiếng Việt hoặc tiếng Anh
topic-values-called = tên trường bằng tiếng Việt, tiếng Anh hoặc từ đồng nghĩa thường dùng
topic-values-id = mã hoặc phần đầu của mã

topic-states = Điều kiện có sẵn và phần của biên bản
topic-states-is = điều kiện có sẵn: overdue, open, done, draft, final, in-force, unissued
topic-states-status = trạng thái, hoặc một điều kiện có sẵn
topic-states-has = có ghi: due, cites, lead, support, number, place, completed, updates, tasks, conclusions
topic-states-in = chỉ tìm trong các phần này của biên bản

topic-dates = Ngày
topic-dates-period = một quý; tương tự có 2023 (cả năm), 5/2023, "tháng 5/2023"
topic-dates-day = một ngày, viết ngày trước tháng sau; cuộc họp nhiều ngày tính mọi ngày
topic-dates-range = từ ngày này đến ngày kia, kể cả hai đầu; có thể bỏ trống một đầu
topic-dates-after = sau ngày hoặc thời gian này; tương tự có before, due-after, due-before
topic-dates-sign = viết bằng dấu: >, >=, <, <=; phải đặt trong dấu nháy
topic-dates-month = từ hôm nay (hoặc --as-of) đến hết tháng; due:week là đến Chủ nhật

topic-shell = Trên dòng lệnh
topic-shell-words = nhiều từ trong một cặp dấu nháy: phải có đủ các từ, không cần liền nhau
topic-shell-whole = đặt cả điều kiện tìm trong dấu nháy đơn để giữ dấu ngoặc kép, ngoặc đơn và dấu sao
topic-shell-flags = tùy chọn đứng đâu cũng được, trước --; sau đó tất cả là điều kiện tìm

topic-query-end = `meeting help fields` liệt kê mọi trường cùng các giá trị.
topic-fields-also = cũng gõ được: { $names }
topic-fields-end = `meeting help query` chỉ cách dùng. Giá trị trong danh mục cũng có thể gõ như trong danh sách hiện ra.
