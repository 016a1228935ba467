-- makes: drift_risk_classifications
-- reads: risk_classifications
-- Every row of the lake by the day of the decision, with the columns whose sets of values are
-- compared between releases.
select
  release, person,
  {{month|decision_date}} as month,
  {{shown|aor}} as aor,
  {{shown|decision_type}} as decision_type,
  {{shown|final_decision}} as final_decision,
  {{shown|public_safety_risk}} as public_safety_risk,
  {{shown|flight_risk}} as flight_risk,
  {{shown|special_vulnerability}} as special_vulnerability,
  {{shown|mandatory_detention}} as mandatory_detention,
  {{shown|final_order}} as final_order
from risk_classifications
