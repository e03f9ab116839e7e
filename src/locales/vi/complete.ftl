# Lời ghi cạnh các gợi ý trong shell (src/complete).
complete-records = { $count } biên bản
complete-due-week = đến hết tuần này
complete-due-month = đến hết tháng này
