package org.throughline.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.lifecycle.Account;
import org.throughline.lifecycle.Account.AnomalyCount;
import org.throughline.lifecycle.Account.Custody;
import org.throughline.lifecycle.Account.LinkCount;
import org.throughline.lifecycle.Account.RuleCount;

/// The lifecycle of a build, in words and tables.
record LifecycleReport(Account account) implements Report {

  private static final String NAME = "  %-14s %-22s %12s %12s %9s%n";

  /// Lines of the build's summary, by their first words.
  Map<String, List<String>> summary() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    lines.put(
        "Repeats not counted",
        account.rules().stream()
            .filter(count -> count.chosen() && count.rows() > count.kept())
            .filter(count -> !count.table().equals("stays"))
            .map(
                count ->
                    String.format(
                        Locale.ROOT,
                        "%,d of %,d %s of %s, by rule %s of %s",
                        count.rows() - count.kept(),
                        count.rows(),
                        count.table(),
                        count.release(),
                        count.rule(),
                        count.ruleSet()))
            .toList());
    lines.put(
        "Stays",
        account.custody().stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "%,d of %s in %s, which reaches to %s; open then: %,d",
                        one.stays(),
                        Amount.of(one.stints(), "stint"),
                        one.release(),
                        one.dataEnd(),
                        one.stayOpen()))
            .toList());
    long odd = account.anomalies().stream().mapToLong(AnomalyCount::records).sum();
    if (odd > 0) {
      lines.put(
          "Anomalies",
          List.of(
              String.format(
                  Locale.ROOT,
                  "%,d, of %s (listed in lake/lifecycle)",
                  odd,
                  Amount.of(kinds(), "kind"))));
    }
    return lines;
  }

  private long kinds() {
    return account.anomalies().stream().map(AnomalyCount::kind).distinct().count();
  }

  @Override
  public Object fields() {
    return account;
  }

  /// Everything, for the command `lifecycle`.
  @Override
  public void print(PrintWriter to) {
    StringBuilder text = new StringBuilder();
    rules(text);
    custody(text);
    links(text);
    anomalies(text);
    to.print(text);
  }

  private void rules(StringBuilder text) {
    Map<String, List<RuleCount>> byTable =
        account.rules().stream()
            .collect(
                Collectors.groupingBy(
                    count -> count.release() + ", " + count.table(),
                    TreeMap::new,
                    Collectors.toList()));
    byTable.forEach(
        (table, counts) -> {
          text.append("%s%n".formatted(table));
          text.append(NAME.formatted("rule set", "rule", "of", "kept", "moves"));
          long chosen = counts.stream().filter(RuleCount::chosen).mapToLong(RuleCount::kept).sum();
          counts.forEach(count -> text.append(line(count, chosen)));
        });
  }

  private static String line(RuleCount count, long chosen) {
    return NAME.formatted(
        count.ruleSet(),
        count.rule(),
        String.format(Locale.ROOT, "%,d", count.rows()),
        String.format(Locale.ROOT, "%,d", count.kept()),
        count.chosen() ? "chosen" : String.format(Locale.ROOT, "%+,d", count.kept() - chosen));
  }

  private void custody(StringBuilder text) {
    for (Custody one : account.custody()) {
      text.append(
          String.format(
              Locale.ROOT,
              """
              %s: %s of %s; the data reach to %s. In custody then
                a  the stay has no book-out            %,d
                b  and its last stint has none         %,d
                c  and no departure is recorded        %,d
              """,
              one.release(),
              Amount.of(one.stays(), "stay"),
              Amount.of(one.stints(), "stint"),
              one.dataEnd(),
              one.stayOpen(),
              one.stintOpen(),
              one.notDeparted()));
    }
  }

  private void links(StringBuilder text) {
    Map<String, Long> totals = new TreeMap<>();
    account.links().forEach(count -> totals.merge(side(count), count.records(), Long::sum));
    for (LinkCount count : account.links()) {
      long of = totals.getOrDefault(side(count), 0L);
      text.append(
          String.format(
              Locale.ROOT,
              "%-13s %-8s %-11s %-54s %,10d %6.1f %%%n",
              count.link(),
              count.side(),
              count.method(),
              count.reason(),
              count.records(),
              100.0 * count.records() / of));
    }
  }

  private static String side(LinkCount count) {
    return count.link() + '/' + count.side() + '/' + count.method();
  }

  private void anomalies(StringBuilder text) {
    for (AnomalyCount count : account.anomalies()) {
      text.append(
          String.format(
              Locale.ROOT, "%-24s %,10d  %s%n", count.kind(), count.records(), count.treatment()));
    }
  }
}
