# Theo dõi công việc: `show` một chỉ đạo, một nhiệm vụ hoặc một phiên họp đã xem xét công việc.
following-late = chậm { $days } ngày
following-amended-by = Được sửa đổi bởi
following-superseded-by = Được thay thế bởi
following-chain = Sửa đổi, thay thế
following-history = Quá trình thực hiện
following-by = bởi { $directive }
following-reviewed = được xem xét tại { $session }
following-changed = { $then }; nay { $now }
following-later = { $count } mục sau ngày { $date } không hiển thị
following-no-index = không đọc được chỉ mục: bỏ qua nội dung từ các biên bản khác
