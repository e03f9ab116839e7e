# Drafts out of documents (src/import).
import-empty = it contains no text
import-too-large = it contains more than { $limit } MiB of text
import-too-large-help = a record can have at most 1 MiB; import only the part about one meeting
import-old-word = this is a .doc file (Word before 2007)
import-old-word-help = open it in Word or LibreOffice, save it as .docx, and import that file
import-encrypted = this document has a password
import-encrypted-help = open it in Word or LibreOffice, save a copy without a password, and import that file
import-rtf = this is an .rtf file (Rich Text Format)
import-spreadsheet = this is a spreadsheet (.xlsx, .ods)
import-spreadsheet-help = save the sheet with the minutes as HTML, or copy it into a document, and import that file
import-presentation = this is a presentation (.pptx, .odp)
import-presentation-help = copy its text into a document, save it as .docx, and import that file
import-zip = this is a zip file without a text document in it
import-zip-help = unpack it, and import the documents one by one
import-pdf = this is a PDF file
import-pdf-help = extract the text and import it: pdftotext FILE - | meeting import -
import-binary = this is not a text file
import-binary-help = supported: text, Markdown, HTML, .docx and .odt
import-not-utf8 = neither UTF-8 (invalid at byte { $offset }) nor Vietnamese in windows-1258 or TCVN3
import-not-utf8-help = save it as UTF-8, or as UTF-16 with a byte order mark
import-legacy-font = "{ $word }" is in a font from before Unicode (TCVN3, VNI)
import-legacy-font-help = convert the text to Unicode first, for example with UniKey
import-too-many-attributes = an element of this .{ $format } has more than { $limit } attributes or namespaces
import-too-many-elements = this .{ $format } has more than { $limit } XML elements
import-too-deep = this .{ $format } has tables or lists within one another, more than { $limit } levels
import-bad-package = cannot read this .{ $format }: { $reason }
import-no-title = no title found
import-no-title-help = give one with --title
import-no-date = no meeting date found
import-no-date-help = give it with --date, such as --date 08/05/2023
import-again = a record with this date and title already exists: { $id }; this one gets a different id
import-known = this paper has been imported already: { $path }
import-known-number = a record of { $date } with the number { $number } exists already: { $path }
import-known-help = see it with `meeting show { $id }`; to import the paper once more, add --force
import-known-draft-help = to go on with its review, import the paper on a terminal, or with --plain; see it with `meeting show { $id }`; to import the paper once more, add --force
import-no-minutes = nothing in it speaks of a meeting: this looks like no minutes
import-no-minutes-help = to import it all the same, give the meeting's --title and --date
import-two-papers = lines { $first } and { $second } begin papers of their own, but one record was made: part the file, or check which day and which people belong to it
import-weekday = line { $line }: "{ $words }" does not fit: { $date } is a { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
import-day-order = line { $line }: "{ $words }" may be { $date } or { $other }; to read all such days alike, set `dates` in meeting.yaml to `day-first` or `month-first`
