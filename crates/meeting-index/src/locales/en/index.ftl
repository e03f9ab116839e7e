index-database = Cannot use the index: { $reason }
index-io = Cannot delete the index: { $reason }
