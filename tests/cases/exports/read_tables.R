# Reads every table of an export and writes its cells again, for tests/exports/test_in_r.py.
# Rscript read_tables.R base|readr EXPORT OUT
arguments <- commandArgs(trailingOnly = TRUE)
with_base <- function(path) {
  read.csv(path, fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = character(), check.names = FALSE)
}
with_readr <- function(path) {
  text <- readr::cols(.default = readr::col_character())
  readr::read_csv(path, col_types = text, na = character(), trim_ws = FALSE, progress = FALSE)
}
read_table <- list(base = with_base, readr = with_readr)[[arguments[1]]]
for (path in list.files(arguments[2], "[.]csv$", full.names = TRUE)) {
  written <- file(file.path(arguments[3], basename(path)), open = "wb", encoding = "UTF-8")
  write.csv(read_table(path), written, row.names = FALSE, na = "")
  close(written)
}
