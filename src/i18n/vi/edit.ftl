# Sửa biên bản.

edit-unreadable = không sửa được: không đọc được tệp này như một biên bản
edit-no-place = không có gì để sửa tại { $place }
edit-unproven = chưa sửa gì: chỗ { $place } được viết theo cách không thể sửa tự động một cách an toàn; hãy sửa bằng tay với meeting edit
change-refused = chưa sửa gì: sau khi sửa, biên bản sẽ có lỗi
