# Kho biên bản: thư mục gốc, thiết lập, duyệt tệp, đọc tệp.

archive-io = không đọc được { $path }: { $reason }
archive-not-a-folder = { $path } không phải là thư mục
archive-outside = { $path } là liên kết dẫn ra ngoài kho biên bản
archive-unreadable = không đọc được { $path }: { $reason }
archive-settings = { $file } có { $count } lỗi

read-io = { $reason }
read-not-a-file = không phải là tệp thông thường
read-too-large = tệp quá lớn: { $size } byte (tối đa { $limit })
read-utf16 = văn bản ở dạng UTF-16; lưu lại theo UTF-8
read-not-utf8 = văn bản không phải UTF-8 (byte { $offset }); lưu lại theo UTF-8

walk-outside = bỏ qua { $path }: liên kết dẫn ra ngoài kho biên bản
walk-dangling = bỏ qua { $path }: liên kết tới tệp không có
walk-name = bỏ qua { $path }: tên tệp không phải UTF-8
walk-io = bỏ qua { $path }: { $reason }

write-emit = không ghi được biên bản thành YAML: { $reason }
write-unreadable = biên bản sẽ quá lớn hoặc lồng quá nhiều cấp
write-different = lỗi bên trong chương trình: biên bản đọc lại không còn đúng như cũ; chưa ghi gì

store-exists = chưa lưu: { $path } đã có
store-changed = chưa lưu: { $path } vừa được chương trình khác sửa; chạy lại lệnh
store-outside = chưa lưu: { $path } nằm ngoài kho biên bản
store-full = không ghi được { $path }: ổ đĩa đã đầy
store-read-only = không ghi được { $path }: tệp chỉ cho đọc, hoặc không có quyền ghi ở đó
store-io = không ghi được { $path }: { $reason }

lock-busy = có lệnh khác đang sửa kho; thử lại sau giây lát

id-not-found = không có biên bản `{ $id }`
id-ambiguous = có { $count } biên bản có mã bắt đầu bằng `{ $id }`

walk-folder = bỏ qua { $path }: liên kết tới thư mục
read-name = tên tệp không phải UTF-8
read-dangling = đây là liên kết đến một tệp không có
read-outside = đây là liên kết ra ngoài kho
walk-ending = bỏ qua { $path }: tên tệp biên bản phải kết thúc bằng `.yaml`; cần đổi tên tệp
walk-not-a-file = bỏ qua { $path }: không phải tệp thông thường
