-- makes: window_24h
-- reads: repeated_events
-- Episodes of at most 24 hours (ours): records of one person (for detainers: and type and facility) with no more than 24 hours between one and the
-- next form a chain, and a chain is cut every 24 hours, counted from its first record. So an episode cannot grow without bound.
-- The record that stands for the episode is one that is not a reprocessed arrest, the earliest, the most complete; a remaining tie is broken by what
-- the records say, never by the order of files, sheets, rows or columns.
select table_name, origin, episode_rows, place
from (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, subgroup, chain, cut) as episode_rows,
    row_number() over (
      partition by table_name, release_number, person, subgroup, chain, cut
      order by reprocessed nulls last, event_time nulls last, {{filled|content}} desc nulls last,
        content nulls last, origin nulls last
    ) as place
  from (
    select since.*,
      case when since_first <= 86400 then 1 else ceil(since_first / 86400.0) end as cut
    from (
      select chains.*,
        event_second - min(event_second) over (
          partition by table_name, release_number, person, subgroup, chain
        ) as since_first
      from (
        select gaps.*,
          sum(begins) over (
            partition by table_name, release_number, person, subgroup
            order by event_second nulls last, origin nulls last
            rows between unbounded preceding and current row
          ) as chain
        from (
          select repeated_events.*, {{seconds|event_time}} as event_second,
            case
              when {{seconds|event_time}} - lag({{seconds|event_time}}) over (
                partition by table_name, release_number, person, subgroup
                order by event_time nulls last, origin nulls last
              ) <= 86400 then 0 else 1
            end as begins
          from repeated_events
          where table_name in ('arrests', 'detainers')
        ) gaps
      ) chains
    ) since
  ) cuts
) placed
where episode_rows > 1
