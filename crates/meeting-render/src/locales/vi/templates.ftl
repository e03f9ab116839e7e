# Lỗi của mẫu (src/template_problems.rs).
template-document = phần thân
template-header = đầu trang { $number }
template-footer = chân trang { $number }
template-footnotes = chú thích cuối trang
template-endnotes = chú thích cuối văn bản
template-line = dòng { $line }
template-paragraph = { $part }, đoạn { $paragraph }
template-cell = { $part }, đoạn { $paragraph } (bảng { $table }, hàng { $row }, cột { $column })

template-too-large = tệp lớn hơn { $limit } MB sau khi giải nén
template-too-many-parts = tệp có hơn { $limit } phần
template-not-document = đây không phải là văn bản Word
template-not-document-help = lưu lại với kiểu “Word Document (.docx)”
template-encrypted = tệp được bảo vệ bằng mật khẩu
template-macros = tệp có macro
template-not-text = đây không phải là văn bản UTF-8
template-xml = tệp bị hỏng: { $detail }
template-document-type = tệp khai báo kiểu văn bản mà Word không dùng
template-too-many-elements = tệp có hơn { $limit } phần tử
template-too-many-attributes = có phần tử mang hơn { $limit } thuộc tính
template-too-deep = lồng nhau quá { $limit } cấp
template-too-many-tags = mẫu có hơn { $limit } thẻ

template-unclosed-tag = thẻ chưa đóng
template-unclosed-tag-help = mỗi thẻ mở và đóng trong một đoạn, bằng cùng một loại dấu: {"`{{ … }}`, `{% … %}`"}
template-unclosed-quote = trong thẻ có dấu nháy chưa đóng
template-unclosed-bracket = trong thẻ có dấu ngoặc chưa đóng
template-stray-end = thẻ đóng mà không mở
template-empty-tag = thẻ còn trống
template-syntax = không đọc được thẻ này
template-syntax-near = không đọc được thẻ này từ `{ $name }`
template-unknown-statement = không có lệnh `{ $name }`
template-not-allowed = mẫu không được dùng `{ $name }`
template-unclosed-block = khối chưa đóng
template-unclosed-block-help = ở cuối khối, viết `{"{%"} { $name } {"%}"}`
template-unmatched-end = không có khối nào đang mở cho thẻ này
template-too-many-blocks = các khối lồng nhau quá { $limit } cấp
template-tracked-change = thẻ nằm trong phần sửa đang được theo dõi
template-tracked-change-help = chấp nhận hoặc từ chối các phần sửa, rồi lưu lại
template-not-in-text = thẻ nằm ở chỗ không điền được, như mã trường hoặc công thức
template-not-alone = khối gồm nhiều đoạn nhưng thẻ này không đứng riêng một đoạn
template-not-alone-help = để thẻ riêng một đoạn, hoặc viết cả khối trong một đoạn
template-unrepeatable = không lặp được nội dung từ thẻ này đến { $other }
template-unrepeatable-help = để thẻ mở và thẻ đóng riêng ở hai đoạn cùng cấp, hoặc trong các hàng của một bảng

template-unknown-field = không có trường `{ $name }`
template-unknown-field-help = xem mọi trường bằng `meeting template fields`
template-not-a-text = `{ $name }` gồm nhiều trường: viết tên một trường trong đó
template-not-a-list = `{ $name }` không phải là danh sách
template-unknown-filter = không có bộ lọc `{ $name }`
template-unknown-test = không có phép kiểm tra `{ $name }`
template-unknown-function = không có hàm `{ $name }`

template-too-much-work = điền mẫu này tốn quá nhiều thời gian hoặc bộ nhớ
template-result-too-large = kết quả lớn hơn { $limit } MB
template-failed = không điền được: { $detail }
