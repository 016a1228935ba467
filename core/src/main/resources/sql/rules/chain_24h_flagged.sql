-- makes: rule_chain_24h_flagged
-- reads: event_chains
-- Records of one chain are flagged and all kept.
select table_name, origin, true as is_kept
from event_chains
