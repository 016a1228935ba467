package org.throughline.releases;

import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/// Puts the records of one sheet of a binary workbook together to rows.
final class XlsRows extends AbortableHSSFListener {

  private static final short STOP = 1;

  private final int wanted;
  private final RowConsumer consumer;
  private final CellRow row = new CellRow();
  private @Nullable SSTRecord texts;
  private int sheet = -1;
  private int number;
  private int formulaColumn;
  private boolean going = true;

  XlsRows(int wanted, RowConsumer consumer) {
    this.wanted = wanted;
    this.consumer = consumer;
  }

  @Override
  public short abortableProcessRecord(Record record) {
    switch (record) {
      case BOFRecord begin -> {
        // Sheets follow one another in the order of their names; macros and charts are sheets too.
        sheet += begin.getType() == BOFRecord.TYPE_WORKBOOK ? 0 : 1;
      }
      case SSTRecord all -> texts = all;
      case StringRecord text when sheet == wanted -> row.text(formulaColumn, text.getString());
      case CellValueRecordInterface cell when sheet == wanted -> put(cell);
      default -> {}
    }
    return going && sheet <= wanted ? 0 : STOP;
  }

  private void put(CellValueRecordInterface cell) {
    if (cell.getRow() + 1 != number) {
      hand();
      number = cell.getRow() + 1;
      row.begin(number);
    }
    int column = cell.getColumn();
    switch (cell) {
      case NumberRecord value -> row.number(column, value.getValue());
      case RKRecord value -> row.number(column, value.getRKNumber());
      case LabelSSTRecord value -> shared(column, value.getSSTIndex());
      case LabelRecord value -> text(column, value.getValue());
      case BoolErrRecord value when value.isBoolean() ->
          row.text(column, value.getBooleanValue() ? "TRUE" : "FALSE");
      case BoolErrRecord value -> row.error(column, error(value.getErrorValue()));
      case FormulaRecord value -> formula(column, value);
      default -> {}
    }
  }

  private void formula(int column, FormulaRecord formula) {
    formulaColumn = column;
    switch (formula.getCachedResultTypeEnum()) {
      case NUMERIC -> row.number(column, formula.getValue());
      case BOOLEAN -> row.text(column, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
      case ERROR -> row.error(column, error((byte) formula.getCachedErrorValue()));
      case STRING, BLANK, FORMULA, _NONE -> {}
    }
  }

  private static String error(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR!";
  }

  private void shared(int column, int index) {
    if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
      throw new IllegalStateException("a cell refers to a text that is not there");
    }
    text(column, texts.getString(index).getString());
  }

  private void text(int column, String value) {
    if (!value.isEmpty()) {
      row.text(column, value);
    }
  }

  private void hand() {
    if (number > 0 && going) {
      going = consumer.accept(row);
    }
  }

  /// Hands over the last row.
  void finish() {
    hand();
  }
}
