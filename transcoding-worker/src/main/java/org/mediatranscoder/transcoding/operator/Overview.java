package org.mediatranscoder.transcoding.operator;

import java.util.List;

/**
 * The system at a glance.
 *
 * @param worker the instance that answers
 */
record Overview(List<QueueView> queues, MachineView worker) {

  Overview {
    queues = List.copyOf(queues);
  }
}
