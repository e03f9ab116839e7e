# The questions of meeting new.
