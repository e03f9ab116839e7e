# What was read out of words.
