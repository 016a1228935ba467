package org.throughline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/// The Parquet files that Spark writes of one table, in the order of their names.
final class Pieces {

  private Pieces() {}

  /// Makes one file of them. Their groups of rows are copied as they are.
  ///
  /// @param folder of the pieces
  /// @param notes what the file says of itself
  static void join(Path folder, Path target, Map<String, String> notes) throws IOException {
    List<Path> pieces = in(folder);
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new LocalOutputFile(target),
            schema(pieces.getFirst()),
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            ParquetProperties.builder().build());
    try (writer) {
      writer.start();
      for (Path piece : pieces) {
        writer.appendFile(input(piece));
      }
      writer.end(new HashMap<>(notes));
    }
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  private static MessageType schema(Path piece) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(input(piece))) {
      return reader.getFileMetaData().getSchema();
    }
  }

  private static InputFile input(Path piece) throws IOException {
    return HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(piece.toUri()), new Configuration());
  }
}
