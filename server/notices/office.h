// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

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
  /// `https://school.example`, without a slash at the end.
  std::function<std::string()> url;
  /// A new connection; none where no mail server is configured.
  std::function<std::unique_ptr<net::MailTransport>()> connect;
  /// The owner may look at the secrets of mails, because no mail ever leaves this machine.
  bool preview = false;

  Setting setting(const school::School& school) const { return {school, texts, url()}; }
};

}  // namespace notices
