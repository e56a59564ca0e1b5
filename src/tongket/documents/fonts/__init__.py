"""The typeface of the PDF, Liberation Serif (widths of Times New Roman), and how wide a line of it is."""
