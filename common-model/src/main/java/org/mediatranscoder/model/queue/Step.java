package org.mediatranscoder.model.queue;

/** What a message asks a worker to do for a job; the name is part of the message's id. */
public enum Step {
  /** Runs the job: {@link TranscodeHandler#transcode}. */
  TRANSCODE,
  /** Encodes one chunk of a video: {@link SegmentHandler#segment}. */
  SEGMENT,
  /** Joins the chunks of a video: {@link SegmentHandler#assemble}. */
  ASSEMBLE,
  /** Tells the owner how the job ended: {@link NotifyHandler#jobEnded}. */
  NOTIFY,
  /** Finds the webhooks that are to hear of it: {@link WebhookHandler#callWebhooks}. */
  CALL_WEBHOOKS,
  /** Sends it to one webhook: {@link WebhookHandler#callWebhook}. */
  CALL_WEBHOOK
}
