# Changes of several files, renaming, the editor.
store-link = { $path } is a link; only the file that it points to can be given another name
store-unfinished = an interrupted change of the archive cannot be finished yet, so nothing is written; its journal is { $path }
store-half-done = { $reason }; some files are changed already, and the next command finishes the change
recovery-finished = { $files ->
    [one] An interrupted change of 1 file has been finished
   *[other] An interrupted change of { $files } files has been finished
}
recovery-dropped = An interrupted change had not begun yet; nothing has changed
recovery-taken-back = An interrupted change has been taken back, for { $paths } has been changed meanwhile
recovery-left = An interrupted change has been finished, save in { $path }, which has been changed meanwhile; what it would have become is in { $kept }
recovery-not-now = An interrupted change of the archive is not finished: { $reason }
