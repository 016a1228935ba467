-- makes: official_observations
-- reads: official_numbers, official_table_faults, official_jumps, official_postings, official_overrides
-- Every number with the first rule that keeps it out of the series, and what that rule saw. An override takes a
-- number back into the series, or puts one out.
with table_faults as (
  select
    numbers.number,
    min(case faults.rule when 'posted-again' then 1 when 'same-numbers-under-a-later-date' then 2 else 3 end) as first_rule,
    min(faults.earlier_posting) as earlier_posting,
    min(faults.earlier_as_of) as earlier_as_of
  from official_numbers as numbers
  join official_table_faults as faults
    on faults.posting = numbers.posting and (faults.table_name is null
      or faults.table_name = numbers.table_name and faults.sheet = numbers.sheet and faults.as_of = numbers.as_of)
  group by numbers.number
),
ruled as (
  select
    numbers.number, numbers.meaning, numbers.cell, numbers.posting, numbers.sheet, numbers.table_name, numbers.fiscal_year,
    numbers.as_of, numbers.series, numbers.unit, numbers.dimensions, numbers.period_kind, numbers.period_start,
    numbers.period_end, numbers.value, numbers.low, numbers.high, postings.file, postings.sha256, postings.producer, cast(postings.posted as date) as posted,
    case
      when numbers.rule is not null then numbers.rule
      when table_faults.first_rule = 1 then 'posted-again'
      when table_faults.first_rule = 2 then 'same-numbers-under-a-later-date'
      when table_faults.first_rule = 3 then 'date-did-not-move'
      when jumps.number is not null then jumps.rule
    end as found_rule,
    case
      when numbers.rule is not null then numbers.evidence
      when table_faults.first_rule = 1 then 'the same file was posted before as ' || earlier.file
      when table_faults.first_rule = 2
        then 'all numbers of the table stand under ' || cast(table_faults.earlier_as_of as {{text}}) || ' in ' || earlier.file
      when table_faults.first_rule = 3
        then 'under ' || cast(numbers.as_of as {{text}}) || ' no good posting before has these numbers, and ' || earlier.file || ' is dated ' || cast(table_faults.earlier_as_of as {{text}})
      when jumps.rule = 'count-to-date-falls'
        then 'a count to date does not fall; the posting beside it says ' || cast(jumps.expected as {{text}})
      when jumps.number is not null
        then 'the posting before says ' || cast(jumps.expected as {{text}}) || '; revisions never exceeded the share ' || cast(jumps.largest_revision as {{text}})
    end as found_evidence
  from official_numbers as numbers
  join official_postings as postings on postings.posting = numbers.posting
  left join table_faults on table_faults.number = numbers.number
  left join official_postings as earlier on earlier.posting = table_faults.earlier_posting
  left join official_jumps as jumps on jumps.number = numbers.number
),
decided as (
  select
    ruled.number,
    min(overrides.override) as override
  from ruled
  join official_overrides as overrides
    on (overrides.file is null or overrides.file = ruled.file)
    and (overrides.sheet is null or overrides.sheet = ruled.sheet)
    and (overrides.table_name is null or overrides.table_name = ruled.table_name)
    and (overrides.cell is null or overrides.cell = ruled.cell)
    and (overrides.rule is null or overrides.rule = ruled.found_rule)
    and (overrides.keep and ruled.found_rule is not null or not overrides.keep and ruled.found_rule is null)
  group by ruled.number
)
select
  ruled.*,
  overrides.because,
  coalesce(overrides.keep, false) as kept_by_hand,
  case
    when overrides.keep then cast(null as {{text}})
    when overrides.override is not null then 'by-hand'
    else ruled.found_rule
  end as excluded_by,
  case when overrides.override is not null and not overrides.keep then overrides.because else ruled.found_evidence end as excluded_because
from ruled
left join decided on decided.number = ruled.number
left join official_overrides as overrides on overrides.override = decided.override
