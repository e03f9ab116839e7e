index-database = Không dùng được chỉ mục: { $reason }
index-io = Không xóa được chỉ mục: { $reason }
