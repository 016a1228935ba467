-- makes: anomaly_counts
-- reads: lifecycle_anomalies, anomalies, sheets, anomaly_kinds
-- Anomalies counted by kind, release, file and month, with what the measures do about them. Cells
-- that cannot be what their column says are among them.
with counted as (
  select lifecycle_anomalies.kind, sheets.release, sheets.origin_file, month, count(*) as records
  from lifecycle_anomalies
  join sheets on sheets.sheet_number = {{sheet_of|lifecycle_anomalies.origin}}
  group by lifecycle_anomalies.kind, sheets.release, sheets.origin_file, month
  union all
  select 'impossible-cell' as kind, release, origin_file, cast(null as {{text}}) as month,
    count(*) as records
  from anomalies
  group by release, origin_file
)
select counted.kind, counted.release, counted.origin_file, counted.month, counted.records,
  anomaly_kinds.treatment
from counted
join anomaly_kinds on anomaly_kinds.kind = counted.kind
