package org.throughline.engine;

/// The engine that was asked for is not there or does not start. The message is a sentence for the user.
public final class NoEngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoEngineException(String message, Throwable cause) {
    super(message, cause);
  }

  NoEngineException(String message) {
    super(message);
  }
}
