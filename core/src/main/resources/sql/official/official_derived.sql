-- makes: official_derived
-- reads: official_flows, official_facility_spans, official_shares, official_occupancy
-- All series that follow from printed numbers, each number with its formula and its sources; where the formula does not
-- hold there is no number but the reason.
select * from official_flows
union all
select * from official_facility_spans
union all
select * from official_shares
union all
select * from official_occupancy
