/// Places of detention, from the lists that ICE publishes.
///
/// In: workbooks with lists of facilities, with or without codes; a built lake, whose releases name
/// facilities by code. Out: the tables `facility_listings`, `facilities`, `facility_names` and
/// `facility_codes` beside the lake's. A list without codes gets them by name and place, or not at all.
/// Not done here: anything about people, or about what happened in a facility.
@org.jspecify.annotations.NullMarked
package org.throughline.facilities;
