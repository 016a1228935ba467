package org.throughline.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder `truth`: what happened and what was planted.
final class TruthFolder {

  private final Path folder;

  TruthFolder(Path directory) throws IOException {
    folder = directory.resolve("truth");
    Files.createDirectories(folder.resolve("rows"));
    // Tells whoever reads the release's folder that this one is not part of it.
    Files.writeString(folder.resolve(".not-a-release"), "");
  }

  Path path() {
    return folder;
  }

  TruthPart part(FilePlan plan, String fileName, Tally tally) throws IOException {
    return new TruthPart(folder, plan, fileName, tally);
  }

  /// Joins the parts and writes the totals.
  void finish(SynthRequest request, Lives lives, Layout layout, Finished finished)
      throws IOException {
    List<SynthReport.Written> files = finished.files();
    join("duplicates.csv", "table,file,sheet,row,kind,kept_row", names(files, true));
    join(
        "faults.csv", "table,file,sheet,row,column,header,kind,written,truth", names(files, false));
    months(finished.tally());
    population(lives, layout, finished.tally());
    summary(request, lives, layout, finished);
  }

  /// All files, and the sum of their tallies.
  record Finished(List<SynthReport.Written> files, Tally tally) {
    Finished {
      files = List.copyOf(files);
    }
  }

  private List<Path> names(List<SynthReport.Written> files, boolean duplicates) {
    return files.stream()
        .map(file -> String.valueOf(file.file().getFileName()))
        .map(n -> duplicates ? TruthPart.duplicates(folder, n) : TruthPart.faults(folder, n))
        .toList();
  }

  private void join(String name, String header, List<Path> parts) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      out.write((header + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (Path part : parts) {
        Files.copy(part, out);
        Files.delete(part);
      }
    }
  }

  private void months(Tally tally) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("months.csv"))) {
      out.write("measure,month,count\n");
      for (Map.Entry<String, Long> month : new TreeMap<>(tally.months()).entrySet()) {
        out.write(month.getKey() + "," + month.getValue() + "\n");
      }
    }
  }

  private void population(Lives lives, Layout layout, Tally tally) throws IOException {
    List<Facility> facilities = lives.facilities().all();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("facility-days.csv"))) {
      out.write("facility_code,day,people_at_end_of_day\n");
      for (int i = 0; i < facilities.size(); i++) {
        int[] population = tally.population(i);
        for (int day = 0; day < population.length; day++) {
          if (population[day] > 0) {
            out.append(facilities.get(i).code()).append(',');
            out.append(layout.begins().plusDays(day).toString()).append(',');
            out.append(Integer.toString(population[day])).append('\n');
          }
        }
      }
    }
  }

  private void summary(SynthRequest request, Lives lives, Layout layout, Finished finished)
      throws IOException {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("synthetic", true);
    summary.put("vocabulary", layout.vocabulary());
    summary.put("seed", request.seed());
    summary.put("stays asked for", request.stays());
    summary.put("begins", layout.begins().toString());
    summary.put("ends", layout.ends().toString());
    summary.put("people in the population", lives.episodes().people());
    Map<String, Long> rows = new LinkedHashMap<>();
    finished.files().forEach(f -> rows.put(String.valueOf(f.file().getFileName()), f.rows()));
    summary.put("rows", rows);
    summary.put("totals", finished.tally().totals());
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    String text = json.writeValueAsString(summary).replace("\r\n", "\n");
    Files.writeString(folder.resolve("summary.json"), text + "\n");
  }
}
