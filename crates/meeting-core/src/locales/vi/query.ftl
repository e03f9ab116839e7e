## Ngôn ngữ truy vấn: những chỗ có thể sai. `$text`, `$name`, `$value` giữ nguyên như đã gõ.

query-did-you-mean = có phải `{ $text }`?

query-unknown-field = không có trường `{ $name }`
query-fields = các tên gần giống: { $names }; xem mọi tên bằng `meeting help fields`; muốn tìm đúng chữ này thì đặt trong dấu ngoặc kép
query-name = { $name ->
   *[other] { $label }:
}

query-ambiguous-field = `{ $name }:` có nhiều nghĩa
query-ambiguous-field-help = ghi rõ một trong: { $names }

query-no-value = `{ $name }:` còn thiếu giá trị
query-no-value-help = viết giá trị liền sau dấu hai chấm, không có dấu cách: `{ $name }:…`
query-values-help = nhiều giá trị cách nhau bằng dấu phẩy, không có dấu cách: `{ $name }:a,b`
query-open-list = thiếu giá trị bên cạnh dấu phẩy
query-open-list-help = các giá trị cách nhau bằng dấu phẩy, không có dấu cách: `lead:a,b`

query-unknown-value = `{ $name }:` không có giá trị `{ $value }`
query-values = chọn một trong: { $values }

query-not-a-date = `{ $value }` không phải là ngày, tháng
query-not-a-date-help = ví dụ: 2023, 5/2023, quý II/2023, 08/05/2023, 8/5, "hôm qua", "tuần này", "tháng 5", 2023-01..2023-06, >=2023-05-08; riêng `due:` còn nhận week (đến hết tuần) và month (đến hết tháng)
query-date-reversed = `{ $value }` có ngày kết thúc trước ngày bắt đầu
query-date-out-of-range = `{ $value }` nằm ngoài lịch: chỉ dùng các năm từ 1000 đến 9999

query-not-a-count = `{ $value }` không phải là số
query-not-a-count-help = ví dụ: { $name }:30, { $name }:>30, { $name }:10..20
query-not-a-number-help = ví dụ: { $name }:9.5, { $name }:>9, { $name }:-3, { $name }:1.5..2.5
query-no-word = `{ $text }` không có chữ cái hay chữ số nào để tìm
query-no-word-help = không tìm theo dấu câu được; bỏ dấu câu
query-star-within = `{ $text }`: dấu `*` chỉ được đứng ở cuối từ
query-star-within-help = dấu `*` thay cho phần còn lại của một từ: `đảng*`
query-two-dashes = `{ $text }` không phải là tùy chọn, cũng không phải là điều kiện loại trừ
query-two-dashes-help = điều kiện loại trừ chỉ có một dấu gạch: `-khen`

query-open-quote = dấu ngoặc kép này chưa đóng
query-open-parenthesis = dấu ngoặc đơn này chưa đóng
query-stray-parenthesis = thừa dấu ngoặc đơn đóng
query-quote-help = muốn tìm đúng chữ này thì đặt trong dấu ngoặc kép
query-empty-parentheses = giữa hai dấu ngoặc đơn chưa có điều kiện nào
query-lone-or = OR cần có điều kiện ở cả hai bên
query-lone-or-help = muốn tìm chính từ này thì viết `"OR"` hoặc `or`
query-too-many = điều kiện tìm có nhiều nhất { $limit } từ và giá trị
query-too-many-help = chia thành nhiều lần tìm; phần đầu của mã thay được cho nhiều mã: `id:2024-05`
query-too-deep = dấu ngoặc đơn và điều kiện loại trừ lồng nhau quá { $limit } lớp

## Khi không tìm thấy gì: có thể người dùng muốn hỏi cách khác.
query-hint-and = không cần gõ `{ $word }`: các từ viết cạnh nhau mặc định phải có đủ
query-hint-or = để tìm một trong hai, viết OR bằng chữ hoa: `{ $left } OR { $right }`
query-hint-not = để loại trừ một từ, viết `-{ $word }` hoặc `not:{ $word }`
query-hint-near = không có phép tìm `{ $word }`; để tìm các từ liền nhau, đặt trong dấu ngoặc kép: `"khen thưởng"`
query-hint-state = để lọc theo trạng thái `{ $word }`, viết `is:{ $name }`
query-hint-date = để tìm theo ngày hoặc tháng họp, viết `date:{ $day }`
query-hint-period = Đã tìm các từ “{ $words }”; để lấy các cuộc họp trong thời gian này, viết `date:"{ $words }"`
