// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "db/database.h"
#include "mail/mail_log.h"
#include "mail/message.h"
#include "net/smtp.h"

namespace mail {

struct DeliveryParts {
  db::Database& db;
  const base::Clock& clock;
  /// In whose name mails leave at this moment.
  std::function<Sender(db::Reader&)> sender;
  /// The server refused the address itself: whoever knows its owner notes it, in the transaction
  /// that marks the mail as failed.
  std::function<void(db::Transaction&, const Email& address, const std::string& answer)>
      on_hard_bounce;
};

struct DeliveryOptions {
  /// 0: as fast as the server takes them.
  int per_minute = 0;
};

/// Why nothing leaves, for the status page.
struct Trouble {
  Instant since;
  std::string answer;
};

/// Hands due mails to a mail server. Several threads and nodes may do so at once: each mail is
/// leased to one, and of one recipient's mails the next leaves only when the one before is done
/// with. Nothing is sent inside a transaction; a mail whose outcome is not known, because the
/// connection or the process died, is sent again with the same Message-ID. While the server itself
/// is in trouble mails wait as long as it takes.
class Delivery {
 public:
  static constexpr std::chrono::minutes lease{3};
  static constexpr std::chrono::days retry_for{3};

  Delivery(DeliveryParts parts, DeliveryOptions options = {});

  /// Sends what is due, on the calling thread; how many it tried. Ends early when the server is in
  /// trouble or the rate is used up.
  int send_due(net::MailTransport& transport, int mails_max = 100);

  std::optional<Trouble> trouble() const;

 private:
  struct Taken;
  std::optional<Taken> take();
  net::SendResult hand_over(net::MailTransport& transport, const Taken& mail) const;
  void note_trouble(const net::SendResult& result);
  bool may_send_now();

  DeliveryParts parts_;
  DeliveryOptions options_;
  mutable std::mutex mutex_;
  std::optional<Trouble> trouble_;
  int troubles_ = 0;
  std::chrono::nanoseconds pause_until_{0};
  std::chrono::nanoseconds counted_at_{0};
  double allowed_ = 1;
};

}  // namespace mail
