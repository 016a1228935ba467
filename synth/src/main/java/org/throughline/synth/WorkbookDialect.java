package org.throughline.synth;

import tools.jackson.databind.JsonNode;

/// How a workbook is written; all of it is allowed, and seen in exports of one program or another.
///
/// @param inline texts stand in their cells, not in the shared table
/// @param rich some shared texts consist of two runs
/// @param bare cells have no references; empty ones hold the places
/// @param epoch1904 days count from 1904-01-01
/// @param claims the extent that each sheet claims; empty for none
/// @param foreign sheets besides: a summary first, an empty one and a hidden stale one last
record WorkbookDialect(
    boolean inline, boolean rich, boolean bare, boolean epoch1904, String claims, boolean foreign) {

  /// Days between the two epochs.
  static final int EPOCHS_APART = 1462;

  static WorkbookDialect of(JsonNode node) {
    return new WorkbookDialect(
        node.path("inline").asBoolean(false),
        node.path("rich").asBoolean(false),
        node.path("bare").asBoolean(false),
        node.path("epoch1904").asBoolean(false),
        node.path("claims").asString(""),
        node.path("foreign").asBoolean(false));
  }
}
