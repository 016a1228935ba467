-- makes: rule_chain_24h
-- reads: event_chains
-- Of the records of one episode the first is kept.
select table_name, origin, place = 1 as is_kept
from event_chains
where episode_rows > 1
