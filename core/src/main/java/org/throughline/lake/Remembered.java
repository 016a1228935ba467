package org.throughline.lake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What texts of one column turned out to be. Most columns repeat few texts, so each is typed once.
final class Remembered {

  /// Beyond this many texts that stand in the cells themselves the memory is better spent.
  private static final int MOST_TEXTS = 4096;

  private static final int PAGE_BITS = 9;
  private static final int PAGE = 1 << PAGE_BITS;

  private final Map<String, Typed> byText = new HashMap<>();

  /// By place among the workbook's shared texts, in pages that exist only where this column has texts.
  private @Nullable Typed[][] pages = new Typed[64][];

  @Nullable Typed find(String text, int code) {
    if (code < 0) {
      return byText.get(text);
    }
    int page = code >> PAGE_BITS;
    @Nullable Typed[] found = page < pages.length ? pages[page] : null;
    return found == null ? null : found[code & PAGE - 1];
  }

  void put(String text, int code, Typed typed) {
    if (code >= 0) {
      page(code >> PAGE_BITS)[code & PAGE - 1] = typed;
    } else if (byText.size() < MOST_TEXTS) {
      byText.put(text, typed);
    }
  }

  private @Nullable Typed[] page(int page) {
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
    }
    @Nullable Typed[] found = pages[page];
    if (found == null) {
      found = new Typed[PAGE];
      pages[page] = found;
    }
    return found;
  }
}
