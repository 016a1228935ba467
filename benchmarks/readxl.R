# Reads every sheet of every workbook of a folder with readxl, the way its users do, and prints seconds, cells with content, rows, and
# the most memory that was resident, in MB. The baseline that `scripts/benchmark` compares with, when R and readxl are installed.
suppressMessages(library(readxl))

release <- commandArgs(trailingOnly = TRUE)[1]
preamble <- 6 # the rows above the headers of the March 2026 release

begin <- proc.time()[["elapsed"]]
rows <- 0
cells <- 0
for (file in sort(list.files(release, pattern = "[.]xlsx$", full.names = TRUE))) {
  for (sheet in excel_sheets(file)) {
    table <- suppressMessages(suppressWarnings(read_excel(file, sheet = sheet, skip = preamble)))
    rows <- rows + nrow(table)
    cells <- cells + sum(!is.na(table))
  }
}
seconds <- proc.time()[["elapsed"]] - begin

status <- if (file.exists("/proc/self/status")) readLines("/proc/self/status") else character()
most <- sub("[^0-9]*([0-9]+).*", "\\1", grep("^VmHWM", status, value = TRUE))
cat(sprintf("%.2f %.0f %.0f\n", seconds, rows, if (length(most)) as.numeric(most) / 1024 else 0))
