package org.mediatranscoder.web.repeat;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Does each {@link FixedDelayTask} that is a bean, from when the service is up until it stops. */
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@ConditionalOnBean(FixedDelayTask.class)
@EnableScheduling
public class RepeatAutoConfiguration implements SchedulingConfigurer {

  private final List<FixedDelayTask> all;

  RepeatAutoConfiguration(List<FixedDelayTask> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    all.forEach(tasks::addFixedDelayTask);
  }
}
