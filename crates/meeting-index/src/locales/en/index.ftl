index-database = The index cannot be used: { $reason }
index-io = The index cannot be deleted: { $reason }
