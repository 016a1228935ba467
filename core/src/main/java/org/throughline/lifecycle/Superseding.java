package org.throughline.lifecycle;

import java.util.List;
import org.throughline.engine.SqlEngine;

/// A window of a table that one release of a build gives up to another.
///
/// @param first month, `2022-10`
/// @param last month, by the date that decides
/// @param rows rows of the older release that no longer count, open stays included
public record Superseding(
    String table, String older, String newer, String first, String last, long rows) {

  private static final String QUERY =
      """
      select given_up.table_name, given_up.release, given_up.superseded_by,
        min(month), max(month), given_up.given_rows
      from (
        select 'arrests' as table_name, release, superseded_by, count(*) as given_rows
        from arrest_events group by release, superseded_by
        union all
        select 'detentions' as table_name, release, superseded_by, count(*) as given_rows
        from stay_events group by release, superseded_by
        union all
        select 'encounters' as table_name, release, superseded_by, count(*) as given_rows
        from encounter_events group by release, superseded_by
        union all
        select 'removals' as table_name, release, superseded_by, count(*) as given_rows
        from removal_events group by release, superseded_by
      ) given_up
      join superseded_months
        on owned_table = given_up.table_name and owned_older = given_up.release
        and owned_by = given_up.superseded_by
      left join release_months
        on release_months.table_name = owned_table and release_months.release = owned_older
        and month = owned_month
      where given_up.superseded_by is not null
      group by given_up.table_name, given_up.release, given_up.superseded_by, given_up.given_rows
      order by given_up.table_name, given_up.release, given_up.superseded_by
      """;

  /// Every window that is given up, of the lake that `engine` holds. Tables without
  /// events of their own are not among them.
  public static List<Superseding> of(SqlEngine engine) {
    return engine.rows(QUERY).stream()
        .map(
            row ->
                new Superseding(
                    row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5)))
        .toList();
  }
}
