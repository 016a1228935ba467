package org.throughline.releases;

import java.io.IOException;
import java.util.List;

/// An opened file that holds sheets. Different sheets may be read from different threads.
public interface SheetContainer extends AutoCloseable {

  /// The sheets in the file's order.
  List<Sheet> sheets();

  /// Whether numbers that are dates count days from 1904 instead of 1900.
  boolean countsFrom1904();

  /// What stands between the fields of a row; empty for workbooks, where a cell knows its column.
  String delimiter();

  /// Whether a row with fewer or more fields than the header is damaged: in text, where a stray delimiter shifts fields.
  default boolean fieldsAreCounted() {
    return !delimiter().isEmpty();
  }

  /// Reads one sheet from its first row.
  ///
  /// @throws IOException when the file is damaged; the message says where
  void rows(Sheet sheet, RowConsumer consumer) throws IOException;

  /// Bytes of a sheet, as far as the file says so before it is read; 0 when it does not.
  default long bytes(Sheet sheet) {
    return 0;
  }

  /// How many of them are behind. May be asked while another thread reads.
  default long bytesRead(Sheet sheet) {
    return 0;
  }

  /// What a reader of the account should know of how the file was read, as what follows "it"; empty for most.
  default String note() {
    return "";
  }

  @Override
  void close() throws IOException;
}
