package org.throughline.disclosure.attack;

import java.math.BigInteger;

/// A fraction, exactly; the denominator is positive and shares no factor with the numerator.
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

  static final Ratio ZERO = of(0);

  Ratio {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("Division of " + numerator + " by zero");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger factor = numerator.gcd(denominator);
      if (denominator.signum() < 0) {
        factor = factor.negate();
      }
      numerator = numerator.divide(factor);
      denominator = denominator.divide(factor);
    }
  }

  static Ratio of(long whole) {
    return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  Ratio plus(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Ratio minus(Ratio other) {
    return plus(other.negated());
  }

  Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Ratio over(Ratio other) {
    return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Ratio negated() {
    return new Ratio(numerator.negate(), denominator);
  }

  int sign() {
    return numerator.signum();
  }

  /// The nearest double.
  double approximate() {
    return new java.math.BigDecimal(numerator)
        .divide(new java.math.BigDecimal(denominator), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  @Override
  public int compareTo(Ratio other) {
    return minus(other).sign();
  }
}
