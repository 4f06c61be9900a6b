package org.mediatranscoder.web.problem;

import org.mediatranscoder.model.error.ErrorCode;

/**
 * What a person reads of an error, in plain words and without what the server knows about it.
 *
 * @param title what happened
 * @param text what the person can do
 */
record ProblemPageWords(String title, String text) {

  static ProblemPageWords of(String code, int status) {
    if (code.equals(ErrorCode.LINK_INVALID.code())) {
      return new ProblemPageWords(
          "This link does not work",
          "It may not have been copied whole, or it was revoked. Ask the person who sent it for a new one.");
    }
    return switch (status) {
      case 401 ->
          new ProblemPageWords(
              "You are not signed in",
              "Sign in on the start page. A program sends an access token with its request.");
      case 403 ->
          new ProblemPageWords(
              "This is not allowed",
              "The page may have been open for too long. Go back, reload it and try again.");
      case 404 ->
          new ProblemPageWords(
              "There is nothing at this address",
              "The address may have been mistyped, or what was here was deleted.");
      case 410 ->
          new ProblemPageWords(
              "This file is no longer kept",
              "Files are deleted after some time, or by their owner. If it is yours, convert it again.");
      case 429 -> new ProblemPageWords("Too many requests", "Wait a minute, then try again.");
      case 503 ->
          new ProblemPageWords(
              "The service cannot answer just now",
              "A part of it is unavailable. Try again in a minute.");
      default -> status >= 500 ? fault() : malformed();
    };
  }

  private static ProblemPageWords fault() {
    return new ProblemPageWords(
        "Something went wrong on our side",
        "Try again in a moment. If it happens again, tell us the reference below.");
  }

  private static ProblemPageWords malformed() {
    return new ProblemPageWords(
        "This request cannot be answered", "Go back and try again from the start page.");
  }
}
