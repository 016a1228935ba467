#!/usr/bin/env Rscript
# What a researcher does with a release today: readxl and data.table, from the workbooks to kept stints,
# stays, arrest episodes and the daily population by facility, by the rules named `ddp-2026-03`.
#
#   Rscript benchmarks/r/lifecycle.R FOLDER [DAYS.csv]
#
# In: the folder of a March 2026 release (vocabulary V3, also a synthetic one): DET_*.xlsx and ARS_*.xlsx.
# Out: one JSON object on standard output; with DAYS.csv, also the people in each facility at the end of
# each day. Needs R with the packages readxl and data.table.
#
# It shares no code with the program and was written from the published rules, so that equal answers mean
# something. It prints totals only.

suppressPackageStartupMessages({
  library(readxl)
  library(data.table)
})

preamble_rows <- 6L # header in row 7, data from row 8
data_sheets <- "^(Prior )?FY[0-9]{4}( \\([0-9]+\\))?$"
withheld <- "\\(b\\)|b\\([0-9]\\)"
person_column <- "Anonymized Identifier"

det_dates <- c("Stay Book In Date Time", "Book In Date Time", "Book Out Date Time", "Stay Book Out Date Time")
ars_dates <- "Apprehension Date"
bond_columns <- c("Initial Bond Set Amount", "Initial Bond Set Date", "Bond Posted Amount", "Bond Posted Date")

# ---- reading ---------------------------------------------------------------------------------------------

# The times that rules need are read as times. Everything else is read as text: readxl would guess a type from
# the first thousand cells and lose what does not fit it.
read_sheet <- function(file, sheet, dates) {
  header <- names(read_excel(file, sheet, skip = preamble_rows, n_max = 0, .name_repair = "minimal"))
  if (anyDuplicated(header) || !all(c(dates, person_column) %in% header)) {
    stop(sprintf("%s, sheet %s: row 7 is not the header of the March 2026 release", basename(file), sheet))
  }
  types <- fifelse(header %in% dates, "date", "text")
  rows <- setDT(read_excel(file, sheet, skip = preamble_rows, col_types = types, na = c("", "NA")))
  rows[, `:=`(file = basename(file), sheet = sheet, row = .I + preamble_rows + 1L)]
}

read_table <- function(folder, pattern, dates) {
  files <- sort(list.files(folder, pattern, full.names = TRUE), method = "radix")
  if (length(files) == 0) stop(sprintf("No file like %s in %s", pattern, folder))
  sheets <- lapply(files, function(file) {
    names <- grep(data_sheets, excel_sheets(file), value = TRUE)
    lapply(names, function(sheet) read_sheet(file, sheet, dates))
  })
  rows <- rbindlist(unlist(sheets, recursive = FALSE), use.names = TRUE, fill = TRUE)
  setnames(rows, person_column, "person")
  rows[grepl(withheld, person, ignore.case = TRUE), person := NA]
  rows[]
}

# ---- stints and stays ------------------------------------------------------------------------------------

# Stage 1: rows equal in all columns but the bond columns and where they stand; the first by file, sheet and
# row stays. Rows without a person are never dropped.
keep_one_of_equal_rows <- function(rows) {
  setorderv(rows, c("file", "sheet", "row"))
  same <- setdiff(names(rows), c("file", "sheet", "row", bond_columns))
  rows[is.na(person) | !duplicated(rows, by = same)]
}

# Stage 2: of the rows with the same person, facility code, day of book-in and stay, the last stays. The order
# is given in README.md beside this file; text by code point, missing values last.
keep_one_of_a_day <- function(rows) {
  rows <- rows[order(person, `Book In Date Time`, `Detention Facility`, `Detention Release Reason`,
                     `Stay Book Out Date`, file, sheet, row, na.last = TRUE)]
  rows[, book_in_day := as.IDate(`Book In Date Time`)]
  day <- c("person", "Detention Facility Code", "book_in_day", "Stay Book In Date Time")
  rows[is.na(person) | !duplicated(rows, by = day, fromLast = TRUE)]
}

count_stays <- function(stints) {
  uniqueN(stints[!is.na(person)], by = c("person", "Stay Book In Date Time"))
}

# ---- arrests ---------------------------------------------------------------------------------------------

# A chain of arrests of one person, each at most 24 hours after the one before, is one episode; its first row
# stays. At the same minute a reprocessed arrest comes after others. Rows without a person stand alone.
keep_first_of_episode <- function(rows) {
  rows[, reprocessed := `Apprehension Method` %in% "ERO Reprocessed Arrest"]
  rows <- rows[order(person, `Apprehension Date`, reprocessed, file, sheet, row,
                     na.last = TRUE)]
  rows[, hours := as.numeric(`Apprehension Date`) / 3600]
  rows[, gap := hours - shift(hours), by = person]
  rows[is.na(person) | is.na(gap) | gap > 24]
}

# ---- daily population ------------------------------------------------------------------------------------

# People in a facility at the end of a day: booked in on or before it, and not booked out before the next day.
# Counted from the first book-in to the end of the data. A person with two stints in a facility counts once;
# each row without a person counts.
people_by_day <- function(stints, last_day) {
  nights <- stints[!is.na(`Book In Date Time`), .(
    facility = `Detention Facility Code`,
    who = fifelse(is.na(person), paste("row", file, sheet, row), person),
    from = as.integer(as.IDate(`Book In Date Time`)),
    to = pmin(fcoalesce(as.integer(as.IDate(`Book Out Date Time`)) - 1L, last_day), last_day)
  )][from <= to]
  nights[, who := as.integer(factor(who))]
  days <- nights[, .(facility, who, day = from:to), by = seq_len(nrow(nights))]
  unique(days, by = c("facility", "who", "day"))[, .(people = .N), keyby = .(facility, day)]
}

# ---- the answers -----------------------------------------------------------------------------------------

peak_megabytes <- function() {
  status <- "/proc/self/status"
  if (!file.exists(status)) return(NA_real_)
  line <- grep("^VmHWM", readLines(status), value = TRUE)
  round(as.numeric(gsub("[^0-9]", "", line)) / 1024)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("Which folder? Rscript lifecycle.R FOLDER [DAYS.csv]")
setDTthreads(0)
clock <- function() proc.time()[["elapsed"]]
begin <- clock()

stints <- read_table(arguments[1], "^DET_.*\\.xlsx$", det_dates)
arrests <- read_table(arguments[1], "^ARS_.*\\.xlsx$", ars_dates)
reading <- clock() - begin

after_equal <- keep_one_of_equal_rows(stints)
kept <- keep_one_of_a_day(after_equal)
episodes <- keep_first_of_episode(arrests)
end <- max(stints[["Book In Date Time"]], stints[["Book Out Date Time"]], na.rm = TRUE)
days <- people_by_day(kept, as.integer(as.IDate(end)))
all_time <- clock() - begin

answers <- list(
  stint_rows = nrow(stints),
  stints_dropped_as_equal = nrow(stints) - nrow(after_equal),
  stints_dropped_as_same_day = nrow(after_equal) - nrow(kept),
  kept_stints = nrow(kept),
  kept_stints_without_person = kept[is.na(person), .N],
  stays = count_stays(kept),
  arrest_rows = nrow(arrests),
  arrest_episodes = nrow(episodes),
  data_end = format(end, "%Y-%m-%dT%H:%M:%S", tz = "UTC"),
  facility_days = nrow(days),
  person_days = sum(days$people),
  largest_facility_day = max(days$people),
  seconds_reading = round(reading, 1),
  seconds = round(all_time, 1),
  peak_megabytes = peak_megabytes()
)
json <- vapply(names(answers), function(name) {
  value <- answers[[name]]
  sprintf('  "%s": %s', name, if (is.character(value)) dQuote(value, FALSE) else format(value, scientific = FALSE))
}, "")
cat("{\n", paste(json, collapse = ",\n"), "\n}\n", sep = "")

if (length(arguments) > 1) {
  fwrite(days[, .(facility_code = facility, day = as.IDate(day, origin = "1970-01-01"), people_at_end_of_day = people)], arguments[2])
}
