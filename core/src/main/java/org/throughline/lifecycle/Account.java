package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.throughline.engine.SqlEngine;

/// What the lifecycle of a build came to, in counts.
///
/// @param rules what the rule sets at hand make of each table of each release: in a build the chosen one, in a
///     comparison every known one
/// @param custody by release
/// @param links how many records of each kind are linked by either method, and why the others are not; only in a
///     comparison
/// @param anomalies by kind
public record Account(
    List<RuleCount> rules,
    List<Custody> custody,
    List<LinkCount> links,
    List<AnomalyCount> anomalies) {

  private static final String RULES =
      """
      select release, table_name, rule_set, rule_name, is_chosen, all_rows, kept
      from rule_counts
      order by release, table_name, rule_set
      """;

  private static final String STAYS =
      """
      select release, 'stays', rule_set, rule_name, is_chosen, all_stays, kept
      from rule_stays
      order by release, rule_set
      """;

  private static final String CUSTODY =
      """
      select stays.release, max(data_windows.data_end), count(*), sum(stints), sum(in_custody_a), sum(in_custody_b),
        sum(in_custody_c)
      from stays
      join data_windows on data_windows.release_number = stays.release_number
      group by stays.release
      order by stays.release
      """;

  private static final String SHARES =
      """
      select link, side, link_method, reason, sum(records)
      from link_shares
      group by link, side, link_method, reason
      order by link, side, link_method, reason
      """;

  private static final String ANOMALIES =
      "select kind, treatment, sum(records) from anomaly_counts group by kind, treatment order by"
          + " kind";

  public Account {
    rules = List.copyOf(rules);
    custody = List.copyOf(custody);
    links = List.copyOf(links);
    anomalies = List.copyOf(anomalies);
  }

  /// A rule set applied to a table of a release.
  ///
  /// @param table a lake table, or `stays`
  /// @param chosen whether the build was made with the rule set
  /// @param kept rows, or stays, that count
  public record RuleCount(
      String release,
      String table,
      String ruleSet,
      String rule,
      boolean chosen,
      long rows,
      long kept) {}

  /// Stays of a release, and how many of them were open at the end of its data under three definitions.
  ///
  /// @param dataEnd the latest time that the release reaches, derived: `2026-03-10 22:02`, or the day alone
  /// @param stayOpen the stay has no book-out
  /// @param stintOpen and its last stint has none
  /// @param notDeparted and no departure is recorded
  public record Custody(
      String release,
      String dataEnd,
      long stays,
      long stints,
      long stayOpen,
      long stintOpen,
      long notDeparted) {}

  /// Records of one side of a link, by method and by why they are linked or not.
  public record LinkCount(String link, String side, String method, String reason, long records) {}

  /// Records of one kind of anomaly.
  public record AnomalyCount(String kind, String treatment, long records) {}

  /// Reads the account of a build from the lifecycle that `engine` holds.
  public static Account of(SqlEngine engine) {
    return new Account(rules(engine, RULES), custody(engine), List.of(), anomalies(engine));
  }

  /// The same with every known rule set and both methods of links, from the comparison that `engine` holds.
  public static Account compared(SqlEngine engine) {
    List<RuleCount> rules = new ArrayList<>(rules(engine, RULES));
    rules.addAll(rules(engine, STAYS));
    return new Account(rules, custody(engine), links(engine), anomalies(engine));
  }

  private static List<RuleCount> rules(SqlEngine engine, String query) {
    return engine.rows(query).stream()
        .map(
            row ->
                new RuleCount(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    Boolean.parseBoolean(row.text(4)),
                    row.number(5),
                    row.number(6)))
        .toList();
  }

  private static List<Custody> custody(SqlEngine engine) {
    return engine.rows(CUSTODY).stream()
        .map(
            row ->
                new Custody(
                    row.text(0),
                    moment(row.text(1)),
                    row.number(2),
                    row.number(3),
                    row.number(4),
                    row.number(5),
                    row.number(6)))
        .toList();
  }

  /// A time to the minute, as people write it; a day where the release has no times.
  static String moment(String time) {
    return time.replaceFirst("(T| )00:00(:00(\\.0+)?)?$", "")
        .replaceFirst("T", " ")
        .replaceFirst("( \\d\\d:\\d\\d):\\d\\d(\\.\\d+)?$", "$1");
  }

  private static List<LinkCount> links(SqlEngine engine) {
    return engine.rows(SHARES).stream()
        .map(
            row -> new LinkCount(row.text(0), row.text(1), row.text(2), row.text(3), row.number(4)))
        .toList();
  }

  private static List<AnomalyCount> anomalies(SqlEngine engine) {
    return engine.rows(ANOMALIES).stream()
        .map(row -> new AnomalyCount(row.text(0), row.text(1), row.number(2)))
        .toList();
  }
}
