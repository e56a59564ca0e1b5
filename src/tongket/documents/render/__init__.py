"""One paper, three forms: Word, PDF and HTML, laid out by the page format in force on its day."""
