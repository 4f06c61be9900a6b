package org.mediatranscoder.notification.mail;

/**
 * What one mail says, still without a mail format.
 *
 * @param reference the same for every mail about the same end of the same job; letters, digits,
 *     hyphens and dots only
 * @param subject one line
 */
record JobMail(String reference, String recipient, String subject, String text, String html) {}
