-- makes: superseded_months
-- reads: covered_months, release_months, combination_rules
-- The months of an older release that a newer one of the same build owns, by the declared rules:
-- only months that the newer one covers, so that a build without some of its files loses nothing.
-- Where several rules apply, the first one does. The month `open` stands for stays without an end:
-- they belong to the newer release.
with covered_rules as (
  select rules.table_name, rules.older, rules.rule_number, covered.month
  from combination_rules rules
  join covered_months covered
    on covered.table_name = rules.table_name and covered.release = rules.newer
  where covered.month >= {{month|rules.from_date}}
),
present as (
  select distinct table_name, release from release_months
),
owned as (
  select covered_rules.table_name, older, month, min(rule_number) as rule_number
  from covered_rules
  join present
    on present.table_name = covered_rules.table_name and present.release = covered_rules.older
  group by covered_rules.table_name, older, month
  union all
  select table_name, older, 'open' as month, min(rule_number) as rule_number
  from covered_rules
  where table_name = 'detentions'
  group by table_name, older
)
select owned.table_name as owned_table, owned.older as owned_older, owned.month as owned_month,
  rules.newer as owned_by, rules.from_date as owned_from
from owned
join combination_rules rules
  on rules.table_name = owned.table_name and rules.older = owned.older
  and rules.rule_number = owned.rule_number
