package org.mediatranscoder.model.format;

/** What a format is good for: pages group formats by it. */
public enum Purpose {
  /** Plays everywhere. */
  EVERYWHERE,
  /** Smaller files for newer players. */
  SMALLER,
  /** Small enough for a messenger or a mail: below a number of megabytes. */
  CHAT,
  /** For web pages: several sizes, of which a player takes the one that the connection allows. */
  WEB,
  /** For editing programs: large, and nothing is lost that matters. */
  EDITING,
  /** The file as it is, without what it says of its maker. */
  ORIGINAL,
  /** Audio alone. */
  AUDIO,
  /** Pictures and animations. */
  PICTURES
}
