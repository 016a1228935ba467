package org.throughline.disclosure.history;

/// A fact and the publication that it first appeared in.
public record Entry(String publication, Fact fact) {

  public Entry {
    if (publication.isBlank()) {
      throw new IllegalArgumentException("A ledger entry needs the name of its publication");
    }
  }
}
