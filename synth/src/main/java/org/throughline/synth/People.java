package org.throughline.synth;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Tells who a person is, always the same for the same seed and number.
final class People {

  private static final int CONVICTED = 1;
  private static final int CHARGED = 2;
  private static final int NEITHER = 3;

  private final long seed;
  private final Values values;
  private final long latest;

  /// Nothing in a person's past is later than `latest`.
  People(long seed, Values values, long latest) {
    this.seed = seed;
    this.values = values;
    this.latest = latest;
  }

  Person person(int number) {
    Dice dice = Dice.of(seed, Salt.PERSON, number);
    int birthYear = Math.clamp(Math.round(1991 + 11 * dice.bell()), 1935, 2024);
    int criminality = criminality(dice);
    boolean entryKnown = dice.chance(0.6);
    long entered = latest - dice.between(0, 20L * 365) * Moments.DAY;
    return new Person(
        number,
        id(number),
        looks(dice),
        birthYear,
        criminality,
        entryKnown ? Moments.midnight(entered) : Moments.NEVER,
        values.pick("entry_status", dice),
        conviction(criminality, dice));
  }

  private Person.Looks looks(Dice dice) {
    String citizenship = values.pick("citizenship", dice);
    String birthCountry = dice.chance(0.985) ? citizenship : values.pick("citizenship", dice);
    return new Person.Looks(
        citizenship,
        birthCountry,
        values.pick("gender", dice),
        values.pick("marital", dice),
        values.pick("ethnicity", dice),
        values.pick("race", dice));
  }

  private static int criminality(Dice dice) {
    double mark = dice.unit();
    return mark < 0.33 ? CONVICTED : mark < 0.58 ? CHARGED : NEITHER;
  }

  private @Nullable Conviction conviction(int criminality, Dice dice) {
    if (criminality != CONVICTED) {
      return null;
    }
    long convicted = Moments.midnight(latest - dice.between(30, 20L * 365) * Moments.DAY);
    long charged = convicted - dice.between(0, 500) * Moments.DAY;
    int days = dice.chance(0.25) ? (int) dice.between(1, 180) : 0;
    int months = dice.chance(0.2) ? (int) dice.between(1, 60) : 0;
    int years = dice.chance(0.18) ? (int) dice.between(1, 20) : 0;
    return new Conviction(
        values.pick("conviction", dice),
        values.pick("crime_class", dice),
        charged,
        convicted,
        new Conviction.Sentence(days, months, years));
  }

  private String id(int number) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(Dice.hash(seed, Salt.IDENTIFIER, number, 0))
        + hex.toHexDigits(Dice.hash(seed, Salt.IDENTIFIER, number, 1))
        + hex.toHexDigits((int) Dice.hash(seed, Salt.IDENTIFIER, number, 2));
  }
}
