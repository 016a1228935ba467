package org.throughline.official.reading;

/// Numbers in an official workbook that were not read.
///
/// @param cells where they stand
/// @param title the text above them
/// @param reason why
public record NotRead(String file, String sheet, String cells, String title, String reason) {}
