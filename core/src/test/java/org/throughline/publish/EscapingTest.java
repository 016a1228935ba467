package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Whatever text comes in, the page has the same elements and attributes.
class EscapingTest {

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern DATA =
      Pattern.compile("(?<=<script type=\"application/ld[+]json\">)[^<]*");
  private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</td></table><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' x='",
        "<img src=x onerror=alert(1)>",
        "{{title}} {{{title}}} {{>index}}",
        "</title></style><!-- ",
        "&lt;b&gt; &amp; &#x3C;",
        "]]> --> <?xml",
        "a\u2028b\u0000c\u202Ed"
      })
  void textNeverBecomesMarkup(String hostile) throws IOException {
    Publisher.write(publication(hostile), folder.resolve("hostile"));
    Publisher.write(publication("plain"), folder.resolve("plain"));

    assertThat(structure("hostile")).isEqualTo(structure("plain"));
    Tables.read(folder.resolve("hostile"))
        .forEach(
            (name, text) -> {
              if (name.matches(".*[.]html")) {
                assertThat(text).doesNotContainPattern("[\u0000-\u0008\u202E]");
              }
            });
  }

  /// The elements and attributes of every page. A page is named after what it shows, so pages are
  /// taken by what they hold.
  private List<List<String>> structure(String name) {
    return Tables.read(folder.resolve(name)).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".html"))
        .map(file -> elements(file.getValue()))
        .sorted(java.util.Comparator.comparing(List::toString))
        .toList();
  }

  private static List<String> elements(String html) {
    return TAG.matcher(DATA.matcher(html).replaceAll(""))
        .results()
        .map(tag -> VALUE.matcher(tag.group()).replaceAll("=\"\""))
        .toList();
  }

  private static Publication publication(String text) {
    Dimension dimension =
        new Dimension("d", text, DimensionKind.EVENT, List.of(new Category("c1", text)));
    List<ProtectedCell> cells =
        List.of(
            Tables.cell(text + "/1", List.of("c1"), 20),
            Tables.cell("total", List.of(Category.TOTAL), 20));
    PublishedTable table =
        new PublishedTable(UncheckedTable.of(text, text, List.of(dimension), cells), how(text));
    MeasureSection measure =
        new MeasureSection(text, text, Sentence.shipped(text), Extent.NONE, List.of(table));
    PeriodSection period = new PeriodSection(text, text, List.of(measure));
    return new Publication(
        Sentence.shipped(text),
        Sentence.shipped(text),
        new Imprint(text, text, text, text, text),
        List.of(
            new ReleaseSection(
                text, Sentence.shipped(text), Sentence.shipped(text), List.of(period))),
        List.of(
            new ReconciliationRow.Compared(text, "total", 20, text, ""),
            new ReconciliationRow.NotComparable(text, text, "", Sentence.shipped(text))),
        List.of(new WithheldTable(text, text, Sentence.shipped(text))));
  }

  private static HowCounted how(String text) {
    return new HowCounted(
        text,
        Sentence.shipped(text),
        text,
        List.of(new InputFile(text, text, Tables.SHA)),
        List.of(new ExcludedRows(text, ProtectedCount.of(1, PolicyReader.bundled("default")))),
        List.of(Sentence.shipped(text)));
  }
}
