package org.throughline.verify;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.throughline.disclosure.problem.Derived;

/// What the pages themselves tell: the numbers they show by their ids, and the shares beside them. Read from
/// the pages as they were shipped, so that a number which only a page shows is seen.
///
/// @param numbers by id, as often as they occur; different ones are all here
/// @param shares by the id of the number they stand beside, as written
/// @param earlier by id, the numbers that stand for withheld ones since an earlier publication showed them
public record PublishedPage(
    Map<String, List<Long>> numbers,
    Map<String, List<String>> shares,
    Map<String, List<Long>> earlier) {

  private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);

  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][\\w-]*)((?:[^<>\"]|\"[^\"]*\")*)>");

  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");

  /// What names the number and may have digits in it.
  private static final Set<String> NAMES = Set.of("class", "data-cell", "data-label", "data-key");

  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,18}");
  private static final Pattern ID = Pattern.compile("data-cell=\"([^\"]*)\"");

  private static final Pattern SHARE =
      Pattern.compile("<td class=\"share\">((?:&lt;)?[\\d.]+)%</td>");
  private static final Pattern ESCAPE = Pattern.compile("&(?:#x([0-9A-Fa-f]+)|#(\\d+)|(\\w+));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  /// Half of a tenth: the end of what is published as less than a tenth of a per cent.
  private static final BigDecimal HALF_A_TENTH = new BigDecimal("0.05");

  /// Reads every page of a published folder.
  public static PublishedPage read(Path published) throws IOException {
    PublishedPage page =
        new PublishedPage(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).sorted().toList()) {
        page.addPage(Files.readString(file));
      }
    }
    return page;
  }

  private void addPage(String html) {
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      Map<String, String> attributes = attributes(tag);
      String id = attributes.get("data-cell");
      if (id != null && !id.isEmpty()) {
        String inner = html.substring(tag.end(), end(html, tag));
        if (List.of(attributes.getOrDefault("class", "").split(" ")).contains("earlier")) {
          addAll(earlier, id, text(TAG.matcher(inner).replaceAll(" ")));
        } else {
          addNumbers(id, attributes, inner);
        }
      }
    }
    Matcher row = ROW.matcher(html);
    while (row.find()) {
      addShare(row.group(1));
    }
  }

  private static Map<String, String> attributes(Matcher tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
    while (attribute.find()) {
      attributes.put(attribute.group(1), text(attribute.group(2)));
    }
    return attributes;
  }

  /// Where the element that a tag opens is closed.
  private static int end(String html, Matcher open) {
    Matcher tag = TAG.matcher(html).region(open.end(), html.length());
    int depth = 1;
    while (tag.find()) {
      if (tag.group(2).equals(open.group(2))) {
        depth += tag.group(1).isEmpty() ? 1 : -1;
      }
      if (depth == 0) {
        return tag.start();
      }
    }
    return html.length();
  }

  /// Every number that an element holds: in its text and in that of the elements in it, and in the
  /// attributes of all of them. Where the element says that it has a value, its name may have digits.
  private void addNumbers(String id, Map<String, String> attributes, String inner) {
    attributes.forEach(
        (name, value) -> {
          if (!NAMES.contains(name)
              || (name.equals("data-label") && !attributes.containsKey("data-value"))) {
            addAll(numbers, id, value);
          }
        });
    Matcher tag = TAG.matcher(inner);
    while (tag.find()) {
      attributes(tag)
          .forEach(
              (name, value) -> {
                if (!name.equals("class")) {
                  addAll(numbers, id, value);
                }
              });
    }
    addAll(numbers, id, text(tag.replaceAll(" ")));
  }

  private static void addAll(Map<String, List<Long>> numbers, String id, String text) {
    List<Long> shown = numbers.computeIfAbsent(id, any -> new ArrayList<>());
    Matcher number = DIGITS.matcher(text);
    while (number.find()) {
      Long value = Long.valueOf(number.group().replace(",", ""));
      if (!shown.contains(value)) {
        shown.add(value);
      }
    }
  }

  /// A row with one number and a share of its table's total.
  private void addShare(String row) {
    Matcher share = SHARE.matcher(row);
    Matcher id = ID.matcher(row);
    if (share.find() && id.find()) {
      shares.computeIfAbsent(text(id.group(1)), any -> new ArrayList<>()).add(text(share.group(1)));
    }
  }

  private static String text(String html) {
    return ESCAPE
        .matcher(html)
        .replaceAll(
            match -> {
              String named = match.group(3);
              String plain =
                  named != null
                      ? NAMED.getOrDefault(named, match.group())
                      : match.group(1) != null
                          ? Character.toString(Integer.parseInt(match.group(1), 16))
                          : Character.toString(Integer.parseInt(match.group(2)));
              return Matcher.quoteReplacement(plain);
            });
  }

  /// The shares as figures over a number and its total.
  ///
  /// @param total the id of the total that a number's share is of; empty if it has none
  public List<Derived> figures(Function<String, java.util.Optional<String>> total) {
    List<Derived> figures = new ArrayList<>();
    shares.forEach(
        (id, written) ->
            total
                .apply(id)
                .filter(of -> !of.equals(id))
                .ifPresent(
                    of ->
                        written.stream()
                            .distinct()
                            .forEach(share -> figures.add(figure(id, of, share)))));
    return figures;
  }

  private static Derived figure(String id, String total, String share) {
    String name = "share " + share + "% of " + id;
    return share.startsWith("<")
        ? new Derived.Quotient(name, id, total, 100, BigDecimal.ZERO, HALF_A_TENTH)
        : Derived.Quotient.percent(name, new Derived.Fraction(id, total), new BigDecimal(share));
  }
}
