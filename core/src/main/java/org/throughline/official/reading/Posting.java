package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.OptionalInt;

/// One file as an agency posted it.
///
/// @param file its name
/// @param sha256 digest of its content
/// @param family the kind of workbook
/// @param producer the agency
/// @param fiscalYear the year that most of its sheets are about; empty for files that are not of one year
/// @param posted the last day on which it can have been posted first: of its capture, its name or its data
/// @param postedFrom which of these it is
public record Posting(
    String file,
    String sha256,
    String family,
    String producer,
    OptionalInt fiscalYear,
    LocalDate posted,
    String postedFrom) {

  Posting of(LocalDate day) {
    return new Posting(file, sha256, family, producer, fiscalYear, day, postedFrom);
  }
}
