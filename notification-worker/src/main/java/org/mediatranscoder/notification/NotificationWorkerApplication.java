package org.mediatranscoder.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class NotificationWorkerApplication {

  static void main(String[] args) {
    SpringApplication.run(NotificationWorkerApplication.class, args);
  }
}
