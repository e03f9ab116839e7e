# Sửa nhiều tệp, đổi mã, trình soạn thảo.
store-link = { $path } là liên kết; chỉ đổi tên được tệp mà nó trỏ tới
store-unfinished = một thay đổi bị ngắt giữa chừng chưa hoàn tất được nên không ghi gì; nhật ký của nó là { $path }
store-half-done = { $reason }; một số tệp đã được sửa, lệnh kế tiếp sẽ hoàn tất
recovery-finished = Đã hoàn tất một thay đổi bị ngắt giữa chừng ({ $files } tệp)
recovery-dropped = Một thay đổi bị ngắt khi chưa bắt đầu; không có gì thay đổi
recovery-taken-back = Đã hủy một thay đổi bị ngắt giữa chừng, vì { $paths } đã được người khác sửa
recovery-left = Đã hoàn tất một thay đổi bị ngắt giữa chừng, trừ { $path } vì đã được người khác sửa; nội dung lẽ ra được ghi nằm trong { $kept }
recovery-not-now = Một thay đổi bị ngắt giữa chừng chưa hoàn tất được: { $reason }
