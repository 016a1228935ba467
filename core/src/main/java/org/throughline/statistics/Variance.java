package org.throughline.statistics;

/// How the variance of an estimate is reckoned. They differ, so an estimate names its own.
public enum Variance {
  /// Sum of squared influences of the subjects, as R's `survfit` for several causes.
  INFINITESIMAL_JACKKNIFE,
  /// Aalen's, with a factor for ties, as R's `cmprsk`. Not for delayed entry.
  AALEN,
  /// Greenwood's, as R's `survfit` for one cause.
  GREENWOOD
}
