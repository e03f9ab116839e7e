index-database = Không dùng được chỉ mục tìm kiếm: { $reason }
index-io = Không xóa được chỉ mục tìm kiếm: { $reason }
