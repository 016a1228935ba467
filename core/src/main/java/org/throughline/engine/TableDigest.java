package org.throughline.engine;

import java.util.List;
import java.util.regex.Pattern;
import org.throughline.digest.Sha256;

/// What a table holds, in one short text: equal on every engine when the tables hold the same rows, in
/// whatever order of rows and columns.
///
/// The engine hashes each row's [canonical text][CanonicalColumn] with MD5 and adds up the hashes, 32 bits
/// at a time, so that rows that occur twice count twice. The sums and the names of the columns are
/// hashed again. It tells apart tables that differ by accident; it's no defence against intent.
///
/// @param rows number of rows
/// @param digest 32 hexadecimal digits
public record TableDigest(long rows, String digest) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");
  private static final int PIECES = 4;
  private static final int PIECE = 8;

  public TableDigest {
    if (rows < 0 || !DIGITS.matcher(digest).matches()) {
      throw new IllegalArgumentException("Not the digest of a table: " + rows + " " + digest);
    }
  }

  /// The digest of a table or view of the engine. One pass, in the engine; nothing is collected.
  ///
  /// @throws IllegalArgumentException when a column has a type without a canonical text, such as a list
  /// @throws EngineException when there is no such table
  public static TableDigest of(SqlEngine engine, String table) {
    List<CanonicalColumn> columns = CanonicalColumn.of(engine, table);
    Row sums = engine.rows(script(table, columns)).getFirst();
    StringBuilder text = new StringBuilder();
    columns.forEach(column -> text.append(column.name()).append('\n'));
    for (int i = 0; i <= PIECES; i++) {
      text.append(sums.number(i)).append('\n');
    }
    return new TableDigest(sums.number(0), hashed(text.toString()));
  }

  private static String script(String table, List<CanonicalColumn> columns) {
    StringBuilder sums = new StringBuilder("select count(*)");
    for (int piece = 0; piece < PIECES; piece++) {
      sums.append(", coalesce(sum({{hex_number|substring(row_hash, ")
          .append(piece * PIECE + 1)
          .append(", ")
          .append(PIECE)
          .append(")}}), 0)");
    }
    String row = String.join(" || ", columns.stream().map(CanonicalColumn::text).toList());
    return "%s from (select md5(%s) as row_hash from %s) as hashed".formatted(sums, row, table);
  }

  private static String hashed(String text) {
    return Sha256.of(text).substring(0, PIECES * PIECE);
  }

  @Override
  public String toString() {
    return rows + " rows, " + digest;
  }
}
