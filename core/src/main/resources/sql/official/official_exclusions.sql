-- makes: official_exclusions
-- reads: official_observations
-- What stays out of the series, or would but for an override: one row for each table, rule and evidence.
select
  coalesce(excluded_by, found_rule) as rule, file, sheet, table_name, as_of,
  min(cell) as first_cell, cast(count(*) as bigint) as numbers,
  coalesce(excluded_because, found_evidence) as evidence,
  kept_by_hand, because as override_because, posting
from official_observations
where excluded_by is not null or kept_by_hand
group by
  coalesce(excluded_by, found_rule), file, sheet, table_name, as_of, coalesce(excluded_because, found_evidence),
  kept_by_hand, because, posting
