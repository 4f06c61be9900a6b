package org.mediatranscoder.ui.login;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where every link to sign in leads: remembers the page that the person comes from. */
@Controller
class SignInController {

  @GetMapping("/sign-in")
  String signIn(@RequestParam(defaultValue = ReturnPage.START) String to, HttpSession session) {
    ReturnPage.remember(session, to);
    return "redirect:/oauth2/authorization/transcoder";
  }
}
