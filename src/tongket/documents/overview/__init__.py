"""The package besides its papers: the page that opens it and the workbook of its figures."""
