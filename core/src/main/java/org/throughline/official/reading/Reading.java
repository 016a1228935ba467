package org.throughline.official.reading;

import java.util.List;
import org.throughline.facilities.FacilityList;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.releases.Problem;

/// What a pile of official files comes to.
///
/// @param registry the tables that were looked for
/// @param postings in order
/// @param observations every number that was read, those with faults too
/// @param rows rows of lists
/// @param notRead numbers that were not read
/// @param problems what kept files and tables from being read
/// @param lists lists of facilities with codes or capacities that lay in the pile
public record Reading(
    OfficialRegistry registry,
    List<Posting> postings,
    List<Observation> observations,
    List<ListRow> rows,
    List<NotRead> notRead,
    List<Problem> problems,
    List<FacilityList> lists) {}
