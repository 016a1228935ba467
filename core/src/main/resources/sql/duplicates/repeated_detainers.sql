-- makes: repeated_detainers
-- reads: detainers, released_detainers
-- Detainers of people who have more than one, for the rules that find duplicates. The subgroup is
-- type and facility (Deportation Data Project, newest scripts): two forms sent to two jails are two
-- detainers. `content` is all that the lake keeps of the record.
with people_with_several as (
  select release, person
  from detainers
  where person is not null
  group by release, person
  having count(*) > 1
)
select
  'detainers' as table_name, rows_of_all.release_number, rows_of_all.person,
  origin,
  detainer_time as event_time,
  cast(detainer_time as date) as event_date,
  coalesce(detainer_type, '') || '/' || coalesce(facility_code, facility, '') as subgroup,
  0 as reprocessed,
  cast(null as {{text}}) as destination,
    {{cell|redacted}} || {{cell|detainer_time}} || {{cell|detainer_fiscal_year}} ||
    {{cell|detainer_type}} || {{cell|aor}} || {{cell|state}} || {{cell|facility}} ||
    {{cell|facility_code}} || {{cell|facility_function}} || {{cell|facility_type}} ||
    {{cell|facility_other_type}} || {{cell|lift_date}} || {{cell|lift_reason}} ||
    {{cell|lift_reason_code}} || {{cell|lift_reason_2}} || {{cell|lift_reason_2_code}} ||
    {{cell|active}} || {{cell|current_detainer}} || {{cell|latest_detainer}} ||
    {{cell|previous_cancelled}} || {{cell|previous_cancelled_date}} || {{cell|removal_case}} ||
    {{cell|created_date}} || {{cell|criminality}} || {{cell|threat_level}} ||
    {{cell|disposition}} || {{cell|program}} || {{cell|case_status}} || {{cell|case_category}} ||
    {{cell|final_order}} || {{cell|final_order_date}} || {{cell|departure_port}} ||
    {{cell|departure_country}} || {{cell|departed_date}} || {{cell|arrest_time}} ||
    {{cell|arrest_aor}} || {{cell|method}} || {{cell|arrest_case_category}} ||
    {{cell|arrest_case_category_code}} || {{cell|arrest_program}} ||
    {{cell|arrest_program_current}} || {{cell|arrest_program_group}} ||
    {{cell|mandatory_detention}} || {{cell|felon}} || {{cell|msc_charge}} ||
    {{cell|msc_charge_code}} || {{cell|msc_charge_date}} || {{cell|msc_charge_status}} ||
    {{cell|msc_crime_class}} || {{cell|msc_conviction_date}} || {{cell|msc_sentence_days}} ||
    {{cell|msc_sentence_months}} || {{cell|msc_sentence_years}} || {{cell|charge_name}} ||
    {{cell|charge_code}} || {{cell|charge_date}} || {{cell|charge_status}} ||
    {{cell|charge_crime_class}} || {{cell|charge_conviction_date}} ||
    {{cell|charge_sentence_days}} || {{cell|charge_sentence_months}} ||
    {{cell|charge_sentence_years}} || {{cell|pending_name}} || {{cell|pending_code}} ||
    {{cell|pending_date}} || {{cell|pending_status}} || {{cell|pending_crime_class}} ||
    {{cell|pending_conviction_date}} || {{cell|pending_sentence_days}} ||
    {{cell|pending_sentence_months}} || {{cell|pending_sentence_years}} ||
    {{cell|flag_prior_felony}} || {{cell|flag_multiple_misdemeanors}} ||
    {{cell|flag_violent_misdemeanor}} || {{cell|flag_illegal_entry}} ||
    {{cell|flag_illegal_reentry}} || {{cell|flag_immigration_fraud}} ||
    {{cell|flag_significant_risk}} || {{cell|flag_other_removal_reason}} ||
    {{cell|flag_street_gang}} || {{cell|flag_aggravated_felony}} ||
    {{cell|flag_deportation_ordered}} || {{cell|flag_show_cause_served}} ||
    {{cell|flag_biometric_match}} || {{cell|flag_statements_made}} ||
    {{cell|flag_unlawful_attempt}} || {{cell|flag_unlawful_entry}} || {{cell|flag_visa}} ||
    {{cell|flag_final_order}} || {{cell|flag_federal_interest}} ||
    {{cell|flag_federal_register}} || {{cell|flag_resume_custody}} ||
    {{cell|flag_active_investigation}} || {{cell|flag_warrant_served}} ||
    {{cell|flag_notify_release}} || {{cell|flag_request_upon_conviction}} ||
    {{cell|flag_death_transfer_notify}} || {{cell|flag_request_acceptance}} ||
    {{cell|flag_return_signature}} || {{cell|flag_return_envelope}} || {{cell|flag_return_fax}} ||
    {{cell|other_removal_reason_text}} || {{cell|show_cause_served_date}} ||
    {{cell|warrant_served_date}} || {{cell|component_notified}} ||
    {{cell|projected_release_date}} || {{cell|projected_release_year}} ||
    {{cell|projected_release_month}} || {{cell|projected_release_day}} ||
    {{cell|admission_class}} || {{cell|student_violator}} || {{cell|status_violation}} ||
    {{cell|overstay}} || {{cell|visa_abuse}} || {{cell|person_visa_abuse}} || {{cell|gang}} ||
    {{cell|person_gang}} || {{cell|entry_date}} || {{cell|entry_status}} ||
    {{cell|latest_entry_date}} || {{cell|latest_entry_status}} || {{cell|birth_year}} ||
    {{cell|birth_country}} || {{cell|citizenship}} || {{cell|gender}} || {{cell|race}} ||
    {{cell|ethnicity}} as content
from released_detainers rows_of_all
join people_with_several
  on people_with_several.release = rows_of_all.release
  and people_with_several.person = rows_of_all.person
where detainer_time is not null
