# Sửa nhiều tệp, đổi mã, trình soạn thảo.
store-link = { $path } là liên kết; chỉ đổi tên được tệp mà nó trỏ tới
store-unfinished = một thay đổi bị ngắt giữa chừng chưa hoàn tất được nên không ghi gì; nhật ký của nó là { $path }
store-half-done = { $reason }; một số tệp đã được sửa, lệnh kế tiếp sẽ hoàn tất
recovery-finished = Đã hoàn tất một thay đổi bị ngắt giữa chừng ({ $files } tệp)
recovery-dropped = Một thay đổi bị ngắt khi chưa bắt đầu; không có gì thay đổi
recovery-taken-back = Đã hủy một thay đổi bị ngắt giữa chừng, vì { $paths } đã được người khác sửa
recovery-left = Đã hoàn tất một thay đổi bị ngắt giữa chừng, trừ { $path } vì đã được người khác sửa; nội dung lẽ ra được ghi nằm trong { $kept }
recovery-not-now = Một thay đổi bị ngắt giữa chừng chưa hoàn tất được: { $reason }
rename-same = Mã đã là { $id }
rename-unreadable = tệp không đọc được dưới dạng YAML; `meeting validate` cho biết lý do
rename-unwritable = mã trong `{ $place }` được viết theo cách không thể sửa an toàn; hãy viết trên một dòng
rename-no-date = { $id }: cả `session.date` lẫn mã đều không cho biết ngày; hãy ghi đầy đủ mã mới
rename-bad-id = `{ $id }` không phải là mã: viết chữ thường không dấu, chữ số và gạch nối, có hoặc không có ngày
rename-bad-part = `{ $id }` không phải là mã của một phần: viết chữ thường không dấu, chữ số và gạch nối
rename-part-needs-name = cần ghi mã mới của phần: meeting rename ID#d1 d2
rename-part-taken = biên bản đã có phần `{ $id }`
rename-mentions = Giữ nguyên các chỗ nhắc đến { $id } vì là lời văn, không phải tham chiếu: { $places }
