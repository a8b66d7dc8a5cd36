// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "courses/compiled_courses.h"
#include "mail/message.h"
#include "mail/texts.h"
#include "net/smtp.h"
#include "notices/notice.h"

namespace notices {

/// How this program sends mail. The application fills it in and adds it to the parts of the
/// services.
struct Office {
  mail::Texts texts;
  /// In whose name mails leave at this moment.
  std::function<mail::Sender(db::Reader&)> sender;
  /// `https://school.example`, without a slash at the end. Of the school as the caller read it, so
  /// that composing inside a transaction opens no second connection.
  std::function<std::string(const school::School&)> url;
  /// A new connection; none where no mail server is configured.
  std::function<std::unique_ptr<net::MailTransport>()> connect;
  /// The owner may look at the secrets of mails, because no mail ever leaves this machine.
  bool preview = false;

  /// Where lessons are counted; absent: read anew each time.
  courses::CompiledCourses* courses = nullptr;

  Setting setting(const school::School& school) const {
    return {school, texts, url(school), courses};
  }
};

}  // namespace notices
