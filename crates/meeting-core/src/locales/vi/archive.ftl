# Kho biên bản: thư mục gốc, thiết lập, duyệt tệp, đọc tệp.

archive-io = không xem được { $path }: { $reason }
archive-not-a-folder = { $path } không phải là thư mục
archive-outside = { $path } là liên kết dẫn ra ngoài kho biên bản
archive-unreadable = không đọc được { $path }: { $reason }
archive-settings = { $file } có { $count } lỗi

read-io = { $reason }
read-not-a-file = không phải là tệp thông thường
read-too-large = tệp có { $size } byte; chỉ đọc tệp không quá { $limit } byte
read-utf16 = văn bản ở dạng UTF-16; hãy lưu lại theo UTF-8
read-not-utf8 = văn bản không phải UTF-8 (byte { $offset }); hãy lưu lại theo UTF-8

walk-outside = bỏ qua { $path }: liên kết dẫn ra ngoài kho biên bản
walk-dangling = bỏ qua { $path }: liên kết trỏ tới tệp không tồn tại
walk-name = bỏ qua { $path }: tên tệp không phải UTF-8
walk-io = bỏ qua { $path }: { $reason }

write-emit = không ghi được biên bản thành YAML: { $reason }
write-unreadable = biên bản sẽ quá lớn hoặc lồng quá nhiều cấp
write-different = đọc lại biên bản sẽ không còn đúng như cũ

store-exists = { $path } đã có; không ghi đè
store-changed = { $path } vừa bị người khác sửa; chưa ghi gì
store-outside = { $path } dẫn ra ngoài kho biên bản; chưa ghi gì
store-full = không ghi được { $path }: hết dung lượng
store-read-only = không ghi được { $path }: chỉ được đọc, hoặc bạn không có quyền ghi ở đó
store-io = không ghi được { $path }: { $reason }

lock-busy = có chương trình khác đang sửa kho biên bản; hãy thử lại sau giây lát

id-not-found = không có biên bản `{ $id }`
id-ambiguous = có { $count } biên bản mang mã bắt đầu bằng `{ $id }`

walk-folder = bỏ qua { $path }: đây là liên kết đến thư mục
read-outside = đây là liên kết ra ngoài kho
walk-ending = bỏ qua { $path }: tệp biên bản phải có đuôi `.yaml`, hãy đổi tên tệp
walk-not-a-file = bỏ qua { $path }: không phải tệp thông thường
